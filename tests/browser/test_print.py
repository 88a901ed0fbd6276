"""Papers printed from the browser: the paper alone, black on white, with what it can be checked by; and what its QR code leads to."""

from __future__ import annotations

import functools
import http.server
import io
import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import Browser, Page
from pypdf import PageObject, PdfReader

from generator.examination import examine
from generator.pipeline import publish
from tests.rules.casebook import TODAY
from tests.small_city import copy_city

pytestmark = pytest.mark.browser

TERM = "schools/baima/2025-autumn/"
KINDS = ("notice", "finance", "apply")
NOT_ON_PAPER = ("家长指南", "检查范围", "跳到正文", "当前位置", "您手里的纸打印以后")
COLOURS = """() => ['html', 'body', '.notice', 'td'].map(name => getComputedStyle(document.querySelector(name)))
    .map(style => [style.color, style.backgroundColor])"""
PRESSABLE = """() => [...document.querySelectorAll('nav, form, button, input, dialog, [role=search]')]
    .filter(element => element.getClientRects().length).map(element => element.outerHTML)"""
DARK = {"rgb(0, 0, 0)"}
LIGHT = {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = copy_city(tmp_path_factory.mktemp("city"), 2)
    publish(root, examine(root, TODAY), root / "site")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(Path(root / "site"))))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader who likes dark screens and runs no scripts."""
    context = browser.new_context(java_script_enabled=False, color_scheme="dark", viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def written(sheets: Iterable[PageObject]) -> str:
    """The text without spaces. Chromium writes radicals for some characters (most come back by NFKC) and joins f and i."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", "".join(sheet.extract_text() for sheet in sheets)))


@pytest.mark.parametrize("kind", KINDS)
def test_on_paper_there_is_the_paper_alone(site: str, page: Page, kind: str) -> None:
    page.goto(f"{site}{TERM}{kind}/")
    sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    text = written(sheets)
    stamp = page.locator(".paper-foot .stamp").inner_text()
    for words in (f"https://notices.shili.example/{TERM}{kind}/", stamp.replace(" ", ""), "怎样核对"):
        assert words in text
    assert re.search(f"第{len(sheets)}.共{len(sheets)}.", text)
    for words in NOT_ON_PAPER:
        assert words not in text
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in sheets} <= {(595, 842), (596, 842)}
    if kind == "apply":
        assert len(sheets) == 1


@pytest.mark.parametrize("kind", KINDS)
def test_on_paper_it_is_black_on_white_and_nothing_can_be_pressed(site: str, page: Page, kind: str) -> None:
    page.goto(f"{site}{TERM}{kind}/")
    page.emulate_media(media="print", color_scheme="dark")
    for colour, ground in page.evaluate(COLOURS):
        assert colour in DARK
        assert ground in LIGHT
    assert page.evaluate(PRESSABLE) == []
    assert page.evaluate("() => getComputedStyle(document.querySelector('.notice a')).textDecorationLine") == "none"


@pytest.mark.parametrize("kind", KINDS)
def test_the_code_on_the_screen_leads_to_the_page_and_marks_its_foot(site: str, page: Page, kind: str) -> None:
    page.goto(f"{site}{TERM}{kind}/")
    match = page.locator(".paper-foot__match")
    assert not match.is_visible()
    picture = Image.open(io.BytesIO(page.locator(".paper-foot .qr").screenshot()))
    (code,) = zxingcpp.read_barcodes(picture)
    address, _, anchor = code.text.partition("#")
    assert address == f"https://notices.shili.example/{TERM}{kind}/"
    page.goto(f"{site}{TERM}{kind}/#{anchor}")
    assert match.is_visible()
    page.goto("about:blank")
    page.goto(f"{site}{TERM}{kind}/#d-000000000000")
    assert not match.is_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_form_and_the_foot_fit_the_screen(site: str, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    for kind in KINDS:
        page.goto(f"{site}{TERM}{kind}/")
        assert page.evaluate("() => document.documentElement.scrollWidth") == width
