"""Two versions of a paper and what changed in; the same changes out, without values that no page shows or that help to find a withheld one.

Where a small group is withheld in either version, nothing is said of how the numbers moved that it is a part of: 由6人改为少于公开下限
beside a sum that fell by three fees gives the new number away. The pages of the two versions show what they always show.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.city import Filing
from generator.model.finance import Finance
from generator.model.record import Record
from generator.model.staff import Staff
from generator.model.values import Group
from generator.notices.changes.areas import Change
from generator.notices.pay import shown

Path = tuple[str, ...]

_OF_GROUPS: tuple[Path, ...] = tuple(
    ("finance", name)
    for name in ("charges", "reduced", "together", "exempt", "refunds", "supplements", "net_income", "closing", "disposal", "carried")
)  # fmt: skip
"""What the pupils of a small group are a part of, or what follows from such sums."""
_OF_PUPILS: tuple[Path, ...] = tuple(
    ("record", name) for name in ("applications", "grades", "priority", "leave_lessons", "leave_days", "leave_halves")
)  # fmt: skip
_OF_PAY: tuple[Path, ...] = (("finance", "spending"), ("staff", "groups", "lessons"), ("staff", "groups", "rate"))
_NEVER: tuple[Path, ...] = (
    ("finance", "agency", "refunds", "amount"), ("plan", "partners", "paid"), ("record", "leave_lessons"), ("record", "leave_days"),
    ("record", "leave_halves"), ("record", "reported"), ("staff", "outside", "contract"), ("staff", "outside", "qualification", "issuer"),
    ("staff", "outside", "qualification", "until"),
)  # fmt: skip
"""What a record holds and no paper prints, of single persons above all: it has changed, and that is all that is said."""


def discreet(found: Iterable[Change], old: Filing, new: Filing) -> tuple[Change, ...]:
    """In the same order, each sentence once."""
    quiet = quiet_paths(old, new)
    said = (_said(change, quiet) for change in found)
    return tuple({(change.area, change.sentence): change for change in said}.values())


def quiet_paths(old: Filing, new: Filing) -> tuple[Path, ...]:
    """The places of which no value may be told where two versions are compared."""
    return (*_NEVER, *_withheld(old), *_withheld(new))


def _said(change: Change, quiet: tuple[Path, ...]) -> Change:
    touched = any(change.path[: len(path)] == path for path in quiet)
    return replace(change, sentence=change.quiet) if touched and change.quiet else change


def _withheld(filing: Filing) -> tuple[Path, ...]:
    """The places whose numbers are not to be compared with those of another version."""
    books, record, staff = (filing.parts.get(name) for name in ("finance", "record", "staff"))
    least = filing.policy.values.small_group if filing.policy else 0
    found: tuple[Path, ...] = ()
    if isinstance(books, Finance) and any(_small(row.pupils, least) for row in books.groups):
        found += _OF_GROUPS + _OF_PUPILS
    if isinstance(record, Record) and (record.rounded or _small_priority(record, least)):
        found += _OF_PUPILS
    if _one_person(staff) or (isinstance(books, Finance) and filing.policy and shown(books, staff, filing.values.pay_heads) != books):
        found += _OF_PAY
    return found


def _small(group: Group, least: int) -> bool:
    return group.number is None or 0 < group.number < least


def _small_priority(record: Record, least: int) -> bool:
    return record.priority is not None and any(_small(group, least) for group in (record.priority.applied, record.priority.served))


def _one_person(staff: object) -> bool:
    return isinstance(staff, Staff) and any(group.people == 1 for group in staff.groups)
