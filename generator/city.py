"""Everything that is known of the city, put together: schools, their filings, the life of each filing."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from typing import Any, TypeVar, cast

from generator.approvals import APPROVED, Act, Subject, Verdict, acts, covered, sliced
from generator.ledger import NOTHING_PUBLISHED, Ledger
from generator.model.bureau import (
    Approval,
    CityFile,
    CorrectionsFile,
    Inspection,
    PublishedTerm,
    Registration,
    Role,
    TermDates,
    Waiver,
    Whitelist,
    WithdrawalsFile,
)
from generator.model.fields import Part
from generator.model.finance import Finance
from generator.model.plan import Plan
from generator.model.policy import ChainStep, ParameterMissingError, Parameters
from generator.model.record import Record
from generator.model.school import School
from generator.model.staff import Staff
from generator.model.times import Times
from generator.model.values import TermId
from generator.once import Once
from generator.packing import pack, unpack
from generator.policy import Calendar, Policy, Register
from generator.timetable import Timetable, delivered_days, planned_days

P = TypeVar("P", bound=Part)
T = TypeVar("T")

FILING_KINDS = ("plan", "times", "staff", "record", "finance")


class Stage(IntEnum):
    """The life of a filing, derived from what exists and the date (decisions.md, 1)."""

    DRAFTED = 0
    SUBMITTED = 1
    REVIEWED = 2
    APPROVED = 3
    FILED = 4
    PUBLISHED = 5
    APPLICATIONS = 6
    RUNNING = 7
    SETTLED = 8
    DISCLOSED = 9
    CLOSED = 10


class NotFiledError(LookupError):
    """Raised when a rule reads a file that is missing or unusable; checking reports the rule as not evaluated."""

    def __init__(self, kind: str, file: str, *, broken: bool) -> None:
        super().__init__(file)
        self.kind = kind
        self.file = file
        self.broken = broken


class NoPolicyError(LookupError):
    """Raised when a value is read for a term that no policy covers; checking refuses such a term before any rule is run."""


@dataclass(frozen=True, kw_only=True)
class Filing:
    """One school's filing for one term, with all that rules and pages need to know of it."""

    school: str
    term: TermDates
    registration: Registration
    profile: School | None
    policy: Policy | None
    calendar: Calendar
    whitelist: Whitelist
    as_of: dt.date
    parts: Mapping[str, Part]
    broken: frozenset[str] = frozenset()
    approvals: tuple[Approval, ...] = ()
    signatures: Mapping[str, Verdict] = field(default_factory=dict)
    """What is known of the signatures beside the records of its steps, where there are any."""
    published: PublishedTerm | None = None
    waivers: tuple[Waiver, ...] = ()
    officers: tuple[str, ...] = ()
    """The bureau's roles that can decide on it: of its leadership group, of the areas, of the approval steps."""
    previous: Filing | None = None
    before: TermDates | None = None
    """The city's term before this one, whether or not the school filed for it."""

    @property
    def id(self) -> TermId:
        return self.term.id

    @property
    def folder(self) -> str:
        return f"schools/{self.school}/{self.term.id}"

    def has(self, kind: str) -> bool:
        """Whether that file is there and usable."""
        return kind in self.parts

    def filed(self, kind: str) -> bool:
        """Whether that file is there, usable or not."""
        return kind in self.parts or kind in self.broken

    @property
    def plan(self) -> Plan:
        """Raises NotFiledError, like the other files."""
        return self._part("plan", Plan)

    @property
    def times(self) -> Times:
        return self._part("times", Times)

    @property
    def staff(self) -> Staff:
        return self._part("staff", Staff)

    @property
    def record(self) -> Record:
        return self._part("record", Record)

    @property
    def finance(self) -> Finance:
        return self._part("finance", Finance)

    def _part(self, kind: str, part: type[P]) -> P:
        found = self.parts.get(kind)
        if not isinstance(found, part):
            raise NotFiledError(kind, f"{self.folder}/{kind}.yml", broken=kind in self.broken)
        return found

    @property
    def values(self) -> Parameters:
        """The parameters in force. Only read where a policy covers the term; checking sees to that."""
        if self.policy is None:
            raise NoPolicyError(str(self.term.id))
        return self.policy.values

    @cached_property
    def days(self) -> dict[dt.date, str]:
        """The planned service days with the weekday each follows."""
        return planned_days(self.times)

    @cached_property
    def once(self) -> Once:
        """What several pages ask about it, worked out when the first one does; one that is changed is another filing."""
        return Once()

    @cached_property
    def held(self) -> dict[dt.date, str]:
        """The days that were held, likewise. Raises NotFiledError without times or record."""
        return delivered_days(self.days, self.record)

    @cached_property
    def timetable(self) -> Timetable:
        """What takes place on the planned service days."""
        return Timetable(self.times, self.days)

    @cached_property
    def held_timetable(self) -> Timetable:
        """What took place on the days that were held, likewise."""
        return self.timetable if self.held == self.days else Timetable(self.times, self.held)

    def approval(self, step: str) -> Approval | None:
        return next((a for a in self.approvals if a.step == step), None)

    @property
    def chain(self) -> tuple[ChainStep, ...]:
        return self.values.approval_chain

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The ids of the chain's steps in order; none where no policy gives a chain."""
        try:
            return tuple(step.step for step in self.chain)
        except (ParameterMissingError, NoPolicyError):
            return ()

    @cached_property
    def approved(self) -> bool:
        """Whether every step of the chain is there with the result that lets it pass."""
        done = {a.step: a.result for a in self.approvals}
        try:
            return all(done.get(step.step) == step.result for step in self.chain)
        except (ParameterMissingError, NoPolicyError):
            return False

    @cached_property
    def acts(self) -> Mapping[str, tuple[Act, ...]]:
        """Every time that each step was taken, in the order of the chain; nothing where no policy gives a chain."""
        return acts(self.chain, self.approvals) if self.steps else {}

    @cached_property
    def subject(self) -> Subject | None:
        """What is approved as it stands now; None while one of its files is missing or unusable, or no policy covers the term."""
        if self.policy is None or not all(map(self.has, APPROVED)):
            return None
        return Subject(self.school, self.id, self.policy.id, sliced(self.parts))

    @cached_property
    def stale(self) -> tuple[str, ...]:
        """The steps, in order, whose approval does not cover what stands now: it was changed since (decisions.md, 6).

        None of a filing of which a file is missing or unusable: that is an error of its own. An approval without a binding holds.
        """
        return tuple(step for step, found in self.acts.items() if found and self.uncovered(step))

    def uncovered(self, step: str) -> tuple[str, ...]:
        """The slices that the step answers for and has not approved as they stand now."""
        found, subject = self.acts.get(step, ()), self.subject
        if not found or subject is None:
            return ()
        return tuple(name for name in found[0].step.slices if not covered(found, name, subject))

    @property
    def filed_on(self) -> dt.date | None:
        """The day of the last step, once the chain is complete."""
        return max(a.date for a in self.approvals) if self.approved else None

    @property
    def postponed(self) -> bool:
        """Whether the bureau decided that the service waits for its approvals, on the first service day as planned."""
        first = self.times.service.first
        return any(waiver.date <= first <= waiver.expires for waiver in self.postponements)

    @property
    def postponements(self) -> tuple[Waiver, ...]:
        """The decisions that the service waits; the others set a finding aside."""
        return tuple(waiver for waiver in self.waivers if waiver.kind == "暂缓")

    @cached_property
    def stage(self) -> Stage:
        """How far the filing has come by `as_of`."""
        return _stage(self)


