"""A filing in; what is owed for its term out: from the consultation to the report on the term's work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.city import Filing, NotFiledError
from generator.due.kinds import BUREAU, SCHOOL, Kind, Obligation, Unknown, judged
from generator.due.standing import in_review, owes_statement, ran, settled, statement_deadline, turn, waits_until
from generator.model.policy import ParameterMissingError
from generator.model.values import ZERO
from generator.policy import YearUnknownError
from generator.policy.calendar import ONE_DAY

CANNOT_TELL = (NotFiledError, YearUnknownError, ParameterMissingError)
"""What may stand between an obligation and its day."""


@dataclass(frozen=True, slots=True)
class _Duty:
    """A kind of obligation of every term: whether it arises, its last day, the day it was done, who has to act."""

    kind: Kind
    clauses: tuple[str, ...]
    owed: Callable[[Filing], bool]
    due: Callable[[Filing], dt.date]
    done: Callable[[Filing], dt.date | None]
    owner: Callable[[Filing], str] = lambda _: SCHOOL


def of_term(filing: Filing) -> Iterator[Obligation]:
    """Everything that is owed for the filing's term, and each of its refunds."""
    if filing.policy is None:
        yield judged(filing.as_of, filing.school, filing.id, Kind.PLAN, ("四(一)e",), due=None, done=None, why=Unknown("no-policy"))
        return
    for duty in _DUTIES:
        found = _judge(filing, duty)
        if found is not None:
            yield found
    if filing.has("finance") and settled(filing):
        yield from _refunds(filing)


def why_unknown(error: NotFiledError | YearUnknownError | ParameterMissingError) -> Unknown:
    """The cause that a report names."""
    if isinstance(error, NotFiledError):
        return Unknown("broken-file" if error.broken else "missing-file", {"file": error.file})
    if isinstance(error, YearUnknownError):
        return Unknown("unknown-year", {"year": error.year})
    return Unknown("no-parameter", {"parameter": error.parameter})


# ------------------------------------------------------------------------------------------------- the last days


def _eve(filing: Filing) -> dt.date:
    """The last day before the term: consulted, made and submitted in this order, and the policy has one day for all three (四(一)e)."""
    return filing.term.starts - ONE_DAY


def _approval_due(filing: Filing) -> dt.date:
    # The day before, because from the first service day on a missing step is an error (service-without-approval).
    return waits_until(filing) or filing.times.service.first - ONE_DAY


def _letter_due(filing: Filing) -> dt.date:
    if waits := waits_until(filing):
        return waits
    last = filing.calendar.after(filing.term.starts, filing.values.notice_days)
    return min(last, filing.times.service.first) if filing.filed("times") else last


def _report_due(filing: Filing) -> dt.date:
    return filing.calendar.after(filing.term.ends, filing.values.report_days)


# ----------------------------------------------------------------------------------------------- what arises, done


def _accounts(filing: Filing) -> bool:
    return ran(filing) and owes_statement(filing)


def _letter_done(filing: Filing) -> dt.date | None:
    return filing.published.letter if filing.published else None


def _statement_done(filing: Filing) -> dt.date | None:
    return filing.published.statement if filing.published and filing.has("finance") else None


def _discloser(filing: Filing) -> str:
    """The bureau publishes; but it cannot while the school has not settled, so until then the school is the one to act."""
    return BUREAU if settled(filing) else SCHOOL


_DUTIES = (
    _Duty(Kind.CONSULT, ("二(一)a", "三(四)a"), lambda _: True, _eve, lambda f: f.plan.consultation.last),
    _Duty(Kind.PLAN, ("三(四)a", "四(一)e"), lambda _: True, _eve, lambda f: f.plan.date),
    _Duty(Kind.SUBMIT, ("三(四)b", "四(一)e"), lambda _: True, _eve, lambda f: f.plan.submitted),
    _Duty(Kind.APPROVAL, ("三(四)b",), in_review, _approval_due, lambda f: f.filed_on, lambda f: turn(f)[0]),
    _Duty(Kind.LETTER, ("二(一)b",), lambda _: True, _letter_due, _letter_done, lambda f: turn(f)[0]),
    _Duty(Kind.APPLICATIONS, ("三(四)d",), ran, lambda f: f.plan.application.review_by, lambda f: f.record.applications.reviewed),
    # The policy sets no day for settling; what is to be disclosed must be settled, so the last day is the disclosure's.
    _Duty(Kind.SETTLE, ("三(五)g", "三(五)l"), _accounts, statement_deadline, lambda f: f.finance.settled),
    _Duty(Kind.STATEMENT, ("三(五)l",), _accounts, statement_deadline, _statement_done, _discloser),
    _Duty(Kind.REPORT, ("末1b",), ran, _report_due, lambda f: f.record.reported),
)


def _judge(filing: Filing, duty: _Duty) -> Obligation | None:
    due = done = why = None
    owner = SCHOOL
    try:
        if not duty.owed(filing):
            return None
        owner = duty.owner(filing)
        done = _done(filing, duty)
        due = duty.due(filing)
    except CANNOT_TELL as error:
        why = why_unknown(error)
    return judged(filing.as_of, filing.school, filing.id, duty.kind, duty.clauses, due=due, done=done, owner=owner, why=why)


def _done(filing: Filing, duty: _Duty) -> dt.date | None:
    """The day it was done; a file that is not there says that it was not. Raises NotFiledError for one that cannot be read."""
    try:
        return duty.done(filing)
    except NotFiledError as error:
        if error.broken:
            raise
        return None


def _refunds(filing: Filing) -> Iterator[Obligation]:
    """One for each refund in the books: by the last day of their disclosure families have their money (三(五)g)."""
    books = filing.finance
    lines = [(row.kind, row.amount, row.paid) for row in books.refunds]
    lines += [(ledger.item, row.amount, row.paid) for ledger in books.agency for row in ledger.refunds]
    for subject, amount, paid in lines:
        if amount != ZERO:  # a line without an amount of its own is part of a sum
            yield judged(
                filing.as_of, filing.school, filing.id, Kind.REFUND, ("三(五)g",), due=books.notice_last, done=paid, subject=subject
            )
