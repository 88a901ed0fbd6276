"""A title in whatever way people name a term in it: the words that name another, or nothing."""

from __future__ import annotations

import pytest

from generator.model.values import TermId
from generator.rules.organisation._terms import other_term

AUTUMN, SPRING = TermId(2021, "autumn"), TermId(2022, "spring")

SAME = {
    AUTUMN: [
        "育才小学2021年秋季学期课后服务方案", "2021—2022学年度第一学期", "2021-2022学年第1学期", "２０２１～２０２２学年上学期", "2021至2022学年",
        "2021/22学年秋季学期", "2021学年第一学期", "二〇二一年秋季学期", "2021秋季课后服务", "2021年秋", "秋季学期方案", "第一学期方案", "2021年课后服务方案",
    ],
    SPRING: [
        "育才小学2022年春季学期课后服务方案", "2021—2022学年度第二学期", "2021-2022学年下学期", "2021 – 2022 学年 第二学期", "二〇二二年春季学期",
        "2021学年第二学期", "春季学期", "下学期课后服务方案", "2022年课后服务方案", "2021年课后服务方案",
    ],
}  # fmt: skip

OTHER = {
    (SPRING, "2021年秋季学期方案"): "2021年秋季学期",
    (SPRING, "2021—2022学年度第一学期方案"): "2021-2022学年度第一学期",
    (SPRING, "2022—2023学年度第二学期方案"): "2022-2023学年度第二学期",
    (SPRING, "2021—2023学年度第二学期方案"): "2021-2023学年度第二学期",
    (SPRING, "秋季学期方案"): "秋季学期",
    (SPRING, "上学期方案"): "上学期",
    (SPRING, "2020年方案"): "2020年",
    (AUTUMN, "二〇二〇年秋季学期方案"): "2020年秋季学期",
    (AUTUMN, "2021学年第二学期方案"): "2021学年第二学期",
    (AUTUMN, "2022年方案"): "2022年",
}


@pytest.mark.parametrize(("term", "title"), [(term, title) for term, titles in SAME.items() for title in titles])
def test_a_name_of_the_term_itself_is_none_of_another(term: TermId, title: str) -> None:
    assert other_term(title, term) == ""


@pytest.mark.parametrize(("term", "title", "named"), [(*key, named) for key, named in OTHER.items()])
def test_a_name_of_another_term_is_told(term: TermId, title: str, named: str) -> None:
    assert other_term(title, term) == named


@pytest.mark.parametrize("title", ["校内课后服务方案", "育才校字〔2019〕3号方案", "上学期间的看护方案", "育才秋实小学课后服务方案"])
def test_a_title_that_names_no_term_names_no_other(title: str) -> None:
    assert (other_term(title, AUTUMN), other_term(title, SPRING)) == ("", "")
