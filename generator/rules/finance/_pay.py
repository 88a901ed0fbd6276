"""The staff file in; which of its groups are paid under which head of spending, out."""

from __future__ import annotations

from generator.model.staff import Staff, StaffGroup

OWN_KIND = "本校教职工"
OWN_PAY, OUTSIDE_PAY = "辅导教师劳务报酬", "校外聘请人员劳务报酬"
PAY_HEADS = (OWN_PAY, OUTSIDE_PAY)


def groups_paid(staff: Staff, head: str) -> list[StaffGroup]:
    """The groups paid under that head: the school's own staff under one, everybody else under the other."""
    return [group for group in staff.groups if (group.kind == OWN_KIND) == (head == OWN_PAY)]
