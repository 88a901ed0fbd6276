"""Bodies of the pages about schools, areas, policies and the city against golden/. Refresh with UPDATE_GOLDEN=1, read what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from generator.city import Stage
from generator.findings import Hit
from generator.notices.catalogue import rule_page
from generator.notices.reach import Stopped
from generator.render.body import page
from generator.render.environment import environment
from generator.rules import Modal, Rule, Scope
from tests.render.test_golden import _compare
from tests.render.town import failed
from tests.render.whole import SCHOOL, THEME, judged, site, whole

GOLDEN = {
    "home": "",
    "schools": "schools/",
    "district": "districts/dong/",
    "compare": "compare/",
    "compare-class": "compare/urban-primary/",
    "compare-class-by-fee": "compare/urban-primary/term-fee/",
    "school": "schools/lvye/",
    "school-in-review": "schools/xijie/",
    "oversight": "oversight/",
    "desk-waiting": "oversight/waiting/",
    "desk-late": "oversight/late/",
    "desk-figures": "oversight/figures/",
    "desk-reasons": "oversight/reasons/",
    "desk-rules": "oversight/rules/",
    "desk-board": "oversight/2021-autumn/",
    "policies": "policy/",
    "policy": "policy/town/",
    "policy-extension": "policy/later/",
    "policy-overlay": "policy/nation/",
    "rule-built-in": "rules/bad-time/",
}
LATE = {"content/bureau/publications/lvye.yml": (", statement: 2022-01-20", "")}


@pytest.mark.parametrize("name", GOLDEN)
def test_body(name: str) -> None:
    _compare(name, site(judged(whole()))[GOLDEN[name]].body)


def test_oversight_of_a_bad_day() -> None:
    town = whole(edits={**LATE, "schools/shanquan/2021-autumn/staff.yml": ("groups:", "gruops:")})
    findings = [failed("lvye", "finance", "closing-wrong"), failed("xijie", "school", "leadership-incomplete")]
    _compare("oversight-bad-day", site(judged(town, findings))["oversight/"].body)


def test_school_with_a_broken_file() -> None:
    town = whole(edits={SCHOOL: ("name: 示例县绿野小学", "name:")})
    body = site(judged(town, [failed("lvye", "school", "blank")]))["schools/lvye/"].body
    _compare("school-broken", body)
    assert "绿野" not in body


def test_policy_that_has_expired_for_good() -> None:
    town = whole(dt.date(2025, 10, 1))
    _compare("policy-expired", site(judged(town, []))["policy/later/"].body)


def _nothing(_subject: object) -> Iterator[Hit]:
    return iter(())


def test_rule() -> None:
    """A rule made up here, so that the golden page does not change with the rules."""
    rule = Rule(
        id="made-up", area="times", title="示例规则的情形", what="查这件事。", why="因为有这一条。", mend="这样改。", check=_nothing,
        clauses=("末2b", "某9"), modal=Modal.IN_PRINCIPLE, scope=Scope.TERM, reads=("times", "plan"), since=Stage.SUBMITTED,
        zh="“{session}”{ends}结束，晚于{limit}", en="“{session}” ends at {ends}", mend_en="End earlier.",
    )  # fmt: skip
    _compare(
        "rule",
        page(
            environment(THEME), "rule.html", "rules/made-up/", "", "", rule_page(whole(), rule, Stopped(held=2, excused=3, decided=1))
        ).body,
    )
