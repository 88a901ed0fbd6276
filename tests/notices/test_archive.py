from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from generator.city import City, Filing
from generator.findings import Finding, Severity, Where
from generator.model.staff import Staff
from generator.notices.archive import NO_STAND_INS, last_day_of_names, stand_ins
from generator.render.pages import pages
from generator.site import Asset, Page
from tests.render.town import SITE, filing
from tests.render.whole import judged, whole

ENDS = dt.date(2022, 1, 18)


def city(days: int | None, as_of: dt.date) -> City:
    found = whole()
    assert found.file is not None
    return replace(found, file=replace(found.file, staff_names_days=days), as_of=as_of)


def autumn(town: City) -> Filing:
    return filing(town)[1]


@pytest.mark.parametrize(
    ("days", "as_of", "gone"),
    [
        (None, dt.date(2099, 1, 1), False),
        (0, ENDS, False),
        (0, ENDS + dt.timedelta(days=1), True),
        (365, dt.date(2023, 1, 18), False),
        (365, dt.date(2023, 1, 19), True),
    ],
)
def test_names_stay_to_the_last_day_of_the_period(days: int | None, as_of: dt.date, gone: bool) -> None:
    town = city(days, as_of)
    assert autumn(town).term.ends == ENDS
    assert last_day_of_names(town, autumn(town)) == (None if days is None else ENDS + dt.timedelta(days=days))
    assert (stand_ins(town, autumn(town)) is not NO_STAND_INS) is gone


def test_each_name_has_a_stand_in_of_its_own_over_all_versions() -> None:
    town = city(0, dt.date(2023, 1, 1))
    first = autumn(town)
    staff = first.staff
    other = replace(staff, teachers=(replace(staff.teachers[0], name="欧阳老师"), *staff.teachers))
    second = replace(first, parts={**first.parts, "staff": other})
    recorded = {"teachers": [teacher.name for teacher in staff.teachers]}
    names = stand_ins(town, second, [recorded])
    shown = names.filing(second).staff
    assert isinstance(shown, Staff)
    assert [person.name for person in shown.outside] == [f"校外人员{n}" for n in range(1, len(staff.outside) + 1)]
    assert [teacher.name for teacher in shown.teachers] == [
        f"教师{len(staff.teachers) + 1}",
        *(f"教师{n}" for n in range(1, len(staff.teachers) + 1)),
    ]
    assert names.value("由欧阳老师代课") == f"由教师{len(staff.teachers) + 1}代课"


def test_nothing_but_texts_changes() -> None:
    town = city(0, dt.date(2023, 1, 1))
    before = autumn(town)
    after = stand_ins(town, before).filing(before)
    assert after.parts.keys() == before.parts.keys()
    assert after.plan.fees == before.plan.fees
    assert after.staff.groups == before.staff.groups
    assert after.staff.where == before.staff.where
    assert after.staff.teachers != before.staff.teachers


def test_a_finding_names_nobody_either() -> None:
    town = city(0, dt.date(2023, 1, 1))
    name = autumn(town).staff.teachers[0].name
    finding = Finding(
        rule="person-booked-twice",
        severity=Severity.ERROR,
        where=Where("x.yml"),
        values={"person": name, "days": 3},
        reason=f"{name}只有半天。",
    )
    found = stand_ins(town, autumn(town)).finding(finding)
    assert (found.values, found.reason) == ({"person": "教师1", "days": 3}, "教师1只有半天。")


@pytest.mark.parametrize(("days", "named"), [(None, True), (0, False)])
def test_no_page_no_feed_and_no_table_names_anybody_after_the_period(days: int | None, named: bool) -> None:
    town = city(days, dt.date(2023, 1, 1))
    staff = autumn(town).staff
    names = [*(teacher.name for teacher in staff.teachers), *(person.name for person in staff.outside)]
    made = pages(town, judged(town).report, SITE)
    texts = [
        one.body
        if isinstance(one, Page)
        else one.data.decode()
        if isinstance(one, Asset) and one.path.endswith((".json", ".csv", ".xml", ".ics"))
        else ""
        for one in made
    ]
    assert sorted({name for name in names for text in texts if name in text}) == (sorted(set(names)) if named else [])
