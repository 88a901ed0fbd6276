"""What a first visit costs, in bytes over the wire with gzip."""

from __future__ import annotations

import sys

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import KINDS, NOTICE
from tests.browser.serving import Served

pytestmark = pytest.mark.browser

MOST = 100_000
AIM = 60_000
"""Both in bytes, of a school's notice (the aim) and of any page at all."""
SEARCH = 200_000
"""The engine, a part of the index and ten results."""


def test_a_first_visit(open_page: Open, served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    costs = {}
    for address in KINDS:
        served.sent.clear()
        page = open_page(address)
        if address == NOTICE:
            page.wait_for_load_state("networkidle")
        costs[address] = sum(size for _, size in served.sent)
    with capsys.disabled():
        sys.stdout.write(
            f"\nfirst visit: the notice {costs[NOTICE]:,} bytes, the heaviest {max(costs.values()):,} ({max(costs, key=costs.__getitem__)})\n"
        )
    assert costs[NOTICE] < AIM
    assert {address: cost for address, cost in costs.items() if cost >= MOST} == {}


def test_a_first_search(open_page: Open, served: Served, capsys: pytest.CaptureFixture[str]) -> None:
    page = open_page("search/")
    page.wait_for_load_state("networkidle")
    served.sent.clear()
    page.fill("#search-words", "退费")
    page.press("#search-words", "Enter")
    page.wait_for_selector(".found a")
    page.wait_for_load_state("networkidle")
    first = sum(size for _, size in served.sent)
    served.sent.clear()
    page.fill("#search-words", "育才")
    page.press("#search-words", "Enter")
    page.get_by_role("link", name="XX市育才小学").wait_for()
    with capsys.disabled():
        sys.stdout.write(f"\nsearch: the first {first:,} bytes, one more {sum(size for _, size in served.sent):,}\n")
    assert first < SEARCH
