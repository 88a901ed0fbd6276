"""A filing's numbers of pupils and its staff in; the tables of 服务人数 and 师资配备 out.

Where one kind of outside staff is a single person, the kinds are put together: lessons times rate would be that person's pay.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.city import Filing
from generator.model.common import DaySpan, ExtraDay
from generator.model.record import Change, GradeRecord, Record
from generator.model.staff import Staff, StaffGroup
from generator.model.values import Group
from generator.wording.values import grade, grades

OWN = "本校教职工"


@dataclass(frozen=True, slots=True)
class PupilsRow:
    """Planned numbers of a grade, and the actual ones once applications are reviewed."""

    grade: str
    enrolled: int
    expected: int
    actual: tuple[int, int, int] | None
    """Enrolled, applied, taking part."""


@dataclass(frozen=True, slots=True)
class Pupils:
    """The table of pupils; `about` says that the numbers taking part are rounded to tens, `asked_about` that those of applications are."""

    rows: tuple[PupilsRow, ...]
    total: PupilsRow
    about: bool
    asked_about: bool


@dataclass(frozen=True, slots=True)
class StaffRow:
    """Persons of one kind, or of the outside kinds together; lessons are withheld where they are one person's."""

    kind: str
    people: int
    lessons: int | None
    pay: str


def actual(filing: Filing) -> Record | None:
    """The record of what happened, once it speaks of applications that have been reviewed by now."""
    found = filing.parts.get("record")
    return found if isinstance(found, Record) and found.applications.reviewed <= filing.as_of else None


def changed_by_now(filing: Filing) -> tuple[Change, ...]:
    """What the school has told families of changes during the term, in the order of the file."""
    record = actual(filing)
    return tuple(change for change in record.changes if change.date <= filing.as_of) if record else ()


def stopped_by_now(filing: Filing) -> tuple[DaySpan, ...]:
    """The days on which the service was stopped, those included that lie ahead of a span begun by now."""
    record = actual(filing)
    return tuple(span for span in record.suspended if span.first <= filing.as_of) if record else ()


def added_by_now(filing: Filing) -> tuple[ExtraDay, ...]:
    """The days of service held besides the planned ones."""
    record = actual(filing)
    return tuple(extra for extra in record.extra_days if extra.day <= filing.as_of) if record else ()


def pupils(filing: Filing) -> Pupils:
    """By grade, with the sums last."""
    record = actual(filing)
    happened = {row.grade: row for row in record.grades} if record else {}
    rows = tuple(
        PupilsRow(grade(row.grade), row.enrolled, row.expected, _actual(happened[row.grade]) if row.grade in happened else None)
        for row in sorted(filing.plan.grades, key=lambda row: row.grade)
    )
    numbers = [_actual(row) for row in happened.values()]
    summed = (sum(n[0] for n in numbers), sum(n[1] for n in numbers), sum(n[2] for n in numbers)) if numbers else None
    total = PupilsRow("合计", sum(row.enrolled for row in rows), sum(row.expected for row in rows), summed)
    return Pupils(rows, total, *((record.rounded, record.applications_rounded) if record else (False, False)))


def _actual(row: GradeRecord) -> tuple[int, int, int]:
    return row.enrolled, row.applied, row.participants


def persons(group: Group, threshold: int) -> str:
    """46人, or 不足5人 where the filing withholds the number or should have."""
    return f"不足{threshold}人" if group.number is None or 0 < group.number < threshold else f"{group.number}人"


def staff_rows(staff: Staff) -> tuple[StaffRow, ...]:
    """The school's own staff first, then outside staff by kind or, where a kind is one person, together."""
    own = tuple(_staff_row(group) for group in staff.groups if group.kind == OWN)
    outside = [group for group in staff.groups if group.kind != OWN]
    if all(group.people > 1 for group in outside):
        return own + tuple(_staff_row(group) for group in outside)
    return (*own, _together(outside))


def _staff_row(group: StaffGroup) -> StaffRow:
    return StaffRow(group.kind, group.people, group.lessons if group.people > 1 else None, group.rate.yuan)


def _together(groups: list[StaffGroup]) -> StaffRow:
    people = sum(group.people for group in groups)
    rates = sorted({group.rate for group in groups})
    kinds = "、".join(f"{group.kind}{group.people}人" for group in groups)
    pay = rates[0].yuan if len(rates) == 1 else f"{rates[0].yuan}至{rates[-1].yuan}"
    return StaffRow(f"校外聘请人员（{kinds}）", people, sum(g.lessons for g in groups) if people > 1 else None, pay)


def served(filing: Filing) -> str:
    """The grades served this term."""
    return grades(row.grade for row in filing.plan.grades)
