"""A version in the ledger in; what has become of it by a day out: what a printed code is answered with."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from generator.ledger.entries import Entry, Ledger

GENUINE, SUPERSEDED, WITHDRAWN, PURGED = "genuine", "superseded", "withdrawn", "purged"


@dataclass(frozen=True, slots=True)
class Standing:
    """`by` is the version that took its place, or the bureau's act; None for the one that stands."""

    kind: str
    entry: Entry
    by: Entry | None = None


def standing(ledger: Ledger, entry: Entry, on: dt.date) -> Standing:
    """Of one version. What was removed by law is said before that its paper was taken back, and both before that another took its place."""
    if (purged := ledger.purged(entry.sha256)) is not None and purged.at <= on:
        return Standing(PURGED, entry, purged)
    if (withdrawn := ledger.withdrawn(entry.school, entry.term, entry.paper, on)) is not None:
        return Standing(WITHDRAWN, entry, withdrawn)
    later = [one for one in ledger.of(entry.school, entry.term, entry.paper, on) if one.version > entry.version]
    return Standing(SUPERSEDED, entry, later[0]) if later else Standing(GENUINE, entry)


def standings(ledger: Ledger, on: dt.date) -> tuple[Standing, ...]:
    """Of every version that was public by a day, in the order of their codes."""
    found = (standing(ledger, entry, on) for entry in ledger.by(on) if entry.act is None)
    return tuple(sorted(found, key=lambda one: (one.entry.sha256, one.entry.seq)))


def by_code(ledger: Ledger, code: str, on: dt.date) -> tuple[Standing, ...]:
    """Of the versions whose digest begins so: none for an unknown code, more than one only where digits collide."""
    return tuple(standing(ledger, e, on) for e in ledger.by(on) if e.act is None and e.sha256.startswith(code))
