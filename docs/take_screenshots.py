"""A built site in; the screenshots of the README out: `python docs/take_screenshots.py [SITE]` (default site/).

The site is served on this machine while they are taken, because search needs an address. PDFs are drawn by poppler, where it is and the
site has them (`notices build --pdf`). Needs a Chromium on the machine.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from generator import chromium

SHOTS = Path(__file__).parent / "screenshots"
PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)


def _nothing(page: Page) -> None:
    """As the page opens."""


def _large(page: Page) -> None:
    page.get_by_text("大字版").first.click()


def _search(page: Page) -> None:
    page.get_by_label("搜索").last.fill("退费")
    page.locator("main li, #results li, .results li").first.wait_for()


def _to(heading: str) -> Callable[[Page], None]:
    """Scrolled so that a heading stands at the top."""

    def scroll(page: Page) -> None:
        page.get_by_role("heading", name=heading).first.evaluate("heading => heading.scrollIntoView()")

    return scroll


@dataclass(frozen=True)
class Shot:
    """A picture: its name, the page, the size of the window, and what is done before it is taken."""

    name: str
    address: str
    size: ViewportSize
    act: Callable[[Page], None] = field(default=_nothing)
    dark: bool = False


ALL = (
    Shot("home-phone", "", PHONE),
    Shot("term-phone", "schools/yucai/2026-autumn/", PHONE),
    Shot("notice-phone", "schools/yucai/2025-autumn/notice/", PHONE),
    Shot("large-phone", "schools/yucai/2026-autumn/", PHONE, _large),
    Shot("calendar-phone", "schools/yucai/2026-autumn/", PHONE, _to("哪天开")),
    Shot("search-phone", "search/", PHONE, _search),
    Shot("changes-desk", "schools/liuhe/2026-autumn/notice/", DESK, _to("版本记录")),
    Shot("finance-desk", "schools/yucai/2025-autumn/finance/", DESK),
    Shot("compare-desk", "compare/urban-primary/", DESK),
    Shot("oversight-dark", "oversight/", DESK, dark=True),
)
PAPER = ("notice-paper", "schools/yucai/2026-autumn/notice.pdf")


def main(site: Path) -> None:
    """Takes each of them, one screenful, at one and a half times the density."""
    with _served(site) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=["--no-sandbox"])
        for shot in ALL:
            page = browser.new_page(viewport=shot.size, device_scale_factor=1.5, color_scheme="dark" if shot.dark else "light")
            page.goto(url + shot.address)
            shot.act(page)
            page.screenshot(path=SHOTS / f"{shot.name}.png")
            page.close()
        browser.close()
    name, address = PAPER
    if (site / address).is_file() and (draw := shutil.which("pdftoppm")):
        first = (draw, "-f", "1", "-singlefile", "-r", "80", "-png", site / address, SHOTS / name)
        subprocess.run([str(word) for word in first], check=True)  # noqa: S603 - our own arguments


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the pictures are what is asked for."""


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
