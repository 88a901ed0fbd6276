"""All that is overdue in the town; a filing that is not public does not tell the days that it plans."""

from __future__ import annotations

import datetime as dt

from generator.notices.desk.overdue import overdue
from generator.notices.late import late_rows
from generator.notices.state import States
from tests.render.town import AFTER, failed
from tests.render.whole import judged, whole

LATE = {"content/bureau/publications/lvye.yml": (", statement: 2022-01-20", "")}
LIGHTS = dt.date(2022, 3, 11)
TIMES = "schools/xijie/2021-autumn/times.yml"


def told(states: States) -> list[tuple[str, str, str, str, int]]:
    return [(row.school, str(row.term or ""), row.what, row.owner, row.days) for row in overdue(states)]


def test_the_longest_overdue_first() -> None:
    assert told(judged(whole(LIGHTS))) == [
        ("lvye", "2021-spring", "审核申请", "学校", 374),
        ("lvye", "2021-spring", "报送工作情况", "学校", 233),
        ("shanquan", "2021-autumn", "审核申请", "学校", 189),
        ("shanquan", "", "报送实施办法", "学校", 177),
        ("xijie", "2021-autumn", "公开告知书", "基教股", 177),
        ("lvye", "2021-autumn", "退费", "学校", 44),
        ("shanquan", "2021-autumn", "报送工作情况", "学校", 40),
        ("shanquan", "", "整改督导检查的问题", "学校", 1),
    ]


def test_a_plan_that_was_not_submitted() -> None:
    town = whole(dt.date(2021, 9, 20), edits={"schools/xijie/2021-autumn/plan.yml": ("submitted: 2021-08-23\n", "")})
    assert [row for row in told(judged(town)) if row[0] == "xijie"] == [
        ("xijie", "2021-autumn", "报批方案", "学校", 20),
        ("xijie", "2021-autumn", "公开告知书", "学校", 5),
    ]


def test_statements_are_those_of_the_late_list() -> None:
    states = judged(whole(edits=LATE))
    found = [(row.school, str(row.term), row.due, row.days) for row in overdue(states) if row.what == "公示收支"]
    assert found == [("lvye", "2021-autumn", row.deadline, row.days) for row in late_rows(states)]


def test_the_letters_day_of_a_filing_that_is_not_public_is_the_policys() -> None:
    """Its own first day of service may come before: neither that day nor that it has passed is told."""
    before = judged(whole(dt.date(2021, 9, 14)))
    assert [row for row in told(before) if row[0] == "xijie"] == []
    (row,) = (row for row in overdue(judged(whole())) if row.school == "xijie")
    assert (row.due, row.address) == (dt.date(2021, 9, 15), "schools/xijie/2021-autumn/")


def test_nothing_of_the_books_before_they_are_public() -> None:
    kinds = {(row.school, row.what) for row in overdue(judged(whole(edits=LATE)))}
    assert ("lvye", "公示收支") in kinds
    assert ("lvye", "退费") not in kinds
    held = {(row.school, row.what) for row in overdue(judged(whole(AFTER), [failed("lvye", "plan")])) if str(row.term) == "2021-autumn"}
    assert {what for school, what in held if school == "lvye"} <= {"公开告知书"}


def test_an_inspection_that_is_not_public_is_owed_in_silence() -> None:
    secret = {
        "content/bureau/inspections/x.yml": """\
school: lvye
term: 2021-autumn
date: 2021-11-12
by: 县教育局督导室
kind: 问题
finding: 某处。
deadline: 2021-11-26
public: 否
"""
    }
    assert [row for row in overdue(judged(whole(added=secret))) if row.kind.value == "correction"] == []
    shown = {"content/bureau/inspections/x.yml": secret["content/bureau/inspections/x.yml"].replace("否", "是")}
    (row,) = (row for row in overdue(judged(whole(added=shown))) if row.kind.value == "correction")
    assert (row.school, row.due) == ("lvye", dt.date(2021, 11, 26))
