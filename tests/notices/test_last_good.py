"""Of what went wrong since, the pages show the version that was published last, why, and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import astuple
from pathlib import Path

import pytest

from generator.examination import examined
from generator.ledger import Act, grown, record_file
from generator.model.values import TermId
from generator.notices.last_good import public_states
from generator.notices.sealing import unsealed
from generator.notices.state import KEPT_MARKS, Letter, Statement, States
from generator.project import read_files
from generator.purging import Target, purge
from generator.render.pages import pages
from generator.repository import load
from generator.site import Asset, Page
from tests.render.town import SITE
from tests.salts import salts
from tests.sealed import edited, without
from tests.small_city import copy_city

TODAY = dt.date(2026, 11, 25)
MARKER = "赤橙黄绿"
PHONE = "13" + str(900_000_000 + 8_765_432)
"""Made when the test runs: nobody's."""
SCHOOL = "schools/baima/"
NOW, BEFORE = f"{SCHOOL}2026-autumn/", f"{SCHOOL}2026-spring/"
ERRORS, STALE = (
    ("沿用上次公开的告知书", "学校后来提交的内容有错误，没有采用；改正以后自动更新。"),
    (
        "告知书已公开，变更待批",
        "学校后来提出了变更，正在等教育局审批；批准以前以这里为准。",
    ),
)
BOOKS = ("沿用上次的收支公示", ERRORS[1])

Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """One school with three sealed terms, and the manual."""
    return read_files(copy_city(tmp_path_factory.mktemp("city"), 2))


def states(files: Files) -> States:
    found = examined(load(dict(files), TODAY))
    return public_states(found.repository.city, found.report)


def site(files: Files) -> dict[str, str]:
    """All that is published, by address, and what the search finds."""
    found = examined(load(dict(files), TODAY))
    made: dict[str, str] = {}
    for item in pages(found.repository.city, found.report, SITE):
        if isinstance(item, Asset):
            # Calendars break long lines.
            made[item.path] = item.data.decode(errors="replace").replace("\r\n ", "")
        elif isinstance(item, Page):
            made[item.path] = "\n".join(astuple(item))
        else:
            made[f"search: {item.address}"] = made.get(f"search: {item.address}", "") + repr(item)
    return made


@pytest.fixture(scope="module")
def good(files: dict[str, bytes]) -> dict[str, str]:
    return site(files)


def dear(files: Files) -> Files:
    worse = edited(files, f"{NOW}plan.yml", "rate: 2.10", "rate: 9.87")
    return edited(worse, f"{NOW}plan.yml", "voluntary: ", f"voluntary: {MARKER}{PHONE}")


def named(files: Files) -> Files:
    return edited(files, f"{NOW}staff.yml", "shortage: ", f"shortage: {MARKER}{PHONE}")


def untimely(files: Files) -> Files:
    name = f"{NOW}times.yml"
    return {**files, name: re.sub(rb'ends: "?1[678]:\d\d"?', b'ends: "21:07"', files[name])} | {
        f"{NOW}staff.yml": files[f"{NOW}staff.yml"].replace(b"shortage: ", f"shortage: {MARKER}{PHONE}".encode())
    }


def cooked(files: Files) -> Files:
    worse = edited(files, f"{BEFORE}finance.yml", "amount: 6380.00", "amount: 6381.00")
    return edited(worse, f"{BEFORE}finance.yml", "note: ", f"note: {MARKER}{PHONE}")


def torn_plan(files: Files) -> Files:
    return {**files, f"{NOW}plan.yml": f"title: [{MARKER}{PHONE}\n".encode()}


def torn_school(files: Files) -> Files:
    return {**files, f"{SCHOOL}school.yml": f"name: [{MARKER}{PHONE}\n".encode()}


def latin(files: Files) -> Files:
    return {**files, f"{NOW}plan.yml": f"title: {MARKER}{PHONE}\n".encode("gbk")}


def emptied(files: Files) -> Files:
    return {**files, f"{NOW}plan.yml": b""}


