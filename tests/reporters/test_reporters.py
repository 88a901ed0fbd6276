"""What a secretary reads, whole, and what a program reads, whole."""

from __future__ import annotations

import json

import pytest

from generator import __version__
from generator.checking import check
from generator.reporters import as_json, as_text
from generator.repository import Repository, load
from tests.rules.casebook import TODAY, files_of, repository_files

TIMES = "schools/_example/2026-spring/times.yml"


def changed(*edits: tuple[str, str]) -> Repository:
    text = repository_files()[TIMES].decode()
    for old, new in edits:
        assert text.count(old) >= 1
        text = text.replace(old, new, 1)
    return load(files_of("_example") | {TIMES: text.encode()}, TODAY)


LATE = ('weekdays: [周五]\n    starts: "16:40"\n    ends: "17:20"', 'weekdays: [周五]\n    starts: "16:40"\n    ends: "18:10"')
ZH = """\
_example

  schools/_example/2026-spring/times.yml

  110:11 错误 “综合实践”18:10结束，晚于规定的最晚时间（春冬季17:30、夏秋季18:00）：2026年3月20日、3月27日、4月3日等13天
    110 │     ends: "18:10"
        │           ^^^^^^^
    条款 三(一)d、三(一)e　规则 ends-after-limit
    怎么改 可以写：17:30。"""
EN = """\
  110:11 error “综合实践” ends at 18:10, later than the latest end (春冬季17:30, 夏秋季18:00): 2026-03-20, 2026-03-27, 2026-04-03 and 10 more days
    110 │     ends: "18:10"
        │           ^^^^^^^
    clause 三(一)d, 三(一)e  rule ends-after-limit
    to mend Nearest value that complies: 17:30. End no later than the limit"""


def test_a_finding_shows_its_line_clause_and_nearest_value() -> None:
    repository = changed(LATE)
    text = as_text(check(repository, ["schools/_example"]), repository.documents)
    assert text.startswith(ZH)
    assert "\x1b" not in text


def test_the_same_in_english() -> None:
    repository = changed(LATE)
    assert EN in as_text(check(repository, ["schools/_example"]), repository.documents, "en")


def test_colour_is_for_terminals() -> None:
    repository = changed(LATE)
    assert "\x1b[31m错误\x1b[0m" in as_text(check(repository), repository.documents, colour=True)


def test_excused_rules_are_listed_and_the_last_line_counts() -> None:
    repository = changed()
    report = check(repository, ["schools/_example"])
    lines = as_text(report, repository.documents).splitlines()
    assert lines[0] == "说明理由或由教育局决定后放行 11 处（会公开显示）"
    tally = report.tally
    assert tally.due == tally.passed + tally.failed + tally.excused + tally.not_evaluated
    assert lines[-1].startswith(f"1 所学校、1 个学期、6 个文件：符合可由机器检查的 {tally.passed} 条，不符合 0 条，已说明理由 4 条，")
    assert "合规" not in "".join(lines)


def test_quiet_keeps_errors_and_the_count() -> None:
    repository = changed()
    assert len(as_text(check(repository), repository.documents, quiet=True).splitlines()) == 1


def test_a_broken_file_says_what_was_not_evaluated_and_why() -> None:
    repository = changed(("service:\n", "service：\n"))
    text = as_text(check(repository, ["schools/_example"]), repository.documents)
    assert "这里的写法有误，文件无法读取：这一行用了全角冒号“：”，应改为半角冒号加一个空格" in text
    assert f"_example 2026-spring {TIMES} 有误，无法读取（" in text


def test_json_is_the_contract_s_object() -> None:
    report = check(changed(LATE), ["schools/_example"])
    document = json.loads(as_json(report))
    assert list(document) == ["version", "as_of", "tool", "policies", "summary", "findings", "not_evaluated"]
    assert (document["version"], document["as_of"], document["tool"]) == (1, "2026-11-24", f"school-notices {__version__}")
    assert list(document["summary"]) == [
        "schools", "terms", "files", "error", "warning", "advice", "passed", "failed", "excused", "not_evaluated",
    ]  # fmt: skip
    found = next(finding for finding in document["findings"] if finding["rule"] == "ends-after-limit" and finding["status"] == "failed")
    assert list(found)[:16] == [
        "rule", "severity", "status", "clauses", "school", "term", "file", "line", "column", "end_line", "end_column",
        "path", "message", "help", "values", "fingerprint",
    ]  # fmt: skip
    placed = {
        key: found[key] for key in ("severity", "clauses", "school", "term", "file", "line", "column", "end_line", "end_column", "path")
    }
    assert placed == {
        "severity": "error", "clauses": ["三(一)d", "三(一)e"], "school": "_example", "term": "2026-spring", "file": TIMES,
        "line": 110, "column": 11, "end_line": 110, "end_column": 18, "path": "sessions[7].ends",
    }  # fmt: skip
    assert found["values"]["ends"] == "18:10"
    assert found["suggest"] == "17:30"


def test_a_fingerprint_does_not_depend_on_lines() -> None:
    one = check(changed(LATE)).findings
    other = check(changed(LATE, ("dismissals:", "# 多了一行\ndismissals:"))).findings
    assert [f.fingerprint for f in one] == [f.fingerprint for f in other]
    assert [f.span.line for f in one] != [f.span.line for f in other]


@pytest.mark.parametrize("paths", [(), ("schools",), ("schools/_example/2026-spring/times.yml",), ("content",)])
def test_paths_choose_what_is_judged(paths: tuple[str, ...]) -> None:
    report = check(changed(LATE), paths)
    assert report.rejected is (paths != ("content",))
