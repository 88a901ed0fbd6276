"""The collected tests in; out: browser tests skipped where there is no browser, and the same hypothesis examples on every machine."""

from __future__ import annotations

import pytest
from hypothesis import settings

from generator import chromium

# Derandomized and without a database of failures: a test run depends on the commit alone. No deadline: the machine may be busy.
settings.register_profile("house", derandomize=True, database=None, deadline=None)
settings.load_profile("house")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests marked `browser` where Chromium or a Chinese font is missing."""
    marked = [item for item in items if item.get_closest_marker("browser")]
    if marked and (packages := chromium.lacking()):
        skip = pytest.mark.skip(reason=f"no browser test without: {' '.join(packages)}")
        for item in marked:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The Chromium to hand to Playwright as `executable_path`; for tests marked `browser`."""
    path = chromium.find()
    assert path, "a test that uses chromium_path must be marked `browser`"
    return path