def _stage(filing: Filing) -> Stage:
    plan = filing.parts.get("plan")
    if not isinstance(plan, Plan) or plan.submitted is None:
        return Stage.SETTLED if "finance" in filing.parts else Stage.DRAFTED
    if "finance" in filing.parts:
        return _closing_stage(filing)
    if not filing.approved:
        return _review_stage(filing)
    if filing.published is None or filing.as_of < filing.published.letter:
        return Stage.FILED
    times = filing.parts.get("times")
    if isinstance(times, Times) and filing.as_of >= times.service.first:
        return Stage.RUNNING
    return Stage.APPLICATIONS if filing.as_of >= plan.application.opens else Stage.PUBLISHED


def _review_stage(filing: Filing) -> Stage:
    """Reviewed once an office has taken a step, approved when only the last one is left."""
    taken, steps = {a.step for a in filing.approvals}, filing.steps
    if not taken.intersection(steps):
        return Stage.SUBMITTED
    return Stage.APPROVED if len(steps) > 1 and steps[-2] in taken else Stage.REVIEWED


def _closing_stage(filing: Filing) -> Stage:
    finance = filing.finance
    if filing.published is None or filing.published.statement is None or filing.as_of < filing.published.statement:
        return Stage.SETTLED
    return Stage.CLOSED if filing.as_of > finance.notice_last else Stage.DISCLOSED


@dataclass(frozen=True, kw_only=True)
class SchoolRecord:
    """One school with all its filings, oldest first."""

    registration: Registration
    profile: School | None
    filings: tuple[Filing, ...]
    first_day: dt.date | None
    """First day of the school's first term with the service."""

    @property
    def id(self) -> str:
        return self.registration.id

    @cached_property
    def facts(self) -> dict[str, Any]:
        """What was asked of the school, by name."""
        return {}

    def about(self, name: str, work_out: Callable[[], T]) -> T:
        """What those ask who look at all schools of a city, worked out of this one alone, so that it can be kept for as long as its files
        stay what they are."""
        if name not in self.facts:
            self.facts[name] = work_out()
        return cast("T", self.facts[name])

    @property
    def packed(self) -> Mapping[str, bytes]:
        """What was asked, each by itself as it can be kept."""
        return {name: pack(fact) for name, fact in self.facts.items()}

    @property
    def merged_into(self) -> str:
        """The school that it has become a part of; empty where it stands."""
        return self.about("merged into", lambda: self.registration.merged_into)

    @property
    def registered(self) -> Registration:
        """Its registration, for those who look at all schools."""
        return self.about("registration", lambda: self.registration)

    def filing(self, term: TermId) -> Filing | None:
        """What it has filed for a term."""
        return next((filing for filing in self.filings if filing.id == term), None)

    @property
    def is_sample(self) -> bool:
        """The manual under schools/_example: checked like any other, never published."""
        return self.id.startswith("_")


