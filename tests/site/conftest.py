"""The sample city and both packs in; their sites, each built once for all tests of this folder, out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache

import pytest

from generator.examination import examine
from generator.pipeline import publish
from generator.publish.mkdocs_build import wishes
from tests.rules.casebook import ROOT
from tests.site.reading import BuiltSite

AS_OF = dt.date(2026, 11, 25)
"""A term is running; one statement is late, one plan is under review."""
CITIES = {"sample": ROOT, "monthly": ROOT / "content/packs/monthly", "hourly": ROOT / "content/packs/hourly"}


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], BuiltSite]:
    """Builds the site of one of CITIES the first time that it is asked for."""

    @cache
    def built(city: str) -> BuiltSite:
        folder, root = tmp_path_factory.mktemp(city) / "site", CITIES[city]
        publish(root, examine(root, AS_OF), folder)
        return BuiltSite.read(folder, wishes(root).url)

    return built


@pytest.fixture(scope="session", params=CITIES)
def site(request: pytest.FixtureRequest, build: Callable[[str], BuiltSite]) -> BuiltSite:
    """Each of the three sites."""
    return build(request.param)


@pytest.fixture(scope="session")
def hourly(build: Callable[[str], BuiltSite]) -> BuiltSite:
    """The smallest of them, for tests that spoil a copy."""
    return build("hourly")
