"""The collected tests in; out: tests skipped where there is no browser, language server or judge of pages, and the same hypothesis examples on every machine."""

from __future__ import annotations

import pytest
from hypothesis import settings

from generator import chromium
from tests.editor import server
from tests.web import judges

# Derandomized and without a database of failures: a test run depends on the commit alone. No deadline: the machine may be busy.
settings.register_profile("house", derandomize=True, database=None, deadline=None)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests marked `browser`, `editor` or `web` where what they need is missing."""
    for marker, lacks in (("browser", " ".join(chromium.lacking())), ("editor", server.lacking()), ("web", judges.lacking())):
        for item in items:
            if lacks and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=f"no {marker} test without: {lacks}"))


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium to hand to Playwright as `executable_path`; for tests marked `browser`."""
    path = chromium.find()
    assert path, "a test that uses chromium_path must be marked `browser`"
    return path
