"""A filing in; under which heads of spending its own staff and everybody else are paid, and which groups that are, out."""

from __future__ import annotations

from collections.abc import Sequence

from generator.city import Filing
from generator.model.policy import PayHead
from generator.model.staff import Staff, StaffGroup

OWN_KIND = "本校教职工"


def pay_heads(filing: Filing) -> tuple[str, ...]:
    """The heads under which the policy lets lessons be paid."""
    return tuple(row.head for row in filing.values.pay_heads)


def groups_paid(filing: Filing, head: str) -> list[StaffGroup]:
    """The groups of a filing that are paid under that head."""
    return paid_under(filing.values.pay_heads, filing.staff, head)


def paid_under(heads: Sequence[PayHead], staff: Staff, head: str) -> list[StaffGroup]:
    """The groups paid under a head: the school's own staff under one, everybody else under the other; none under any other head."""
    own = {row.whose == OWN_KIND for row in heads if row.head == head}
    return [group for group in staff.groups if (group.kind == OWN_KIND) in own]
