"""三(四)1c: people from outside of a kind that the policy does not name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit, Where
from generator.model.staff import Staff
from generator.rules.framework import Modal, rule
from generator.rules.staff._people import outside_groups


@rule(
    clauses=("三(四)1c",),
    modal=Modal.IN_PRINCIPLE,
    reads=("staff",),
    zh="校外人员的类别“{kind}”不在所列类别（{kinds}）之内",
    en="“{kind}” is none of the kinds of outside staff that are named ({kinds})",
    mend_en="Use one of the kinds, or state a reason under `reasons` with the kind under `about`; it is printed on the notice.",
)
def outside_kind_other(filing: Filing) -> Iterator[Hit]:
    """聘请了所列类别以外的校外人员。

    查什么：校外人员的类别是政策列出的可以临时聘请的类别之一；同一类别只报一次，报在它第一次出现的地方。
    为什么：实施办法列出了可以临时聘请哪些人，其他人员要看是不是确有必要。
    怎么改：类别写错的，照所列名称改正；确需聘请其他人员的，在本文件 reasons 中写明理由（about 写类别），理由会公开显示。
    """
    kinds = filing.values.outside_staff_kinds
    for kind, where in first_named(filing.staff).items():
        if kind not in kinds:
            yield Hit(where, {"kind": kind, "kinds": kinds}, subject=kind)


def first_named(staff: Staff) -> dict[str, Where]:
    """Every kind of outside staff with the spot where it is named first: among the groups, else among the persons."""
    found: dict[str, Where] = {}
    for group in outside_groups(staff):
        found.setdefault(group.kind, group.at("kind"))
    for person in staff.outside:
        found.setdefault(person.kind, person.at("kind"))
    return found
