"""What can be owed, how it can stand, and one obligation with its state as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.model.values import TermId

SCHOOL, BUREAU = "学校", "教育局"

SOON = 10
"""What is due within so many days is soon."""


class Kind(StrEnum):
    """What is owed, in the order of a term.

    Only a licence is renewed in the middle of a term: safety documents, the inspection before a term and the qualifications
    of outside staff are judged with the plan, for the whole term that it is for.
    """

    MEASURES = "measures"
    CONSULT = "consult"
    PLAN = "plan"
    SUBMIT = "submit"
    APPROVAL = "approval"
    LETTER = "letter"
    APPLICATIONS = "applications"
    LICENCE = "licence"
    CORRECTION = "correction"
    SETTLE = "settle"
    STATEMENT = "statement"
    REFUND = "refund"
    REPORT = "report"


class State(StrEnum):
    """How an obligation stands; what was done late is done."""

    LATE = "late"
    SOON = "soon"
    OPEN = "open"
    UNKNOWN = "unknown"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Unknown:
    """Why nobody can tell: a cause as the checks name it, with its values."""

    cause: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation:
    """Something that is owed for a school, and `owner` is the one to act.

    `term` is None for what is owed once; `subject` tells several of a kind apart, as far as the files do.
    """

    school: str
    term: TermId | None
    kind: Kind
    due: dt.date | None
    done: dt.date | None
    state: State
    clauses: tuple[str, ...]
    owner: str = SCHOOL
    subject: str = ""
    why_unknown: Unknown | None = None


def judged(
    as_of: dt.date, school: str, term: TermId | None, kind: Kind, clauses: tuple[str, ...], *,
    due: dt.date | None, done: dt.date | None, owner: str = SCHOOL, subject: str = "", soon: int = SOON, why: Unknown | None = None,
) -> Obligation:  # fmt: skip
    """An obligation as it stands on `as_of`: what is done later is not done yet. `why` says why `due` is None."""
    finished = done if done is not None and done <= as_of else None
    state = _state(as_of, due, finished, soon)
    return Obligation(
        school=school, term=term, kind=kind, due=due, done=finished, state=state, clauses=clauses,
        owner=owner, subject=subject, why_unknown=why if state is State.UNKNOWN else None,
    )  # fmt: skip


def _state(as_of: dt.date, due: dt.date | None, done: dt.date | None, soon: int) -> State:
    if done is not None:
        return State.DONE
    if due is None:
        return State.UNKNOWN
    if as_of > due:
        return State.LATE
    return State.SOON if (due - as_of).days <= soon else State.OPEN
