"""A city in; the lines and records that the ledger lacks out: one for each public paper that is not in it as it is now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.integrity.records import Record, record
from generator.ledger import PAPERS, Entry
from generator.notices.state import States, public_schools
from generator.notices.updates import published


@dataclass(frozen=True, slots=True)
class Sealed:
    """A line with its record."""

    entry: Entry
    record: Record


def unsealed(states: States) -> tuple[Sealed, ...]:
    """In the order of schools and terms, dated as of the run, however long they have been public. Empty where all is sealed."""
    head, seq, found = states.city.ledger.head, len(states.city.ledger.entries), []
    for entry, kept in _missing(states):
        seq += 1
        chained = replace(entry, seq=seq, prev=head)
        head = chained.digest
        found.append(Sealed(chained, kept))
    return tuple(found)


def _missing(states: States) -> Iterator[tuple[Entry, Record]]:
    """Lines that are not yet part of the chain."""
    ledger = states.city.ledger
    for school in public_schools(states.city):
        for filing in school.filings:
            for paper in PAPERS:
                if published(states, filing, paper) is None:
                    continue
                now, before = record(filing, paper), ledger.of(filing.school, filing.id, paper)
                if before and before[-1].sha256 == now.sha256:
                    continue
                yield Entry(
                    seq=0, prev="", kind=paper, school=filing.school, term=filing.id, version=len(before) + 1, sha256=now.sha256,
                    at=filing.as_of,
                ), now  # fmt: skip
