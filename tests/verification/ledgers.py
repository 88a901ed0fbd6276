"""Ledgers made up line by line, and the ways of tampering with them: what the table of attacks counts."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import replace

from generator.ledger import FIRST, Act, Entry, Head, grown, record_file
from generator.model.values import TermId
from generator.verification import Outcome, check_ledger

Files = dict[str, bytes]
FIRST_DAY = dt.date(2021, 9, 1)


def entries(lines: int) -> tuple[Entry, ...]:
    """A sound chain: a notice and a statement a school, every ninth statement corrected, every twentieth withdrawn and purged."""
    found: list[Entry] = []
    school, day = 0, FIRST_DAY
    while len(found) < lines:
        school, day = school + 1, day + dt.timedelta(days=school % 2)
        base = Entry(
            seq=0, prev="", kind="notice", school=f"s{school}", term=TermId(2021, "autumn"), version=1, sha256=_digest(school, 1), at=day
        )  # fmt: skip
        made = [base]
        act = Act(paper="notice", reason="写错", role="分管领导", date=day, number="1号")
        if school % 9 == 0:
            made += [replace(base, kind="correction", act=act), replace(base, version=2, sha256=_digest(school, 2))]
        if school % 20 == 0:
            made += [replace(made[-1], kind=kind, act=act) for kind in ("withdrawal", "purge")]
        for one in made:
            found.append(replace(one, seq=len(found) + 1, prev=found[-1].digest if found else FIRST))
    return tuple(found)


def _record(school: int, version: int) -> bytes:
    return f"record {school} {version}\n".encode()


def _digest(school: int, version: int) -> str:
    return hashlib.sha256(_record(school, version)).hexdigest()


def files_of(chain: tuple[Entry, ...]) -> Files:
    """As they stand in a repository, with the records that are not purged."""
    purged = {entry.sha256 for entry in chain if entry.kind == "purge"}
    found = {name: text.encode() for name, text in grown(chain).items()}
    for entry in chain:
        raw = _record(int(entry.school[1:]), entry.version)
        if entry.act is None and entry.sha256 not in purged:
            found[record_file(entry.sha256)] = raw
    return found


def rechained(chain: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The same lines numbered and linked anew, as one does who may write the whole file."""
    found: list[Entry] = []
    for one in chain:
        found.append(replace(one, seq=len(found) + 1, prev=found[-1].digest if found else FIRST))
    return tuple(found)


def mutations(files: Files, seed: int, number: int) -> Iterator[Files]:
    """A byte changed, taken out or put in, two lines exchanged, a line doubled or dropped, a file cut: `number` of them, by a fixed row."""
    state = seed
    names = sorted(name for name in files if name.endswith(".jsonl"))
    for _ in range(number):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        pick = state >> 16
        name = names[pick % len(names)]
        raw = files[name]
        spoiled = _mutated(raw, pick // len(names))
        if spoiled != raw:
            yield {**files, name: spoiled}


def _mutated(raw: bytes, pick: int) -> bytes:
    kind, pick = pick % 7, pick // 7
    at, lines = pick % len(raw), raw.splitlines(keepends=True)
    row = pick % len(lines)
    other = (pick // 256) % len(lines)
    if kind == 0:
        return raw[:at] + bytes([raw[at] ^ (1 << pick % 7)]) + raw[at + 1 :]
    if kind == 1:
        return raw[:at] + raw[at + 1 :]
    if kind == 2:
        return raw[:at] + bytes([48 + pick % 10]) + raw[at:]
    if kind == 3:
        lines[row], lines[other] = lines[other], lines[row]
    elif kind == 4:
        lines.insert(other, lines[row])
    elif kind == 5:
        del lines[row]
    else:
        return raw[:at]
    return b"".join(lines)


def look(files: Files, *saved: Head) -> Outcome:
    """What `notices verify` says of a ledger."""
    return check_ledger(files, saved)[1]
