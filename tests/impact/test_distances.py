"""How far off a finding is: every rule of the table gives both values in its own cases, and what is not known is not said."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.checking import check
from generator.findings import Status
from generator.impact import Distance, Unit, Way, distance
from generator.impact.distances import MEASURES
from generator.model.fields import specs
from generator.model.policy import Parameters
from generator.model.values import Fen
from generator.rules import all_rules
from generator.wording.distances import say_distance
from generator.wording.values import Lang
from tests.rules.casebook import CASES, read_cases, repository_of

TABLE: dict[str, tuple[dict[str, object], str, str]] = {
    "ends-after-limit": ({"ends": dt.time(18, 10), "limit": dt.time(17, 30)}, "晚40分钟", "40 minutes too late"),
    "session-before-noon": ({"starts": dt.time(11, 59), "earliest": dt.time(12)}, "早1分钟", "1 minute too early"),
    "fee-above-unit-cap": ({"rate": Fen(246), "limit": Fen(240)}, "高0.06元", "0.06 yuan too high"),
    "surplus-too-large": ({"closing": Fen(1234567), "limit": Fen(0)}, "高12,345.67元", "12,345.67 yuan too high"),
    "closing-wrong": ({"stated": Fen(1), "expected": Fen(3)}, "差0.02元", "0.02 yuan off"),
    "exempt-category-charged": ({"charge": Fen(100), "expected": (Fen(0),)}, "差1.00元", "1.00 yuan off"),
    "too-many-lessons": ({"lessons": 3, "limit": 2}, "多1课时", "1 lesson too many"),
    "selection-notice-too-short": ({"days_shown": 1, "days_needed": 3}, "少2个工作日", "2 working days too few"),
    "letter-late": ({"letter": dt.date(2026, 3, 1), "deadline": dt.date(2026, 2, 27)}, "晚2天", "2 days too late"),
    "homework-reading-minority": ({"percent": 47, "least": 50}, "低3个百分点", "3 percentage points too low"),
    "own-staff-minority": ({"own": 49, "total": 99, "percent": 50}, "少1课时", "1 lesson too few"),
    "low-return": ({"returned": 5, "issued": 9, "percent": 60}, "少1份", "1 copy too few"),
    "too-few-bidders": ({"bidders": 1, "least": 3}, "少2家", "2 providers too few"),
    "participants-above-applicants": ({"number": 31, "most": 30}, "多1人", "1 person too many"),
}


@pytest.mark.parametrize("rule", TABLE)
def test_in_words(rule: str) -> None:
    values, zh, en = TABLE[rule]
    found = distance(rule, values)
    assert found is not None
    assert (say_distance(found, "zh"), say_distance(found, "en")) == (zh, en)


def test_every_unit_and_way_has_words() -> None:
    langs: tuple[Lang, ...] = ("zh", "en")
    said = {say_distance(Distance(2, unit, way), lang) for unit in Unit for way in Way for lang in langs}
    assert len(said) == 2 * len(Unit) * len(Way)


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("tutoring-group-too-large", {"session": "答疑", "limit": 10}),
        ("small-group-exposed", {"group": "低保", "limit": 5}),
        ("fee-above-unit-cap", {"rate": Fen(246)}),
        ("fee-above-unit-cap", {"rate": 246, "limit": Fen(240)}),
        ("fee-above-unit-cap", {"rate": Fen(240), "limit": Fen(240)}),
        ("fee-above-unit-cap", {"rate": Fen(230), "limit": Fen(240)}),
        ("session-before-noon", {"starts": dt.time(12, 1), "earliest": dt.time(12)}),
        ("own-staff-minority", {"own": 1, "percent": 50}),
        ("exempt-category-charged", {"charge": Fen(100), "expected": (Fen(0), Fen(50))}),
        ("term-without-policy", {}),
    ],
)
def test_what_is_not_known_is_not_said(rule: str, values: dict[str, object]) -> None:
    assert distance(rule, values) is None


@pytest.mark.parametrize("rule", MEASURES)
def test_the_rule_s_own_cases_give_both_values(rule: str) -> None:
    """A wrong name, or filed and asked the wrong way round, gives no distance."""
    path = next(CASES.rglob(f"{rule}.yml"))
    for case in read_cases(path):
        report = check(repository_of(case), [f"schools/{case.school}"])
        found = [f for f in report.findings if f.rule == rule and f.status is Status.FAILED]
        if found and all(distance(rule, finding.values) is not None for finding in found):
            return
    pytest.fail(f"no failing case of {rule} has a distance")


def test_no_rule_of_the_table_is_unknown() -> None:
    assert MEASURES.keys() <= all_rules().keys()


UNMEASURED = {
    "tutoring_group_max": "the finding gives the limit, not the size of the group, which may be missing",
    "inspection_days": "the finding gives the days between which an inspection must lie, not the day it was",
    "document_months": "the finding gives a day and a number of months",
    "small_group": "a small number is never printed",
    "finance_days": "read by due, not by a rule",
    "report_days": "read by due, not by a rule",
    "whitelist_required": "yes or no",
    "copied_percent": "advice: the finding gives the share, the parameter is not in it",
    "private_may_charge": "yes or no",
    "prepay_across_terms": "yes or no",
    "exempt_covers_agency": "yes or no",
    "bound_approvals": "yes or no",
    "providers_allowed": "yes or no",
    "provider_fee_allowed": "yes or no",
}
MEASURED = {
    "lesson_minutes": "lesson-too-long",
    "max_lessons_per_day": "too-many-lessons",
    "earliest_start": "session-before-noon",
    "majority_percent": "homework-reading-minority",
    "consultation_return_percent": "low-return",
    "surplus_percent": "surplus-too-large",
    "earliest_end": "ends-too-early",
    "min_daily_minutes": "day-too-short",
    "pupils_per_group": "group-too-large",
    "course_price_cap": "course-price-above-cap",
    "selection_notice_days": "selection-notice-too-short",
    "min_bidders": "too-few-bidders",
    "notice_days": "letter-late",
    "finance_notice_days": "finance-notice-too-short",
}


def test_every_number_of_the_policy_is_measured_or_has_a_reason_why_not() -> None:
    numbers = {name for name, spec in specs(Parameters).items() if spec.kind in ("count", "money", "time", "yesno")}
    assert numbers <= MEASURED.keys() | UNMEASURED.keys()
    assert set(MEASURED.values()) <= MEASURES.keys()
