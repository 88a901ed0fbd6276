"""What is published stays: files of published filings, the ledger, approvals that stand on a page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from generator.git import Change
from generator.model.fields import Part
from generator.submission.kept import altered, rewritten_ledger
from generator.wording.sentences import message
from tests.submission.host import Given, Host

BAIMA, BINJIANG = "schools/baima", "schools/binjiang"
CLOSED = f"{BAIMA}/2026-spring"
REVIEW = "content/bureau/approvals/2026-autumn/baima/review.yml"
LEDGER = "content/ledger/2026.jsonl"

REMOVED = [f"{CLOSED}/{name}.yml" for name in ("plan", "times", "staff", "record", "finance")] + [
    f"{BAIMA}/school.yml",
    "content/bureau/schools/baima.yml",
    "content/bureau/publications/baima.yml",
    REVIEW,
]


@pytest.mark.parametrize("path", REMOVED)
@pytest.mark.parametrize("moved", [False, True], ids=["removed", "renamed"])
def test_a_published_file_is_neither_removed_nor_renamed(town: Host, path: str, moved: bool) -> None:
    renamed = path.replace(".yml", "-old.yml")
    given: Given = {path: None} | ({renamed: town.read(path)} if moved else {})
    found = [f for f in town.found(given) if f.where.file != renamed]
    assert [(f.rule, f.where.file) for f in found] == [("published-file-removed", path)]
    assert message(found[0]) == f"{path} 所填的内容已经公开，不能删除，也不能改名或移走"


def test_what_was_never_published_may_be_removed(town: Host) -> None:
    paths = town.git("ls-tree", "-r", "--name-only", town.base, f"{BINJIANG}/2027-spring").split("\n")
    assert [f.rule for f in town.found(dict.fromkeys(paths)) if f.rule == "published-file-removed"] == []


@pytest.mark.parametrize(("gone", "purged", "fine"), [(True, True, True), (True, False, False), (False, True, False)])
def test_a_record_goes_only_with_the_line_that_says_so(gone: bool, purged: bool, fine: bool) -> None:
    """What the law wants gone is gone, and a line of the ledger says that it was."""
    record, year = f"content/ledger/records/{'0' * 64}.json", "content/ledger/2026.jsonl"
    line = f'{{"seq":2,"kind":"{"purge" if purged else "notice"}","sha256":"{"0" * 64}"}}\n'.encode()
    base = {record: b"{}", year: b"{}\n"}
    head = {year: b"{}\n" + line} | ({} if gone else {record: b"[]"})
    changes = [Change(record, "100644", "000000" if gone else "100644", "a", "b"), Change(year, "100644", "100644", "a", "b")]
    assert [change.path for change, _ in rewritten_ledger(changes, base, head)] == ([] if fine else [record])


@dataclass(frozen=True, kw_only=True)
class Renewed(Part):
    """An approval with all that may come to one."""

    date: str = "2026-08-20"
    salt: str = ""
    again: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("before", "now", "fields"),
    [
        (Renewed(), Renewed(salt="a", again=("x",)), ()),
        (Renewed(salt="a", again=("x",)), Renewed(salt="a", again=("x", "y")), ()),
        (Renewed(salt="a"), Renewed(salt="b"), ("salt",)),
        (Renewed(salt="a"), Renewed(), ("salt",)),
        (Renewed(again=("x", "y")), Renewed(again=("x",)), ("again",)),
        (Renewed(again=("x", "y")), Renewed(again=("z", "y")), ("again",)),
        (Renewed(), Renewed(date="2026-08-19"), ("date",)),
    ],
)
def test_what_an_approval_is_bound_to_comes_once_and_renewals_follow(before: Renewed, now: Renewed, fields: tuple[str, ...]) -> None:
    assert altered(before, now) == fields


def lines(town: Host) -> list[bytes]:
    return town.read(LEDGER).splitlines(keepends=True)


REWRITTEN: list[tuple[str, Callable[[list[bytes]], list[bytes]], int | None]] = [
    ("a line changed", lambda all_: [*all_[:4], all_[4].replace(b'"at":"2026-', b'"at":"2025-'), *all_[5:]], 5),
    ("a line taken out", lambda all_: [*all_[:4], *all_[5:]], 5),
    ("a line put in", lambda all_: [*all_[:4], all_[3], *all_[4:]], 5),
    ("the last line cut off", lambda all_: all_[:-1], None),
    ("half of the last line", lambda all_: [*all_[:-1], all_[-1][:40]], None),
    ("two lines swapped", lambda all_: [*all_[:4], all_[5], all_[4], *all_[6:]], 5),
    ("emptied", lambda all_: all_[:0], 1),
]


@pytest.mark.parametrize(("change", "line"), [case[1:] for case in REWRITTEN], ids=[case[0] for case in REWRITTEN])
def test_the_ledger_only_grows(town: Host, change: Callable[[list[bytes]], list[bytes]], line: int | None) -> None:
    before = lines(town)
    found = town.found({LEDGER: b"".join(change(before))})
    assert [(f.rule, f.where.file, f.span.line) for f in found] == [("ledger-rewritten", LEDGER, line or len(before))]


def test_the_ledger_is_neither_removed_nor_are_its_records(town: Host) -> None:
    record = town.git("ls-tree", "-r", "--name-only", town.base, "content/ledger/records").split("\n")[0]
    for given in ({LEDGER: None}, {record: None}, {record: b"{}"}):
        assert [(f.rule, f.where.file) for f in town.found(given)] == [("ledger-rewritten", path) for path in given]


def test_a_ledger_may_grow(town: Host) -> None:
    given = {LEDGER: town.read(LEDGER) + b"{}\n", f"content/ledger/records/{'0' * 64}.json": b"{}"}
    assert "ledger-rewritten" not in {f.rule for f in town.found(given)}


@pytest.mark.parametrize(
    ("old", "new", "label"),
    [("date: 2026-", "date: 2025-", "办理日期"), ("number: ", "number: 补", "文号或编号"), ("result: ", "result: 不", "结果")],
)
def test_an_approval_on_a_published_notice_is_neither_dated_back_nor_rewritten(town: Host, old: str, new: str, label: str) -> None:
    text = town.read(REVIEW).decode()
    assert old in text
    found = town.found({REVIEW: text.replace(old, new, 1).encode()})
    line = next(number for number, each in enumerate(text.splitlines(), 1) if each.startswith(old))
    assert [(f.rule, f.where.file, f.span.line, message(f)) for f in found] == [
        ("approval-rewritten", REVIEW, line, f"这份审批记录已随告知书公开，“{label}”不能再改"),
    ]


def test_reformatting_an_approval_changes_nothing(town: Host) -> None:
    text = town.read(REVIEW).decode()
    fields = re.findall(r"^[a-z]+:.*\n(?:[ -].*\n)*", text, re.MULTILINE)
    turned = "# 重排\n" + "".join(reversed(fields))
    assert sorted(turned.splitlines()[1:]) == sorted(line for line in text.splitlines() if line and not line.startswith("#"))
    assert town.found({REVIEW: turned.encode()}) == []
