"""Every kind of page before axe, the Nu HTML checker and Lighthouse.

There is no drawer to open: below 720 pixels the navigation is the same plain list. What opens is the search, which is judged with results.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import KINDS, NOTICE
from tests.browser.serving import Served
from tests.web import judges

pytestmark = [pytest.mark.browser, pytest.mark.web]

# Each width with each scheme and each size of type, in four visits instead of eight.
VISITS = [(390, "light", False), (390, "dark", True), (1280, "light", True), (1280, "dark", False)]
RUN = """async () => {
  const found = await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']});
  return found.violations.map(v => [v.id, v.nodes.slice(0, 3).map(n => n.html.slice(0, 120) + ' ' + (n.any[0]?.message ?? ''))]);
}"""


@pytest.mark.parametrize(("width", "scheme", "large"), VISITS)
def test_axe_finds_nothing(browser: Browser, served: Served, width: int, scheme: Any, large: bool) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    # Started with the page: the policy would stop a script that is added to it.
    context.add_init_script(path=judges.AXE)
    page = context.new_page()
    page.goto(served.address)
    page.set_checked("#large-type", large)
    found: dict[str, object] = {}
    for address in KINDS:
        page.goto(served.address + address)
        found[address] = page.evaluate(RUN)
    _open_search(page, served.address)
    found["search/ with results"] = page.evaluate(RUN)
    context.close()
    assert {address: violations for address, violations in found.items() if violations} == {}


def _open_search(page: Page, site: str) -> None:
    page.goto(f"{site}search/?q=退费")
    page.wait_for_selector(".found a")


def test_vnu_finds_no_error(served: Served) -> None:
    paths = (address if address.endswith(".html") else f"{address}index.html" for address in KINDS)
    assert judges.vnu(served.folder / path for path in paths) == []


def test_lighthouse_on_a_phone(served: Served, chromium_path: str) -> None:
    """How fast it is depends on the machine: tests/benchmarks/lighthouse.py measures that."""
    scores = judges.lighthouse(served.address + NOTICE, chromium_path, ["accessibility", "best-practices", "seo"])
    assert scores == {"accessibility": 100, "best-practices": 100, "seo": 100}
