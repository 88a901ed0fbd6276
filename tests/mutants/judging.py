"""A mutant in; what the check of its school finds that the untouched school does not have out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.checking import check
from generator.findings import Finding, Severity, Status
from generator.repository import Reading, assemble, read_all
from tests.mutants.filings import sample
from tests.mutants.mutants import Mutant
from tests.mutants.places import same
from tests.rules.casebook import TODAY

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """The rules with a new error, and those with a new warning or advice only."""

    mutant: Mutant
    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    as_meant: bool
    """Whether the changed file reads as the old one with this one change."""

    @property
    def caught(self) -> bool:
        return bool(self.errors)


def judge(mutant: Mutant) -> Verdict:
    """Judges the term; one that passes is no survivor until its whole school has passed."""
    reading = _changed(mutant)
    folder = f"schools/{mutant.filing.school}"
    found = _fresh(reading, mutant, (f"{folder}/{mutant.filing.term}", f"{folder}/school.yml", "content/bureau"))
    if not any(map(_rejects, found)):
        found = _fresh(reading, mutant, (folder, "content/bureau"))
    errors = dict.fromkeys(f.rule for f in found if _rejects(f))
    warnings = dict.fromkeys(f.rule for f in found if f.severity is not Severity.ERROR)
    return Verdict(mutant, tuple(errors), tuple(warnings), _as_meant(mutant, reading))


def _changed(mutant: Mutant) -> Reading:
    """The city as read, only the changed files read anew."""
    before, after = sample(), read_all({file: raw for file, raw in mutant.edits.items() if raw is not None})
    gone = {file for file, raw in mutant.edits.items() if raw is None}
    return Reading(
        entries={file: after.entries.get(file, entry) for file, entry in before.entries.items() if file not in gone},
        findings=[f for f in before.findings if f.where.file not in mutant.edits] + after.findings,
        more={**before.more, **after.more},
        discoveries={**{file: d for file, d in before.discoveries.items() if file not in mutant.edits}, **after.discoveries},
    )


def _fresh(reading: Reading, mutant: Mutant, paths: tuple[str, ...]) -> list[Finding]:
    report = check(assemble(reading, TODAY), paths)
    untouched = _untouched()
    return [f for f in report.findings if f.status is Status.FAILED and _key(f) not in untouched]


@cache
def _untouched() -> frozenset[Key]:
    return frozenset(_key(f) for f in check(assemble(sample(), TODAY)).findings if f.status is Status.FAILED)


def _key(finding: Finding) -> Key:
    return finding.rule, finding.where.file, str(finding.where)


def _rejects(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _as_meant(mutant: Mutant, reading: Reading) -> bool:
    return mutant.expected is None or same(reading.entries[mutant.file].document.data, mutant.expected)
