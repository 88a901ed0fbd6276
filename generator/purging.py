"""A version that the law requires to be removed in; the repository without its record, and the line that says so, out.

The line stays and keeps the chain whole; the record, and with it the salt, is gone, so that its digest tells nobody what it said.
What git still has of it is another matter: docs/leak-runbook.md.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator.city import City
from generator.examination import examine
from generator.ledger import Act, Entry, read_ledger, record_file
from generator.model.values import TermId
from generator.notices.sealing import Sealed, act_on, chained
from generator.pipeline import append_lines, refuse_faulty_set_up
from generator.privacy import discover_name
from generator.project import read_files
from generator.publish import PublishFault
from generator.publish.exchange import lock


@dataclass(frozen=True, slots=True)
class Target:
    """Which versions of a paper; none named means all but the one that stands, with `take_down` all of them."""

    school: str
    term: TermId
    paper: str
    versions: tuple[int, ...] = ()
    take_down: bool = False


def purge(root: Path, as_of: dt.date, target: Target, act: Act) -> tuple[Entry, ...]:
    """Appends the lines, then removes the records, and gives out the lines. One that was cut off in between is finished by the next.

    Raises PublishFault where there is nothing of the kind, where the version that stands would be left without its record, where the
    words of the act hold personal data, or where the ledger is at fault.
    """
    if any(discover_name(text).findings for text in (act.reason, act.role, act.number)):
        raise PublishFault("personal-reason")
    unlock = lock(root / "content")
    try:
        _remove(root)
        examination = examine(root, as_of, judge=False)
        refuse_faulty_set_up(examination)
        city = examination.repository.city
        found = chained(city, _lines(city, target, act))
        append_lines(root, city, found)
        _remove(root)
        return tuple(one.entry for one in found)
    finally:
        unlock()


def _remove(root: Path) -> None:
    """Every record that a line says is purged."""
    ledger, _ = read_ledger(read_files(root))
    for entry in ledger.entries:
        if entry.kind == "purge" and entry.sha256 in ledger.records:
            (root / record_file(entry.sha256)).unlink(missing_ok=True)


def _lines(city: City, target: Target, act: Act) -> Iterator[Sealed]:
    versions = city.ledger.of(target.school, target.term, target.paper)
    withdrawn = city.ledger.withdrawn(target.school, target.term, target.paper) is not None
    what = f"{target.school} {target.term} {target.paper}"
    if not versions:
        raise PublishFault("nothing-to-purge", what=what)
    latest = versions[-1]
    whole = target.take_down or withdrawn
    chosen = target.versions or tuple(entry.version for entry in (versions if whole else versions[:-1]))
    meant = [entry for entry in versions if entry.version in chosen and city.ledger.purged(entry.sha256) is None]
    if len(meant) < len(target.versions) or not meant:
        raise PublishFault("nothing-to-purge", what=" ".join([what, *(f"v{number}" for number in chosen)]))
    if latest in meant and not whole:
        raise PublishFault("still-published", what=f"{what} v{latest.version}")
    if target.take_down and not withdrawn:
        yield Sealed(act_on(latest, "withdrawal", replace(act, paper=target.paper), city))
    for entry in meant:
        yield Sealed(act_on(entry, "purge", replace(act, paper=target.paper), city))
