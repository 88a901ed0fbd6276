from __future__ import annotations

import datetime as dt

from generator.notices.history import Figures, figures, other_terms
from tests.render.town import AFTER, city, failed, filing, states

LATE = {"content/bureau/publications/lvye.yml": (", statement: 2022-01-20", "")}


def of(term: str = "2021-autumn", school: str = "lvye", edits: dict[str, tuple[str, str]] | None = None) -> Figures:
    town = city(AFTER, edits)
    return figures(states(town), filing(town, school, term)[1])


def test_terms_beside_each_other() -> None:
    assert of() == Figures("17:50", "每课时2.30", "358.80至400.00", "25.70至27.99")
    assert of("2021-spring") == Figures("17:10", "每课时2.30", "312.80", "9.20")
    assert of(school="shanquan") == Figures("17:00", "不收费", "不收费", "未收费")


def test_what_is_not_public_is_not_there() -> None:
    assert of(edits=LATE) == Figures("17:50", "每课时2.30", "358.80至400.00", "")
    assert of(school="xijie") == Figures()
    town = city()
    assert figures(states(town, [failed("lvye", "times")]), filing(town)[1]) == Figures()
    assert figures(states(town, [failed("lvye", "finance", "closing-wrong")]), filing(town)[1]).back == ""


def test_other_terms_are_those_that_can_be_read() -> None:
    town = city()
    school, autumn = filing(town)
    assert [other.address for other in other_terms(states(town), school, autumn)] == ["schools/lvye/2021-spring/"]
    assert other_terms(states(town, [failed("lvye", "school")]), school, autumn) == ()
    early = city(dt.date(2021, 8, 20))
    school, autumn = filing(early)
    assert [other.name for other in other_terms(states(early), school, autumn)] == ["2021年春季学期"]
