"""The files under content/ledger in; what was published when, with the records kept by content, out; a file that is not sound is named.

`<year>.jsonl` holds a line for each version of each paper, in the order in which they became public, with the digest of the one before;
`records/<sha256>.json` holds what was published, under the digest of its own bytes: `sha256sum` checks one (decisions.md, 7).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.values import TermId
from generator.project import LEDGER

FOLDER = f"{LEDGER}/"
PAPERS = ("notice", "finance")
"""告知书 and 收支公示."""
FIRST = "0" * 64
"""What stands for the digest of the line before the first one."""

_RECORD = re.compile(rf"{FOLDER}records/([0-9a-f]{{64}})\.json", re.ASCII)
_YEAR = re.compile(rf"{FOLDER}20[0-9]{{2}}\.jsonl", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line: one version of one paper became public on a day."""

    seq: int
    prev: str
    kind: str
    school: str
    term: TermId
    version: int
    sha256: str
    at: dt.date

    def line(self) -> str:
        """As it stands in the file, without the line end."""
        data = {
            "seq": self.seq, "prev": self.prev, "kind": self.kind, "school": self.school, "term": str(self.term),
            "version": self.version, "sha256": self.sha256, "at": self.at.isoformat(),
        }  # fmt: skip
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    @property
    def digest(self) -> str:
        """What the next line names as `prev`."""
        return hashlib.sha256(self.line().encode()).hexdigest()

    @property
    def file(self) -> str:
        """The file in which it stands."""
        return f"{FOLDER}{self.at.year}.jsonl"


@dataclass(frozen=True)
class Ledger:
    """All lines in their order, and the bytes of the records."""

    entries: tuple[Entry, ...] = ()
    records: Mapping[str, bytes] = field(default_factory=dict)

    def of(self, school: str, term: TermId, paper: str) -> tuple[Entry, ...]:
        """The versions of one paper, the oldest first."""
        return self._by_paper.get((school, term, paper), ())

    @property
    def head(self) -> str:
        """The digest of the last line."""
        return self.entries[-1].digest if self.entries else FIRST

    @cached_property
    def _by_paper(self) -> dict[tuple[str, TermId, str], tuple[Entry, ...]]:
        found: dict[tuple[str, TermId, str], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.school, entry.term, entry.kind].append(entry)
        return {key: tuple(several) for key, several in found.items()}


NOTHING_PUBLISHED = Ledger()


@dataclass(frozen=True, slots=True)
class Flaw:
    """A file that is not as we wrote it: its name, the line (from 1), and what is wrong (see wording)."""

    file: str
    line: int
    what: str


def is_ledger(file: str) -> bool:
    """Whether a file of the repository belongs to the ledger by its place."""
    return file.startswith(FOLDER)


def record_file(sha256: str) -> str:
    """Where a record stands."""
    return f"{FOLDER}records/{sha256}.json"


def read_ledger(files: Mapping[str, bytes]) -> tuple[Ledger, tuple[Flaw, ...]]:
    """The ledger among the files of a repository, as far as it is sound."""
    records = {match[1]: raw for file, raw in files.items() if (match := _RECORD.fullmatch(file))}
    flaws = [Flaw(record_file(name), 1, "digest") for name, raw in records.items() if hashlib.sha256(raw).hexdigest() != name]
    flaws += [Flaw(file, 1, "stray") for file in files if is_ledger(file) and not _RECORD.fullmatch(file) and not _YEAR.fullmatch(file)]
    chain = _Chain(records)
    for file in sorted(file for file in files if _YEAR.fullmatch(file)):
        flaws += _read_year(file, files[file], chain)
    return Ledger(tuple(chain.entries), records), tuple(flaws)


def _read_year(file: str, raw: bytes, chain: _Chain) -> Iterator[Flaw]:
    """Adds the sound lines of a file to the chain. A last line without its end was cut off: another would be joined to it."""
    for number, text in enumerate(raw.decode("utf-8", "replace").splitlines(keepends=True), start=1):
        entry = _entry(text)
        if entry is None or text not in (f"{entry.line()}\n", f"{entry.line()}\r\n") or entry.file != file:
            yield Flaw(file, number, "line")
            continue
        if (what := chain.add(entry)) is not None:
            yield Flaw(file, number, what)


class _Chain:
    """The lines so far; each is looked at once, however many there are."""

    def __init__(self, records: Mapping[str, bytes]) -> None:
        self.entries: list[Entry] = []
        self._records, self._last, self._versions = records, FIRST, Counter[tuple[str, TermId, str]]()

    def add(self, entry: Entry) -> str | None:
        """What is wrong with a line that follows the others: the chain, the number of the version, or its record."""
        what, paper = self._broken(entry), (entry.school, entry.term, entry.kind)
        self.entries.append(entry)
        self._versions[paper] += 1
        self._last = entry.digest
        return what

    def _broken(self, entry: Entry) -> str | None:
        before = self.entries
        if entry.seq != len(before) + 1 or entry.prev != self._last or (before and entry.at < before[-1].at):
            return "chain"
        if entry.version != self._versions[entry.school, entry.term, entry.kind] + 1:
            return "version"
        return None if entry.sha256 in self._records else "record"


def _entry(text: str) -> Entry | None:
    try:
        data = json.loads(text)
        if data["kind"] not in PAPERS:
            return None
        return Entry(
            seq=int(data["seq"]), prev=str(data["prev"]), kind=str(data["kind"]), school=str(data["school"]),
            term=TermId.parse(data["term"]), version=int(data["version"]), sha256=str(data["sha256"]), at=dt.date.fromisoformat(data["at"]),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def grown(entries: Iterable[Entry]) -> dict[str, str]:
    """The text to append to each file of the ledger."""
    found: dict[str, str] = defaultdict(str)
    for entry in entries:
        found[entry.file] += entry.line() + "\n"
    return dict(found)
