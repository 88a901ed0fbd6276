from __future__ import annotations

from generator.notices.areas import AREAS
from generator.notices.coverage import By, checks, coverage
from generator.project import packaged, read_policy
from generator.repository import load_register
from generator.rules import all_rules
from tests.render.whole import judged, whole

REGISTER = load_register(read_policy(packaged("policy")))


def test_every_clause_is_somebody_s_or_says_why_it_is_nobody_s() -> None:
    assert [each.id for each in coverage(REGISTER) if each.by is By.OPEN] == []


def test_a_clause_that_is_checked_says_nothing_of_why_not() -> None:
    assert [each.id for each in coverage(REGISTER) if each.why_not and each.by is not By.NOBODY] == []


def test_every_area_of_a_rule_has_a_name() -> None:
    assert {rule.area for rule in all_rules().values()} <= set(AREAS)


def test_counts_add_up() -> None:
    view = checks(judged(whole()))
    assert view.total == sum(view.totals) == sum(policy.total for policy in view.policies) == 4
    assert all(sum(policy.counts) == policy.total for policy in view.policies)
    assert [(kind.value, count) for kind, count in zip(view.kinds, view.totals, strict=True)] == [
        ("机器核对", 2),
        ("学校声明", 0),
        ("教育局办理", 0),
        ("公开，由家长对照", 1),
        ("不核对", 1),
    ]
    counted = sum(area.must + area.in_principle + area.signal + area.advice for area in view.areas)
    assert counted + len(view.declared) == len(all_rules())
    assert counted == view.machine_rules


def test_what_nobody_checks_is_listed_with_why() -> None:
    view = checks(judged(whole()))
    assert [(each.id, each.why_not) for each in view.nobody] == [("例1", "这一句讲的是用意。")]


def test_a_clause_that_nobody_answers_for_is_loud() -> None:
    clauses = "clauses:\n  - {id: 某1, heading: 前言, modal: 必须, actors: [学校], text: 没有人管。}\n"
    view = checks(judged(whole(added={"content/policy/town/clauses.yml": clauses})))
    assert view.kinds[-1] is By.OPEN
    assert [each.id for each in view.open] == ["某1"]
