"""`notices due` as users and scheduled jobs meet it: what is printed for the sample city, and how it exits."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from icalendar import Calendar

from generator.cli.main import notices
from generator.due import Kind
from generator.model.values import TermId
from generator.project import read_policy
from generator.repository import load_register
from tests.rules.casebook import ROOT
from tests.small_city import copy_city

HEAD = """\
截至2026年11月24日

逾期 3（2所学校）
  由学校办
    明德中学（mingde）　2026年春季学期　退费（退出）　2026年7月13日到期，逾期134天　三(五)g
    致远中学（zhiyuan）　2026年春季学期　结算收支、公示收支　2026年8月5日到期，逾期111天　三(五)g、三(五)l

即将到期 1（1所学校）
  由学校办
    致远中学（zhiyuan）　2026年春季学期　整改督导检查的问题（2026-10-15 基教股）　2026年11月30日到期，还有6天　四(三)1b

逾期 3，即将到期 1，"""
QUIET = """\
明德中学（mingde）　2026年春季学期　退费（退出）　学校　2026年7月13日到期，逾期134天　三(五)g
致远中学（zhiyuan）　2026年春季学期　结算收支、公示收支　学校　2026年8月5日到期，逾期111天　三(五)g、三(五)l
致远中学（zhiyuan）　2026年春季学期　整改督导检查的问题（2026-10-15 基教股）　学校　2026年11月30日到期，还有6天　四(三)1b
"""


@cache
def call(*words: str, as_of: str = "2026-11-24", root: Path = ROOT) -> Result:
    return CliRunner().invoke(
        notices, ["due", "--root", str(root), "--as-of", as_of, *words], env={"NOTICES_LANG": "", "NOTICES_AS_OF": ""}
    )


def listed(*words: str) -> dict[str, Any]:
    made = json.loads(call("--format", "json", *words).stdout)
    assert isinstance(made, dict)
    return made


def test_text_names_the_late_first() -> None:
    ended = call()
    assert ended.exit_code == 0
    assert ended.stdout.startswith(HEAD)
    assert "2027年的放假安排尚未公布" in ended.stdout


def test_soon_comes_after_late() -> None:
    out = call(as_of="2026-07-30").stdout
    assert out.index("逾期 1（1所学校）") < out.index("即将到期 2（1所学校）") < out.index("2026年8月5日到期，还有6天")


@pytest.mark.parametrize(
    ("as_of", "words"),
    [("2026-08-04", "还有1天"), ("2026-08-05", "2026年8月5日到期，就是今天"), ("2026-08-06", "2026年8月5日到期，逾期1天")],
)
def test_the_day_itself_and_the_day_after(as_of: str, words: str) -> None:
    assert words in call("--school", "zhiyuan", as_of=as_of).stdout


def test_english() -> None:
    out = call("--lang", "en", "--school", "zhiyuan").stdout
    assert (
        "late 2 (1 school)\n  to be done by the school\n    zhiyuan  2026-spring  settle the finances, disclose the finances  was due"
        in out
    )
    assert "was due 2026-08-05, 111 days late  三(五)g, 三(五)l" in out


def test_quiet_prints_only_what_must_be_done() -> None:
    assert call("--quiet").stdout == QUIET


def test_json() -> None:
    made = listed()
    assert (made["version"], made["as_of"]) == (1, "2026-11-24")
    assert list(made["summary"]) == ["late", "soon", "open", "unknown", "done"]
    assert sum(made["summary"].values()) == len(made["obligations"])
    late = [row for row in made["obligations"] if row["state"] == "late"]
    assert [(row["kind"], row["title"]) for row in late] == [("refund", "退费"), ("settle", "结算收支"), ("statement", "公示收支")]
    assert late[1] == {
        "school": "zhiyuan", "term": "2026-spring", "kind": "settle", "title": "结算收支", "subject": "", "owner": "学校",
        "due": "2026-08-05", "done": None, "state": "late", "days_late": 111, "clauses": ["三(五)g", "三(五)l"], "why_unknown": None,
    }  # fmt: skip
    unknown = next(row for row in made["obligations"] if row["state"] == "unknown")
    assert (unknown["due"], unknown["why_unknown"]) == (None, "2027年的放假安排尚未公布")


def test_ics_is_the_same_every_time_and_counts_what_it_leaves_out() -> None:
    ended, again = call("--format", "ics"), call.__wrapped__("--format", "ics")
    assert ended.exit_code == 0
    assert ended.stdout_bytes == again.stdout_bytes
    made = listed()["summary"]
    events = Calendar.from_ical(ended.stdout_bytes).walk("VEVENT")
    assert len(events) == made["late"] + made["soon"] + made["open"] > 0
    assert ended.stderr == f"另有 {made['unknown']} 项的期限暂时不能判断，没有列入日历；见 --format json。\n"


def test_ics_of_a_school_in_english_and_strict() -> None:
    ended = call("--format", "ics", "--school", "zhiyuan", "--lang", "en", "--strict")
    assert ended.exit_code == 1
    summaries = [str(event["summary"]) for event in Calendar.from_ical(ended.stdout_bytes).walk("VEVENT")]
    assert summaries == [
        "zhiyuan: correct what an inspection found (2026-10-15 基教股)",
        "[late] zhiyuan: settle the finances",
        "[late] zhiyuan: disclose the finances",
    ]


def test_every_clause_that_is_cited_stands_in_the_policy() -> None:
    register = load_register(read_policy(ROOT / "content/policy"))
    rows = listed()["obligations"]
    assert {row["kind"] for row in rows} == set(Kind)
    for row in rows:
        policy = register.on(TermId.parse(row["term"] or "2020-autumn"))
        assert policy is not None
        assert all(clause in policy.clauses for clause in row["clauses"]), row


def test_the_manual_owes_nothing() -> None:
    assert all(not row["school"].startswith("_") for row in listed()["obligations"])
    assert call("--school", "_example").exit_code == 2


def test_markdown() -> None:
    out = call("--format", "markdown").stdout
    assert "## 逾期 3（2所学校）" in out
    assert "| 致远中学（zhiyuan） | 2026年春季学期 | 结算收支、公示收支 | 学校 | 2026年8月5日到期，逾期111天 | 三(五)g、三(五)l |" in out


@pytest.mark.parametrize(("words", "code"), [((), 1), (("--school", "zhiyuan"), 1), (("--school", "yucai"), 0)])
def test_strict(words: tuple[str, ...], code: int) -> None:
    assert call("--strict", *words).exit_code == code
    assert call(*words).exit_code == 0


def test_an_unknown_school_is_wrong_usage() -> None:
    ended = call("--school", "nowhere")
    assert ended.exit_code == 2
    assert "nowhere" in ended.stderr


def test_terms_that_cannot_be_read_are_no_empty_list(tmp_path: Path) -> None:
    root = copy_city(tmp_path, 2)
    (root / "content/bureau/terms.yml").write_text("terms: [", "utf-8")
    ended = call("--strict", root=root)
    assert (ended.exit_code, ended.stdout) == (2, "")
    assert "content/bureau/terms.yml" in ended.stderr


def test_a_file_with_errors_is_mentioned(tmp_path: Path) -> None:
    root = copy_city(tmp_path, 2)
    (root / "content/bureau/publications/baima.yml").write_text("school: [", "utf-8")
    assert "有 1 个文件有误" in call(root=root).stderr
