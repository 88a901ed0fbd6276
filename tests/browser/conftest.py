"""The sample city in; out: its site, built and served once for all browser tests of a process."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from generator.examination import examine
from generator.pipeline import publish
from tests.browser.serving import Served, serving
from tests.rules.casebook import ROOT, TODAY

Open = Callable[..., Page]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("web") / "site"
    publish(ROOT, examine(ROOT, TODAY), folder)
    with serving(folder) as running:
        yield running


@pytest.fixture(scope="session")
def site(served: Served) -> str:
    """The address of the served site of the whole sample city."""
    return served.address


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[Open]:
    """Opens pages by their address; the test fails when one asks another host for anything or complains on its console."""
    complaints: list[str] = []
    contexts = []

    def open_one(address: str, width: int = 390, **options: object) -> Page:
        context = browser.new_context(viewport={"width": width, "height": 844}, **options)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda asked: complaints.append(asked.url) if not asked.url.startswith(site) else None)
        page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}"))
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.goto(site + address)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []
