"""Two reports on one filing: each way in which a rule can end otherwise, and what is counted of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from generator.findings import Finding, NotEvaluated, Report, Severity, Status, Tally, Where
from generator.impact import Change, Distance, Kind, Unit, Way, compare
from generator.rules import all_rules

RULE = "ends-after-limit"
CLAUSES = all_rules()[RULE].clauses
LATE = Distance(10, Unit.MINUTES, Way.LATE)

FAILED = Finding(
    rule=RULE, severity=Severity.ERROR, clauses=CLAUSES, school="yucai", term="2025-autumn", where=Where("times.yml", ("sessions", 0, "ends")),
    values={"ends": dt.time(17, 40), "limit": dt.time(17, 30)},
)  # fmt: skip
LATER = replace(FAILED, where=Where("times.yml", ("sessions", 1, "ends")), values={"ends": dt.time(17, 55), "limit": dt.time(17, 30)})
EXCUSED = replace(FAILED, status=Status.EXCUSED, reason="路远")
NOTED = replace(FAILED, severity=Severity.ADVICE)
GAP = NotEvaluated(RULE, "yucai", "2025-autumn", "unknown-year", {"year": 2027})
UNCOVERED = replace(FAILED, rule="term-without-policy", clauses=("末2a",), values={})

Result = Finding | NotEvaluated


def report(*results: Result, tally: Tally | None = Tally(9), terms: int = 3) -> Report:  # noqa: B008 - frozen
    return Report(
        as_of=dt.date(2026, 11, 24), policies=("xx-2020",), schools=2, terms=terms, files=9, tally=tally or Tally(),
        findings=tuple(r for r in results if isinstance(r, Finding)), not_evaluated=tuple(r for r in results if isinstance(r, NotEvaluated)),
        filings={("yucai", "2025-autumn"): tally} if tally else {},
    )  # fmt: skip


ENDINGS: dict[str, tuple[tuple[Result, ...], tuple[Result, ...], tuple[Kind, int] | None]] = {
    "nothing": ((), (), None),
    "still fails": ((FAILED,), (FAILED,), None),
    "fails": ((), (FAILED, LATER), (Kind.FAILS, 2)),
    "fails, was excused": ((EXCUSED,), (FAILED,), (Kind.FAILS, 1)),
    "fails, was not evaluated": ((GAP,), (FAILED, GAP), (Kind.FAILS, 1)),
    "passes": ((FAILED, LATER), (), (Kind.PASSES, 2)),
    "passes, was excused": ((EXCUSED,), (), (Kind.PASSES, 1)),
    "passes, was not evaluated": ((GAP,), (), (Kind.PASSES, 0)),
    "excused": ((), (EXCUSED,), (Kind.EXCUSED, 1)),
    "excused, failed": ((FAILED,), (EXCUSED,), (Kind.EXCUSED, 1)),
    "not evaluated": ((), (GAP,), (Kind.UNJUDGED, 0)),
    "not evaluated, for another reason": ((GAP,), (replace(GAP, why="missing-file"),), (Kind.ALTERED, 0)),
    "noted": ((), (NOTED,), (Kind.NOTED, 1)),
    "no longer noted": ((NOTED,), (), (Kind.CLEARED, 1)),
    "fails at more places": ((FAILED,), (FAILED, LATER), (Kind.ALTERED, 2)),
    "fails by another limit": ((FAILED,), (replace(FAILED, values={"ends": dt.time(17, 40), "limit": dt.time(17, 0)}),), (Kind.ALTERED, 1)),
}


@pytest.mark.parametrize("name", ENDINGS)
def test_each_way_to_end_otherwise(name: str) -> None:
    before, after, expected = ENDINGS[name]
    found = compare(report(*before), report(*after))
    assert [(change.school, change.term, change.rule, change.clauses, change.kind, change.hits) for change in found.changes] == (
        [("yucai", "2025-autumn", RULE, CLAUSES, *expected)] if expected else []
    )
    assert found.unchanged == (2 if expected else 3)


def test_by_how_much_is_the_most_of_the_hits() -> None:
    (change,) = compare(report(), report(FAILED, LATER)).changes
    assert change.distances == (LATE, Distance(25, Unit.MINUTES, Way.LATE))
    assert change.most == Distance(25, Unit.MINUTES, Way.LATE)


def test_under_no_policy_nothing_has_passed() -> None:
    (change,) = compare(report(FAILED, GAP), report(UNCOVERED, tally=None)).changes
    assert change == Change("yucai", "2025-autumn", "term-without-policy", Kind.FAILS, ("末2a",), 1, ())


def test_a_term_that_comes_under_a_policy_is_judged_by_it() -> None:
    found = compare(report(UNCOVERED, tally=None), report(FAILED))
    assert [(change.rule, change.kind) for change in found.changes] == [(RULE, Kind.FAILS), ("term-without-policy", Kind.PASSES)]
    assert found.recounted == ()


def test_another_number_of_rules_due_is_told() -> None:
    found = compare(report(), report(tally=Tally(8)))
    assert (found.changes, found.recounted, found.unchanged) == ((), (("yucai", "2025-autumn"),), 2)


def test_in_the_order_of_time_and_what_is_the_school_s_in_every_term_first() -> None:
    spring, standing = replace(FAILED, term="2025-spring"), replace(FAILED, term="")
    found = compare(report(), report(FAILED, spring, standing))
    assert [change.term for change in found.changes] == ["", "2025-spring", "2025-autumn"]
    assert found.unchanged == 1
