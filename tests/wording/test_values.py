"""Values as people read them."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model.values import Fen, Group, TermId
from generator.wording.values import Lang, grades, plain, ranges, say, span, weekdays

DAYS = tuple(dt.date(2021, 11, number) for number in (1, 2, 3, 5))


@pytest.mark.parametrize(
    ("value", "lang", "words"),
    [
        (Fen(38083400), "zh", "380,834.00元"),
        (Fen(-5), "zh", "-0.05元"),
        (Fen(100), "en", "1.00 yuan"),
        (dt.date(2021, 9, 6), "zh", "2021年9月6日"),
        (dt.date(2021, 9, 6), "en", "2021-09-06"),
        (dt.time(8, 5), "zh", "08:05"),
        (TermId(2022, "spring"), "zh", "2022年春季学期"),
        (DAYS[:2], "zh", "2021年11月1日、2021年11月2日"),
        (DAYS, "zh", "2021年11月1日、11月2日、11月3日等4天"),
        (DAYS, "en", "2021-11-01, 2021-11-02, 2021-11-03 and 1 more day"),
        (("问卷", "家长会"), "zh", "问卷、家长会"),
        ((1, 2, 3, 6), "zh", "1至3、6"),
        ((1, 2, 3, 6), "en", "1 to 3, 6"),
        (True, "zh", "是"),
        (Group(7), "zh", "7"),
        (Group(None), "zh", "少于公开下限"),
        (None, "zh", ""),
    ],
)
def test_say(value: object, lang: Lang, words: str) -> None:
    assert say(value, lang) == words


@pytest.mark.parametrize(
    ("numbers", "words"),
    [([1, 2, 3, 5], "一至三、五年级"), ([6], "六年级"), ([], ""), ([2, 1], "一、二年级"), ([3, 4, 5, 6], "三至六年级")],
)
def test_grades(numbers: list[int], words: str) -> None:
    assert grades(numbers) == words


def test_weekdays() -> None:
    assert weekdays(["周一", "周二", "周三", "周五"]) == "周一至周三、周五"


def test_ranges() -> None:
    assert ranges([3, 1, 2, 7], "第{}周") == "第1周至第3周、第7周"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2021-09-06", "2021-09-06", "2021年9月6日"),
        ("2021-09-06", "2021-09-10", "2021年9月6日至10日"),
        ("2021-09-30", "2021-10-07", "2021年9月30日至10月7日"),
        ("2021-12-31", "2022-01-02", "2021年12月31日至2022年1月2日"),
    ],
)
def test_span(first: str, last: str, words: str) -> None:
    assert span(dt.date.fromisoformat(first), dt.date.fromisoformat(last)) == words


@pytest.mark.parametrize(
    ("value", "given"),
    [
        (Fen(38083405), "380834.05"),
        (dt.time(18, 10), "18:10"),
        (DAYS[:1], ["2021-11-01"]),
        (Group(None), "fewer-than-threshold"),
        (TermId(2022, "spring"), "2022-spring"),
        (3, 3),
        (None, None),
    ],
)
def test_plain_as_json_gives_it(value: object, given: object) -> None:
    assert plain(value) == given
