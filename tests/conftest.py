"""The collected tests in; out: those skipped for which this machine has no browser, language server, judge of pages or Pango, and the same hypothesis examples on every machine."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from generator import chromium
from generator.render import pdf
from generator.store import FOLDER
from tests.editor import server
from tests.web import judges

# Derandomized and without a database of failures: a test run depends on the commit alone. No deadline: the machine may be busy.
settings.register_profile("house", derandomize=True, database=None, deadline=None)
settings.load_profile("house")

# Nothing is taken from what runs before it left, nor left to those after it; a test of the store, and the programs that it starts, are given one.
os.environ[FOLDER] = ""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests marked `browser`, `editor`, `pdf` or `web` where what they need is missing."""
    needs = (
        ("browser", " ".join(chromium.lacking())),
        ("editor", server.lacking()),
        ("pdf", "; ".join(pdf.lacking())),
        ("web", judges.lacking()),
    )
    for marker, lacks in needs:
        for item in items:
            if lacks and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=f"no {marker} test without: {lacks}"))


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium to hand to Playwright as `executable_path`; for tests marked `browser`."""
    path = chromium.find()
    assert path, "a test that uses chromium_path must be marked `browser`"
    return path


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One for all tests of a process: Playwright cannot be started twice in one thread."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox", "--disable-background-networking", "--disable-quic", "--no-first-run"]
        )
        yield launched
        launched.close()
