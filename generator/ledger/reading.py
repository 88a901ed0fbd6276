"""The files of the ledger in; its lines as far as they are sound, and each flaw with its place, out."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.ledger.entries import ACTS, FIRST, FOLDER, PAPERS, Act, Entry, Ledger, is_ledger, record_file
from generator.model.values import TermId

_RECORD = re.compile(rf"{FOLDER}records/([0-9a-f]{{64}})\.json", re.ASCII)
_YEAR = re.compile(rf"{FOLDER}20[0-9]{{2}}\.jsonl", re.ASCII)
_LINE_END = re.compile(rb"(?<=\n)")


@dataclass(frozen=True, slots=True)
class Flaw:
    """A file that is not as we wrote it: its name, the line (from 1), and what is wrong (see wording)."""

    file: str
    line: int
    what: str


def read_ledger(files: Mapping[str, bytes]) -> tuple[Ledger, tuple[Flaw, ...]]:
    """The ledger among the files of a repository, as far as it is sound."""
    records = {match[1]: raw for file, raw in files.items() if (match := _RECORD.fullmatch(file))}
    flaws = [Flaw(record_file(name), 1, "digest") for name, raw in records.items() if hashlib.sha256(raw).hexdigest() != name]
    flaws += [Flaw(file, 1, "stray") for file in files if is_ledger(file) and not _RECORD.fullmatch(file) and not _YEAR.fullmatch(file)]
    lines = [line for file in sorted(file for file in files if _YEAR.fullmatch(file)) for line in _lines(file, files[file])]
    purged = {line.entry.sha256 for line in lines if line.entry is not None and line.entry.kind == "purge"}
    flaws += [Flaw(record_file(name), 1, "kept") for name in records if name in purged]
    chain = _Chain(records.keys() | purged)
    for line in lines:
        what = "line" if line.entry is None else chain.add(line.entry)
        if what is not None:
            flaws.append(Flaw(line.file, line.number, what))
    return Ledger(tuple(chain.entries), records), tuple(flaws)


def torn(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of the ledger whose last line has no end, as a repair writes them back: with the end where nothing else of the line is
    missing, without the line where more is."""
    found = {file: raw for file, raw in files.items() if _YEAR.fullmatch(file) and raw and not raw.endswith(b"\n")}
    return {file: _mended(file, raw) for file, raw in found.items()}


def _mended(file: str, raw: bytes) -> bytes:
    last = list(_lines(file, raw + b"\n"))[-1]
    return raw + b"\n" if last.entry is not None else raw[: raw.rfind(b"\n") + 1]


@dataclass(frozen=True, slots=True)
class _Line:
    file: str
    number: int
    entry: Entry | None


def _lines(file: str, raw: bytes) -> Iterator[_Line]:
    """A last line without its end was cut off: another would be joined to it."""
    for number, text in enumerate((part.decode("utf-8", "replace") for part in _LINE_END.split(raw) if part), start=1):
        entry = _entry(text)
        sound = entry is not None and text in (f"{entry.line()}\n", f"{entry.line()}\r\n") and entry.file == file
        yield _Line(file, number, entry if sound else None)


class _Chain:
    """The lines so far; each is looked at once, however many there are."""

    def __init__(self, known: set[str]) -> None:
        self.entries: list[Entry] = []
        self._known, self._last = known, FIRST
        self._versions: dict[tuple[str, TermId, str], dict[int, str]] = {}
        self._withdrawn: set[tuple[str, TermId, str]] = set()
        self._purged: set[str] = set()

    def add(self, entry: Entry) -> str | None:
        """What is wrong with a line that follows the others: the chain, its version, or its record."""
        what, paper = self._broken(entry), (entry.school, entry.term, entry.paper)
        self.entries.append(entry)
        self._last = entry.digest
        if entry.act is None:
            versions = self._versions.setdefault(paper, {})
            versions[len(versions) + 1] = entry.sha256
        elif entry.kind == "withdrawal":
            self._withdrawn.add(paper)
        elif entry.kind == "purge":
            self._purged.add(entry.sha256)
        return what

    def _broken(self, entry: Entry) -> str | None:
        before = self.entries
        if entry.seq != len(before) + 1 or entry.prev != self._last or (before and entry.at < before[-1].at):
            return "chain"
        paper = (entry.school, entry.term, entry.paper)
        if paper in self._withdrawn and entry.kind != "purge":
            return "withdrawn"
        versions = self._versions.get(paper, {})
        if entry.act is not None:
            return None if self._answers(entry, versions) else "act"
        if entry.version != len(versions) + 1:
            return "version"
        return None if entry.sha256 in self._known else "record"

    def _answers(self, entry: Entry, versions: Mapping[int, str]) -> bool:
        """Whether an act is about a version that there is: the last one, but what is purged may be any, once."""
        if versions.get(entry.version) != entry.sha256:
            return False
        return entry.sha256 not in self._purged if entry.kind == "purge" else entry.version == len(versions)


def _entry(text: str) -> Entry | None:
    try:
        data = json.loads(text)
        if data["kind"] not in (*PAPERS, *ACTS):
            return None
        return Entry(
            seq=int(data["seq"]), prev=str(data["prev"]), kind=str(data["kind"]), school=str(data["school"]),
            term=TermId.parse(data["term"]), version=int(data["version"]), sha256=str(data["sha256"]), at=dt.date.fromisoformat(data["at"]),
            act=_act(data) if data["kind"] in ACTS else None,
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _act(data: Mapping[str, object]) -> Act:
    if data["paper"] not in PAPERS:
        raise ValueError(data["paper"])
    return Act(
        paper=str(data["paper"]), reason=str(data["reason"]), role=str(data["role"]), date=dt.date.fromisoformat(str(data["date"])),
        number=str(data["number"]),
    )  # fmt: skip
