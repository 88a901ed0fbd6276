"""三(四)1c: people from outside although no shortage of own staff is stated."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.staff._people import outside_groups


@rule(
    clauses=("三(四)1c",),
    modal=Modal.MUST,
    reads=("staff",),
    zh="聘请了校外人员（{kinds}），没有写明本校师资怎样不足",
    en="people from outside take part ({kinds}), but no shortage of the school's own staff is stated",
    mend_en="State the shortage under `shortage`; without one, do without people from outside.",
)
def outside_staff_without_shortage(filing: Filing) -> Iterator[Hit]:
    """聘请校外人员没有说明师资不足。

    查什么：有校外人员参加服务的，shortage 一项写明本校师资怎样不足。
    为什么：实施办法只允许师资力量不足的学校临时聘请校外人员。
    怎么改：在 shortage 中用一两句话写明缺哪方面的教师、缺多少；师资够用的，不聘请校外人员。
    """
    staff = filing.staff
    kinds = dict.fromkeys([group.kind for group in outside_groups(staff)] + [person.kind for person in staff.outside])
    if kinds and not staff.shortage:
        yield Hit(staff.at("shortage"), {"kinds": tuple(kinds)})