def unknown(files: Files) -> Files:
    return {**files, f"{NOW}plan.yml": files[f"{NOW}plan.yml"] + f"{MARKER}: {PHONE}\n".encode()}


def vanished(files: Files) -> Files:
    return without(files, NOW)


def without_plan(files: Files) -> Files:
    return without(named(files), f"{NOW}plan.yml")


def unapproved(files: Files) -> Files:
    """One fen less: no rule is broken, and what was approved is another fee."""
    worse = edited(files, f"{NOW}plan.yml", "rate: 2.10", "rate: 2.00")
    worse = edited(worse, f"{NOW}plan.yml", "total: 361.20", "total: 344.00")
    worse = edited(worse, f"{NOW}plan.yml", "charge: 180.60}\n    - {category: 其他", "charge: 172.00}\n    - {category: 其他")
    worse = edited(worse, f"{NOW}plan.yml", "charge: 180.60}", "charge: 172.00}")
    return edited(worse, f"{NOW}plan.yml", "voluntary: ", f"voluntary: {MARKER}。")


CASES: dict[str, tuple[Callable[[Files], Files], tuple[str, ...], tuple[str, str]]] = {
    "an error in the plan": (dear, (f"{NOW}notice/",), ERRORS),
    "an error in the staff list": (named, (f"{NOW}notice/",), ERRORS),
    "an error in the timetable": (untimely, (f"{NOW}notice/",), ERRORS),
    "an error in the books": (cooked, (f"{BEFORE}finance/",), BOOKS),
    "a plan that cannot be read": (torn_plan, (f"{NOW}notice/",), ERRORS),
    "a plan in another encoding": (latin, (f"{NOW}notice/",), ERRORS),
    "a plan with nothing in it": (emptied, (f"{NOW}notice/",), ERRORS),
    "a plan with a key that nobody knows": (unknown, (f"{NOW}notice/",), ERRORS),
    "a plan that is gone": (without_plan, (f"{NOW}notice/",), ERRORS),
    "a school's file that cannot be read": (torn_school, (f"{NOW}notice/", f"{BEFORE}notice/", f"{SCHOOL}2025-autumn/notice/"), ERRORS),
    "a term whose folder is gone": (vanished, (f"{NOW}notice/",), ERRORS),
    "a change that nobody has approved": (unapproved, (f"{NOW}notice/",), STALE),
}

_KEPT = re.compile(r'<aside class="reason"><p class="reason__title">沿用上次公开的内容</p><p>([^<]*)</p></aside>')
_CHECKS = re.compile(r'<ul class="checks">.*?</ul>', re.DOTALL)
"""What the machine and the bureau say of what is filed: of the version that is kept they say nothing now."""
_REASON = re.compile(r'<aside class="reason"><p class="reason__title">说明：[^<]*</p><p>([^<]*)</p>.*?</aside>', re.DOTALL)


def told(page: str) -> tuple[str, list[str]]:
    """The page byte for byte but for empty lines, without what changes when a version is kept; and the reasons that it gives, in any order."""
    bare = _REASON.sub("", _CHECKS.sub("", _KEPT.sub("", page)))
    return re.sub(r"\n+", "\n", bare), sorted(_REASON.findall(page))


ALIKE = (
    "an error in the staff list", "an error in the timetable", "a plan in another encoding", "a plan with nothing in it",
    "a plan with a key that nobody knows", "a plan that is gone",
)  # fmt: skip
"""Cases that take the road of another one."""


