from __future__ import annotations

import datetime as dt

from generator.notices.term import Fact, term
from tests.render.town import city, filing, states

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
