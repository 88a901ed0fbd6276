"""A city and its report in; how far each filing's two notices have come towards the public out.

A notice whose file violates a rule is held; what happened to the others does not matter to it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar, cast

from generator.city import City, DeferredSchool, Filing, SchoolRecord
from generator.due import owes_statement, statement_deadline
from generator.findings import Finding, Report, Status, Tally
from generator.ledger import Entry
from generator.model.plan import Plan
from generator.model.values import TermId
from generator.notices.archive import NO_STAND_INS, StandIns
from generator.once import Once
from generator.packing import pack, unpack
from generator.policy import YearUnknownError
from generator.rules import all_rules
from generator.store import NOTHING_STORED
from generator.wording.values import day

T = TypeVar("T")


REPORT = "report"
"""Stands among the names of facts for what the report says."""


Fact = tuple[bytes, bytes | None]
"""The number of a fact and the fact itself as it can be kept; None where it stands in the store."""
_FACTS = "facts"


class Letter(StrEnum):
    """How far the start-of-term notice has come; one that the bureau has withdrawn stays so, whatever becomes of its files."""

    HELD = "held"
    DRAFT = "draft"
    IN_REVIEW = "in-review"
    FILED = "filed"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Statement(StrEnum):
    """How far the finance statement has come."""

    HELD = "held"
    NOT_YET = "not-yet"
    DUE = "due"
    LATE = "late"
    PUBLISHED = "published"
    NOT_REQUIRED = "not-required"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Mark:
    """A short word on a state, and the looks that go with it: ok, approved, declared, pending, late, error, info."""

    text: str
    looks: str


LETTER_MARKS = {
    Letter.HELD: Mark("告知书未通过校验", "error"),
    Letter.DRAFT: Mark("尚未报批", "info"),
    Letter.IN_REVIEW: Mark("审批中", "pending"),
    Letter.FILED: Mark("已批准，待公开", "pending"),
    Letter.PUBLISHED: Mark("告知书已公开", "approved"),
    Letter.WITHDRAWN: Mark("告知书已撤回", "error"),
}
STATEMENT_MARKS = {
    Statement.HELD: Mark("收支公示未通过校验", "error"),
    Statement.NOT_YET: Mark("服务尚未开始", "info"),
    Statement.DUE: Mark("收支公示未到期", "info"),
    Statement.LATE: Mark("收支公示逾期", "late"),
    Statement.PUBLISHED: Mark("收支已公示", "approved"),
    Statement.NOT_REQUIRED: Mark("不收费，无须公示收支", "ok"),
    Statement.WITHDRAWN: Mark("收支公示已撤回", "error"),
}


KEPT_MARKS = {
    ("notice", "errors"): Mark("沿用上次公开的告知书", "pending"),
    ("notice", "stale"): Mark("告知书已公开，变更待批", "pending"),
    ("finance", "errors"): Mark("沿用上次的收支公示", "pending"),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper that stays as it was published last: since which day that version is shown, its number, and the filing as it shows it.

    `why`: `errors` where what the school has filed since cannot be published, `stale` where a change waits for the bureau's approval."""

    why: str
    since: dt.date
    version: int
    filing: Filing

    @property
    def sentence(self) -> str:
        """For the head of the paper, without a word of what is not published."""
        shown = f"这里是{day(self.since)}公开的第{self.version}版。"
        return shown + _KEPT[self.why]


