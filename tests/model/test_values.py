"""Money that stays money, terms in the order of time."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.values import Fen, Group, TermId, total

amounts = st.integers(min_value=0, max_value=10**12).map(Fen)


@given(amounts, amounts, st.integers(0, 10**6))
def test_sums_differences_and_multiples_of_money_are_money(one: Fen, other: Fen, times: int) -> None:
    results = [one + other, one - other, one * times, times * one, -one, sum([one, other]), total([one, other]), total([])]
    assert [type(result) for result in results] == [Fen] * len(results)
    a, b = int(one), int(other)
    assert [int(result) for result in results] == [a + b, a - b, a * times, times * a, -a, a + b, a + b, 0]


@given(amounts, st.integers(0, 300), st.integers(1, 300))
def test_a_share_is_rounded_half_up_to_the_fen(amount: Fen, parts: int, whole: int) -> None:
    exact = Fraction(int(amount) * parts, whole)
    assert int(amount.share(parts, whole)) == (exact + Fraction(1, 2)) // 1


@pytest.mark.parametrize(
    ("amount", "yuan"),
    [(0, "0.00"), (7, "0.07"), (38083400, "380,834.00"), (-12345, "-123.45"), (99999999999, "999,999,999.99")],
)
def test_yuan(amount: int, yuan: str) -> None:
    assert Fen(amount).yuan == yuan


def test_a_withheld_group_is_one_to_one_below_the_threshold() -> None:
    assert (Group(None).low(), Group(None).high(5), Group(7).low(), Group(7).high(5)) == (1, 4, 7, 7)


def test_terms_follow_each_other() -> None:
    terms = [TermId.parse(text) for text in ("2021-spring", "2020-autumn", "2021-autumn", "2022-spring")]
    assert [str(term) for term in sorted(terms)] == ["2020-autumn", "2021-spring", "2021-autumn", "2022-spring"]
    assert [str(term.previous) for term in sorted(terms)] == ["2020-spring", "2020-autumn", "2021-spring", "2021-autumn"]


@pytest.mark.parametrize(
    ("text", "season", "year"),
    [
        ("2022-autumn", "2022年秋季学期", "2022—2023学年度第一学期"),
        ("2023-spring", "2023年春季学期", "2022—2023学年度第二学期"),
    ],
)
def test_both_names_of_a_term(text: str, season: str, year: str) -> None:
    term = TermId.parse(text)
    assert (term.season_name, term.school_year_name) == (season, year)


@pytest.mark.parametrize("text", ["2021-summer", "21-autumn", "2021-autumn\n", "２０２１-autumn", "1999-autumn", ""])
def test_no_term(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        TermId.parse(text)