def nameless(school: SchoolRecord) -> bool:
    """Whether it has no usable file of its own, known also of a school that is not read."""
    return school.about("nameless", lambda: school.profile is None)


def terms_ahead(city: City, school: SchoolRecord) -> tuple[TermId, ...]:
    """The terms to come for which it has filed something, known likewise."""
    return school.about("terms ahead", lambda: tuple(filing.id for filing in school.filings if filing.term.starts > city.as_of))


class DeferredSchool(SchoolRecord):
    """A school that is read when somebody asks for more than its id and the facts that are known of it."""

    def __init__(self, id: str, told: Mapping[str, bytes], read: Callable[[], SchoolRecord]) -> None:
        """`told` are facts as `packed` gives them out."""
        for name, value in (("_id", id), ("told", told), ("_read", read)):
            object.__setattr__(self, name, value)

    @property
    def id(self) -> str:
        return self._id

    def about(self, name: str, work_out: Callable[[], T]) -> T:
        if name not in self.facts:
            packed = self.told.get(name)
            self.facts[name] = work_out() if packed is None else unpack(packed)
        return cast("T", self.facts[name])

    @cached_property
    def record(self) -> SchoolRecord:
        """The school as it is read, once until it is let go."""
        return self._read()

    def let_go(self) -> None:
        """Nobody is expected to ask for more than its facts: whoever does has it read again."""
        self.__dict__.pop("record", None)

    @property
    def registration(self) -> Registration:
        return self.record.registration

    @property
    def profile(self) -> School | None:
        return self.record.profile

    @property
    def filings(self) -> tuple[Filing, ...]:
        return self.record.filings

    @property
    def first_day(self) -> dt.date | None:
        return self.record.first_day

    told: Mapping[str, bytes]
    _id: str
    _read: Callable[[], SchoolRecord]


@dataclass(frozen=True, kw_only=True)
class City:
    """The whole city as of a day."""

    file: CityFile | None
    as_of: dt.date
    register: Register
    calendar: Calendar
    terms: Mapping[TermId, TermDates]
    schools: tuple[SchoolRecord, ...]
    whitelist: Whitelist
    inspections: tuple[Inspection, ...] = ()
    roles: tuple[Role, ...] = ()
    ledger: Ledger = NOTHING_PUBLISHED
    corrections: tuple[CorrectionsFile, ...] = ()
    withdrawals: tuple[WithdrawalsFile, ...] = ()
    listed_terms: tuple[TermDates, ...] = ()
    """The terms as terms.yml lists them, one listed twice included."""

    @cached_property
    def policy(self) -> Policy | None:
        """In force for the latest term that has begun; before the first term, for that one."""
        begun = [term.id for term in self.terms.values() if term.starts <= self.as_of] or list(self.terms)[:1]
        return self.register.on(max(begun)) if begun else None

    def unfiled(self, school: SchoolRecord, term: TermDates) -> Filing:
        """The filing of a term for which a school has handed in nothing."""
        return Filing(
            school=school.id, term=term, registration=school.registration, profile=school.profile, policy=self.register.on(term.id),
            calendar=self.calendar, whitelist=self.whitelist, as_of=self.as_of, parts={},
        )  # fmt: skip

    def school(self, school_id: str) -> SchoolRecord | None:
        return self._by_id.get(school_id)

    def heir(self, school_id: str) -> SchoolRecord | None:
        """The school into which one was merged, however often since; None where it stands on its own, or the register leads nowhere."""
        passed: set[str] = set()
        school = self.school(school_id)
        while school is not None and school.merged_into:
            passed.add(school.id)
            school = self.school(school.merged_into)
            if school is not None and school.id in passed:
                return None
        return school if passed else None

    def absorbed(self, school_id: str) -> tuple[SchoolRecord, ...]:
        """The schools that have become a part of one, however often since."""
        return tuple(self._absorbed.get(school_id, ()))

    @cached_property
    def _absorbed(self) -> Mapping[str, list[SchoolRecord]]:
        found: dict[str, list[SchoolRecord]] = defaultdict(list)
        for school in self.schools:
            if (heir := self.heir(school.id)) is not None:
                found[heir.id].append(school)
        return found

    @cached_property
    def area_ids(self) -> frozenset[str]:
        """The areas that the city has told its schools apart by; none where it has no file."""
        return frozenset(area.id for area in self.file.areas) if self.file is not None else frozenset()

    @cached_property
    def inspected(self) -> Mapping[str, tuple[Inspection, ...]]:
        """The inspections by school."""
        found: dict[str, tuple[Inspection, ...]] = {}
        for entry in self.inspections:
            found[entry.school] = (*found.get(entry.school, ()), entry)
        return found

    @cached_property
    def _by_id(self) -> dict[str, SchoolRecord]:
        return {school.id: school for school in self.schools}
