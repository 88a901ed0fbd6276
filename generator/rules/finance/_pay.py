"""A filing in; under which heads of spending its own staff and everybody else are paid, and which groups that are, out."""

from __future__ import annotations

from generator.city import Filing
from generator.model.staff import StaffGroup

OWN_KIND = "本校教职工"


def pay_heads(filing: Filing) -> tuple[str, ...]:
    """The heads under which the policy lets lessons be paid."""
    return tuple(row.head for row in filing.values.pay_heads)


def groups_paid(filing: Filing, head: str) -> list[StaffGroup]:
    """The groups paid under that head: the school's own staff under one, everybody else under the other."""
    own = {row.whose == OWN_KIND for row in filing.values.pay_heads if row.head == head}
    return [group for group in filing.staff.groups if (group.kind == OWN_KIND) in own]
