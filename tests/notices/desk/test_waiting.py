"""How long the offices of the town take, and what waits for them."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.notices.desk.spans import middle
from generator.notices.desk.waiting import offices, taken
from tests.render.town import failed, unannounced
from tests.render.whole import judged, whole


def test_offices_in_the_order_of_the_way() -> None:
    found = [
        (office.anchor, office.office + office.act, office.taken, office.median, office.longest, len(office.rows), office.longest_waiting)
        for office in offices(judged(whole()))
    ]
    assert found == [
        ("review", "驻片领导审核", 4, "1", 2, 0, None),
        ("approval", "基教股审批", 3, "2", 2, 1, 126),
        ("filing", "驻市教育局纪检监察组备案", 3, "1", 1, 0, None),
        ("publish", "教育局公开", 3, "0", 1, 0, None),
        ("settle", "学校结算", 2, "0.5", 1, 0, None),
        ("disclose", "教育局公示收支", 2, "2.5", 3, 0, None),
    ]


def test_what_waits_stands_under_its_office_by_area() -> None:
    found = {office.office + office.act: office.waiting for office in offices(judged(whole(dt.date(2021, 8, 27))))}
    assert {name: [(area, [row.school for row in rows]) for area, _, rows in waiting] for name, waiting in found.items() if waiting} == {
        "基教股审批": [("dong", ["xijie"])],
        "教育局公开": [("dong", ["lvye", "shanquan"])],
    }


def test_a_step_from_the_step_before() -> None:
    (step,) = (step for step in taken(judged(whole())) if step.school == "xijie")
    assert (step.office, step.begun, step.done, step.days) == ("驻片领导", dt.date(2021, 8, 23), dt.date(2021, 8, 25), 2)


def test_of_what_is_held_no_step_is_told() -> None:
    assert {step.school for step in taken(judged(whole(), [failed("lvye", "school")]))} == {"shanquan", "xijie"}


def test_the_books_steps_wait_for_the_statement() -> None:
    edits = {"content/bureau/publications/lvye.yml": (", statement: 2022-01-20", "")}
    assert [step.act for step in taken(judged(whole(edits=edits))) if step.school == "lvye" and str(step.term) == "2021-autumn"] == [
        "审核", "审批", "备案", "公开",
    ]  # fmt: skip


def test_days_that_nobody_can_count_go_into_no_median() -> None:
    found = {office.office + office.act: office for office in offices(judged(unannounced(whole(), 2022)))}
    assert (found["教育局公示收支"].taken, found["教育局公示收支"].median) == (1, "2")
    assert found["基教股审批"].longest_waiting is None


@pytest.mark.parametrize(("numbers", "said"), [([], ""), ([3], "3"), ([4, 1], "2.5"), ([1, 3], "2"), ([9, 0, 1], "1")])
def test_the_middle(numbers: list[int], said: str) -> None:
    assert middle(numbers) == said
