"""What lifts a finding and what does not: reasons that collide, decisions that are unused, expired or unfounded, and who is told."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from generator.checking import check
from generator.findings import Finding, Report
from generator.notices.state import States
from generator.render.environment import environment
from generator.render.filings import pages_of
from generator.reporters import as_json, as_text
from generator.repository import Repository, load
from generator.site import Page
from generator.wording.sentences import message
from tests.bind import bound
from tests.render.town import SITE
from tests.rules.casebook import TODAY, files_of

TIMES, DECISION = "schools/_example/2026-spring/times.yml", "content/bureau/decisions/example.yml"
Outcome = list[tuple[str, str, str]]
"""Rule, how it ended, field."""

SIGN = ("name: 社团活动", "name: 趣味数学")
DECIDED = {
    "kind": "豁免",
    "school": "_example",
    "term": "2026-spring",
    "rule": "teaching-words",
    "about": "趣味数学",
    "clause": "三(三)f",
    "role": "分管基教股的局领导",
    "date": "2026-04-01",
    "expires": "2026-07-10",
    "reason": "只做数学游戏，到学校核实过。",
}
LIFTED: Outcome = [("teaching-words", "excused", "sessions[3].name")]
STANDS: Outcome = [("teaching-words", "failed", "sessions[3].name")]


def judged(*edits: tuple[str, str], decision: dict[str, str] | None = None, as_of: dt.date = TODAY) -> tuple[Repository, Report]:
    """The manual's school with parts of its times put differently, and a decision on it."""
    files = dict(files_of("_example"))
    for old, new in edits:
        name = TIMES if old.encode() in files[TIMES] else "content/policy/national-2021/parameters.yml"
        assert files[name].count(old.encode()) == 1, old
        files[name] = files[name].replace(old.encode(), new.encode())
    if decision is not None:
        files[DECISION] = "".join(f"{key}: {value}\n" for key, value in decision.items()).encode()
    repository = load(bound(files) if edits else files, as_of)
    return repository, check(repository, ["schools/_example", "content"])


def outcome(report: Report, *rules: str) -> Outcome:
    """What was found on decisions, and of the rules that a test is about."""
    return [(f.rule, f.status.value, str(f.where)) for f in report.findings if f.rule in rules or f.rule.startswith("decision-")]


@pytest.mark.parametrize(
    ("changed", "as_of", "found"),
    [
        ({}, "2026-05-06", LIFTED),
        ({"about": ""}, "2026-05-06", LIFTED),
        ({}, "2026-04-01", LIFTED),
        ({}, "2026-03-31", STANDS),
        ({"date": "2026-02-27"}, "2026-02-01", LIFTED),
        ({"date": "2026-02-28"}, "2026-02-01", STANDS),
        ({"expires": "2026-06-30"}, "2026-11-24", LIFTED),
        ({"expires": "2026-06-29"}, "2026-06-29", LIFTED),
        ({"expires": "2026-06-29"}, "2026-06-30", [("decision-expired", "failed", "expires"), *STANDS]),
        ({"about": "合唱"}, "2026-05-06", [("decision-unused", "failed", "about"), *STANDS]),
        ({"role": "王老师"}, "2026-05-06", [("decision-unfounded", "failed", "role"), *STANDS]),
        ({"rule": "burden-words", "clause": "二(一)d"}, "2026-05-06", [("decision-unused", "failed", "about"), *STANDS]),
        ({"rule": "no-such-rule"}, "2026-05-06", [("decision-unfounded", "failed", "rule"), *STANDS]),
        ({"rule": "too-many-lessons", "clause": "三(一)c"}, "2026-05-06", [("decision-unfounded", "failed", "rule"), *STANDS]),
        ({"rule": "ends-after-limit", "clause": "三(一)d"}, "2026-05-06", [("decision-unfounded", "failed", "rule"), *STANDS]),
        ({"clause": "二(一)c"}, "2026-05-06", [("decision-unfounded", "failed", "clause"), *STANDS]),
        ({"expires": "2026-03-31"}, "2026-05-06", [("decision-unfounded", "failed", "expires"), *STANDS]),
        ({"term": "2025-autumn"}, "2026-05-06", STANDS),
        ({"kind": "暂缓", "rule": "service-without-approval", "clause": "三(四)b"}, "2026-05-06", STANDS),
    ],
)
def test_a_decision_lifts_only_what_it_says_while_it_holds(changed: dict[str, str], as_of: str, found: Outcome) -> None:
    report = judged(SIGN, decision=DECIDED | changed, as_of=dt.date.fromisoformat(as_of))[1]
    assert outcome(report, "teaching-words") == found


