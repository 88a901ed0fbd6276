"""The city as of a day in; what each school and office has to do by when out: done, late, soon, open, or nobody can tell yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.city import City, Filing, NotFiledError, SchoolRecord
from generator.model.bureau import TermDates
from generator.model.finance import Finance
from generator.model.plan import Plan
from generator.model.policy import ParameterMissingError
from generator.model.values import ZERO, TermId
from generator.policy import YearUnknownError
from generator.policy.calendar import ONE_DAY

AHEAD = 60
"""So many days before a term begins its plan is asked for, even where nothing is filed."""
SOON = 10
"""What is due within so many days is soon."""
LICENCE_SOON = 59
"""A licence takes longer to renew: less than sixty days."""

SCHOOL, BUREAU = "学校", "教育局"


class Kind(StrEnum):
    """What is owed, in the order of a term."""

    MEASURES = "measures"
    CONSULT = "consult"
    PLAN = "plan"
    APPROVAL = "approval"
    LETTER = "letter"
    APPLICATIONS = "applications"
    LICENCE = "licence"
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
    """Something that `owner` owes for a school; `term` is None for what is owed once, `subject` tells several of a kind apart."""

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


def obligations(city: City) -> tuple[Obligation, ...]:
    """Of every school but the manual, for every term that is filed, has begun or begins soon; by school, term and kind."""
    order = list(Kind)
    found = [obligation for school in city.schools if not school.is_sample for obligation in _of_school(city, school)]
    return tuple(sorted(found, key=lambda o: (o.school, o.term.rank if o.term else 0, order.index(o.kind))))


# ----------------------------------------------------------------------------------- shared with the notices


def statement_deadline(filing: Filing) -> dt.date:
    """The last day for the finance statement (三(五)l). Raises YearUnknownError, and NoPolicyError where no policy covers the term."""
    return filing.calendar.after(filing.term.ends, filing.values.finance_days)


def owes_statement(filing: Filing) -> bool:
    """Whether there is anything to account for: not where the service is free and no money came in. Raises NotFiledError."""
    return filing.plan.fees.mode != "免费" or has_money(filing)


def has_money(filing: Filing) -> bool:
    """Whether the term's books show any money at all."""
    books = filing.parts.get("finance")
    if not isinstance(books, Finance):
        return False
    charged = (books.charged is None or books.charged, *(row.collected for row in books.agency))
    spent = (row.amount for row in books.spending)
    return any((books.opening, books.subsidy, books.donations, books.interest, books.closing, *charged, *spent))


def turn(filing: Filing) -> tuple[str, str]:
    """Who has to act before the letter can be published, and how: the school, the offices of the chain in order, then the bureau."""
    if not _submitted(filing):
        return SCHOOL, "报批"
    for step in filing.chain:
        taken = filing.approval(step.step)
        if taken is None or taken.result != step.result:
            return step.office, step.act
    return BUREAU, "公开"


# ------------------------------------------------------------------------------------------- what is owed for a term


@dataclass(frozen=True, slots=True)
class _Duty:
    """A kind of obligation of every term: whether it arises, its last day, the day it was done, who owes it."""

    kind: Kind
    clauses: tuple[str, ...]
    owed: Callable[[Filing], bool]
    due: Callable[[Filing], dt.date]
    done: Callable[[Filing], dt.date | None]
    owner: Callable[[Filing], str] = lambda _: SCHOOL


def _submitted(filing: Filing) -> bool:
    plan = filing.parts.get("plan")
    return isinstance(plan, Plan) and plan.submitted is not None and plan.submitted <= filing.as_of


def _in_review(filing: Filing) -> bool:
    """Whether the plan has reached the bureau; before that no office owes anything."""
    return _submitted(filing) or bool(filing.approvals)


def _settled(filing: Filing) -> bool:
    return filing.filed("finance") and filing.finance.settled <= filing.as_of


def _ran(filing: Filing) -> bool:
    """Whether there was or may be a service to account for: without approval there is none, unless the school settled one."""
    return filing.approved or _settled(filing)


