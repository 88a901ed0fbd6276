"""Chinese search as a visitor does it: what is typed, and the page that must be among the first few."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Open
from tests.browser.serving import Served

pytestmark = pytest.mark.browser

FIRST_FEW = 5
QUERIES = [
    # Names: whole, short, in part, with the number written the other way, in full width.
    ("XX市育才小学", "schools/yucai/"),
    ("育才小学", "schools/yucai/"),
    ("育才", "schools/yucai/"),
    ("第七实验学校", "schools/shiyan/"),
    ("第7实验学校", "schools/shiyan/"),
    ("７实验", "schools/shiyan/"),
    ("实验", "schools/shiyan/"),
    ("云岭村小", "schools/yunling/"),
    # Letters: pinyin whole, in syllables, begun; initials in either case.
    ("yucai", "schools/yucai/"),
    ("yu cai xiao xue", "schools/yucai/"),
    ("diqishiyan", "schools/shiyan/"),
    ("ycxx", "schools/yucai/"),
    ("YCXX", "schools/yucai/"),
    ("ｍｄｚｘ", "schools/mingde/"),
    # Where a school is, and what it is.
    ("育才路", "schools/yucai/"),
    ("学府路51号", "schools/zhiyuan/"),
    ("城东片区", "districts/chengdong/"),
    ("九年一贯制", "schools/shiyan/"),
    # What children do, and who comes in.
    ("足球", "schools/binjiang/"),
    ("轮滑", "schools/yucai/"),
    ("舞龙", "schools/baima/"),
    ("跃动体育", "schools/yucai/"),
    # What parents ask, in their words.
    ("费标", "schools/"),
    ("收费标准", "schools/"),
    ("多少钱", "schools/"),
    ("退费", "guide-parent/"),
    ("退钱", "guide-parent/"),
    ("减免", "guide-parent/"),
    ("低保", "guide-parent/"),
    ("弹性离校", "guide-parent/"),
    ("接孩子", "guide-parent/"),
    ("投诉", "complain/"),
    ("举报", "complain/"),
    ("12345", "complain/"),
    ("几点结束", "schools/"),
    ("强制", "guide-parent/"),
    ("逾期", "oversight/"),
    ("对比", "compare/"),
    # Rules and clauses.
    ("结余偏多", "rules/surplus-too-large/"),
    ("校方责任险", "rules/no-liability-insurance/"),
    ("ends-after-limit", "rules/ends-after-limit/"),
    ("廉政", "policy/xx-2020/#四(三)2a"),
    ("弹性离校制度", "policy/xx-2020/#一b"),
    ("不足5人", "policy/xx-2020/#reading-small-groups"),
    ("示教字〔2020〕18号", "policy/xx-2020/"),
    # Two words at once; a page of English.
    ("育才 退费", "schools/yucai/"),
    ("城西 初中", "schools/mingde/"),
    ("voluntary", "en/"),
]


def _search(page: Page, words: str) -> list[str]:
    """The first few addresses that are found, below the site's own."""
    page.evaluate("document.querySelector('.found__count').textContent = ''")
    page.fill("#search-words", words)
    page.press("#search-words", "Enter")
    page.wait_for_function("() => /共|没有/.test(document.querySelector('.found__count').textContent)")
    found: list[str] = page.evaluate("[...document.querySelectorAll('.found > li > a')].map(a => decodeURIComponent(a.pathname + a.hash))")
    return [address.removeprefix("/") for address in found]


def test_each_query_finds_its_page(open_page: Open) -> None:
    page = open_page("search/")
    first = {words: _search(page, words)[:FIRST_FEW] for words, _ in QUERIES}
    assert {words: first[words] for words, wanted in QUERIES if wanted not in first[words]} == {}
    assert len(QUERIES) >= 30


def test_where_a_browser_cannot_cut_chinese_into_words(open_page: Open) -> None:
    """Older phones have no Intl.Segmenter."""
    page = open_page("search/")
    page.add_init_script("delete Intl.Segmenter")
    page.reload()
    for words, wanted in [("第7实验学校", "schools/shiyan/"), ("弹性离校制度", "policy/xx-2020/#一b"), ("费标", "schools/")]:
        assert wanted in _search(page, words)[:FIRST_FEW]


