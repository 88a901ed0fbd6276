from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from generator.findings import Finding, Severity, Span, Status, Where
from generator.notices.faults import Problem
from generator.notices.inspections import Corrections
from generator.notices.oversight import OversightView, oversight
from tests.render.town import AFTER, excused, failed, unannounced
from tests.render.whole import judged, site, whole

LATE = {"content/bureau/publications/lvye.yml": (", statement: 2022-01-20", "")}


def view(as_of: dt.date = AFTER, edits: dict[str, tuple[str, str]] | None = None, findings: list[Finding] | None = None) -> OversightView:
    return oversight(judged(whole(as_of, edits=edits), findings))


def test_who_is_late_and_since_when() -> None:
    found = view(edits=LATE).late
    assert [(row.name, row.term, row.deadline, row.days) for row in found] == [("绿野小学", "2021年秋季学期", dt.date(2022, 2, 18), 11)]
    assert view(dt.date(2022, 2, 18), LATE).late == ()


def test_a_deadline_that_nobody_can_tell_yet() -> None:
    found = oversight(judged(unannounced(whole(edits=LATE), 2022)))
    assert found.late == ()
    assert [row.name for row in found.unknown] == ["绿野小学"]


def test_what_is_held_back_by_file_and_rule() -> None:
    found = view(
        findings=[
            failed("lvye", "finance", "closing-wrong"),
            failed("shanquan", "plan"),
            failed("xijie", "school", "leadership-incomplete"),
        ]
    )
    assert [(row.name, row.term, row.papers) for row in found.held] == [
        ("绿野小学", "2021年秋季学期", "收支公示"),
        ("山泉村小学", "2021年秋季学期", "告知书、收支公示"),
        ("西街小学", "", "各学期公示"),
    ]
    assert found.held[0].problems == (Problem("schools/lvye/2021-autumn/finance.yml", "closing-wrong", "期末结余算得不对", (1,), 0),)


def test_a_rule_once_a_file_with_its_first_lines() -> None:
    one = failed("lvye", "plan")
    findings = [replace(one, span=Span(line, 1, line, 2)) for line in (9, 4, 7, 4, 12, 30)]
    (problem,) = view(findings=findings).held[0].problems
    assert (problem.lines, problem.more) == ((4, 7, 9), 2)


def test_nothing_that_a_school_typed_is_repeated() -> None:
    typed = "张三家长电话"
    findings = [
        replace(failed("lvye", "plan", "unknown-field"), values={"field": typed}, suggest=typed, reason=typed),
        Finding(
            rule="unknown-file", severity=Severity.ERROR, school="lvye", where=Where(f"schools/lvye/{typed}.yml"), values={"file": typed}
        ),
        Finding(
            rule="unknown-file", severity=Severity.ERROR, school=typed, where=Where(f"schools/{typed}/plan.yml"), values={"file": typed}
        ),
        Finding(rule="not-utf8", severity=Severity.ERROR, where=Where(f"content/{typed}.yml")),
    ]
    states = judged(whole(), findings)
    assert typed not in "".join(page.body for page in site(states).values())
    found = oversight(states)
    assert [row.name for row in found.held] == ["绿野小学", "绿野小学", "不在名册上的文件夹"]
    assert [problem.file for row in found.held for problem in row.problems] == [
        "schools/lvye/2021-autumn/plan.yml",
        "schools/ 下的其他文件",
        "schools/ 下的其他文件",
    ]
    assert [problem.file for problem in found.bureau] == ["content/ 下的其他文件"]


def test_files_that_cannot_be_used_stand_apart() -> None:
    staff = "schools/shanquan/2021-autumn/staff.yml"
    finding = Finding(rule="unknown-field", severity=Severity.ERROR, school="shanquan", term="2021-autumn", where=Where(staff, ("gruops",)))
    found = view(edits={staff: ("groups:", "gruops:")}, findings=[finding])
    assert [(row.name, row.label, row.file) for row in found.unread] == [("山泉村小学", "2021年秋季学期师资", staff)]
    assert [problem.rule for problem in found.unread[0].problems] == ["unknown-field"]
    assert found.held == ()


def test_who_waits_for_whom_and_how_long() -> None:
    (row,) = view().waiting
    assert (row.name, row.office, row.act, row.since, row.days) == ("西街小学", "基教股", "审批", dt.date(2021, 8, 25), 126)


def test_filed_and_waiting_to_be_published() -> None:
    rows = {row.school: row for row in view(dt.date(2021, 8, 27)).waiting}
    assert (rows["lvye"].office, rows["lvye"].act) == ("教育局", "公开")


def test_reasons_of_public_filings_only() -> None:
    assert [(term, [(row.name, row.rule) for row in rows]) for term, rows in view().excused] == [
        ("2021年秋季学期", [("绿野小学", "ends-after-limit")])
    ]
    town = whole()
    found = [*excused(town), failed("lvye", "plan")]
    assert oversight(judged(town, found)).excused == ()


def test_reasons_in_the_books_wait_for_the_statement() -> None:
    books = replace(failed("lvye", "finance", "surplus-too-large"), status=Status.EXCUSED, reason="下学期退还。")
    assert [row.reason for _, rows in view(findings=[books]).excused for row in rows] == ["下学期退还。"]
    assert view(edits=LATE, findings=[books]).excused == ()


def test_inspections_latest_first_and_only_public_ones() -> None:
    found = view()
    assert [(row.school, row.mark and row.mark.text) for row in found.problems] == [("shanquan", "整改中"), ("lvye", "已整改")]
    assert [row.school for row in found.practice] == ["lvye"]


def test_how_long_corrections_took_and_which_are_open() -> None:
    assert view().corrections == Corrections(found=2, corrected=1, median="8", longest=8, open=1, overdue=0)
    assert view(dt.date(2022, 3, 11)).corrections == Corrections(found=2, corrected=1, median="8", longest=8, open=1, overdue=1)
    assert view(dt.date(2021, 11, 19)).corrections == Corrections(found=1, corrected=0, median="", longest=0, open=1, overdue=0)
    assert [row.days for row in view().problems] == [7, 8]


def test_other_things_overdue_are_no_statements() -> None:
    found = view(edits=LATE)
    assert {row.kind.value for row in found.overdue} == {"applications", "measures", "letter", "report"}
    assert [count for anchor, _, count in found.numbers if anchor in ("late", "overdue")] == [1, 6]


@pytest.mark.parametrize(
    ("as_of", "marks"),
    [
        (dt.date(2021, 11, 11), []),
        (dt.date(2021, 11, 19), ["整改中"]),
        (dt.date(2021, 11, 20), ["已整改"]),
        (dt.date(2022, 3, 10), ["整改中", "已整改"]),
        (dt.date(2022, 3, 11), ["逾期未整改", "已整改"]),
    ],
)
def test_an_inspection_as_of_a_day(as_of: dt.date, marks: list[str]) -> None:
    assert [row.mark.text for row in view(as_of).problems if row.mark] == marks


def test_days_that_pass_do_not_change_the_digest() -> None:
    assert view(dt.date(2022, 3, 1), LATE).origin.stamp == view(dt.date(2022, 3, 2), LATE).origin.stamp
