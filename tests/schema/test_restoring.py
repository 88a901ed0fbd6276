"""Parts out of their canonical JSON: by what they were, and not by what may be filed today."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from generator.model.common import DaySpan
from generator.model.fields import Part, choice, code, count, line, listing, model, money, part
from generator.model.values import Fen, TermId
from generator.schema.restoring import restore


@model
class Made(Part):
    """As it is today: short, few, of two words."""

    name: str = line("名称", max=2)
    pupils: int = count("人数", max=5)
    way: str = choice("办法", ("甲", "乙"))
    phone: str = code("phone", "电话")
    fee: Fen = money("金额")
    term: TermId = code("term", "学期")
    days: tuple[DaySpan, ...] = listing("日子", default=(), max=1)
    first: DaySpan | None = part("第一段", default=None)
    come_since: str = line("新加的一项", default="没有")


DAY = {"first": "2021-10-01", "last": "2021-10-07", "why": "国庆节"}
SPAN = DaySpan(first=dt.date(2021, 10, 1), last=dt.date(2021, 10, 7), why="国庆节")
DATA: dict[str, Any] = {
    "name": "比两个字长", "pupils": 1200, "way": "丙", "phone": "不合今天的格式", "fee": "2.30", "term": "2021-autumn",
    "days": [DAY, DAY], "first": DAY, "gone": "模型里已经没有的一项",
}  # fmt: skip


def test_a_limit_that_was_tightened_does_not_matter() -> None:
    assert restore(Made, DATA) == Made(
        name="比两个字长", pupils=1200, way="丙", phone="不合今天的格式", fee=Fen(230), term=TermId(2021, "autumn"), days=(SPAN, SPAN), first=SPAN
    )  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        [],
        "x",
        {**DATA, "days": DAY},
        {**DATA, "first": "x"},
        {**DATA, "fee": "x"},
        {key: value for key, value in DATA.items() if key != "name"},
    ],
)
def test_what_never_was_such_a_part_is_refused(data: object) -> None:
    with pytest.raises((TypeError, ValueError)):
        restore(Made, data)
