"""The sample city, judged once, in; every generated page and file of its site out, as the publisher gets them."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from generator.city import City, Filing
from generator.model.values import TermId
from generator.notices.state import States
from generator.project import packaged
from generator.render.pages import pages
from generator.site import Asset, Entry, Page, Site
from tests.rules.casebook import ROOT, today

URL = "https://notices.shili.example/"
SITE = Site(URL, packaged("theme", ROOT))


def city() -> City:
    """The city as the tests know it."""
    return today()[0].city


@cache
def states() -> States:
    """How far each of its filings has come."""
    return States(city(), today()[1])


@cache
def _stream() -> tuple[Page | Asset, ...]:
    return tuple(file for file in pages(city(), today()[1], SITE) if not isinstance(file, Entry))


@cache
def sample_pages() -> dict[str, Page]:
    """Every page by its address."""
    return {file.address: file for file in _stream() if isinstance(file, Page)}


@cache
def sample_files() -> dict[str, bytes]:
    """Every other file by its path."""
    return {file.path: file.data for file in _stream() if isinstance(file, Asset)}


def sample_json(path: str) -> Any:
    """A JSON file, read."""
    return json.loads(sample_files()[path])


def filing(school: str, term: str) -> Filing:
    """One of its filings."""
    record = city().school(school)
    assert record is not None
    return next(each for each in record.filings if each.id == TermId.parse(term))
