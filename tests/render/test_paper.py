"""The foot of a paper: whoever holds a copy can check it; its QR code is read as a phone reads it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from generator.ledger import Ledger
from generator.notices.application import application
from generator.notices.notice import workdays
from generator.render.paper import foot, size
from generator.render.qr import qr
from tests.notices.test_updates import _told as told
from tests.notices.test_updates import ledger  # noqa: F401 - a fixture
from tests.render.town import AFTER, SITE, city, failed, filing, pages, states, unannounced

LVYE = "schools/lvye/2021-autumn/"
PAPERS = [f"{LVYE}notice/", f"{LVYE}finance/", f"{LVYE}apply/", "schools/shanquan/2021-autumn/notice/"]
STAMP = re.compile(r'<dt>内容摘要</dt><dd><span class="stamp">([0-9a-f ]{14})</span>')


def drawn(svg: str) -> Image.Image:
    """The picture that a browser makes of a QR code, four dots a module."""
    (side,) = re.findall(r'viewBox="0 0 (\d+) \1"', svg)
    picture = Image.new("L", (int(side), int(side)), 255)
    x = y = 0.0
    _, path = re.findall(r' d="([^"]+)"', svg)
    for move, across, down in re.findall(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", path):
        if move == "h":
            for step in range(int(across)):
                picture.putpixel((int(x) + step, int(y)), 0)
            x += float(across)
        else:
            x, y = (float(across), float(down)) if move == "M" else (x + float(across), y + float(down))
    return picture.resize((int(side) * 4, int(side) * 4), Image.Resampling.NEAREST)


def read(svg: str) -> tuple[str, str]:
    """What a code says, and how much of it may be worn off."""
    (found,) = zxingcpp.read_barcodes(drawn(svg))
    return found.text, found.ec_level


@pytest.mark.parametrize("address", PAPERS)
def test_the_foot_names_the_page_and_its_digest(address: str) -> None:
    body = pages(states(city()))[address].body
    (stamp,) = STAMP.findall(body)
    anchor = f"d-{stamp.replace(' ', '')}"
    (block,) = re.findall(r'<section class="paper-foot".*?</section>', body, re.DOTALL)
    assert block.startswith(f'<section class="paper-foot" id="{anchor}" aria-label="怎样核对这份纸">')
    assert f'<p class="paper-foot__address">网址：<span>{SITE.url}{address}</span></p>' in block
    assert f'<p>内容摘要：<span class="stamp">{stamp}</span></p>' in block
    assert "看网页上的内容摘要和纸上的是否相同" in block
    assert read(block) == (f"{SITE.url}{address}#{anchor}", "M")
    assert "PDF" not in block
    assert "style=" not in block
    assert " onload" not in block


def test_a_code_has_words_and_takes_its_size_from_the_page() -> None:
    svg = qr('https://甲.example/?a=1&b="2"', "二维码<1>")
    assert svg.startswith(
        '<svg role="img" viewBox="0 0 37 37" class="qr"><title>二维码&lt;1&gt;</title><desc>https://甲.example/?a=1&amp;b="2"</desc>'
    )
    assert read(svg)[0] == 'https://甲.example/?a=1&b="2"'


def test_the_longest_address_of_a_school_stays_a_small_code() -> None:
    found = foot(SITE, "schools/a-school-with-quite-a-long-name/2026-autumn/finance/", "1a2b 3c4d 5e6f")
    assert 'viewBox="0 0 49 49"' in found.qr
    assert read(found.qr)[0].endswith("/finance/#d-1a2b3c4d5e6f")


def test_what_is_not_public_has_no_foot_and_no_form() -> None:
    for town, findings in (
        (city(), [failed("lvye", "plan")]),
        (city(dt.date(2021, 8, 27)), None),
        (city(dt.date(2021, 8, 27)), [failed("lvye", "school")]),
    ):
        found = {address: page.body for address, page in pages(states(town, findings)).items() if address.startswith(LVYE)}
        assert sorted(found) == [LVYE, f"{LVYE}finance/", f"{LVYE}notice/"]
        assert not any("paper-foot" in body or "apply/" in body for body in found.values())


def test_a_statement_that_is_held_has_no_foot() -> None:
    found = pages(states(city(), [failed("lvye", "finance", "closing-wrong")]))
    assert "paper-foot" not in found[f"{LVYE}finance/"].body
    assert "paper-foot" in found[f"{LVYE}notice/"].body


def test_a_copy_of_an_old_version_leads_to_its_row_in_the_history(ledger: Ledger) -> None:  # noqa: F811
    """Whoever printed version 1 comes by its code to the page of today, where that version is marked; no id stands twice."""
    found = pages(states(replace(city(AFTER), ledger=ledger)))
    stamps = [update.stamp.replace(" ", "") for update in told(replace(city(AFTER), ledger=ledger))]
    now, first = found[f"{LVYE}notice/"].body, found[f"{LVYE}notice/v1/"].body
    assert re.findall(r'id="d-(\w+)"', now) == [stamps[1], stamps[0], stamps[2]]
    assert re.findall(r'<tr id="d-(\w+)"', now) == [stamps[1], stamps[0]]
    assert re.findall(r'id="d-(\w+)"', first) == [stamps[0]]
    assert read(now)[0] == f"{SITE.url}{LVYE}notice/#d-{stamps[2]}"
    assert read(first)[0] == f"{SITE.url}{LVYE}notice/v1/#d-{stamps[0]}"


@pytest.mark.parametrize(("length", "said"), [(1, "1 KB"), (1024, "1 KB"), (1025, "2 KB"), (358_000, "350 KB")])
def test_size(length: int, said: str) -> None:
    assert size(length) == said


# ------------------------------------------------------------------------------------------------------------ the form


def test_the_form_is_prefilled_with_the_school_and_blank_for_the_family() -> None:
    body = pages(states(city()))[f"{LVYE}apply/"].body
    text = re.sub(r"<[^>]+>", "", body)
    for said in (
        "示例县绿野小学2021年秋季学期校内课后服务自愿申请表",
        "参加与否由学生和家长自愿决定",
        "一、二年级（周一至周五）：",
        "课后服务费（低年级）（一、二年级）：2.30元/生·课时，计划156课时，每学期358.80元",
        "脱贫户家庭学生免收",
        "选不选都可以，不选不影响参加课后服务。",
        "□轮滑（",
        "□父母",
        "填好的表只交给学校，由学校保管，不上传本站，不公开。",
    ):
        assert said in text, said
    assert body.count('<span class="blank') == 14
    assert not re.search(r'<span class="blank[^"]*">[^<]', body)
    assert "<input" not in body
    assert "<form" not in body


def test_the_form_of_a_free_school_asks_for_no_money() -> None:
    text = re.sub(r"<[^>]+>", "", pages(states(city()))["schools/shanquan/2021-autumn/apply/"].body)
    assert "课后服务不收费" in text
    assert "减免" not in text
    assert "每学期" not in text


@pytest.mark.parametrize(("rolling", "day", "closed"), [
    ("", AFTER, True), ("", dt.date(2021, 9, 2), False), (", rolling: 是", AFTER, False),
])  # fmt: skip
def test_a_form_says_when_it_is_too_late(rolling: str, day: dt.date, closed: bool) -> None:
    town = city(day, {"schools/lvye/2021-autumn/plan.yml": (", rolling: 是", rolling)})
    of, (school, autumn) = states(town), filing(town)
    assert application(of, school, autumn).closed is closed
    body = pages(of)[f"{LVYE}apply/"].body
    assert ("本学期的申请已经截止" in body) is closed
    assert ("申请已截止" in pages(of)[LVYE].body) is closed


def test_notice_periods_are_said_in_working_days_or_not_at_all() -> None:
    town = city()
    assert "结果公示2021年7月13日至15日（3个工作日），" in pages(states(town))[f"{LVYE}notice/"].body
    body = pages(states(unannounced(town, 2021)))[f"{LVYE}notice/"].body
    assert "结果公示2021年7月13日至15日，" in body
    _, autumn = filing(town)
    assert workdays(autumn, dt.date(2021, 9, 30), dt.date(2021, 10, 9)) == 3  # before and after the holiday, and its make-up Saturday
