"""Random consistent books: no finance rule speaks. One identity broken at random: the rule one expects speaks, and few others."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.city import Filing
from generator.model.fields import Part
from tests.rules.finance_books import filings
from tests.rules.finance_breaks import AMOUNTS, BREAKS, Break, money, put, put_row, single
from tests.rules.finance_probe import city, finance_rules, hits

FEW = 4
"""One wrong figure is one matter: at most this many findings."""


def quiet(most: int) -> settings:
    """Settings for that many examples; examples that a break does not fit are dropped, which is no fault of theirs."""
    return settings(
        max_examples=most, suppress_health_check=(HealthCheck.filter_too_much, HealthCheck.too_slow, HealthCheck.data_too_large)
    )


def failing(filing: Filing) -> set[tuple[str, str]]:
    return {(rule, str(where)) for rule, where, _ in hits(filing, finance_rules())}


def test_the_books_are_judged_by_the_sample_policy() -> None:
    assert city().register.entries
    assert finance_rules()


@quiet(200)
@given(filings())
def test_consistent_books_pass(filing: Filing) -> None:
    assert failing(filing) == set()


@quiet(200)
@given(filings(small=True))
def test_consistent_books_with_a_withheld_reduced_group_pass(filing: Filing) -> None:
    """But for those whose numbers happen to give the withheld one away, which tests/privacy/test_hidden_cells.py judges by itself."""
    assert {rule for rule, _ in failing(filing)} <= {"withheld-number-deducible"}


@quiet(60)
@given(filings(small=True), st.sampled_from(("charged", "refunded")), st.integers(6_000_000, 9_000_000))
def test_a_sum_that_no_numbers_of_pupils_give_is_found(filing: Filing, field: str, by: int) -> None:
    """Sixty thousand yuan are more than ten pupils and all their leave can come to."""
    together = filing.finance.together
    assume(together is not None)
    assert together is not None
    wrong = dataclasses.replace(together, **{field: getattr(together, field) + by})
    assert "merged-amounts-wrong" in {rule for rule, _ in failing(put(filing, "finance", together=wrong))}


@pytest.mark.parametrize(("rule", "rows", "field", "wanted"), AMOUNTS, ids=lambda value: value if isinstance(value, str) else "")
def test_an_amount_off_by_some_fen_is_found(rule: str, rows: str, field: str, wanted: Callable[[Any], bool]) -> None:
    @quiet(20)
    @given(filings(), st.integers(-300, 300).filter(bool))
    def judge(filing: Filing, by: int) -> None:
        changed = put_row(filing, rows, wanted, **{field: money(field, by)}) if rows else single(filing, field, by)
        found = failing(changed)
        assert rule in {name for name, _ in found}
        assert len(found) <= FEW, found

    judge()


@pytest.mark.parametrize(("rule", "what", "change"), BREAKS, ids=[f"{rule}-{what}" for rule, what, _ in BREAKS])
def test_a_broken_identity_is_found(rule: str, what: str, change: Break) -> None:
    @quiet(15)
    @given(filings(), st.integers(1, 40))
    def judge(filing: Filing, by: int) -> None:
        assert rule in {name for name, _ in failing(change(filing, by))}

    judge()


def zeroed(part: Any, draw: Callable[[], bool]) -> Any:
    """The part with some of its numbers and amounts at zero and some of its lists empty."""
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(part):
        value = getattr(part, field.name)
        if isinstance(value, Part):
            changes[field.name] = zeroed(value, draw)
        elif isinstance(value, tuple) and value and isinstance(value[0], Part):
            changes[field.name] = () if field.name in MAY_BE_EMPTY and draw() else tuple(zeroed(item, draw) for item in value)
        elif isinstance(value, int) and not isinstance(value, bool) and draw():
            changes[field.name] = type(value)(0)
    return dataclasses.replace(part, **changes)


MAY_BE_EMPTY = ("charges", "reduced", "exempt", "refunds", "spending", "disposal", "agency", "items", "exemptions", "donors", "no_service")


@quiet(150)
@given(st.booleans().flatmap(lambda small: filings(small=small)), st.randoms(use_true_random=False))
def test_no_rule_stumbles_over_zeros_and_empty_lists(filing: Filing, chance: Any) -> None:
    """The shape allows them everywhere; what the rules say of such books does not matter here."""
    parts = {kind: zeroed(part, lambda: chance.random() < 0.3) for kind, part in filing.parts.items()}
    for rule in finance_rules():
        list(rule.check(dataclasses.replace(filing, parts=parts)))


def test_every_finance_rule_is_broken_somewhere() -> None:
    tried = {rule for rule, *_ in AMOUNTS} | {rule for rule, *_ in BREAKS}
    assert {rule.id for rule in finance_rules()} == tried
