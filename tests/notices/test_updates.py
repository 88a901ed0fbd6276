"""The small town as it was and as it is, with a ledger made of the first, in; versions, their words and their addresses out."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from generator.city import City
from generator.examination import Examination
from generator.ledger import Entry, Ledger
from generator.notices.sealing import unsealed
from generator.notices.updates import Update, of_paper, updates, version
from generator.pipeline import site_files
from generator.publish import PublishFault
from generator.repository import Repository
from generator.site import flattened
from tests.render.town import SITE, city, failed, filing, pages, states
from tests.render.whole import assets, judged, site
from tests.salts import salts

OPENED, LATER, AFTER = dt.date(2021, 8, 30), dt.date(2021, 10, 8), dt.date(2022, 3, 1)
TIMES = "schools/lvye/2021-autumn/times.yml"
SHORTER = {TIMES: ('ends: "17:20"', 'ends: "17:10"')}
RECORD = "schools/lvye/2021-autumn/record.yml"


def _sealed(town: City, before: Ledger) -> Ledger:
    """What the ledger says once a town is sealed on its day."""
    found = unsealed(states(replace(town, ledger=before)), salts())
    return Ledger(
        (*before.entries, *(one.entry for one in found)),
        {**before.records, **{one.entry.sha256: one.record.data for one in found if one.record}},
    )


def _told(town: City) -> tuple[Update, ...]:
    of = states(town)
    school, autumn = filing(town)
    return of_paper(of, school, autumn, "notice")


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    """Sealed when the notices became public, when an end time had changed, and when the term was over."""
    first = _sealed(city(OPENED, SHORTER, [RECORD]), Ledger())
    second = _sealed(city(LATER, without=[RECORD]), first)
    return _sealed(city(AFTER), second)


def _rows(entries: tuple[Entry, ...]) -> list[tuple[int, str, str, str, int, dt.date]]:
    return [(entry.seq, entry.kind, entry.school, str(entry.term), entry.version, entry.at) for entry in entries]


def test_what_is_new_or_changed_is_sealed_once(ledger: Ledger) -> None:
    assert _rows(ledger.entries) == [
        (1, "notice", "lvye", "2021-spring", 1, OPENED),
        (2, "finance", "lvye", "2021-spring", 1, OPENED),
        (3, "notice", "lvye", "2021-autumn", 1, OPENED),
        (4, "notice", "shanquan", "2021-autumn", 1, OPENED),
        (5, "notice", "lvye", "2021-autumn", 2, LATER),
        (6, "notice", "lvye", "2021-autumn", 3, AFTER),
        (7, "finance", "lvye", "2021-autumn", 1, AFTER),
    ]
    assert unsealed(states(replace(city(AFTER), ledger=ledger)), salts()) == ()


def test_each_version_has_its_words_its_day_and_its_address(ledger: Ledger) -> None:
    told = _told(replace(city(AFTER), ledger=ledger))
    assert [(u.version, u.date, u.sentences, u.material, u.address, u.current) for u in told] == [
        (1, OPENED, (), True, "schools/lvye/2021-autumn/notice/v1/", False),
        (2, LATER, ("一、二年级周一至周五结束时间由17:10改为17:20", "收费不变"), True, "schools/lvye/2021-autumn/notice/v2/", False),
        (3, AFTER, ("公布了开学后的实际情况（参加人数等）", "服务时间和收费不变"), False, "schools/lvye/2021-autumn/notice/", True),
    ]
    assert [u.title for u in told] == [
        "示例县绿野小学2021年秋季学期课后服务告知书已公开",
        "示例县绿野小学2021年秋季学期课后服务告知书有变更（第2版）",
        "示例县绿野小学2021年秋季学期课后服务告知书有变更（第3版）",
    ]
    assert len({u.stamp for u in told}) == 3


def test_a_day_in_the_past_sees_no_later_version(ledger: Ledger) -> None:
    told = _told(replace(city(LATER, without=[RECORD]), ledger=ledger))
    assert [(u.version, u.current) for u in told] == [(1, False), (2, True)]


def test_what_is_not_sealed_yet_is_a_version_of_the_day(ledger: Ledger) -> None:
    town = replace(city(AFTER, SHORTER), ledger=ledger)
    last = _told(town)[-1]
    assert (last.version, last.date, last.sentences) == (4, AFTER, ("一、二年级周一至周五结束时间由17:20改为17:10", "收费不变"))
    assert version(states(town), *filing(town), "notice") == 4


def test_without_a_ledger_a_paper_has_the_version_of_its_day() -> None:
    town = city(AFTER)
    assert [(u.version, u.date, u.sentences) for u in _told(town)] == [(1, dt.date(2021, 8, 28), ())]


def test_the_newest_of_a_school_stands_first(ledger: Ledger) -> None:
    town = replace(city(AFTER), ledger=ledger)
    school, _ = filing(town)
    told = updates(states(town), school)
    assert [(u.date, str(u.term), u.paper, u.version) for u in told] == [
        (AFTER, "2021-autumn", "notice", 3),
        (AFTER, "2021-autumn", "finance", 1),
        (LATER, "2021-autumn", "notice", 2),
        (OPENED, "2021-autumn", "notice", 1),
        (OPENED, "2021-spring", "notice", 1),
        (OPENED, "2021-spring", "finance", 1),
    ]


def test_what_is_not_public_has_no_versions() -> None:
    town = city(AFTER)
    assert updates(states(town), filing(town, "xijie")[0]) == ()


def test_an_old_version_is_read_at_its_own_address(ledger: Ledger) -> None:
    found = pages(states(replace(city(AFTER), ledger=ledger)))
    old = {address: page for address, page in found.items() if "/v" in address}
    assert sorted(old) == ["schools/lvye/2021-autumn/notice/v1/", "schools/lvye/2021-autumn/notice/v2/"]
    first, now = old["schools/lvye/2021-autumn/notice/v1/"], found["schools/lvye/2021-autumn/notice/"]
    assert "17:10" in first.body
    assert "一、二年级周一至周五结束时间由17:10改为17:20；收费不变。" in first.body
    assert '<a href="../../../../../schools/lvye/2021-autumn/notice/">看现行版本（第3版）</a>' in first.body
    assert "开学以后的更新" not in first.body
    assert "机器核对" not in first.body
    assert first.head == '<meta name="robots" content="noindex">'
    assert first.title.endswith("（第1版，已有新版）")
    assert "17:10" not in now.body.split("版本记录")[0]
    assert "公布了开学后的实际情况（参加人数等）；服务时间和收费不变。" in now.body
    assert 'href="../../../../schools/lvye/2021-autumn/notice/v1/"' in now.body


def test_the_sentences_are_the_same_wherever_they_stand(ledger: Ledger) -> None:
    """A page, a feed and a data file take them from the same list."""
    town = replace(city(AFTER), ledger=ledger)
    by_address: Mapping[str, Update] = {u.address: u for u in updates(states(town), filing(town)[0])}
    for page in ("notice/v1/", "notice/"):
        body = pages(states(town))[f"schools/lvye/2021-autumn/{page}"].body
        assert "；".join(by_address["schools/lvye/2021-autumn/notice/v2/"].sentences) in body


def test_what_was_changed_back_is_a_version_of_its_own(ledger: Ledger) -> None:
    """A school that takes a change back before the next sealing: the version in between stays, under its number and day."""
    back = replace(city(LATER, SHORTER, [RECORD]), ledger=Ledger(ledger.entries[:5], ledger.records))
    told = _told(back)
    assert [(u.version, u.date, u.address[-4:], u.current) for u in told] == [
        (1, OPENED, "/v1/", False), (2, LATER, "/v2/", False), (3, LATER, "ice/", True),
    ]  # fmt: skip
    assert told[2].sentences == ("一、二年级周一至周五结束时间由17:20改为17:10", "收费不变")
    assert unsealed(states(back), salts())[0].entry.version == 3


def test_a_held_notice_keeps_its_last_good_version_and_the_old_ones(ledger: Ledger) -> None:
    """What was public stays as it was, and says so; nothing of what is wrong now is taken."""
    town = replace(city(AFTER), ledger=ledger)
    found = site(judged(town, [failed("lvye", "times")]))
    kept = {address for address in found if address.startswith("schools/lvye/2021-autumn/")}
    papers = ("", "apply/", "notice/", "notice/v1/", "notice/v2/", "finance/")
    assert kept == {f"schools/lvye/2021-autumn/{paper}" for paper in papers}
    said = "学校后来提交的内容有错误，没有采用；改正以后自动更新。"
    saying = {address for address, page in found.items() if said in page.body}
    assert saying == {f"schools/lvye/2021-autumn/{paper}" for paper in ("", "notice/", "finance/")}
    files = assets(judged(town, [failed("lvye", "times")]))
    told = [row for row in json.loads(files["data/changes.json"])["rows"] if (row["school"], row["term"]) == ("lvye", "2021-autumn")]
    assert [(row["paper"], row["version"]) for row in told] == [("notice", 3), ("finance", 1), ("notice", 2), ("notice", 1)]


def test_a_record_that_cannot_be_read_stops_the_build_with_a_sentence(ledger: Ledger, tmp_path: Path) -> None:
    """It is named and not passed over: the address of an old version never vanishes in silence."""
    old = ledger.entries[2].sha256
    later = ledger.records[old].replace(b"kehou/notice/v1", b"kehou/notice/v9")
    town = replace(city(AFTER), ledger=replace(ledger, records={**ledger.records, old: later}))
    examination = Examination(Repository(town, {}, (), {}), judged(town).report)
    with pytest.raises(PublishFault) as stopped:
        list(flattened(site_files(tmp_path, examination, SITE.url)))
    assert stopped.value.code == "no-record"
    assert "/records/" in str(stopped.value)
