from __future__ import annotations

import datetime as dt

import pytest

from generator.notices.roll import BROKEN, NOT_FILED, SchoolRow, area_rows, this_term
from generator.notices.state import LETTER_MARKS, Letter, Mark
from tests.render.town import AFTER, failed
from tests.render.whole import SCHOOL, judged, whole

XIJIE = "content/bureau/schools/xijie.yml"
LATE = {"content/bureau/publications/lvye.yml": (", statement: 2022-01-20", "")}


def rows(as_of: dt.date = AFTER, edits: dict[str, tuple[str, str]] | None = None) -> dict[str, SchoolRow]:
    return {row.id: row for area in area_rows(judged(whole(as_of, {}, edits))) for row in area.schools}


def test_a_row_answers_until_when_and_what_it_costs() -> None:
    found = rows()
    assert (found["lvye"].until, found["lvye"].unit_fee, found["lvye"].term_fee) == ("17:50", "每课时2.30", "358.80至400.00")
    assert (found["shanquan"].unit_fee, found["shanquan"].term_fee) == ("不收费", "不收费")
    assert found["lvye"].mark == LETTER_MARKS[Letter.PUBLISHED]


def test_what_is_not_public_has_no_facts() -> None:
    row = rows()["xijie"]
    assert (row.until, row.unit_fee, row.term_fee) == ("", "", "")
    assert row.mark == LETTER_MARKS[Letter.IN_REVIEW]


@pytest.mark.parametrize(
    ("as_of", "edit", "mark"),
    [
        (dt.date(2021, 5, 1), {}, Mark("2021年秋季学期起开办", "info")),
        (dt.date(2021, 5, 1), {XIJIE: ("first_term: 2021-autumn", "first_term: 2020-autumn")}, NOT_FILED),
        (AFTER, {XIJIE: ("first_term: 2021-autumn", "first_term: 2020-autumn\nlast_term: 2021-spring")}, LETTER_MARKS[Letter.IN_REVIEW]),
    ],
)
def test_a_school_without_a_filing(as_of: dt.date, edit: dict[str, tuple[str, str]], mark: Mark) -> None:
    assert rows(as_of, edit)["xijie"].mark == mark


def test_a_school_whose_own_file_is_broken() -> None:
    row = rows(edits={SCHOOL: ("name: 示例县绿野小学", "name:")})["lvye"]
    assert (row.name, row.initial, row.mark) == ("学校 lvye", "L", BROKEN)


def test_late_statements_are_counted() -> None:
    assert rows(edits=LATE)["lvye"].late == 1
    assert rows()["lvye"].late == 0


@pytest.mark.parametrize(
    ("as_of", "term"),
    [
        (dt.date(2021, 2, 1), None),
        (dt.date(2021, 2, 24), "2021-spring"),
        (dt.date(2021, 7, 20), "2021-spring"),
        (dt.date(2021, 8, 27), "2021-spring"),
        (dt.date(2021, 8, 28), "2021-autumn"),
        (dt.date(2025, 1, 1), "2021-autumn"),
    ],
)
def test_this_term_begins_with_its_first_public_notice(as_of: dt.date, term: str | None) -> None:
    found = this_term(judged(whole(as_of, {})))
    assert (str(found.id) if found else None) == term


def test_an_area_that_the_city_does_not_name_is_shown_by_its_id() -> None:
    areas = area_rows(judged(whole(added={}, edits={XIJIE: ("area: dong", "area: nowhere")})))
    assert [(area.name, [row.id for row in area.schools]) for area in areas] == [
        ("城东片区", ["lvye", "shanquan"]),
        ("片区 nowhere", ["xijie"]),
    ]


def test_a_held_notice_gives_no_facts() -> None:
    states = judged(whole(added={}), [failed("lvye", "plan")])
    row = next(row for area in area_rows(states) for row in area.schools if row.id == "lvye")
    assert (row.until, row.mark) == ("", LETTER_MARKS[Letter.HELD])
