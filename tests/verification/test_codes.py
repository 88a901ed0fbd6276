"""A printed code and what it is answered with; the page on which it stands; what withdrawal, purge and correction leave of a paper."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from generator.ledger import Act, Ledger, grown, read_ledger, record_file
from generator.model.values import TermId
from generator.notices.sealing import Sealed, act_on, chained
from generator.repository import load
from generator.verification import check_code, code_in
from generator.verification.words import as_json, as_text
from tests.integrity.test_closed import CORRECTIONS, WITHDRAWALS, correction, withdrawal
from tests.render.town import AFTER, states
from tests.render.whole import assets, site
from tests.sealed import BOOKS, closed, edited, seal_into, town_files

Files = dict[str, bytes]
SPRING = TermId(2021, "spring")
LATER, LAST = dt.date(2022, 3, 9), dt.date(2022, 3, 20)
STATEMENT = "schools/lvye/2021-spring/finance/"


@pytest.fixture(scope="module")
def corrected() -> Files:
    """The spring books corrected once."""
    files = edited(town_files(), BOOKS, 'amount: "10424.00"', 'amount: "11024.00"')
    latest = read_ledger(files)[0].latest("lvye", SPRING, "finance")
    assert latest is not None
    files[CORRECTIONS] = correction(latest.sha256)
    assert seal_into(files, LATER) == ["correction", "finance"]
    return files


def _ledger(files: Files) -> Ledger:
    ledger, flaws = read_ledger(files)
    assert flaws == ()
    return ledger


def _codes(files: Files) -> list[str]:
    return [entry.sha256[:12] for entry in _ledger(files).of("lvye", SPRING, "finance")]


def _purged(files: Files, version: int, at: dt.date = LAST) -> Files:
    """What `notices purge` does, in memory."""
    city = load(files, at).city
    entry = city.ledger.of("lvye", SPRING, "finance")[version - 1]
    act = Act(paper="finance", reason="依照个人信息保护法第四十七条删除。", role="分管基教股的局领导", date=at)
    lines = chained(city, iter([Sealed(act_on(entry, "purge", act, city))]))
    gone = {name: raw for name, raw in files.items() if name != record_file(entry.sha256)}
    return gone | {name: gone.get(name, b"") + text.encode() for name, text in grown(one.entry for one in lines).items()}


def _taken_back(files: Files) -> Files:
    taken = {**files, WITHDRAWALS: withdrawal("收支公示")}
    assert seal_into(taken, LAST) == ["withdrawal"]
    return taken


def test_every_answer(corrected: Files) -> None:
    first, second = _codes(corrected)
    answers = {
        "genuine": (corrected, second, LAST),
        "superseded": (corrected, first, LAST),
        "withdrawn": (_taken_back(corrected), second, LAST),
        "purged": (_purged(corrected, 1), first, LAST),
        "unknown": (corrected, "0123456789ab", LAST),
    }
    assert {verdict: check_code(_ledger(files), code, day).verdict for verdict, (files, code, day) in answers.items()} == {
        verdict: verdict for verdict in answers
    }
    assert check_code(_ledger(corrected), first, AFTER).verdict == "genuine"
    assert check_code(_ledger(corrected), second, AFTER).verdict == "unknown"
    assert as_text(check_code(_ledger(corrected), first, LAST), "zh") == (
        "是真的，但已有新版。\n"
        f"  {first[:4]} {first[4:8]} {first[8:]}　lvye 2021年春季学期 课后服务费收支公示 第1版，2022年3月1日公开，2022年3月9日由第2版代替。\n"
    )
    told = json.loads(as_json(check_code(_ledger(_taken_back(corrected)), second, LAST)))
    assert (told["verdict"], told["passed"], told["facts"]["reason"]) == ("withdrawn", False, "收费项目写错了学校，另行公布。")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("8f3f 29b3 1e86", "8f3f29b31e86"),
        ("8F3F-29B3-1E86 ", "8f3f29b31e86"),
        ("８ｆ３ｆ２９ｂ３１ｅ８６", "8f3f29b31e86"),
        ("8f3f29b31e8", None),
        ("8f3f29b31e8g", None),
    ],
)
def test_a_code_as_people_type_it(typed: str, code: str | None) -> None:
    assert code_in(typed) == code


def test_a_correction_shows_old_and_new_side_by_side(corrected: Files) -> None:
    body = site(states(load(corrected, LAST).city))[STATEMENT].body
    assert "更正的理由：水电费少记了六百元，按电费单补上。" in body
    assert "分管基教股的局领导" in body
    row = '<td data-label="项目">支出 · 水电 · 金额</td><td data-label="原来" class="numbers">10,424.00元</td><td data-label="更正后" class="numbers">11,024.00元</td>'
    assert row in body
    assert "10,424.00" in site(states(load(corrected, LAST).city))[f"{STATEMENT}v1/"].body


SAID = ("11,024.00", "11024.00", "10,424.00", "10424.00", "水电费少记了六百元")


def test_of_what_was_withdrawn_nothing_is_left_but_why(corrected: Files) -> None:
    of = states(load(_taken_back(corrected), LAST).city)
    pages = site(of)
    for address in (STATEMENT, f"{STATEMENT}v1/"):
        assert "撤回的理由：收费项目写错了学校，另行公布。" in pages[address].body
        assert "由分管基教股的局领导于2022年3月8日决定撤回，2022年3月20日起不再显示" in pages[address].body
    left = {address for address, page in pages.items() if any(text in page.body + page.head for text in SAID)}
    left |= {
        path for path, raw in assets(of).items() if any(text in raw.decode() for text in SAID) and not path.startswith("verify/ledger/")
    }
    assert left == set()
    assert json.loads(assets(of)["data/build.json"])["statements"]["withdrawn"] == 1


def test_a_purged_version_is_said_to_be_gone_and_the_rest_stays(corrected: Files) -> None:
    files = _purged(corrected, 1)
    assert closed(files, LAST) == []
    pages = site(states(load(files, LAST).city))
    old = pages[f"{STATEMENT}v1/"]
    assert "第1版2022年3月1日公开，2022年3月20日由分管基教股的局领导依法删除，内容不再保存，也不能恢复。" in old.body
    assert "10,424.00" not in old.body + pages[STATEMENT].body
    assert "内容已于" in pages[STATEMENT].body
    assert "11,024.00" in pages[STATEMENT].body


def test_a_record_that_is_missing_or_still_there_is_a_flaw(corrected: Files) -> None:
    first = _ledger(corrected).of("lvye", SPRING, "finance")[0].sha256
    lost = {name: raw for name, raw in corrected.items() if name != record_file(first)}
    assert [flaw.what for flaw in read_ledger(lost)[1]] == ["record"]
    kept = {**_purged(corrected, 1), record_file(first): corrected[record_file(first)]}
    assert [flaw.what for flaw in read_ledger(kept)[1]] == ["kept"]


def test_the_page_lists_every_code(corrected: Files) -> None:
    files = _taken_back(_purged(corrected, 1))
    of = states(load(files, LAST).city)
    pages = site(of)
    for entry in _ledger(files).entries:
        if entry.act is None:
            assert f'id="c-{entry.sha256[:12]}"' in pages[f"verify/{entry.sha256[0]}/"].body
    first, second = _codes(files)
    assert "已依法删除" in pages[f"verify/{first[0]}/"].body.split(f'id="c-{first}"')[1].split("</tr>")[0]
    assert "已撤回" in pages[f"verify/{second[0]}/"].body.split(f'id="c-{second}"')[1].split("</tr>")[0]
    head = _ledger(files).head
    assert head in pages["verify/"].body
    assert json.loads(assets(of)["data/build.json"])["ledger"] == {"lines": len(_ledger(files).entries), "head": head, "last": "2022-03-20"}


def test_what_is_not_sealed_yet_has_no_code(corrected: Files) -> None:
    changed = edited(corrected, "schools/lvye/2021-autumn/times.yml", 'ends: "17:20"', 'ends: "17:10"')
    body = site(states(load(changed, LAST).city))["schools/lvye/2021-autumn/notice/"].body
    assert "这一版还没有记入公开记录册，暂时没有摘要" in body
    assert "尚未登记" in body
