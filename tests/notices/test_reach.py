from __future__ import annotations

import datetime as dt

import pytest

from generator.findings import Finding, Report, Ruling, Severity, Status, Tally, Where
from generator.notices.reach import Stopped, policies_of, stopped
from generator.repository import load
from generator.rules import all_rules
from tests.rules.casebook import TODAY, repository_files

CITY = load({name: raw for name, raw in repository_files().items() if name.startswith("content/")}, TODAY).city


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("ends-after-limit", [("xx-2020", ["三(一)d", "三(一)e"], "2020年秋季学期", "2027年春季学期")]),
        (
            "collector-not-school",
            [
                ("xx-2020", ["二(二)a"], "2020年秋季学期", "2027年春季学期"),
                ("national-2024", ["国24-8"], "2024年春季学期", "2027年春季学期"),
            ],
        ),
    ],
)
def test_each_policy_that_asks_for_a_rule_with_its_terms(rule: str, expected: list[object]) -> None:
    found = policies_of(CITY, all_rules()[rule])
    assert [(each.id, [clause.id for clause in each.clauses], each.first, each.last) for each in found] == expected


def _finding(
    school: str, status: Status, *, term: str = "2021-autumn", severity: Severity = Severity.ERROR, decided: bool = False
) -> Finding:
    ruling = Ruling("分管领导", dt.date(2021, 9, 1), "三(三)f", dt.date(2022, 1, 31)) if decided else None
    return Finding(rule="some-rule", severity=severity, status=status, school=school, term=term, where=Where("f"), ruling=ruling)


def test_a_filing_counts_once_for_each_way_it_ended() -> None:
    findings = (
        _finding("a", Status.FAILED),
        _finding("a", Status.FAILED),
        _finding("b", Status.FAILED),
        _finding("b", Status.FAILED, term="2022-spring"),
        _finding("b", Status.EXCUSED),
        _finding("c", Status.EXCUSED, decided=True),
        _finding("c", Status.FAILED, severity=Severity.WARNING),
        _finding("_example", Status.FAILED),
    )
    report = Report(
        as_of=TODAY, policies=(), schools=3, terms=4, files=9, tally=Tally(), findings=findings, not_evaluated=(),
    )  # fmt: skip
    assert stopped(report) == {"some-rule": Stopped(held=3, excused=1, decided=1)}
