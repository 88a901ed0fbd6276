"""Lines and records of the ledger, whole and spoiled in every way that reading them can see."""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Callable

import pytest

from generator.ledger import FIRST, Entry, Flaw, grown, read_ledger, record_file
from generator.model.values import TermId

AUTUMN = TermId(2021, "autumn")
RECORDS = {hashlib.sha256(raw).hexdigest(): raw for raw in (b"one\n", b"two\n", b"three\n")}
ONE, TWO, THREE = RECORDS


def _entries() -> tuple[Entry, ...]:
    found: list[Entry] = []
    days = (dt.date(2021, 9, 1), dt.date(2021, 10, 8), dt.date(2022, 1, 20))
    for seq, (kind, version, sha256, at) in enumerate(
        [("notice", 1, ONE, days[0]), ("notice", 2, TWO, days[1]), ("finance", 1, THREE, days[2])], start=1
    ):
        prev = found[-1].digest if found else FIRST
        found.append(Entry(seq=seq, prev=prev, kind=kind, school="lvye", term=AUTUMN, version=version, sha256=sha256, at=at))
    return tuple(found)


def _files() -> dict[str, bytes]:
    lines = {name: text.encode() for name, text in grown(_entries()).items()}
    return lines | {record_file(sha256): raw for sha256, raw in RECORDS.items()}


def test_what_was_written_is_read_back() -> None:
    ledger, flaws = read_ledger({**_files(), "schools/lvye/school.yml": b""})
    assert (ledger.entries, flaws) == (_entries(), ())
    assert dict(ledger.records) == RECORDS
    assert [entry.version for entry in ledger.of("lvye", AUTUMN, "notice")] == [1, 2]
    assert ledger.of("lvye", AUTUMN.previous, "notice") == ()
    assert ledger.head == hashlib.sha256(_entries()[-1].line().encode()).hexdigest()


def test_a_year_has_its_file() -> None:
    assert {name: text.count("\n") for name, text in grown(_entries()).items()} == {
        "content/ledger/2021.jsonl": 2,
        "content/ledger/2022.jsonl": 1,
    }


Y21, Y22 = "content/ledger/2021.jsonl", "content/ledger/2022.jsonl"


def _without_first_line(files: dict[str, bytes]) -> None:
    files[Y21] = files[Y21].split(b"\n", 1)[1]


def _spoiled(name: str, old: bytes, new: bytes) -> Callable[[dict[str, bytes]], None]:
    def spoil(files: dict[str, bytes]) -> None:
        assert old in files[name]
        files[name] = files[name].replace(old, new)

    return spoil


def _lost(name: str) -> Callable[[dict[str, bytes]], None]:
    def lose(files: dict[str, bytes]) -> None:
        del files[name]

    return lose


def _added(name: str, raw: bytes) -> Callable[[dict[str, bytes]], None]:
    def add(files: dict[str, bytes]) -> None:
        files[name] = files.get(name, b"") + raw

    return add


@pytest.mark.parametrize(
    ("spoil", "flaws"),
    [
        (_spoiled(Y21, b'"at":"2021-10-08"', b'"at":"2021-10-09"'), [Flaw(Y22, 1, "chain")]),
        (_spoiled(Y21, b'"school":"lvye"', b'"school":"other"'), [Flaw(Y21, 2, "chain"), Flaw(Y22, 1, "chain")]),
        (_spoiled(Y21, b'"seq":2', b'"seq":3'), [Flaw(Y21, 2, "chain"), Flaw(Y22, 1, "chain")]),
        (_spoiled(Y21, b'"seq":2', b'"seq": 2'), [Flaw(Y21, 2, "line"), Flaw(Y22, 1, "chain")]),
        (_spoiled(Y21, b'"version":2', b'"version":3'), [Flaw(Y21, 2, "version"), Flaw(Y22, 1, "chain")]),
        (_spoiled(Y22, b"autumn", b"winter"), [Flaw(Y22, 1, "line")]),
        (_without_first_line, [Flaw(Y21, 1, "chain"), Flaw(Y22, 1, "chain")]),
        (_lost(Y21), [Flaw(Y22, 1, "chain")]),
        (_lost(record_file(TWO)), [Flaw(Y21, 2, "record")]),
        (_spoiled(record_file(TWO), b"two", b"too"), [Flaw(record_file(TWO), 1, "digest")]),
        (_added("content/ledger/notes.txt", b"x"), [Flaw("content/ledger/notes.txt", 1, "stray")]),
        (_added("content/ledger/records/x.json", b"x"), [Flaw("content/ledger/records/x.json", 1, "stray")]),
        (_added(Y22, b"{}\n"), [Flaw(Y22, 2, "line")]),
        (_added(Y22, b'{"seq":4'), [Flaw(Y22, 2, "line")]),
        (_added(Y22, b"\xff\xfe\n"), [Flaw(Y22, 2, "line")]),
        (_added(Y22, b"[" * 100_000 + b"\n"), [Flaw(Y22, 2, "line")]),
        (_spoiled(Y22, b'"kind":"finance"', b'"kind":"report"'), [Flaw(Y22, 1, "line")]),
        (_spoiled(Y22, b"\n", b""), [Flaw(Y22, 1, "line")]),
        (_spoiled(Y22, b"\n", b"\r\n"), []),
    ],
)
def test_what_is_spoiled_is_named(spoil: Callable[[dict[str, bytes]], None], flaws: list[Flaw]) -> None:
    files = _files()
    spoil(files)
    assert list(read_ledger(files)[1]) == flaws


def test_a_line_cut_off_anywhere_is_refused() -> None:
    """Whoever appended to it would join two lines; only a line that is missing whole is no fault of the file."""
    files = _files()
    for end in range(1, len(files[Y22])):
        assert read_ledger({**files, Y22: files[Y22][:end]})[1] == (Flaw(Y22, 1, "line"),), end


def test_a_long_ledger_is_read_line_by_line() -> None:
    """A line is not compared with all before it: a city of ten thousand schools has a hundred thousand."""
    found: list[Entry] = []
    for seq in range(1, 20_001):
        prev = found[-1].digest if found else FIRST
        found.append(Entry(seq=seq, prev=prev, kind="notice", school=f"s{seq}", term=AUTUMN, version=1, sha256=ONE, at=dt.date(2021, 9, 1)))
    files = {name: text.encode() for name, text in grown(found).items()} | {record_file(ONE): RECORDS[ONE]}
    begun = time.process_time()
    ledger, flaws = read_ledger(files)
    assert (len(ledger.entries), flaws) == (20_000, ())
    assert time.process_time() - begun < 10
