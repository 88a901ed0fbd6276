"""What every other part speaks of: where something stands, what was found there, and the report of a whole run."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

Step = str | int
"""A key of a mapping or an index of a list."""


class Severity(StrEnum):
    """How much a finding weighs; only an error rejects a submission."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


class Status(StrEnum):
    """How one evaluation of a rule ended."""

    PASSED = "passed"
    FAILED = "failed"
    EXCUSED = "excused"
    NOT_EVALUATED = "not_evaluated"


@dataclass(frozen=True, slots=True)
class Where:
    """A spot in the data, without lines: the file (relative to the root) and the steps to the value."""

    file: str
    path: tuple[Step, ...] = ()

    def at(self, *steps: Step) -> Where:
        """The spot `steps` further down."""
        return Where(self.file, self.path + steps)

    def __str__(self) -> str:
        return path_text(self.path)


def path_text(path: Iterable[Step]) -> str:
    """The path as people write it: `sessions[2].ends`."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


NOWHERE = Where("")


class Span(NamedTuple):
    """First and last character of a value: lines and columns start at 1 and count characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Hit:
    """One violation as a rule sees it: a spot and facts, no sentence, no line, no language.

    `subject` names the thing concerned (a session, a provider), so that a stated reason can speak of it alone;
    `suggest` is the nearest value that would comply.
    """

    where: Where
    values: Mapping[str, object] = field(default_factory=dict)
    subject: str = ""
    suggest: object = None
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision of the bureau that lifts a finding: the officer's role, the day, the clause it rests on, the day it ends."""

    role: str
    day: date
    clause: str
    expires: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One result that a reader is shown: a hit with its place, its rule's weight and, where excused, the reason."""

    rule: str
    severity: Severity
    status: Status = Status.FAILED
    clauses: tuple[str, ...] = ()
    school: str = ""
    term: str = ""
    where: Where
    span: Span = START
    values: Mapping[str, object] = field(default_factory=dict)
    suggest: object = None
    reason: str = ""
    ruling: Ruling | None = None
    """The decision whose reason that is; None where the school states it."""
    stated_for: str = ""
    """The colliding rule for which the reason was stated, where that is not the finding's own."""
    withheld: bool = False
    """Personal data stands on its line: nothing of the line may be shown."""

    @property
    def rejects(self) -> bool:
        """Whether it stops a pull request and holds a notice back: an error that nothing lifts."""
        return self.status is Status.FAILED and self.severity is Severity.ERROR

    @property
    def ending(self) -> str:
        """What it does to its filing: it holds it, or a decision or a stated reason lifts it; empty for what does nothing."""
        if self.status is Status.EXCUSED:
            return "decided" if self.ruling is not None else "excused"
        return "held" if self.rejects else ""

    @property
    def fingerprint(self) -> str:
        """Stays the same when lines move: rule, file and path."""
        text = "\n".join((self.rule, self.where.file, str(self.where)))
        return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:32]  # a file's name may be no UTF-8

    @property
    def order(self) -> tuple[str, int, int, str]:
        """Sorting key of a report: file, line, column, rule."""
        return (self.where.file, self.span.line, self.span.column, self.rule)


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors before warnings before advice, each in the order of a report."""
    weights = list(Severity)
    return sorted(findings, key=lambda finding: (weights.index(finding.severity), finding.order))


@dataclass(frozen=True, slots=True)
class NotEvaluated:
    """A rule that was due and could not be judged, with the reason as a code and its values."""

    rule: str
    school: str
    term: str
    why: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many evaluations were due and how they ended; `due` is the sum of the four."""

    passed: int = 0
    failed: int = 0
    excused: int = 0
    not_evaluated: int = 0

    @property
    def due(self) -> int:
        return self.passed + self.failed + self.excused + self.not_evaluated


Ending = tuple[str, str, str, str]
"""A rule, school and term, and what it came to."""


def endings(findings: Iterable[Finding]) -> Iterator[Ending]:
    """Of findings that did something to a filing."""
    return ((f.rule, f.school, f.term, f.ending) for f in findings if f.ending and f.school)


@dataclass(frozen=True, kw_only=True)
class Report:
    """All that one run of `check` found."""

    as_of: date
    policies: tuple[str, ...]
    schools: int
    terms: int
    files: int
    tally: Tally
    findings: tuple[Finding, ...]
    not_evaluated: tuple[NotEvaluated, ...]
    filings: Mapping[tuple[str, str], Tally] = field(default_factory=dict)
    """The tally of each school and term."""
    uncounted: Mapping[str, int] = field(default_factory=dict)
    """Findings beyond the limit of a file, by file: counted, not shown."""
    judged: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The rules of which an evaluation was due, each once, by school (nothing for the city), in the order in which they came."""

    def of_school(self, school: str) -> tuple[Finding, ...]:
        """What was found about one school, in the order of the report."""
        return self._by_school.get(school, ())

    def found_together(self, school: str) -> tuple[Finding, ...]:
        """Those of one school that were found when all schools were looked at together, as far as that is known: else all."""
        return self.of_school(school)

    @cached_property
    def _by_school(self) -> Mapping[str, tuple[Finding, ...]]:
        found: dict[str, list[Finding]] = defaultdict(list)
        for finding in self.findings:
            found[finding.school].append(finding)
        return {school: tuple(several) for school, several in found.items()}

    def count(self, severity: Severity) -> int:
        """Failed findings of that weight, those beyond a file's limit included (they are errors)."""
        shown = sum(1 for f in self.findings if f.severity is severity and f.status is Status.FAILED)
        return shown + (sum(self.uncounted.values()) if severity is Severity.ERROR else 0)

    @property
    def number(self) -> bytes:
        """Another one for other findings; what was counted besides them does not show in it."""
        return repr(self.findings).encode("utf-8", "surrogatepass")

    @property
    def endings(self) -> frozenset[Ending]:
        """What findings did to filings, each once for a rule and a filing."""
        return frozenset(endings(self.findings))

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Those that reject."""
        return tuple(finding for finding in self.findings if finding.rejects)

    @property
    def rejected(self) -> bool:
        return self.count(Severity.ERROR) > 0


def with_more(report: Report, found: Iterable[Finding]) -> Report:
    """The report with findings of a later layer, each an evaluation of its own that ended as it says."""
    more = tuple(found)
    if not more:
        return report
    failed = sum(1 for finding in more if finding.rejects)
    tally = replace(report.tally, failed=report.tally.failed + failed)
    return replace(report, tally=tally, findings=tuple(sorted((*report.findings, *more), key=lambda finding: finding.order)))
