"""A mutant in; what the check of its school finds that the untouched school does not have out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.approval_check import approval_findings
from generator.checking import Wanted, check
from generator.findings import Finding, Severity, Status
from generator.repository import Reading, Repository, assemble
from tests.mutants.mutants import Mutant
from tests.mutants.places import same
from tests.rules.casebook import TODAY, reread, today
from tests.rules.casebook import reading as whole_city

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
    """Asks as little as tells: first the form of the changed files, then the term, then whatever else the change can reach."""
    reading = reread(whole_city(), mutant.edits)
    found = [f for f in reading.findings if f.where.file in mutant.edits]
    if not any(map(_rejects, found)):
        repository = assemble(reading, TODAY)
        found = _fresh(repository, _own(mutant))
        if not any(map(_rejects, found)):
            found += _fresh(repository, _reached(mutant))
    errors = dict.fromkeys(f.rule for f in found if _rejects(f))
    warnings = dict.fromkeys(f.rule for f in found if f.severity is not Severity.ERROR)
    return Verdict(mutant, tuple(errors), tuple(warnings), _as_meant(mutant, reading))


def _own(mutant: Mutant) -> tuple[str, ...]:
    """The term, and what is asked of its school as a whole."""
    return (mutant.filing.folder,)


def _reached(mutant: Mutant) -> tuple[str, ...]:
    """What a change in one term can reach beside it: the next term, which looks back, and what compares all schools.

    The school's own file and the list of what was published speak of all its terms.
    """
    everything = any(file.startswith(("content/bureau/publications/", f"schools/{mutant.filing.school}/school.")) for file in mutant.edits)
    return (f"schools/{mutant.filing.school}" if everything else mutant.filing.next_folder, "content/bureau")


def _fresh(repository: Repository, paths: tuple[str, ...]) -> list[Finding]:
    untouched = _untouched()
    wanted = Wanted(paths)
    approvals = approval_findings(repository.city, repository.entries, lambda filing: wanted(filing.folder))
    found = (*check(repository, paths).findings, *filter(_rejects, approvals))
    return [f for f in found if f.status is Status.FAILED and _key(f) not in untouched]


@cache
def _untouched() -> frozenset[Key]:
    return frozenset(_key(f) for f in today()[1].findings if f.status is Status.FAILED)


def _key(finding: Finding) -> Key:
    return finding.rule, finding.where.file, str(finding.where)


def _rejects(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _as_meant(mutant: Mutant, reading: Reading) -> bool:
    return mutant.expected is None or same(reading.entries[mutant.file].document.data, mutant.expected)