_KEPT = {
    "errors": "学校后来提交的内容有错误，没有采用；改正以后自动更新。",
    "stale": "学校后来提出了变更，正在等教育局审批；批准以前以这里为准。",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands between the city as filed and the city as the public sees it (see last_good): by school and term."""

    filed: States
    """Answers for the city as filed; the same as the public sees where nobody tells the two apart."""
    kept: Mapping[tuple[str, str, str], Kept]
    names: Mapping[tuple[str, str], StandIns]


@dataclass(frozen=True, slots=True)
class State:
    """Both notices of one filing. `deadline` is the statement's last day; unknown while nobody has announced that year's holidays."""

    letter: Letter
    statement: Statement
    deadline: dt.date | None = None
    deadline_unknown: bool = False
    notice_kept: Kept | None = None
    statement_kept: Kept | None = None

    @property
    def letter_mark(self) -> Mark:
        return KEPT_MARKS["notice", self.notice_kept.why] if self.notice_kept else LETTER_MARKS[self.letter]

    @property
    def statement_mark(self) -> Mark:
        return KEPT_MARKS["finance", self.statement_kept.why] if self.statement_kept else STATEMENT_MARKS[self.statement]

    @property
    def public(self) -> bool:
        """Whether the filing's own words may be shown."""
        return self.letter is Letter.PUBLISHED

    @property
    def has_pages(self) -> bool:
        """Whether the term, its notice and its statement have pages: a draft has none."""
        return self.letter is not Letter.DRAFT


class States:
    """Answers for every filing of a city; made once a run, because it sorts the findings of each school by term."""

    def __init__(self, city: City, report: Report, shown: Shown | None = None) -> None:
        self.city = city
        self._report = report
        self.shown = shown or Shown(self, {}, {})
        self._once = Once()
        self._asked: set[str] | None = None
        self._packed: dict[str, dict[str, bytes]] = defaultdict(dict)
        self._numbers: dict[str, dict[str, bytes]] = defaultdict(dict)
        self._told: dict[str, Mapping[str, bytes]] = {}
        self._lost: set[str] = set()
        self.store = NOTHING_STORED
        """Where facts stand of which only the numbers are told."""
        self._digests: dict[str, bytes] = {}
        self._states: dict[str, dict[TermId, tuple[Filing, State]]] = defaultdict(dict)
        self._facts: dict[str, dict[str, Any]] = defaultdict(dict)
        self._found: dict[str, Mapping[str, tuple[Finding, ...]]] = {}

    def about(self, school: str, name: str, work_out: Callable[[], T], *, again: bool = True) -> T:
        """What the city's pages ask of one school, worked out of that school alone: where its own pages stand, it is known from then.
        What one file only asks for (not `again`), and is much, is not held unpacked."""
        if self._asked is not None:
            self._asked.add(name)
        facts = self._facts[school]
        if name not in facts:
            packed = self._bytes(school, name)
            found = work_out() if packed is None else unpack(packed)
            if packed is not None and not again:
                return cast("T", found)
            facts[name] = found
        return cast("T", facts[name])

    @property
    def report(self) -> Report:
        """On everything."""
        if self._asked is not None:
            self._asked.add(REPORT)
        return self._report

    def once(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """What several pages ask for, worked out when the first one does."""

        def watched() -> tuple[T, frozenset[str]]:
            with self.watching() as asked:
                found = work_out()
            return found, frozenset(asked)

        found, asked = self._once(key, watched)
        if self._asked is not None:
            self._asked |= asked
        return found

    @contextmanager
    def watching(self) -> Iterator[set[str]]:
        """The names of all facts that are asked for meanwhile, of whichever school, and REPORT where the report is."""
        outer, asked = self._asked, set[str]()
        self._asked = asked
        try:
            yield asked
        finally:
            self._asked = outer
            if outer is not None:
                outer |= asked

    def facts(self, school: str) -> Mapping[str, Fact]:
        """All that has been asked of one school."""
        return {
            name: (self._number(school, name), self._packed[school].get(name)) for name in (*self._facts[school], *self._numbers[school])
        }

    def learn(self, school: str, facts: Mapping[str, Fact]) -> None:
        """What was asked of it before, and would come out the same."""
        for name, (number, packed) in facts.items():
            self._numbers[school][name] = number
            if packed is not None:
                self._packed[school][name] = packed

    def digest(self, name: str) -> bytes:
        """One number for a fact of all public schools, or for what was found (REPORT): another one where anything of it is another."""
        if name not in self._digests:
            schools = public_schools(self.city) if name != REPORT else ()
            found = [(school.id, self._number(school.id, name)) for school in schools]
            self._digests[name] = hashlib.sha256(pack(found) + (self._report.number if name == REPORT else b"")).digest()
        return self._digests[name]

    def keep(self) -> None:
        """Puts the facts of all public schools into the store, as far as they do not stand there."""
        schools = [school.id for school in public_schools(self.city)]
        found = {name: self.digest(name) for name in sorted({name for school in schools for name in self._numbers[school]})}
        before = self.store.kept(_FACTS)
        for name, digest in found.items():
            if before.get(name) != digest or name in self._lost:
                packed = {school: self._bytes(school, name) or self._worked_out(school, name) for school in schools}
                self.store.keep(_file_of(name), packed)
        if found != before:
            self.store.keep(_FACTS, found)

    def _number(self, school: str, name: str) -> bytes:
        """Of one fact of one school, as it can be kept."""
        numbers = self._numbers[school]
        if name not in numbers:
            packed = self._packed[school][name] = pack(self._facts[school][name])
            numbers[name] = _number_of(packed)
        return numbers[name]

    def _bytes(self, school: str, name: str) -> bytes | None:
        """The fact itself, where it was told, or stands in the store under the number that was told."""
        packed, number = self._packed[school].get(name), self._numbers[school].get(name)
        if packed is not None or number is None:
            return packed
        if name not in self._told:
            self._told[name] = self.store.kept(_file_of(name))
        packed = self._told[name].get(school)
        if packed is not None and _number_of(packed) == number:
            return packed
        self._lost.add(name)
        return None

    def _worked_out(self, school: str, name: str) -> bytes | None:
        return pack(self._facts[school][name]) if name in self._facts[school] else None

    def let_go(self, school: str) -> None:
        """A school of which everything was asked that will be: its facts are known, and no more of it is held in memory."""
        self._once.forget(school)
        self._found.pop(school, None)
        self._states.pop(school, None)
        self._facts.pop(school, None)
        record = self.city.school(school)
        if isinstance(record, DeferredSchool):
            record.let_go()
        if self.shown.filed is not self:
            self.shown.filed.let_go(school)

    def of(self, filing: Filing) -> State:
        """Both states of one filing; an older version of it has others than the one that every page asks about."""
        known = self._states[filing.school].get(filing.id)
        if known is None or known[0] is not filing:
            known = self._states[filing.school][filing.id] = filing, self._of(filing)
        return known[1]

    def _of(self, filing: Filing) -> State:
        failed, notice, books = self.failed(filing), self.kept(filing, "notice"), self.kept(filing, "finance")
        letter = Letter.PUBLISHED if notice else _letter(filing, held=any(not _is_finance(finding) for finding in failed))
        letter = Letter.WITHDRAWN if self.withdrawn(filing, "notice") else letter
        deadline, unknown = _deadline(filing)
        held = books is None and any(_is_finance(finding) for finding in failed)
        statement = _statement(filing, letter, deadline, held=held)
        statement = Statement.WITHDRAWN if self.withdrawn(filing, "finance") else statement
        return State(letter, statement, deadline, unknown, notice, books)

    def kept(self, filing: Filing, paper: str) -> Kept | None:
        """The version of a paper that is shown in place of what is filed now; None where that is shown, or nothing."""
        return self.shown.kept.get((filing.school, str(filing.id), paper))

    def as_filed(self, filing: Filing) -> Filing:
        """The filing as the school has it now, which may be more, less or other than what the public sees."""
        school = self.shown.filed.city.school(filing.school)
        return (school.filing(filing.id) if school else None) or filing

    def stand_ins(self, filing: Filing) -> StandIns:
        """What stands for the names of its staff."""
        return self.shown.names.get((filing.school, str(filing.id)), NO_STAND_INS)

    def withdrawn(self, filing: Filing, paper: str) -> Entry | None:
        """The line by which the bureau took a paper back by the day of the build; None while it stands."""
        return self.city.ledger.withdrawn(filing.school, filing.id, paper, filing.as_of)

    def holds(self, filing: Filing) -> bool:
        """Whether anything of the filing is held back because of an error; what was published before may stay in its place."""
        state = self.of(filing)
        kept = (one.why == "errors" for one in (state.notice_kept, state.statement_kept) if one)
        return state.letter is Letter.HELD or state.statement is Statement.HELD or any(kept)

    def failed(self, filing: Filing) -> tuple[Finding, ...]:
        """What holds the filing back: errors in it or in its school's own file."""
        found = (*self._of_term(filing.school, str(filing.id)), *self._of_term(filing.school, ""))
        return tuple(f for f in found if f.rejects)

    def excused(self, filing: Filing) -> tuple[Finding, ...]:
        """Soft rules that are not followed, each with its stated reason; of what is kept from before the report knows nothing."""
        if self.kept(filing, "notice"):
            return ()
        found = (*self._of_term(filing.school, str(filing.id)), *self._of_term(filing.school, ""))
        if self.kept(filing, "finance"):
            found = tuple(finding for finding in found if not _is_finance(finding))
        names = self.stand_ins(filing)
        return tuple(names.finding(f) for f in found if f.status is Status.EXCUSED)

    def of_itself(self, school: SchoolRecord) -> tuple[Finding, ...]:
        """What was found in the school's own file, about no term."""
        return self._of_term(school.id, "")

    def faulty(self, school: SchoolRecord) -> bool:
        """Whether any of its files has an error, those included that make no filing."""
        return any(f.rejects for found in self._by_term(school.id).values() for f in found)

    def _of_term(self, school: str, term: str) -> tuple[Finding, ...]:
        return self._by_term(school).get(term, ())

    def _by_term(self, school: str) -> Mapping[str, tuple[Finding, ...]]:
        if school not in self._found:
            by_term: dict[str, list[Finding]] = defaultdict(list)
            for finding in self.report.of_school(school):
                by_term[finding.term].append(finding)
            self._found[school] = {term: tuple(found) for term, found in by_term.items()}
        return self._found[school]

    def tally(self, filing: Filing) -> Tally:
        """How the evaluations of one filing ended."""
        return self.report.filings.get((filing.school, str(filing.id)), Tally())

    def broken(self, school: SchoolRecord) -> bool:
        """Whether the school's own file is unusable, so that not even its name can be shown."""
        return school.profile is None


@dataclass(frozen=True, slots=True)
class SchoolFact(Generic[T]):
    """Something that the city's pages ask of every school: small, and worked out of that school, the city's own files, the day and this
    term alone, so that a build in which the school stands as it was has it from the build before.

    All of them are listed in notices.facts; the city's pages ask nothing else of a school."""

    name: str
    work_out: Callable[[States, SchoolRecord], T]

    def __call__(self, states: States, school: SchoolRecord) -> T:
        return states.about(school.id, self.name, lambda: self.work_out(states, school))

    def every(self, states: States) -> Iterator[T]:
        """Of all public schools, in their order."""
        return (self(states, school) for school in public_schools(states.city))


def school_fact(work_out: Callable[[States, SchoolRecord], T]) -> SchoolFact[T]:
    """Makes a fact of the function that works it out; it is known by the function's place."""
    return SchoolFact(f"{work_out.__module__}.{work_out.__qualname__}", work_out)


def _number_of(packed: bytes) -> bytes:
    return hashlib.sha256(packed).digest()[:16]


def _file_of(name: str) -> str:
    return "fact-" + hashlib.sha256(name.encode()).hexdigest()[:32]


def public_schools(city: City) -> tuple[SchoolRecord, ...]:
    """The schools that the site speaks of: all but the manual."""
    return tuple(school for school in city.schools if not school.is_sample)


def _is_finance(finding: Finding) -> bool:
    """Whether only the statement rests on what was found."""
    rule = all_rules().get(finding.rule)
    return finding.where.file.endswith("/finance.yml") or (rule is not None and rule.area == "finance")


def _letter(filing: Filing, *, held: bool) -> Letter:
    plan = filing.parts.get("plan")
    if held or filing.profile is None or filing.policy is None or filing.broken - {"finance"}:
        return Letter.HELD
    if not isinstance(plan, Plan) or plan.submitted is None or plan.submitted > filing.as_of:
        return Letter.DRAFT
    if not filing.approved or filing.stale:
        return Letter.IN_REVIEW
    return Letter.FILED if filing.published is None else Letter.PUBLISHED


def _statement(filing: Filing, letter: Letter, deadline: dt.date | None, *, held: bool) -> Statement:
    if letter is Letter.HELD or held or "finance" in filing.broken:
        return Statement.HELD
    if letter is not Letter.PUBLISHED:
        return Statement.NOT_YET
    if filing.has("finance") and filing.published is not None and filing.published.statement is not None:
        return Statement.PUBLISHED
    if not owes_statement(filing):
        return Statement.NOT_REQUIRED
    return Statement.LATE if deadline is not None and filing.as_of > deadline else Statement.DUE


def _deadline(filing: Filing) -> tuple[dt.date | None, bool]:
    """The last day for the statement, and whether it cannot be told yet."""
    if filing.policy is None:
        return None, False
    try:
        return statement_deadline(filing), False
    except YearUnknownError:
        return None, True
