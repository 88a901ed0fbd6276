"""Every kind of page in a real browser, on a phone and on a desk, with JavaScript off: readable, whole, asking nobody else."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.pipeline import examine, publish
from tests.rules.casebook import TODAY
from tests.small_city import copy_city

pytestmark = pytest.mark.browser

SCHOOL = "schools/binjiang"
PAGES = [
    "", "schools/", "districts/chengxi/", f"{SCHOOL}/", f"{SCHOOL}/2025-autumn/", f"{SCHOOL}/2025-autumn/notice/",
    f"{SCHOOL}/2025-autumn/finance/", f"{SCHOOL}/2026-autumn/finance/", f"{SCHOOL}/2027-spring/", f"{SCHOOL}/2027-spring/notice/",
    "compare/", "compare/urban-primary/", "compare/urban-primary/term-fee/", "compare/rural-primary/",
    "oversight/", "rules/", "rules/ends-after-limit/", "rules/bad-time/", "policy/", "policy/xx-2020/", "policy/national-2024/", "checks/",
    "about/", "complain/", "guide-parent/", "guide-school/", "404.html",
]  # fmt: skip
WIDTHS = (320, 390, 1280)


STICKING_OUT = """() => [...document.querySelectorAll('body *')]
    .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.scroll, svg'))
    .map(element => element.tagName + ' ' + element.textContent.trim().slice(0, 40))"""
"""What reaches beyond the right edge and is not in a box that scrolls by itself."""


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a served site of four schools."""
    root = copy_city(tmp_path_factory.mktemp("city"), 4)
    publish(root, examine(root, TODAY), root / "site")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(Path(root / "site"))))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def browser(chromium_path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox", "--disable-background-networking", "--disable-quic", "--no-first-run"]
        )
        yield launched
        launched.close()


@pytest.mark.parametrize("address", PAGES)
def test_page(site: str, browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        response = page.goto(site + address)
        assert response is not None
        assert response.status == 200
        assert page.locator("html").get_attribute("lang") == "zh-CN"
        assert page.locator("h1").count() == 1
        assert "校内课后服务公示" in page.title()
        assert page.evaluate(STICKING_OUT) == []
    assert [url for url in asked if not url.startswith(site)] == []
    assert said == []
    context.close()


def test_ten_second_answers_on_a_phone(site: str, browser: Browser) -> None:
    """Until when, how much, what came back, whom to ask: in sight without scrolling far, on a phone."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(f"{site}{SCHOOL}/2026-autumn/")
    facts = page.locator(".facts")
    box = facts.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 844
    text = facts.inner_text()
    for words in ("17:40", "400.00元", "0700-0000131"):
        assert words in text
    page.close()


def test_from_the_home_page_to_the_notice_by_links(site: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 844})
    page.goto(site)
    page.get_by_role("link", name="滨江小学").first.click()
    page.get_by_role("link", name="告知书").first.click()
    assert "滨江小学" in page.locator("h1").inner_text()
    assert "校内课后服务告知书" in page.locator("h1").inner_text().replace("\n", "")
    page.close()
