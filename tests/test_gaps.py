"""What is missing is said: each file of a whole filing removed in turn, and what the bureau recorded of it."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.checking import check
from generator.findings import Severity, Status
from generator.notices.state import Letter, Statement, States
from generator.project import packaged
from generator.render.pages import pages
from generator.repository import load
from generator.site import Site
from generator.wording.sentences import message
from generator.wording.values import plain
from tests.rules.casebook import ROOT, TODAY, files_of, repository_files, today

TERM = "schools/qingshan/2026-spring"


@pytest.mark.parametrize(
    ("removed", "announced"),
    [
        (f"{TERM}/times.yml", ("required-file-missing", f"{TERM}/times.yml")),
        (f"{TERM}/staff.yml", ("required-file-missing", f"{TERM}/staff.yml")),
        (f"{TERM}/finance.yml", ("required-file-missing", f"{TERM}/finance.yml")),
        (f"{TERM}/plan.yml", ("record-without-plan", "content/bureau/approvals/2026-spring/qingshan/review.yml")),
        ("schools/qingshan/school.yml", ("required-file-missing", "schools/qingshan/school.yml")),
        ("content/bureau/schools/qingshan.yml", ("school-not-registered", "content/bureau/approvals/2026-autumn/qingshan/approval.yml")),
        ("content/bureau/city.yml", ("required-file-missing", "content/bureau/city.yml")),
        ("content/bureau/terms.yml", ("required-file-missing", "content/bureau/terms.yml")),
    ],
)
def test_a_file_removed_is_an_error_by_name_and_the_site_goes_on(removed: str, announced: tuple[str, str]) -> None:
    files = {name: raw for name, raw in files_of("qingshan").items() if name != removed}
    repository = load(files, TODAY)
    report = check(repository)
    assert announced in {(f.rule, f.where.file) for f in report.findings if f.status is Status.FAILED}
    assert len(list(pages(repository.city, report, Site("https://notices.shili.example/", packaged("theme", ROOT))))) > 10


def test_a_disclosed_statement_that_is_gone_is_held_back_and_not_called_late() -> None:
    repository = load({name: raw for name, raw in files_of("qingshan").items() if name != f"{TERM}/finance.yml"}, TODAY)
    states = States(repository.city, check(repository))
    school = repository.city.school("qingshan")
    assert school is not None
    state = states.of(next(filing for filing in school.filings if str(filing.id) == "2026-spring"))
    assert (state.letter, state.statement) == (Letter.PUBLISHED, Statement.HELD)


CALENDAR = "content/calendar/2024.yml"


@pytest.mark.parametrize(
    ("old", "new", "at", "days", "here", "there"),
    [
        # A block that is a day too long, and one that is a day short.
        ("last: 2024-10-07", "last: 2024-10-08", "{first: 2024-10-01", ["2024-10-08"], "off", "ordinary"),
        ("last: 2024-10-07", "last: 2024-10-05", "holidays:", ["2024-10-07"], "ordinary", "off"),
        # A worked Saturday on the wrong Saturday: one that is none, and one that is lacking.
        ("2024-10-12]", "2024-10-12, 2024-10-19]", "2024-10-19", ["2024-10-19"], "worked", "ordinary"),
        (", 2024-10-12]", "]", "makeup_days:", ["2024-10-12"], "ordinary", "worked"),
        # A day that is both is worked, here as there.
        ("last: 2024-02-17", "last: 2024-02-18", "", [], "", ""),
        # The New Year of 2024 begins in the last days of 2023; these are a Saturday and a Sunday anyway.
        ("first: 2023-12-30", "first: 2023-12-29", "{first: 2023-12-29", ["2023-12-29"], "off", "ordinary"),
        ("first: 2023-12-30", "first: 2023-12-31", "", [], "", ""),
        ("first: 2024-06-08", "first: 2024-06-10", "", [], "", ""),
    ],
)
def test_a_calendar_file_that_differs_from_the_library(old: str, new: str, at: str, days: list[str], here: str, there: str) -> None:
    files = files_of("_example")
    text = files[CALENDAR].decode()
    assert text.count(old) == 1
    changed = text.replace(old, new)
    repository = load(files | {CALENDAR: changed.encode()}, TODAY)
    found = [f for f in repository.findings if f.rule == "calendar-differs"]
    assert [(plain(f.values["days"]), f.values["here"], f.values["there"]) for f in found] == ([(days, here, there)] if days else [])
    for finding in found:
        assert finding.where.file == CALENDAR
        assert at in changed.splitlines()[finding.span.line - 1]
        assert finding.severity is Severity.ERROR
    assert repository.city.calendar.years[2024].document.startswith("国务院")


def test_both_texts_of_a_calendar_that_differs() -> None:
    files = files_of("_example")
    raw = files[CALENDAR].replace(b"2024-10-12]", b"2024-10-19]")
    found = [f for f in load(files | {CALENDAR: raw}, TODAY).findings if f.rule == "calendar-differs"]
    assert [message(finding) for finding in found] == [
        "2024年10月12日在这里是平常的日子，在程序所用的日历库中是调休上班",
        "2024年10月19日在这里是调休上班，在程序所用的日历库中是平常的日子",
    ]
    assert message(found[0], "en") == "here 2024-10-12 is an ordinary day, in the calendar library it is a worked week-end day"


def test_days_that_the_bureau_has_checked_may_differ_from_the_library() -> None:
    files = files_of("_example")
    changed = files[CALENDAR].replace(b"2024-10-12]", b"2024-10-19]")
    both = changed + b"confirmed: [2024-10-12, 2024-10-19]\n"
    one = changed + b"confirmed: [2024-10-12]\n"
    found = [[f.values["days"] for f in load(files | {CALENDAR: raw}, TODAY).findings] for raw in (both, one)]
    assert found == [[], [(dt.date(2024, 10, 19),)]]


def test_calendar_files_removed_change_no_verdict() -> None:
    less = check(load({name: raw for name, raw in repository_files().items() if not name.startswith("content/calendar/")}, TODAY))
    whole = today()[1]
    assert less.findings == whole.findings
    assert less.not_evaluated == whole.not_evaluated
    assert less.filings == whole.filings
    assert {gap.values["year"] for gap in less.not_evaluated if gap.why == "unknown-year"} == {2027}