def _eve(filing: Filing) -> dt.date:
    """The last day before the term."""
    return filing.term.starts - ONE_DAY


def _waits_until(filing: Filing) -> dt.date | None:
    """The last day of a decision by which the service waits for its approvals."""
    if not filing.has("times") or not filing.postponed:
        return None
    return max((w.expires for w in filing.waivers if w.kind == "暂缓" and w.date <= filing.as_of), default=None)


def _approval_due(filing: Filing) -> dt.date:
    # The day before, because from the first service day on a missing step is an error (service-without-approval).
    return _waits_until(filing) or filing.times.service.first - ONE_DAY


def _letter_due(filing: Filing) -> dt.date:
    if waits := _waits_until(filing):
        return waits
    last = filing.calendar.after(filing.term.starts, filing.values.notice_days)
    return min(last, filing.times.service.first) if filing.filed("times") else last


def _letter_done(filing: Filing) -> dt.date | None:
    return filing.published.letter if filing.published else None


def _statement_done(filing: Filing) -> dt.date | None:
    return filing.published.statement if filing.published and filing.has("finance") else None


_DUTIES = (
    _Duty(Kind.CONSULT, ("二(一)a", "三(四)a"), lambda _: True, _eve, lambda f: f.plan.consultation.last),
    _Duty(Kind.PLAN, ("四(一)e",), lambda _: True, _eve, lambda f: f.plan.submitted),
    _Duty(Kind.APPROVAL, ("三(四)b",), _in_review, _approval_due, lambda f: f.filed_on, lambda f: turn(f)[0]),
    _Duty(Kind.LETTER, ("二(一)b",), lambda _: True, _letter_due, _letter_done, lambda f: turn(f)[0]),
    _Duty(Kind.APPLICATIONS, ("三(四)d",), _ran, lambda f: f.plan.application.review_by, lambda f: f.record.applications.reviewed),
    _Duty(
        Kind.STATEMENT, ("三(五)l", "三(五)g"), lambda f: _ran(f) and owes_statement(f), statement_deadline, _statement_done,
        lambda f: BUREAU if _settled(f) else SCHOOL,
    ),
    _Duty(Kind.REPORT, ("末1b",), _ran, lambda f: f.calendar.after(f.term.ends, f.values.report_days), lambda f: f.record.reported),
)  # fmt: skip


def _of_filing(filing: Filing) -> Iterator[Obligation]:
    if filing.policy is None:
        yield _obligation(filing, Kind.PLAN, ("四(一)e",), None, None, why=Unknown("no-policy"))
        return
    for duty in _DUTIES:
        found = _judge(filing, duty)
        if found is not None:
            yield found
    if filing.has("finance") and _settled(filing):
        yield from _refunds(filing)


def _judge(filing: Filing, duty: _Duty) -> Obligation | None:
    due = done = why = None
    owner = SCHOOL
    try:
        if not duty.owed(filing):
            return None
        owner = duty.owner(filing)
        done = _done(filing, duty)
        due = duty.due(filing)
    except _CANNOT_TELL as error:
        why = _why(error)
    return _obligation(filing, duty.kind, duty.clauses, due, done, owner=owner, why=why)


_CANNOT_TELL = (NotFiledError, YearUnknownError, ParameterMissingError)


def _why(error: NotFiledError | YearUnknownError | ParameterMissingError) -> Unknown:
    if isinstance(error, NotFiledError):
        return Unknown("broken-file" if error.broken else "missing-file", {"file": error.file})
    if isinstance(error, YearUnknownError):
        return Unknown("unknown-year", {"year": error.year})
    return Unknown("no-parameter", {"parameter": error.parameter})


def _done(filing: Filing, duty: _Duty) -> dt.date | None:
    """The day it was done; a file that is not there says that it was not. Raises NotFiledError for one that cannot be read."""
    try:
        return duty.done(filing)
    except NotFiledError as error:
        if error.broken:
            raise
        return None


