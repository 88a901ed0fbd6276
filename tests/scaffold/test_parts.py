"""The parts of a scaffold by themselves: days of a term, plain values, fields of a form."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from generator.findings import NOWHERE
from generator.model.bureau import CalendarFile, Holiday, TermDates
from generator.model.fields import Spec
from generator.model.kinds import kind
from generator.model.values import TermId
from generator.policy import Calendar
from generator.scaffold.calendar_days import SCHOOL_WEEK, service_days
from generator.scaffold.form import Blank, sheet
from generator.scaffold.scalars import written
from generator.source import read


def date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def block(first: str, last: str, name: str) -> Holiday:
    return Holiday(where=NOWHERE, first=date(first), last=date(last), name=name)


CALENDAR = Calendar(
    {
        2026: CalendarFile(
            year=2026,
            document="通知",
            holidays=(
                block("2026-04-04", "2026-04-06", "清明节"),
                block("2026-05-01", "2026-05-05", "劳动节"),
                block("2026-09-25", "2026-09-27", "中秋节"),
                block("2026-10-01", "2026-10-07", "国庆节"),
            ),
            makeup_days=(date("2026-05-09"), date("2026-09-20"), date("2026-10-10")),
        )
    }
)


def term(starts: str, ends: str) -> TermDates:
    return TermDates(id=TermId(2026, "spring"), starts=date(starts), ends=date(ends))


@pytest.mark.parametrize(
    ("starts", "ends", "lead", "tail", "first", "last"),
    [
        ("2026-03-04", "2026-07-08", 12, 7, "2026-03-16", "2026-07-01"),
        ("2026-03-04", "2026-07-08", 10, 10, "2026-03-16", "2026-06-26"),  # from Saturday on to Monday, from Sunday back to Friday
        ("2026-03-27", "2026-05-03", 8, 0, "2026-04-07", "2026-04-30"),  # neither begins nor ends within a holiday
        ("2026-03-04", "2026-07-08", -3, -3, "2026-03-04", "2026-07-08"),  # never outside the term
    ],
)
def test_first_and_last_day(starts: str, ends: str, lead: int, tail: int, first: str, last: str) -> None:
    found = service_days(term(starts, ends), CALENDAR, SCHOOL_WEEK, dt.timedelta(lead), dt.timedelta(tail))
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


def test_holidays_inside_the_span_and_days_that_make_up_for_them() -> None:
    found = service_days(term("2026-09-01", "2026-12-25"), CALENDAR, SCHOOL_WEEK)
    assert [(span.first.isoformat(), span.last.isoformat(), span.why) for span in found.off] == [
        ("2026-09-25", "2026-09-27", "中秋节"), ("2026-10-01", "2026-10-07", "国庆节"),
    ]  # fmt: skip
    assert [(extra.day.isoformat(), extra.follows, extra.why) for extra in found.makeup] == [
        ("2026-09-20", "周五", "中秋节调休上班"), ("2026-10-10", "周三", "国庆节调休上班"),
    ]  # fmt: skip
    assert found.unknown == ()


def test_a_holiday_at_the_edge_is_cut_to_the_span() -> None:
    found = service_days(term("2026-04-05", "2026-04-30"), CALENDAR, ("周日", *SCHOOL_WEEK), dt.timedelta(2))
    assert (found.first, found.off) == (date("2026-04-07"), ())


def test_the_last_days_of_december_wait_for_the_next_year_s_notice() -> None:
    assert service_days(term("2026-09-01", "2026-12-28"), CALENDAR, SCHOOL_WEEK).unknown == ()
    assert service_days(term("2026-09-01", "2026-12-29"), CALENDAR, SCHOOL_WEEK).unknown == (2027,)


def test_a_year_that_nobody_announced_is_named_and_nothing_is_guessed() -> None:
    found = service_days(term("2026-09-01", "2027-01-22"), CALENDAR, SCHOOL_WEEK)
    assert found.unknown == (2027,)
    assert all(span.last.year == 2026 for span in found.off)


@pytest.mark.parametrize(
    ("kind_of_value", "value", "line"),
    [
        ("time", "17:30", '"17:30"'),
        ("date", "2026-03-16", "2026-03-16"),
        ("money", "391.00", "391.00"),
        ("yesno", "是", "是"),
        ("uscc", "91999999MA0XYE019Q", "91999999MA0XYE019Q"),
        ("phone", "12345", '"12345"'),
        ("text", "每天两课时：先作业，后社团", "每天两课时：先作业，后社团"),
        ("text", "2021", '"2021"'),
        ("text", "1e3", '"1e3"'),
        ("text", "No", '"No"'),
        ("text", "", '""'),
        ("text", " 前空", '" 前空"'),
        ("text", "- 一", '"- 一"'),
        ("text", "甲: 乙", '"甲: 乙"'),
        ("text", "甲 #乙", '"甲 #乙"'),
        ("text", '说"好"', '说"好"'),
        ("text", '"好"', '"\\"好\\""'),
        ("text", "一\n二", '"一\\n二"'),
        ("text", "甲, 乙", "甲, 乙"),
        ("list", ["甲, 乙", "丙"], '["甲, 乙", 丙]'),
    ],
)
def test_a_value_is_quoted_where_it_must_be(kind_of_value: str, value: Any, line: str) -> None:
    spec = Spec(kind=kind_of_value, label="项", item=Spec(kind="text", label="项"))
    assert written(spec, value) == line
    assert read("x", f"key: {line}\n".encode()).data == {"key": value}


def test_a_whole_sheet() -> None:
    data = {
        "id": "dongfang",
        "name": Blank("XX市旧东方小学"),
        "address": "XX市样例路1号",
        "leadership": [{"role": "组长", "post": "校长", "duty": Blank("统筹")}],
    }
    made = sheet(kind("school"), "schools/dongfang/school.yml", ("东方小学",), data, {("address",): ("【核对】搬迁",)})
    text, blanks = made.text.split("\n# 【待填】学校办公电话")[0], made.blanks
    assert text == (
        "# yaml-language-server: $schema=../../schemas/school.schema.json\n"
        "# 东方小学\n"
        "\n"
        "# 学校编号：与文件夹名称相同：小写字母、数字和连字符\n"
        "id: dongfang\n"
        "\n"
        "# 【待填】学校全称：与公章一致的全称，不用简称。例：XX市育才小学\n"
        "# 上一份写的是：XX市旧东方小学\n"
        "name:\n"
        "\n"
        "# 简称：名录和窄屏幕上显示的名称，不写则用全称。例：育才小学\n"
        "# short_name:\n"
        "\n"
        "# 简称拼音首字母：供家长按首字母查找，小写字母；不写则由程序按简称写出。例：ycxx\n"
        "# pinyin:\n"
        "\n"
        "# 课后服务简介：一两句话说明本校课后服务怎样安排，可不写。例：每天两课时，先完成作业，再参加阅读和社团。\n"
        "# introduction:\n"
        "\n"
        "# 学校地址：写到区、路和门牌号。例：XX市城东区样例路1号\n"
        "# 【核对】搬迁\n"
        "address: XX市样例路1号\n"
    )
    assert blanks[0] == (9, "学校全称")
    assert "  # 【待填】分工，上一份写的是：统筹\n  - {role: 组长, post: 校长, duty: }\n" in made.text
    assert {made.text.split("\n")[line - 1].split("#")[0].rstrip()[-1] for line, _ in blanks} == {":", "}"}