def test_a_decision_that_nothing_needs_is_a_warning_and_one_without_foundation_an_error() -> None:
    unused, unfounded = (judged(decision=DECIDED | more)[1] for more in ({}, {"rule": "no-such-rule"}))
    weighed = [(f.rule, f.severity.value, f.school) for report in (unused, unfounded) for f in report.findings if "decision" in f.rule]
    assert weighed == [("decision-unused", "warning", ""), ("decision-unfounded", "error", "")]


def test_the_nearest_clause_is_named_where_a_decision_rests_on_another() -> None:
    report = judged(SIGN, decision=DECIDED | {"clause": "二(一)c"})[1]
    assert [f.suggest for f in report.findings if f.rule == "decision-unfounded"] == ["三(三)f"]


def test_reports_and_pages_name_the_decision() -> None:
    repository, report = judged(SIGN, decision=DECIDED)
    found = next(f for f in json.loads(as_json(report, "zh"))["findings"] if f["rule"] == "teaching-words")
    ruling = {"role": "分管基教股的局领导", "date": "2026-04-01", "clause": "三(三)f", "expires": "2026-07-10"}
    assert (found["status"], found["reason"], found["decision"]) == ("excused", DECIDED["reason"], ruling)
    text = as_text(report, repository.documents, "zh", colour=False)
    assert f"名称里有“趣味数学”，疑似上课或补课\n    教育局决定 {DECIDED['reason']}　teaching-words" in text
    body = notice_body(repository, report)
    assert f'<p class="reason__title">说明：名称里有“趣味数学”，疑似上课或补课</p><p>{DECIDED["reason"]}</p>' in body
    assert "教育局的决定：分管基教股的局领导，" in body
    assert '依据三(三)f，<time datetime="2026-07-10">' in body


def notice_body(repository: Repository, report: Report) -> str:
    """The notice of the manual's school, which no site publishes, as its page would show it."""
    school = repository.city.schools[0]
    pages = pages_of(States(repository.city, report), environment(SITE.theme), SITE, school, school.filings[0])
    return "".join(page.body for page in pages if isinstance(page, Page) and page.address.endswith("notice/"))


# Both rules at one place: half an hour past the winter's limit and yet before parents are off work.
HARVEST = '    starts: "16:40"\n    ends: "17:20"\n    lessons: 1\n    place: 劳动教室和种植园'
BOTH = ((HARVEST, HARVEST.replace("16:40", "16:51").replace("17:20", "17:31")), ('value: "17:30"', 'value: "18:00"'))
REASONS = "reasons:\n"
RULES = ("ends-after-limit", "ends-too-early")
_OTHERS = "".join(f"  - {{rule: ends-too-early, about: {name}, reason: 家长同意。}}\n" for name in ("自主阅读", "社团活动", "体育游戏"))
ONE_BY_ONE = ("  - rule: ends-too-early ", f"{_OTHERS}  - rule: ends-too-early\n    about: 校园足球\n    #")
"""Instead of the manual's reason for all its sessions, one for each of the others."""


def stated(rule: str, about: str) -> tuple[str, str]:
    """A reason put before the others."""
    return REASONS, f"{REASONS}  - {{rule: {rule}, about: {about}, reason: 种植园远，路上要十分钟。}}\n"


def of_harvest(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.rule in RULES and f.values["session"] == "综合实践"]


@pytest.mark.parametrize(("rule", "other"), [RULES, RULES[::-1]])
def test_a_reason_for_either_of_two_rules_that_collide_lifts_both_and_both_are_named(rule: str, other: str) -> None:
    repository, report = judged(*BOTH, ONE_BY_ONE, stated(rule, "综合实践"))
    found = {f.rule: (f.status.value, f.reason, f.stated_for) for f in of_harvest(report)}
    assert found == {rule: ("excused", "种植园远，路上要十分钟。", ""), other: ("excused", "种植园远，路上要十分钟。", rule)}
    shown = [f for f in json.loads(as_json(report, "zh"))["findings"] if f["rule"] == other and "综合实践" in f["message"]]
    assert [f["stated_for"] for f in shown] == [rule]
    assert [f.rule for f in report.findings if f.rule == "reason-unused"] == []
    body = notice_body(repository, report)
    assert all(f'<p class="reason__title">说明：{message(f)}</p>' in body for f in of_harvest(report))
    assert f'rules/{other}/">这条要求</a>；它和<a href=' in body


def test_a_reason_for_the_whole_file_does_not_reach_the_rule_that_collides() -> None:
    """The manual states why its days end early: that says nothing for a session that ends too late."""
    report = judged(*BOTH)[1]
    assert {f.rule: (f.status.value, f.stated_for) for f in of_harvest(report)} == {
        "ends-after-limit": ("failed", ""),
        "ends-too-early": ("excused", ""),
    }


def test_rules_that_do_not_collide_share_no_reason() -> None:
    report = judged(*BOTH, stated("day-too-short", "综合实践"))[1]
    assert next(f for f in of_harvest(report) if f.rule == "ends-after-limit").status.value == "failed"
