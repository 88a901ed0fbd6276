"""Verdicts in; the tables for people out: what is caught by which rules, what is recorded as legal, what is neither."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tests.mutants.changes import SORTS
from tests.mutants.judging import Verdict
from tests.mutants.legal import Entry


@dataclass(frozen=True)
class Survey:
    """All verdicts beside the record."""

    verdicts: Sequence[Verdict]
    entries: Sequence[Entry]

    @cached_property
    def survivors(self) -> list[Verdict]:
        return [verdict for verdict in self.verdicts if not verdict.caught]

    @cached_property
    def matched(self) -> dict[Entry, list[Verdict]]:
        """The survivors of each entry; one that two entries speak of counts for the first."""
        found: dict[Entry, list[Verdict]] = {entry: [] for entry in self.entries}
        for verdict in self.survivors:
            entry = next((e for e in self.entries if e.covers(verdict.mutant)), None)
            if entry:
                found[entry].append(verdict)
        return found

    @cached_property
    def unrecorded(self) -> list[Verdict]:
        legal = {id(verdict) for listed in self.matched.values() for verdict in listed}
        return [verdict for verdict in self.survivors if id(verdict) not in legal]

    @cached_property
    def caught_by_record(self) -> dict[Entry, Counter[str]]:
        """For each entry, the rules that catch most of the mutants it speaks of: then it may say too much."""
        found = {}
        for entry, legal in self.matched.items():
            caught = [v for v in self.verdicts if v.caught and entry.covers(v.mutant)]
            if len(caught) > len(legal):
                found[entry] = Counter(rule for v in caught for rule in v.errors)
        return found


def table(survey: Survey) -> str:
    """Everything, for people."""
    sections = (_sorts(survey), _rules(survey), _legal(survey), _wide(survey), _unrecorded(survey))
    return "\n\n".join("\n".join(section) for section in sections)


def _sorts(survey: Survey) -> Iterator[str]:
    yield f"{len(survey.verdicts)} mutants of {len({v.mutant.filing for v in survey.verdicts})} terms"
    yield f"{'':10} {'tried':>6} {'caught':>7} {'warned':>7} {'legal':>6} {'neither':>8}"
    legal = [verdict for listed in survey.matched.values() for verdict in listed]
    for sort in (*SORTS, "all"):
        rows = [_of(sort, which) for which in (survey.verdicts, survey.survivors, legal, survey.unrecorded)]
        tried, survived, recorded, neither = map(len, rows)
        warned = sum(bool(v.warnings) for v in rows[1])
        yield f"{sort:10} {tried:6} {tried - survived:7} {warned:7} {recorded:6} {neither:8}  {(tried - survived) / tried:6.1%} caught"


def _of(sort: str, verdicts: Iterable[Verdict]) -> list[Verdict]:
    return [verdict for verdict in verdicts if sort in ("all", verdict.mutant.sort)]


def _rules(survey: Survey) -> Iterator[str]:
    yield "caught by (a mutant that several rules catch counts for each)"
    rules: dict[str, Counter[str]] = defaultdict(Counter)
    for verdict in survey.verdicts:
        for rule in verdict.errors:
            rules[rule][verdict.mutant.sort] += 1
    for rule, sorts in sorted(rules.items(), key=lambda item: (-item[1].total(), item[0])):
        yield f"{sorts.total():6} {rule:40} {'、'.join(f'{sort}{number}' for sort, number in sorts.most_common())}"


def _legal(survey: Survey) -> Iterator[str]:
    yield "recorded as legal"
    for entry, listed in survey.matched.items():
        yield f"{len(listed):6} {entry}：{entry.why}"


def _wide(survey: Survey) -> Iterator[str]:
    yield "recorded as legal, though rules catch most of the mutants that the entry speaks of"
    for entry, rules in survey.caught_by_record.items():
        yield f"{rules.total():6} {entry}：{'、'.join(rules)}"


def _unrecorded(survey: Survey) -> Iterator[str]:
    yield "neither caught nor recorded"
    fields: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for verdict in survey.unrecorded:
        fields[verdict.mutant.field, verdict.mutant.sort].append(verdict)
    for (field, sort), listed in sorted(fields.items()):
        changes = Counter(v.mutant.change for v in listed)
        warned = sum(bool(v.warnings) for v in listed)
        yield f"{len(listed):6} {field} {sort}: {'、'.join(f'{c}{n}' for c, n in changes.items())}{f' (warned {warned})' if warned else ''}"
        yield f"         {listed[0].mutant}"
