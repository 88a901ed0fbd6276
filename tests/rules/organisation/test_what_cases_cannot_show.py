"""What a finding names and suggests, and plans that no edit of the sample makes: case files only say where findings stand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from generator.city import Filing
from generator.model.plan import Plan
from generator.repository import load
from generator.rules import all_rules
from tests.rules.casebook import TODAY, files_of


@pytest.fixture
def filing() -> Filing:
    school = load(files_of("_example"), TODAY).city.school("_example")
    assert school is not None
    return school.filings[0]


def with_plan(filing: Filing, plan: Plan) -> Filing:
    return replace(filing, parts={**filing.parts, "plan": plan})


def test_a_plan_without_providers_needs_no_decision_on_them(filing: Filing) -> None:
    check = all_rules()["decision-record-missing"].check
    decided = tuple(decision for decision in filing.plan.decisions if decision.item == "实施方案")
    alone = with_plan(filing, replace(filing.plan, providers=(), decisions=decided))
    assert [hit.values["items"] for hit in check(alone)] == [("取酬办法",)]
    assert [hit.values["items"] for hit in check(with_plan(filing, replace(filing.plan, decisions=decided)))] == [("引入机构", "取酬办法")]


@pytest.mark.parametrize(
    ("submitted", "missing"),
    [(dt.date(2026, 2, 27), ("驻市教育局纪检监察组备案",)), (None, ("报批", "驻市教育局纪检监察组备案"))],
)
def test_service_without_approval_names_the_submission_only_when_it_is_missing(
    filing: Filing, submitted: dt.date | None, missing: tuple[str, ...]
) -> None:
    plan = replace(filing.plan, submitted=submitted)
    pending = replace(with_plan(filing, plan), approvals=filing.approvals[:2])
    (hit,) = all_rules()["service-without-approval"].check(pending)
    assert hit.values["missing"] == missing


def test_a_late_submission_is_told_the_last_day_that_would_do(filing: Filing) -> None:
    late = with_plan(filing, replace(filing.plan, submitted=filing.term.starts))
    (hit,) = all_rules()["submitted-after-term-start"].check(late)
    assert hit.suggest == dt.date(2026, 3, 3)


def test_a_wrong_number_of_applicants_is_told_the_sum_of_the_grades(filing: Filing) -> None:
    record = filing.record
    wrong = replace(record, applications=replace(record.applications, applied=807))
    (hit,) = all_rules()["application-numbers-differ"].check(replace(filing, parts={**filing.parts, "record": wrong}))
    assert hit.suggest == 806
