from __future__ import annotations

import datetime as dt

from generator.notices.district import district_pages, schools_page
from tests.render.whole import judged, whole

LATE = {"content/bureau/publications/lvye.yml": (", statement: 2022-01-20", "")}


def test_an_area_with_its_states_and_debts() -> None:
    (view,) = district_pages(judged(whole(edits=LATE)))
    assert (view.area.name, view.area.lead, view.stages) == ("城东片区", "驻片领导（城东片区）", (("小学", 3),))
    assert view.counts == (("告知书已公开", "approved", 2), ("审批中", "pending", 1))
    assert [(row.school, row.term, row.deadline, row.days) for row in view.late] == [("lvye", "2021年秋季学期", dt.date(2022, 2, 18), 11)]


def test_an_area_without_schools_has_a_page() -> None:
    city = {"content/bureau/city.yml": ("areas:\n", "areas:\n  - {id: xi, name: 城西片区, lead: 驻片领导（城西片区）}\n")}
    views = district_pages(judged(whole(edits=city)))
    assert [(view.area.name, len(view.area.schools)) for view in views] == [("城西片区", 0), ("城东片区", 3)]


def test_all_schools() -> None:
    view = schools_page(judged(whole()))
    assert (view.total, view.term, view.school_year_name) == (3, "2021年秋季学期", "2021—2022学年度第一学期")


def test_the_digest_changes_with_what_is_shown() -> None:
    stamps = [schools_page(judged(whole(edits=edits))).origin.stamp for edits in ({}, {}, LATE)]
    assert stamps[0] == stamps[1] != stamps[2]
