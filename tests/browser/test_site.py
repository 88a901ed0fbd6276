"""Every kind of page in a real browser, on a phone and on a desk, with JavaScript off: readable, whole, asking nobody else."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import KINDS, NOTICE, SCHOOL

pytestmark = pytest.mark.browser

WIDTHS = (320, 390, 1280)

STICKING_OUT = """() => [...document.querySelectorAll('body *')]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.scroll, svg, pre, .unseen'))
    .map(element => element.tagName + ' ' + element.textContent.trim().slice(0, 40))"""
"""What reaches beyond the right edge and is not in a box that scrolls by itself."""


@pytest.mark.parametrize("address", KINDS)
def test_page(open_page: Open, address: str) -> None:
    """At 320 pixels a page is what it is on a desk at 400 percent; large type comes on top of that, and there is no script."""
    page = open_page(address, java_script_enabled=False)
    assert page.locator("html").get_attribute("lang") == ("en" if address == "en/" else "zh-CN")
    assert page.locator("h1").count() == 1
    assert "校内课后服务公示" in page.title()
    for large in (False, True):
        page.set_checked("#large-type", large)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate(STICKING_OUT) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_headings_step_down_one_at_a_time(open_page: Open, site: str) -> None:
    page = open_page("")
    for address in KINDS:
        page.goto(site + address)
        levels = page.evaluate("[...document.querySelectorAll('main :is(h1,h2,h3,h4)')].map(h => +h.tagName[1])")
        assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)


def test_ten_second_answers_on_a_phone(open_page: Open) -> None:
    """Until when, how much, what came back, whom to ask: in sight without scrolling far, on a phone."""
    facts = open_page(f"{SCHOOL}/2026-autumn/", java_script_enabled=False).locator(".facts")
    box = facts.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 844
    text = facts.inner_text()
    for words in ("17:40", "400.00元", "0700-0000131"):
        assert words in text


@pytest.mark.parametrize("script", [True, False])
def test_from_the_home_page_by_district_to_hours_fee_and_refund(open_page: Open, script: bool) -> None:
    page = open_page("", java_script_enabled=script)
    page.locator("main").get_by_role("link", name="城西片区").first.click()
    page.locator("main").get_by_role("link", name="滨江小学").first.click()
    assert "滨江小学" in page.locator("h1").inner_text()
    page.locator("main").get_by_role("link", name="2025年秋季学期").first.click()
    facts = page.locator(".facts").inner_text()
    for words in ("17:40", "400.00元", "2.00元"):
        assert words in facts
    page.get_by_role("link", name="告知书").first.click()
    assert "校内课后服务告知书" in page.locator("h1").inner_text().replace("\n", "")
    notice = page.locator("main").inner_text()
    for words in ("一、服务时间", "17:40", "七、收费事项", "2.40", "多退少补"):
        assert words in notice
    page.goto(page.url.replace("notice/", "finance/"))
    statement = page.locator("main").inner_text()
    for words in ("三、退费", "22,007.42", "未开展的课时"):
        assert words in statement


def test_by_the_first_letter_of_its_name(open_page: Open) -> None:
    page = open_page("", java_script_enabled=False)
    page.locator(".jumps").get_by_role("link", name="B", exact=True).click()
    page.get_by_role("row", name="B ", exact=False).get_by_role("link", name="滨江小学").click()
    assert page.url.endswith(f"{SCHOOL}/")


def test_on_paper_there_is_the_notice_and_not_the_site(open_page: Open) -> None:
    page = open_page(NOTICE, color_scheme="dark")
    page.emulate_media(media="print")
    assert not page.locator(".masthead").is_visible()
    assert page.locator(".notice__title").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.notice')).color") in ("rgb(0, 0, 0)", "rgb(31, 36, 48)")
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
