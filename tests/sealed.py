"""The small town with a ledger: its files as a repository has them, sealed on a day, for tests that attack, correct, withdraw or purge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from generator.findings import Finding
from generator.integrity.closed import closed_books
from generator.ledger import grown, record_file
from generator.notices.sealing import unsealed
from generator.repository import load
from tests.render.town import AFTER, _files, states
from tests.salts import salts

BOOKS = "schools/lvye/2021-spring/finance.yml"
"""Books of a term that is closed: published and sealed."""
YEAR = f"content/ledger/{AFTER.year}.jsonl"


def town_files(as_of: dt.date = AFTER) -> dict[str, bytes]:
    """The town's files with a ledger in which all that is public on that day is sealed."""
    files = dict(_files())
    seal_into(files, as_of)
    return files


def seal_into(files: dict[str, bytes], as_of: dt.date = AFTER) -> list[str]:
    """Does what `notices seal` does, in memory; the kinds of the new lines."""
    city = load(files, as_of).city
    found = unsealed(states(city), salts(len(city.ledger.entries) + 1))
    for one in found:
        if one.record is not None:
            files[record_file(one.entry.sha256)] = one.record.data
    for name, text in grown(one.entry for one in found).items():
        files[name] = files.get(name, b"") + text.encode()
    return [one.entry.kind for one in found]


def edited(files: Mapping[str, bytes], name: str, old: str, new: str) -> dict[str, bytes]:
    """A copy with a text of a file replaced."""
    assert old.encode() in files[name], (name, old)
    return {**files, name: files[name].replace(old.encode(), new.encode(), 1)}


def without(files: Mapping[str, bytes], *beginnings: str) -> dict[str, bytes]:
    """A copy without the files whose path begins so."""
    return {name: raw for name, raw in files.items() if not name.startswith(beginnings)}


def renamed(files: Mapping[str, bytes], old: str, new: str) -> dict[str, bytes]:
    """A copy in which a folder or id has another name, wherever it stands, but in the ledger."""
    return {
        (name if name.startswith("content/ledger/") else name.replace(old, new)): (
            raw if name.startswith("content/ledger/") else raw.replace(old.encode(), new.encode())
        )
        for name, raw in files.items()
    }


def closed(files: Mapping[str, bytes], as_of: dt.date = AFTER) -> list[Finding]:
    """What the ledger says of the files."""
    return list(closed_books(load(files, as_of)))
