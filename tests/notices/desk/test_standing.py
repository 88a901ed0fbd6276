"""Where every filing of the town stands, day by day; what is held or a draft tells nothing of itself."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.notices.desk.standing import ORDER, STAGES, Standing, standings
from generator.notices.desk.views import board, term_counts
from tests.render.town import AFTER, failed, unannounced
from tests.render.whole import judged, whole

LATE = {"content/bureau/publications/lvye.yml": (", statement: 2022-01-20", "")}


def told(rows: tuple[Standing, ...], school: str, term: str = "2021-autumn") -> tuple[object, ...]:
    row = next(row for row in rows if (row.school, str(row.term)) == (school, term))
    return (row.step.id, str(row.since or ""), row.office + row.act, row.days)


@pytest.mark.parametrize(
    ("as_of", "lvye", "xijie"),
    [
        ((2021, 8, 20), ("drafted", "", "学校报批", None), ("drafted", "", "学校报批", None)),
        ((2021, 8, 23), ("submitted", "2021-08-23", "驻片领导审核", 0), ("submitted", "2021-08-23", "驻片领导审核", 0)),
        ((2021, 8, 24), ("reviewed", "2021-08-24", "基教股审批", 0), ("submitted", "2021-08-23", "驻片领导审核", 1)),
        ((2021, 8, 26), ("approved", "2021-08-26", "驻市教育局纪检监察组备案", 0), ("reviewed", "2021-08-25", "基教股审批", 1)),
        ((2021, 8, 27), ("filed", "2021-08-27", "教育局公开", 0), ("reviewed", "2021-08-25", "基教股审批", 2)),
        ((2021, 8, 28), ("published", "2021-08-28", "", None), ("reviewed", "2021-08-25", "基教股审批", 2)),
        ((2021, 8, 30), ("applications", "2021-08-30", "", None), ("reviewed", "2021-08-25", "基教股审批", 3)),
        ((2021, 9, 10), ("running", "2021-09-06", "", None), ("reviewed", "2021-08-25", "基教股审批", 12)),
        ((2022, 1, 19), ("settled", "2022-01-17", "教育局公示收支", 2), ("reviewed", "2021-08-25", "基教股审批", 100)),
        ((2022, 1, 20), ("disclosed", "2022-01-20", "", None), ("reviewed", "2021-08-25", "基教股审批", 101)),
        ((2022, 3, 1), ("closed", "2022-01-27", "", None), ("reviewed", "2021-08-25", "基教股审批", 126)),
    ],
)
def test_a_filing_day_by_day(as_of: tuple[int, int, int], lvye: tuple[object, ...], xijie: tuple[object, ...]) -> None:
    rows = standings(judged(whole(dt.date(*as_of))))
    assert (told(rows, "lvye"), told(rows, "xijie")) == (lvye, xijie)


def test_the_latest_term_first_and_each_filing_once() -> None:
    found = [(str(row.term), row.school) for row in standings(judged(whole()))]
    assert found == [("2021-autumn", "lvye"), ("2021-autumn", "shanquan"), ("2021-autumn", "xijie"), ("2021-spring", "lvye")]


def test_a_free_service_ends_with_its_term_and_books_that_are_missing_are_awaited() -> None:
    town = whole(edits=LATE)
    assert told(standings(judged(town)), "shanquan") == ("closed", "2022-01-19", "", None)
    assert told(standings(judged(town)), "lvye") == ("settled", "2022-01-17", "教育局公示收支", 28)
    books = {**LATE, "schools/lvye/2021-autumn/finance.yml": ("settled: 2022-01-17", "settled: 2022-03-02")}
    assert told(standings(judged(whole(edits=books))), "lvye") == ("over", "2022-01-19", "学校结算", 26)


@pytest.mark.parametrize("file", ["plan", "finance", "school"])
def test_what_is_held_says_no_day(file: str) -> None:
    rows = standings(judged(whole(), [failed("lvye", file)]))
    assert told(rows, "lvye") == ("held", "", "学校改正", None)


def test_a_year_without_holidays_gives_no_number_of_days() -> None:
    rows = standings(judged(unannounced(whole(), 2022)))
    assert told(rows, "xijie") == ("reviewed", "2021-08-25", "基教股审批", None)


def test_a_school_that_has_filed_nothing_is_on_the_board_once_its_term_is_near() -> None:
    terms = {
        "content/bureau/terms.yml": "terms:\n  - {id: 2021-autumn, starts: 2021-09-01, ends: 2022-01-18}\n"
        "  - {id: 2022-spring, starts: 2022-04-01, ends: 2022-07-01}\n"
    }
    rows = standings(judged(whole(AFTER, added={**terms})))
    assert told(rows, "xijie", "2022-spring") == ("not-filed", "", "学校报批", None)
    far = standings(judged(whole(dt.date(2022, 1, 25), added={**terms})))
    assert [row for row in far if str(row.term) == "2022-spring"] == []


def test_the_board_counts_by_area_along_the_way() -> None:
    states = judged(whole())
    assert [(str(t.term), t.total, [(c.step.id, c.count) for c in t.counts]) for t in term_counts(states)] == [
        ("2021-autumn", 3, [("reviewed", 1), ("closed", 1), ("closed", 1)]),
        ("2021-spring", 1, [("closed", 1)]),
    ]
    ((area, name, numbers, rows),) = board(states, term_counts(states)[0].term).areas
    assert (area, name, numbers) == ("dong", "城东片区", (1, 1, 1))
    assert [row.school for row in rows] == ["xijie", "lvye", "shanquan"]


def test_every_stage_has_its_place() -> None:
    assert set(STAGES.values()) <= set(ORDER)
    assert len({step.mark.text for step in ORDER}) == len(ORDER)