def test_from_the_head_of_any_page_on_a_phone(open_page: Open) -> None:
    for address in ("schools/binjiang/2025-autumn/notice/", "about/", "404.html", ""):
        page = open_page(address)
        page.get_by_role("search", name="页首搜索").get_by_role("searchbox").fill("ycxx")
        page.get_by_role("search", name="页首搜索").get_by_role("button", name="搜索").click()
        page.wait_for_selector(".found a")
        assert page.url.endswith("/search/?q=ycxx")
        assert re.fullmatch("“ycxx”共[1-9]条", page.locator(".found__count").inner_text())
        page.locator(".found a").first.click()
        assert page.locator("h1").inner_text() == "XX市育才小学"
        page.go_back()
        page.wait_for_selector(".found a")


def test_nothing_is_loaded_before_somebody_searches(open_page: Open, served: Served) -> None:
    served.sent.clear()
    page = open_page("search/")
    page.wait_for_load_state("networkidle")
    assert [path for path, _ in served.sent if path.startswith("/pagefind/")] == []


def test_results_as_one_types_pastes_or_composes(open_page: Open) -> None:
    page = open_page("search/")
    page.locator("#search-words").press_sequentially("yucai")
    page.wait_for_selector(".found a")
    page.evaluate("box => { box = document.getElementById('search-words'); box.value = '第7实验学校';"
                  " box.dispatchEvent(new InputEvent('input', {inputType: 'insertFromPaste', bubbles: true})) }")  # fmt: skip
    page.get_by_role("link", name="XX市第七实验学校").wait_for()
    page.evaluate("box => { box = document.getElementById('search-words'); box.value = 'yun ling';"
                  " box.dispatchEvent(new InputEvent('input', {isComposing: true, bubbles: true})) }")  # fmt: skip
    page.wait_for_timeout(400)
    assert page.locator(".found a").first.inner_text() == "XX市第七实验学校"
    page.evaluate("box => { box = document.getElementById('search-words'); box.value = '云岭';"
                  " box.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true})) }")  # fmt: skip
    page.get_by_role("link", name="XX市云岭村小学").or_(page.get_by_role("link", name="云岭村小")).first.wait_for()


def test_kinds_excerpts_and_more(open_page: Open) -> None:
    page = open_page("search/?q=退费")
    page.wait_for_selector(".found a")
    assert page.locator(".found mark").first.inner_text() == "退费"
    total = page.locator(".found__count").inner_text()
    assert page.locator(".found > li").count() == 10
    page.get_by_role("button", name="再显示一些").click()
    page.wait_for_function("() => document.querySelectorAll('.found > li').length === 20")
    assert page.evaluate("[...document.querySelectorAll('.found > li')].indexOf(document.activeElement.closest('li'))") == 10
    page.get_by_label("学校", exact=True).check()
    page.wait_for_function(f"() => document.querySelector('.found__count').textContent !== {total!r}")
    page.wait_for_function("() => document.querySelectorAll('.found > li').length === 10")
    assert set(page.locator(".found__kind").all_inner_texts()) == {"学校"}
    page.reload()
    page.wait_for_selector(".found a")
    assert set(page.locator(".found__kind").all_inner_texts()) == {"学校"}


def test_what_is_typed_is_only_text(open_page: Open) -> None:
    page = open_page("search/?q=<img src=x onerror=alert(1)>育才(")
    page.wait_for_function("() => /共|没有/.test(document.querySelector('.found__count').textContent)")
    assert page.locator("main img").count() == 0
    assert "<img src=x" in page.locator(".found__count").inner_text()


def test_nothing_found_and_nothing_asked(open_page: Open) -> None:
    page = open_page("search/")
    assert _search(page, "魑魅魍魉") == []
    assert page.locator(".found__count").inner_text() == "没有找到“魑魅魍魉”。换个说法，或者少写几个字再试"
    page.fill("#search-words", "")
    page.wait_for_function("() => document.querySelector('.found__count').textContent === ''")


def test_without_a_script_the_lists_serve(open_page: Open) -> None:
    page = open_page("search/?q=育才", java_script_enabled=False)
    assert page.get_by_text("搜索要用到 JavaScript").is_visible()
    page.get_by_role("row", name="Y ", exact=False).get_by_role("link", name="育才小学").click()
    assert page.locator("h1").inner_text() == "XX市育才小学"


def test_when_the_index_cannot_be_had(browser: Browser, site: str) -> None:
    """By a browser without WebAssembly, say; Pagefind complains on the console, so the page is opened without listening to it."""
    page = browser.new_page()
    page.goto(f"{site}search/")
    page.evaluate("() => { WebAssembly.instantiate = WebAssembly.instantiateStreaming = () => { throw new Error('none') } }")
    page.fill("#search-words", "育才")
    page.press("#search-words", "Enter")
    page.wait_for_function("() => document.querySelector('.found__count').textContent.startsWith('搜索没有打开')")
    page.close()
