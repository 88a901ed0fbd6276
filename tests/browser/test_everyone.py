"""Large type, the keyboard, and what the reader's own settings ask for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.pages import KINDS, NOTICE, SCHOOL

pytestmark = pytest.mark.browser

SIZE = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
FOCUSED = "(document.activeElement.textContent || document.activeElement.id).trim().slice(0, 12)"


def test_large_type_without_a_script(open_page: Open) -> None:
    page = open_page(NOTICE, java_script_enabled=False)
    before = page.evaluate(SIZE)
    page.get_by_label("大字版").check()
    assert page.evaluate(SIZE) == before * 1.375
    page.get_by_label("大字版").uncheck()
    assert page.evaluate(SIZE) == before


def test_large_type_is_remembered_from_page_to_page(open_page: Open) -> None:
    page = open_page(NOTICE)
    before = page.evaluate(SIZE)
    page.get_by_label("大字版").check()
    page.goto(page.url.replace("notice/", "finance/"))
    assert page.get_by_label("大字版").is_checked()
    assert page.evaluate(SIZE) == before * 1.375
    page.get_by_label("大字版").uncheck()
    page.reload()
    assert not page.get_by_label("大字版").is_checked()
    assert page.evaluate(SIZE) == before


def test_large_type_where_nothing_may_be_stored(open_page: Open) -> None:
    page = open_page("about/")
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('refused'); }})")
    page.reload()
    before = page.evaluate(SIZE)
    page.get_by_label("大字版").check()
    assert page.evaluate(SIZE) == before * 1.375
    assert page.locator("html.large-type").count() == 1


def test_every_size_of_type_grows(open_page: Open, site: str) -> None:
    """Nothing is left in pixels but the drawings, which grow with their frame."""
    sizes = "[...document.querySelectorAll('main *')].filter(e => !e.closest('svg')).map(e => parseFloat(getComputedStyle(e).fontSize))"
    page = open_page("", 1280)
    for address in KINDS:
        page.goto(site + address)
        page.get_by_label("大字版").uncheck()
        before = page.evaluate(sizes)
        page.get_by_label("大字版").check()
        assert page.evaluate(sizes) == pytest.approx([size * 1.375 for size in before], rel=0.001), address


def test_large_type_breaks_no_number_and_leaves_the_screen_to_the_text(open_page: Open, site: str) -> None:
    """On phones: 15:55 and 1,530 stay whole, nothing pushes the page to the side, and the head takes less than half of a small screen."""
    for width in (390, 320):
        page = open_page("", width)
        for address in ("", f"{SCHOOL}/2026-autumn/", NOTICE, f"{SCHOOL}/2026-spring/finance/", f"{SCHOOL}/2026-autumn/apply/"):
            page.goto(site + address)
            page.get_by_label("大字版").check()
            assert page.evaluate(BROKEN) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            assert page.locator(".masthead").bounding_box()["height"] < 260, address  # type: ignore[index]


BROKEN = """() => {
    const broken = [], walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    for (let node; node = walk.nextNode();) {
        if (node.parentElement.closest('.paper-foot__address')) continue;
        for (const found of node.data.matchAll(/[0-9][0-9,.:]*[0-9]/g)) {
            const range = document.createRange();
            range.setStart(node, found.index);
            range.setEnd(node, found.index + found[0].length);
            const lines = new Set([...range.getClientRects()].filter(box => box.width).map(box => Math.round(box.top)));
            if (lines.size > 1) broken.push(found[0]);
        }
    }
    return broken;
}"""


def test_tab_goes_through_the_head_in_its_order(open_page: Open) -> None:
    page = open_page("about/")
    seen = []
    for _ in range(7):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
        assert _is_focus_visible(page), seen
    assert seen[0] == "跳到正文"
    assert seen[1].startswith("校内课后服务公示")
    assert seen[2:7] == ["site-search", "搜索", "large-type", "首页", "学校"]


def _is_focus_visible(page: Page) -> bool:
    outline = "s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2"
    return bool(page.evaluate(f"({outline})(getComputedStyle(document.activeElement))"))


def test_skip_link_leads_to_the_text(open_page: Open) -> None:
    page = open_page("about/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_keyboard_only_large_type_then_search_then_the_school(open_page: Open) -> None:
    page = open_page("")
    for _ in range(5):
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("html.large-type").count() == 1
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.insert_text("第7实验学校")
    page.keyboard.press("Enter")
    page.wait_for_selector(".found a")
    assert page.locator("html.large-type").count() == 1
    while page.evaluate("document.activeElement.closest('.found') === null"):
        page.keyboard.press("Tab")
    assert _is_focus_visible(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/schools/shiyan/")


def test_targets_and_scrolling_boxes(open_page: Open, site: str) -> None:
    """Boxes and buttons are at least 24 pixels (2.5.8); what scrolls by itself can be reached by keyboard and has a name."""
    page = open_page("")
    for address in KINDS:
        page.goto(site + address)
        assert page.evaluate(SMALL) == [], address
        assert page.evaluate(UNREACHABLE) == [], address


SMALL = """[...document.querySelectorAll('button, input:not([type=checkbox], [type=radio]), label:has(input), .masthead a')]
    .filter(e => e.offsetParent && e.className !== 'masthead__skip')
    .map(e => [e.textContent.trim() || e.id, e.getBoundingClientRect()])
    .filter(([, box]) => box.height < 24 || box.width < 24).map(([text]) => text)"""
UNREACHABLE = """[...document.querySelectorAll('.scroll')]
    .filter(e => e.tabIndex !== 0 || !e.getAttribute('aria-label')).map(e => e.textContent)"""


def test_lines_are_far_enough_apart(open_page: Open) -> None:
    page = open_page(NOTICE)
    tight = page.evaluate(
        "[...document.querySelectorAll('main :is(p, li, td, dd)')].filter(e => !e.closest('svg'))"
        ".map(e => [e.textContent.slice(0, 20), parseFloat(getComputedStyle(e).lineHeight) / parseFloat(getComputedStyle(e).fontSize)])"
        ".filter(([, ratio]) => ratio < 1.3)"
    )
    assert tight == []


def test_a_dark_screen_gets_dark_pages(open_page: Open) -> None:
    for scheme, ground in (("light", "rgb(243, 245, 248)"), ("dark", "rgb(18, 23, 31)")):
        page = open_page("about/", color_scheme=scheme)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground


def test_forced_colours_keep_every_text(open_page: Open) -> None:
    page = open_page(NOTICE, forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.locator(".notice__title").is_visible()
