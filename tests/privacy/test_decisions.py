"""What only may be personal data rejects a filing until the bureau has looked at it and decided; what surely is has no way round."""

from __future__ import annotations

import random

import pytest

from generator.checking import check
from generator.findings import Status
from generator.repository import load
from tests.privacy import made
from tests.rules.casebook import TODAY, files_of

PLAN = "schools/_example/2026-spring/plan.yml"
DECISION = """\
kind: 豁免
school: _example
term: 2026-spring
rule: {rule}
clause: 二(一)b
role: 基教股
date: 2026-03-02
expires: 2026-12-31
reason: 看过原件，是器材批号，不是个人的号码。
"""


def outcome(comment: str, rule: str = "") -> set[tuple[str, str, str]]:
    """Rule, severity and status of what is found when a comment is added to the plan, with a decision on `rule`."""
    files = dict(files_of("_example"))
    files[PLAN] += f"# {comment}\n".encode()
    if rule:
        files["content/bureau/decisions/x.yml"] = DECISION.format(rule=rule).encode()
    report = check(load(files, TODAY), [PLAN, "content/bureau/decisions"])
    return {(f.rule, f.severity.value, f.status.value) for f in report.findings if f.rule.startswith(("personal-", "decision-"))}


LONG = "序列 " + made.digits(random.Random("long"), 13)  # noqa: S311 - nothing secret is made


@pytest.mark.parametrize(
    ("comment", "rule"),
    [
        (LONG, "personal-other-id"),
        ("学生的病史见附件", "personal-sensitive"),
        ("教师政治面貌：群众", "personal-sensitive"),
    ],
)
def test_what_may_be_personal_rejects_until_it_is_decided(comment: str, rule: str) -> None:
    assert outcome(comment) == {(rule, "error", Status.FAILED.value)}
    assert outcome(comment, rule) == {(rule, "error", Status.EXCUSED.value)}


def test_what_surely_is_personal_cannot_be_decided_away() -> None:
    mobile = made.MAKERS["mobile"](random.Random("m"))  # noqa: S311 - nothing secret is made
    assert outcome(mobile, "personal-mobile") == {
        ("personal-mobile", "error", Status.FAILED.value),
        ("decision-unused", "warning", Status.FAILED.value),
    }


@pytest.mark.parametrize("comment", ["不登记学生的病史", "政治面貌一栏不填", "优先保障残疾儿童", "无病史"])
def test_saying_that_nothing_is_asked_for_is_no_finding(comment: str) -> None:
    assert outcome(comment) == set()