@pytest.mark.parametrize("case", [pytest.param(case, marks=pytest.mark.heavy if case in ALIKE else ()) for case in CASES])
def test_the_last_version_stays_with_the_reason_and_nothing_of_the_bad_one(
    case: str, files: dict[str, bytes], good: dict[str, str]
) -> None:
    spoil, papers, (mark, why) = CASES[case]
    bad = site(spoil(files))
    assert [path for path in good if path not in bad] == []
    for paper in papers:
        path = f"{paper}index.html"
        (sentence,) = _KEPT.findall(bad[path])
        assert sentence.endswith(f"版。{why}"), sentence
        assert mark in bad[f"{SCHOOL}index.html"]
        assert told(bad[path]) == told(good[path])
    for place, text in bad.items():
        assert MARKER not in text, place
        assert PHONE not in text, place
        assert "9.87" not in text or "9.87" in good.get(place, ""), place
        assert "6381" not in text, place
        assert "21:07" not in text, place
    terms = tuple(paper.removesuffix("notice/").removesuffix("finance/") for paper in papers)
    others = [path for path in good if path.startswith(SCHOOL) and path.count("/") > 2 and not path.startswith(terms)]
    assert others or len(terms) == 3
    assert [path for path in others if good[path] != bad[path]] == []


def test_what_was_never_published_is_held(files: dict[str, bytes]) -> None:
    bare = without(files, "content/ledger/")
    for spoil in (dear, named, torn_plan):
        found = states(spoil(bare))
        filing = next(s for s in found.city.schools if s.id == "baima").filings[-1]
        assert (found.of(filing).letter, found.of(filing).notice_kept) == (Letter.HELD, None), spoil
        bad = site(spoil(bare))
        assert "沿用上次公开的内容" not in bad[f"{NOW}notice/index.html"]
        assert [place for place, text in bad.items() if MARKER in text or PHONE in text] == []
    found = states(cooked(bare))
    filing = next(s for s in found.city.schools if s.id == "baima").filings[1]
    assert (found.of(filing).statement, found.of(filing).statement_kept) == (Statement.HELD, None)


WITHDRAWAL = """\
school: baima
term: 2026-autumn
withdrawals:
  - {paper: 告知书, date: 2026-11-20, reason: 内容有误。, role: 分管基教股的局领导, number: 示教撤〔2026〕1号}
"""


@pytest.mark.parametrize("spoil", [dict, dear, torn_plan, vanished, unapproved, torn_school])
def test_what_was_withdrawn_does_not_come_back(spoil: Callable[[Files], Files], files: dict[str, bytes], good: dict[str, str]) -> None:
    taken = {**files, "content/bureau/withdrawals/2026-autumn/baima.yml": WITHDRAWAL.encode()}
    sealed = seal(taken)
    assert ("baima", "2026-autumn", "notice") not in states(spoil(sealed)).shown.kept
    bad = site(spoil(sealed))
    path = f"{NOW}notice/index.html"
    assert "沿用上次公开的内容" not in bad[path]
    assert "2.10" in good[path]
    assert "2.10" not in bad[path]
    assert [place for place, text in bad.items() if MARKER in text or PHONE in text] == []


@pytest.mark.parametrize("spoil", [dict, torn_plan, vanished])
def test_nor_does_what_was_purged(spoil: Callable[[Files], Files], tmp_path: Path) -> None:
    root = copy_city(tmp_path, 2)
    act = Act(paper="notice", reason="依法删除。", role="分管基教股的局领导", date=TODAY, number="")
    purge(root, TODAY, Target("baima", TermId.parse("2026-autumn"), "notice", take_down=True), act)
    bad = site(spoil(read_files(root)))
    shown = {path: text for path, text in bad.items() if path.startswith(NOW)}
    assert [path for path, text in shown.items() if "沿用上次公开的内容" in text or "2.10" in text or "舞龙" in text] == []
    assert [place for place, text in bad.items() if MARKER in text or PHONE in text] == []


def test_every_reason_has_a_mark() -> None:
    assert {why for _, why in KEPT_MARKS} == {"errors", "stale"}


def seal(files: Files) -> dict[str, bytes]:
    made = dict(files)
    found = unsealed(states(files), salts(100))
    assert found
    for one in found:
        if one.record is not None:
            made[record_file(one.entry.sha256)] = one.record.data
    for name, text in grown(one.entry for one in found).items():
        made[name] = made.get(name, b"") + text.encode()
    return made
