"""The sample pages in headless Chromium: nothing sticks out, nothing is fetched elsewhere, nothing runs."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Tab

from generator.publish.mkdocs_build import build
from generator.site import Page
from tests.publish.samples import BODIES, HOSTILE, site_files

pytestmark = pytest.mark.browser

WRITTEN = ["about/", "complain/", "guide-parent/", "guide-school/"]
A4 = 174 * 96 // 25
"""The width between the margins of print.css, in CSS pixels."""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def address(city: Path) -> Iterator[str]:
    hostile = Page("hostile/", HOSTILE, HOSTILE, "<h1>甲小学</h1>")
    build(city, city / "site", [*site_files(), hostile])
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(city / "site")))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def tab(browser: Browser, address: str) -> Iterator[Tab]:
    """Fails the test when a page asks another host for anything or complains on its console."""
    complaints: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda asked: complaints.append(asked.url) if not asked.url.startswith((address, "data:")) else None)
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    context.close()
    assert complaints == []


def test_no_page_is_wider_than_its_window_or_its_paper(tab: Tab, address: str) -> None:
    wide = []
    for media, width in (("screen", 320), ("screen", 390), ("screen", 1280), ("print", A4)):
        tab.set_viewport_size({"width": width, "height": 844})
        tab.emulate_media(media=media)  # type: ignore[arg-type]
        for page in [*BODIES, *WRITTEN, "404.html"]:
            tab.goto(address + page)
            if (needed := tab.evaluate("document.documentElement.scrollWidth")) > width:
                wide.append((page, media, width, needed))
    assert wide == []


def test_on_paper_there_is_the_notice_and_not_the_site(tab: Tab, address: str) -> None:
    tab.emulate_media(media="print")
    tab.goto(address + "schools/yucai/2021-autumn/notice/")
    assert not tab.locator(".masthead").is_visible()
    assert not tab.locator(".breadcrumb").is_visible()
    assert tab.locator(".notice__title").is_visible()
    assert tab.locator(".fee-table thead").is_visible()


def test_wide_tables_scroll_or_fold_on_a_phone(tab: Tab, address: str) -> None:
    tab.set_viewport_size({"width": 390, "height": 844})
    tab.goto(address + "schools/yucai/2021-autumn/notice/")
    assert tab.locator(".scroll").first.evaluate("box => box.scrollWidth > box.clientWidth")
    assert not tab.locator(".fee-table thead").is_visible()
    assert tab.locator(".fee-table td").first.evaluate("cell => getComputedStyle(cell, '::before').content") == '"收费性质"'


def test_a_hostile_title_does_nothing(tab: Tab, address: str) -> None:
    tab.goto(f"{address}hostile/")
    assert tab.title() == f"{HOSTILE} - 校内课后服务公示"
    assert tab.evaluate("[document.body.id, document.scripts.length]") == ["", 1]


def test_the_keyboard_reaches_the_text_first(tab: Tab, address: str) -> None:
    tab.goto(address)
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "跳到正文"
    tab.keyboard.press("Enter")
    assert tab.evaluate("location.hash") == "#page-text"
