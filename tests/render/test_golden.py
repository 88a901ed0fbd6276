"""Bodies of each kind of page, from the town, against golden/. Refresh them with UPDATE_GOLDEN=1 and read what changed."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping

import pytest

from generator.site import Page
from tests.render.town import AFTER, HERE, city, failed, pages, states

LVYE = "schools/lvye/2021-autumn/"
GOLDEN = {
    "term": LVYE,
    "notice": f"{LVYE}notice/",
    "finance": f"{LVYE}finance/",
    "term-free": "schools/shanquan/2021-autumn/",
    "notice-free": "schools/shanquan/2021-autumn/notice/",
    "finance-not-required": "schools/shanquan/2021-autumn/finance/",
    "notice-in-review": "schools/xijie/2021-autumn/notice/",
}
BEFORE = {"notice-filed": (dt.date(2021, 8, 27), f"{LVYE}notice/"), "finance-due": (dt.date(2021, 12, 1), f"{LVYE}finance/")}


def _published() -> Mapping[str, Page]:
    return pages(states(city()))


def _compare(name: str, body: str) -> None:
    file = HERE / "golden" / f"{name}.html"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(body, encoding="utf-8")
    assert body == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", GOLDEN)
def test_body(name: str) -> None:
    _compare(name, _published()[GOLDEN[name]].body)


@pytest.mark.parametrize("name", BEFORE)
def test_body_before_publication(name: str) -> None:
    as_of, address = BEFORE[name]
    _compare(name, pages(states(city(as_of)))[address].body)


def test_held_notice_repeats_nothing_of_the_school() -> None:
    body = pages(states(city(), [failed("lvye", "plan")]))[f"{LVYE}notice/"].body
    _compare("notice-held", body)
    assert "轮滑" not in body
    assert "足球" not in body


def test_error_in_the_books_holds_the_statement_only() -> None:
    found = pages(states(city(), [failed("lvye", "finance", "closing-wrong")]))
    _compare("finance-held", found[f"{LVYE}finance/"].body)
    assert "七、收费事项" in found[f"{LVYE}notice/"].body


def test_late_statement() -> None:
    town = city(AFTER, {"content/bureau/publications/lvye.yml": (", statement: 2022-01-20", "")})
    _compare("finance-late", pages(states(town))[f"{LVYE}finance/"].body)
