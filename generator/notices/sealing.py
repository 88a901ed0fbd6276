"""A city in; the lines and records that the ledger lacks out: what the bureau decided of a paper, and each public paper as it is now."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace

from generator.city import City, Filing
from generator.integrity.closed import corrections
from generator.integrity.records import Record, record
from generator.ledger import PAPERS, Act, Entry
from generator.model.bureau import PAPER_NAMES, Correction, Withdrawal
from generator.notices.state import States, public_schools
from generator.notices.updates import published, unchanged

Salts = Callable[[], str]
"""Gives a fresh salt of 32 hex digits for each record: drawn by chance by whoever calls, and the only chance there is."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A line, with its record where it is a version of a paper."""

    entry: Entry
    record: Record | None = None


def unsealed(states: States, salts: Salts, whole: Collection[str] = ()) -> tuple[Sealed, ...]:
    """In the order of schools and terms, dated as of the run, however long they have been public. Empty where all is sealed; of the schools
    that are `whole` nobody asks, since nothing of theirs is missing."""
    return chained(states.city, _missing(states, salts, whole))


def chained(city: City, missing: Iterator[Sealed]) -> tuple[Sealed, ...]:
    """Lines that follow those of the ledger, each on the one before."""
    head, seq, found = city.ledger.head, len(city.ledger.entries), []
    for one in missing:
        seq += 1
        entry = replace(one.entry, seq=seq, prev=head)
        head = entry.digest
        found.append(replace(one, entry=entry))
    return tuple(found)


def _missing(states: States, salts: Salts, whole: Collection[str]) -> Iterator[Sealed]:
    """Lines that are not yet part of the chain."""
    for school in public_schools(states.city):
        if school.id in whole:
            continue
        for filing in school.filings:
            for paper in PAPERS:
                yield from _of_paper(states, filing, paper, salts)
        states.let_go(school.id)


def _of_paper(states: States, filing: Filing, paper: str, salts: Salts) -> Iterator[Sealed]:
    """A withdrawal ends it; a correction comes before the version that it allows."""
    latest = states.city.ledger.latest(filing.school, filing.id, paper)
    if latest is not None and (taken := _withdrawal(states.city, latest)) is not None:
        yield Sealed(act_on(latest, "withdrawal", _act(taken, paper), states.city))
        return
    if published(states, filing, paper) is None or states.kept(filing, paper):
        return
    filing = states.as_filed(filing)
    if latest is not None and unchanged(states, filing, paper) == latest.sha256:
        return
    if latest is not None and (allowed := _correction(states.city, latest)) is not None:
        yield Sealed(act_on(latest, "correction", _act(allowed, paper), states.city))
    made, version = record(filing, paper, salts()), latest.version + 1 if latest else 1
    entry = Entry(
        seq=0, prev="", kind=paper, school=filing.school, term=filing.id, version=version, sha256=made.sha256, at=filing.as_of
    )  # fmt: skip
    yield Sealed(entry, made)


def act_on(version: Entry, kind: str, act: Act, city: City) -> Entry:
    """The line, not yet part of the chain, by which the bureau acts on a version on the day of the run."""
    return replace(version, seq=0, prev="", kind=kind, at=city.as_of, act=act)


def _act(decided: Correction | Withdrawal, paper: str) -> Act:
    return Act(paper=paper, reason=decided.reason, role=decided.role, date=decided.date, number=decided.number)


def _withdrawal(city: City, latest: Entry) -> Withdrawal | None:
    """The bureau's decision to take a paper back that is not in the ledger yet; one of a later day does not count yet."""
    if city.ledger.withdrawn(latest.school, latest.term, latest.kind) is not None:
        return None
    mine = (file for file in city.withdrawals if (file.school, file.term) == (latest.school, latest.term))
    listed = (one for file in mine for one in file.withdrawals)
    return next((one for one in listed if PAPER_NAMES[one.paper] == latest.kind and one.date <= city.as_of), None)


def _correction(city: City, latest: Entry) -> Correction | None:
    listed = corrections(city, latest.school, latest.term)
    return next((one for one in listed if one.sha256 == latest.sha256 and PAPER_NAMES[one.paper] == latest.kind), None)