def _obligation(
    filing: Filing, kind: Kind, clauses: tuple[str, ...], due: dt.date | None, done: dt.date | None, *,
    owner: str = SCHOOL, subject: str = "", soon: int = SOON, why: Unknown | None = None,
) -> Obligation:  # fmt: skip
    finished = done if done is not None and done <= filing.as_of else None
    state = _state(due, finished, filing.as_of, soon)
    return Obligation(
        school=filing.school, term=filing.id, kind=kind, due=due, done=finished, state=state, clauses=clauses,
        owner=owner, subject=subject, why_unknown=why if state is State.UNKNOWN else None,
    )  # fmt: skip


def _state(due: dt.date | None, done: dt.date | None, as_of: dt.date, soon: int = SOON) -> State:
    if done is not None:
        return State.DONE
    if due is None:
        return State.UNKNOWN
    if as_of > due:
        return State.LATE
    return State.SOON if (due - as_of).days <= soon else State.OPEN


def _refunds(filing: Filing) -> Iterator[Obligation]:
    """One for each refund in the books: by the last day of their disclosure families have their money (三(五)g)."""
    books = filing.finance
    lines = [(row.kind, row.amount, row.paid) for row in books.refunds]
    lines += [(ledger.item, row.amount, row.paid) for ledger in books.agency for row in ledger.refunds]
    for subject, amount, paid in lines:
        if amount != ZERO:  # a line without an amount of its own is part of a sum
            yield _obligation(filing, Kind.REFUND, ("三(五)g",), books.notice_last, paid, subject=subject)


# ----------------------------------------------------------------------------------------- what is owed by a school


def _of_school(city: City, school: SchoolRecord) -> Iterator[Obligation]:
    yield from _measures(city, school)
    filed = {filing.id: filing for filing in school.filings}
    for term_id in sorted({*filed, *(term.id for term in city.terms.values() if _expected(city, school, term))}):
        yield from _of_filing(filed.get(term_id) or _unfiled(city, school, city.terms[term_id]))
    yield from _licences(school)


def _expected(city: City, school: SchoolRecord, term: TermDates) -> bool:
    """Whether the registration has the service in a term that has begun or begins soon."""
    last = school.registration.last_term
    registered = school.registration.first_term <= term.id and (last is None or term.id <= last)
    return registered and (term.starts - city.as_of).days <= AHEAD


def _unfiled(city: City, school: SchoolRecord, term: TermDates) -> Filing:
    """The filing of a term for which the school has handed in nothing."""
    return Filing(
        school=school.id, term=term, registration=school.registration, profile=school.profile, policy=city.register.on(term.id),
        calendar=city.calendar, whitelist=city.whitelist, as_of=city.as_of, parts={},
    )  # fmt: skip


def _measures(city: City, school: SchoolRecord) -> Iterator[Obligation]:
    """The standing measures: reported within the working days after their date, at the latest after the school's first term began."""
    term = city.terms.get(school.registration.first_term)
    policy = city.register.on(school.registration.first_term)
    if school.profile is None or policy is None or term is None or (term.starts - city.as_of).days > AHEAD:
        return
    measures, due, why = school.profile.measures, None, None
    reported = measures.reported if measures else None
    done = reported if reported is not None and reported <= city.as_of else None
    try:
        due = city.calendar.after(measures.date if measures else term.starts, policy.values.report_days)
    except _CANNOT_TELL as error:
        why = _why(error)
    state = _state(due, done, city.as_of)
    yield Obligation(
        school=school.id, term=None, kind=Kind.MEASURES, due=due, done=done, state=state, clauses=("末1b",),
        why_unknown=why if state is State.UNKNOWN else None,
    )  # fmt: skip


def _licences(school: SchoolRecord) -> Iterator[Obligation]:
    """The licence of every provider whose agreement runs today, as the latest filing has it (三(四)3d)."""
    running: dict[str, Obligation] = {}
    for filing in school.filings:
        for provider in filing.plan.providers if filing.has("plan") else ():
            agreement = provider.agreement
            if agreement is not None and agreement.first <= filing.as_of <= agreement.last:
                running[provider.code] = _obligation(
                    filing, Kind.LICENCE, ("三(四)3d",), provider.licence_until, None, subject=provider.name, soon=LICENCE_SOON
                )
    yield from running.values()
