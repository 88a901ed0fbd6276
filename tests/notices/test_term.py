from __future__ import annotations

import datetime as dt

from generator.notices.term import Fact, term
from tests.render.town import AFTER, city, filing, states

PUBLICATIONS = "content/bureau/publications/lvye.yml"


def facts(
    town_edits: dict[str, tuple[str, str]] | None = None, school: str = "lvye", as_of: dt.date = dt.date(2021, 10, 1)
) -> dict[str, Fact]:
    town = city(as_of, town_edits)
    return {fact.question: fact for fact in term(states(town), *filing(town, school)).facts}


def test_four_answers_first() -> None:
    found = facts()
    assert list(found) == ["到几点", "多少钱", "上学期退了多少", "找谁问"]
    assert [fact.answer for fact in found.values()] == ["17:50", "358.80至400.00元", "9.20元", "0700-0000101"]
    assert found["多少钱"].more == "每生每学期；每课时2.30元，计划156至174课时；自愿报名的代收费另计：轮滑18.00元/课时"


def test_what_was_not_disclosed_is_not_told() -> None:
    found = facts({PUBLICATIONS: (", statement: 2021-07-12", "")})
    assert found["上学期退了多少"].answer == "未公示"


def test_free_school() -> None:
    found = facts(school="shanquan")
    assert found["多少钱"] == Fact("多少钱", "不收费", "县财政专项补助")
    assert found["上学期退了多少"].more == "本学期起开展课后服务"


def test_key_dates_in_order_with_what_is_done() -> None:
    town = city(dt.date(2021, 9, 2))
    dates = term(states(town), *filing(town)).dates
    assert [date.text for date in dates if not date.done] == ["学校审核申请", "第一个服务日", "最后一个服务日", "收支公示截止"]
    assert [date.first for date in dates] == sorted(date.first for date in dates)


SHANQUAN = "schools/shanquan/2021-autumn/times.yml"
DAILY = (
    '{name: 作业辅导, category: 集中作业辅导, grades: [1, 2, 3], weekdays: [周一, 周二, 周三, 周四, 周五], starts: "15:40", ends: "17:00"'
)


def test_until_says_whether_grades_or_weekdays_differ() -> None:
    assert facts()["到几点"].more == "周一至周五，一至六年级，15:50开始；各年级不同"
    assert facts(school="shanquan")["到几点"].more == "周一至周五，一至三年级，15:40开始"
    friday = (
        DAILY.replace(", 周五]", "]")
        + ", lessons: 2, place: 教室, groups: 3}\n  - "
        + DAILY.replace("周一, 周二, 周三, 周四, 周五", "周五")
    )
    fact = facts(
        {SHANQUAN: (DAILY, friday.replace('周五], starts: "15:40", ends: "17:00"', '周五], starts: "15:40", ends: "16:20"'))}, "shanquan"
    )
    assert (fact["到几点"].answer, fact["到几点"].more) == ("17:00", "周一至周五，一至三年级，15:40开始；周五16:20结束")


def test_the_latest_change_stands_first_once_its_day_has_come() -> None:
    record = {"schools/lvye/2021-autumn/record.yml": ("changes:\n", "changes:\n  - {date: 2021-09-20, what: 足球改在西操场。}\n")}
    found = {day: term(states(city(day, record)), *filing(city(day, record))).changes for day in (dt.date(2021, 10, 1), AFTER)}
    assert [[change.text for change in changes] for changes in found.values()] == [
        ["足球改在西操场。"],
        ["剪纸由美术教室改到手工教室。", "足球改在西操场。"],
    ]
