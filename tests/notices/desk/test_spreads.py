"""Figures of the sample against its own pages, and that nothing about a group below the threshold is told."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from generator.city import City, Filing
from generator.model.finance import Finance
from generator.model.values import Group as Pupils
from generator.notices.desk.spreads import FEWEST, REFUNDED, groups
from generator.notices.desk.views import desk_pages
from generator.notices.opendata.desk import DESK_TABLES
from generator.notices.oversight import oversight
from generator.notices.state import States
from generator.render.shapes import values
from tests.render.sample import filing, sample_json, sample_pages, states


def test_of_few_schools_nothing_is_summed_up() -> None:
    found = [(group.id, spread) for group in groups(states()) for spread in group.spreads]
    assert {(spread.schools >= FEWEST) for _, spread in found if spread.middle} == {True}
    assert {spread.middle + spread.least + spread.most for _, spread in found if spread.schools < FEWEST} == {""}
    assert any(spread.schools < FEWEST for _, spread in found)


def test_least_and_most_stand_on_the_page_that_compares_the_class() -> None:
    for group in groups(states()):
        for spread in group.spreads if group.kind == "class" else ():
            if spread.middle and spread.measure != "refunded":
                body = sample_pages()[f"compare/{group.id}/"].body
                for text in (spread.least, spread.middle, spread.most):
                    assert re.search(rf"(?<![0-9.:]){re.escape(text)}(?![0-9.:])", body), (group.id, spread)


def test_the_refunds_share_is_that_of_the_published_sums() -> None:
    rows = [row for row in sample_json("data/terms.json")["rows"] if row["term"] == "2026-spring" and row["income"] is not None]
    shares = sorted(int(Decimal(row["refunded"]) / Decimal(row["income"]) * 1000 + Decimal("0.5")) for row in rows)
    (city,) = (group for group in groups(states()) if group.kind == "city")
    (spread,) = (spread for spread in city.spreads if spread.measure == "refunded")
    assert (spread.schools, spread.least, spread.most) == (len(shares), *(f"{n // 10}.{n % 10}%" for n in (shares[0], shares[-1])))


def test_a_statement_that_gives_the_difference_only_has_no_share() -> None:
    books = filing("yunling", "2025-autumn")
    assert books.finance.merged
    assert (REFUNDED.of(books) is None) == (books.finance.refunded is None)


# ------------------------------------------------------------------------------------------------------- privacy


def _planted(found: Filing, pupils: Pupils) -> Filing:
    """The filing with every exempt and reduced group of its books of that size; groups that pay by their number stay."""
    books = found.parts.get("finance")
    if not isinstance(books, Finance):
        return found
    exempt = tuple(replace(row, pupils=pupils) for row in books.exempt)
    return replace(found, parts={**found.parts, "finance": replace(books, exempt=exempt)})


@cache
def _desk(pupils: Pupils) -> str:
    """All that the desk publishes of the city with such groups, judged as the sample is."""
    city: City = states().city
    schools = tuple(replace(s, filings=tuple(_planted(f, pupils) for f in s.filings)) for s in city.schools)
    made = States(replace(city, schools=schools), states().report)
    shown = [repr(oversight(made)), *(repr(view.of) for view in desk_pages(made))]
    tables = [json.dumps(values(list(table.rows(made))), ensure_ascii=False) for table in DESK_TABLES]
    return "\n".join((*shown, *tables))


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_the_size_of_a_small_group_changes_nothing_on_the_desk(size: int) -> None:
    withheld = _desk(Pupils(None))
    assert withheld
    assert _desk(Pupils(size)) == withheld


def test_a_day_or_figure_of_a_draft_is_nowhere() -> None:
    """The plan for next spring is in review: nothing that it plans is on the desk."""
    waits = filing("binjiang", "2027-spring")
    shown = repr([view.of for view in desk_pages(states())])
    for day in (waits.times.service.first, waits.plan.application.opens, waits.plan.application.closes):
        assert day > dt.date(2026, 11, 24)
        assert repr(day) not in shown
