"""Two reports on the same filings in; which rules end otherwise in the second, for whom and by how much, out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from generator.findings import Finding, NotEvaluated, Report, Severity, Status
from generator.impact.distances import Distance, distance
from generator.model.values import TermId
from generator.policy_check import UNCOVERED
from generator.rules import all_rules

Key = tuple[str, str]
"""School and term; the term is empty for what is the school's in every term, the school too for what is the city's."""


class Kind(StrEnum):
    """How a rule's ending differs."""

    FAILS = "newly_failing"
    PASSES = "newly_passing"
    EXCUSED = "newly_excused"
    UNJUDGED = "newly_not_evaluated"
    NOTED = "newly_noted"
    """A warning or advice, which rejects nothing."""
    CLEARED = "no_longer_noted"
    ALTERED = "same_ending_other_findings"


@dataclass(frozen=True, slots=True)
class Change:
    """One rule that ends otherwise for one filing. Of what newly passes, hits and distances are those of before."""

    school: str
    term: str
    rule: str
    kind: Kind
    clauses: tuple[str, ...]
    hits: int
    distances: tuple[Distance, ...]

    @property
    def most(self) -> Distance | None:
        """The largest of the distances known."""
        return max(self.distances, key=lambda distance: distance.amount, default=None)


@dataclass(frozen=True, slots=True)
class Impact:
    """What a draft would change."""

    as_of: dt.date
    schools: int
    filings: int
    changes: tuple[Change, ...]
    recounted: tuple[Key, ...] = ()
    """Filings for which no rule ends otherwise, but another number of them is due."""

    def of(self, kind: Kind) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.kind is kind)

    @property
    def unchanged(self) -> int:
        """The filings for which everything stays."""
        touched = {(change.school, change.term) for change in self.changes if change.term}
        return self.filings - len(touched) - len(self.recounted)


@dataclass(slots=True)
class _Ending:
    """How one rule ended for one filing."""

    findings: list[Finding] = field(default_factory=list)
    gap: NotEvaluated | None = None

    @property
    def kind(self) -> Kind:
        """The ending in the words of a change to it, in checking's own order."""
        failed = [finding.severity for finding in self.findings if finding.status is Status.FAILED]
        if Severity.ERROR in failed:
            return Kind.FAILS
        if self.gap is not None:
            return Kind.UNJUDGED
        return Kind.NOTED if failed else Kind.EXCUSED if self.findings else Kind.PASSES


_PASSED = _Ending()


def compare(before: Report, after: Report) -> Impact:
    """What ends otherwise in `after`, in the order of schools, terms and rules."""
    ended, ends = _endings(before), _endings(after)
    keys = sorted(ended.keys() | ends.keys(), key=_in_time)
    changes = [change for key in keys for change in _changes(key, ended.get(key, {}), ends.get(key, {}))]
    touched = {(change.school, change.term) for change in changes}
    judged = sorted(before.filings.keys() | after.filings.keys(), key=_in_time)
    recounted = tuple(key for key in judged if before.filings.get(key) != after.filings.get(key) and key not in touched)
    return Impact(after.as_of, after.schools, after.terms, tuple(changes), recounted)


def _in_time(key: Key) -> tuple[str, int]:
    school, term = key
    return school, TermId.parse(term).rank if term else 0


def _endings(report: Report) -> dict[Key, dict[str, _Ending]]:
    """Every rule that did not simply pass, by filing."""
    found: dict[Key, dict[str, _Ending]] = defaultdict(lambda: defaultdict(_Ending))
    for finding in report.findings:
        found[finding.school, finding.term][finding.rule].findings.append(finding)
    for gap in report.not_evaluated:
        found[gap.school, gap.term][gap.rule].gap = gap
    return found


def _changes(key: Key, before: dict[str, _Ending], after: dict[str, _Ending]) -> Iterator[Change]:
    # Under no policy no rule is run, which is not to have passed them.
    rules = {UNCOVERED} if UNCOVERED in after else before.keys() | after.keys()
    for rule in sorted(rules):
        old, new = before.get(rule, _PASSED), after.get(rule, _PASSED)
        kind = _kind(old, new)
        if kind is not None:
            told = (old if kind in (Kind.PASSES, Kind.CLEARED) else new).findings
            yield Change(*key, rule, kind, _clauses(rule, told), len(told), tuple(_distances(told)))


def _kind(old: _Ending, new: _Ending) -> Kind | None:
    if old == new:
        return None
    if old.kind is new.kind:
        return Kind.ALTERED
    return Kind.CLEARED if (old.kind, new.kind) == (Kind.NOTED, Kind.PASSES) else new.kind


def _clauses(rule: str, findings: Iterable[Finding]) -> tuple[str, ...]:
    stated = next((finding.clauses for finding in findings), ())
    known = all_rules().get(rule)
    return stated or (known.clauses if known else ())


def _distances(findings: Iterable[Finding]) -> Iterator[Distance]:
    for finding in findings:
        found = distance(finding.rule, finding.values)
        if found is not None:
            yield found
