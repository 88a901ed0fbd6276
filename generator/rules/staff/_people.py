"""The staff of a term in; who of them is from outside the school out (三(四)1)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.staff import OutsidePerson, Staff, StaffGroup

OWN = "本校教职工"


def own_lessons(staff: Staff) -> int:
    """The planned lessons of the school's own staff."""
    return sum(group.lessons for group in staff.groups if group.kind == OWN)


def outside_groups(staff: Staff) -> Iterator[StaffGroup]:
    """The groups of people from outside the school."""
    return (group for group in staff.groups if group.kind != OWN and group.people)


def described(person: OutsidePerson) -> dict[str, object]:
    """What a finding says of a person: activity and kind, never the name."""
    return {"activity": person.activity, "kind": person.kind}
