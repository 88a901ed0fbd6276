"""三(四)1a: own staff hold less than the larger part of the planned lessons."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.staff._people import OWN, own_lessons


@rule(
    clauses=("三(四)1a",),
    modal=Modal.IN_PRINCIPLE,
    reads=("staff",),
    zh="本校教职工计划承担{own}课时，各类人员共{total}课时，不到{percent}%",
    en="the school's own staff hold {own} of {total} planned lessons, less than {percent}%",
    mend_en="Let the school's own staff hold more lessons, or state a reason under `reasons`; it is printed on the notice.",
)
def own_staff_minority(filing: Filing) -> Iterator[Hit]:
    """本校教职工承担的课时不到多数。

    查什么：本校教职工的计划课时占各类人员计划课时之和的比例，不低于政策规定的“为主”的最低比例。
    为什么：实施办法要求课后服务以本校教职工为主，校外人员只是补充。
    怎么改：多安排本校教职工；确有困难的，在本文件 reasons 中写明理由，理由会公开显示在师资配备旁边。
    """
    staff, percent = filing.staff, filing.values.majority_percent
    own, total = own_lessons(staff), sum(group.lessons for group in staff.groups)
    if own * 100 >= percent * total:
        return
    group = next((group for group in staff.groups if group.kind == OWN), None)
    yield Hit(
        group.at("lessons") if group else staff.at("groups"),
        {"own": own, "total": total, "percent": percent},
        suggest=enough(total - own, percent) if group else None,
    )


def enough(rest: int, percent: int) -> int | None:
    """The fewest own lessons that are `percent` of all beside `rest` lessons of others; None when no number is."""
    return -(-rest * percent // (100 - percent)) if percent < 100 else None
