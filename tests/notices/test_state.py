"""Every state of both notices, from the town with one thing changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest

from generator.findings import Finding, Severity
from generator.notices.state import LETTER_MARKS, STATEMENT_MARKS, Letter, State, Statement
from tests.render.town import AFTER, city, failed, filing, states, unannounced

PLAN = "schools/lvye/2021-autumn/plan.yml"
PUBLICATIONS = "content/bureau/publications/lvye.yml"
APPROVALS = "content/bureau/approvals/2021-autumn/lvye/"
NOT_DISCLOSED = {PUBLICATIONS: (", statement: 2022-01-20", "")}


def state(
    as_of: dt.date = AFTER,
    edits: Mapping[str, tuple[str, str]] | None = None,
    findings: Iterable[Finding] | None = None,
    school: str = "lvye",
    without: Iterable[str] = (),
) -> State:
    town = city(as_of, edits, without)
    return states(town, findings).of(filing(town, school)[1])


def test_published() -> None:
    found = state()
    assert (found.letter, found.statement) == (Letter.PUBLISHED, Statement.PUBLISHED)
    assert found.public
    assert found.has_pages


@pytest.mark.parametrize(
    ("as_of", "letter"),
    [
        (dt.date(2021, 8, 22), Letter.DRAFT),
        (dt.date(2021, 8, 23), Letter.IN_REVIEW),
        (dt.date(2021, 8, 26), Letter.IN_REVIEW),
        (dt.date(2021, 8, 27), Letter.FILED),
        (dt.date(2021, 8, 28), Letter.PUBLISHED),
    ],
)
def test_letter_by_day(as_of: dt.date, letter: Letter) -> None:
    assert state(as_of).letter is letter


def test_letter_with_a_step_missing_is_in_review() -> None:
    assert state(without=[f"{APPROVALS}approval"]).letter is Letter.IN_REVIEW


def test_letter_with_a_step_refused_is_in_review() -> None:
    assert state(edits={f"{APPROVALS}filing.yml": ("result: 已备案", "result: 退回")}).letter is Letter.IN_REVIEW


@pytest.mark.parametrize(
    ("finding", "letter", "statement"),
    [
        (failed("lvye", "plan"), Letter.HELD, Statement.HELD),
        (failed("lvye", "times", "ends-after-limit"), Letter.HELD, Statement.HELD),
        (failed("lvye", "school", "missing-field"), Letter.HELD, Statement.HELD),
        (failed("lvye", "finance", "missing-field"), Letter.PUBLISHED, Statement.HELD),
        (failed("lvye", "record", "headcount-differs"), Letter.PUBLISHED, Statement.HELD),
        (replace(failed("lvye", "plan"), severity=Severity.ADVICE), Letter.PUBLISHED, Statement.PUBLISHED),
        (replace(failed("lvye", "plan"), term="2021-spring"), Letter.PUBLISHED, Statement.PUBLISHED),
        (failed("xijie", "plan"), Letter.PUBLISHED, Statement.PUBLISHED),
    ],
)
def test_errors_hold_what_rests_on_them(finding: Finding, letter: Letter, statement: Statement) -> None:
    found = state(findings=[finding])
    assert (found.letter, found.statement) == (letter, statement)


def test_broken_file_holds_the_letter_and_a_broken_finance_file_the_statement() -> None:
    town = city(edits={"schools/lvye/2021-autumn/times.yml": ("dismissals:", "dismissals: [")})
    assert states(town).of(filing(town)[1]).letter is Letter.HELD
    town = city(edits={"schools/lvye/2021-autumn/finance.yml": ("settled:", "settled: [")})
    assert states(town).of(filing(town)[1]) == state(findings=[failed("lvye", "finance")])


def test_term_without_a_policy_is_held() -> None:
    assert state(edits={"content/policy/town/policy.yml": ("last_term: 2023-spring", "last_term: 2021-spring")}).letter is Letter.HELD


@pytest.mark.parametrize(
    ("as_of", "statement"),
    [(dt.date(2021, 12, 1), Statement.DUE), (dt.date(2022, 2, 18), Statement.DUE), (dt.date(2022, 2, 19), Statement.LATE)],
)
def test_statement_by_day(as_of: dt.date, statement: Statement) -> None:
    found = state(as_of, NOT_DISCLOSED)
    assert found.statement is statement
    assert found.deadline == dt.date(2022, 2, 18)


def test_deadline_in_a_year_whose_holidays_are_unknown() -> None:
    town = unannounced(city(AFTER, NOT_DISCLOSED), 2022)
    found = states(town).of(filing(town)[1])
    assert found.statement is Statement.DUE
    assert found.deadline is None
    assert found.deadline_unknown


def test_free_school_without_money_owes_no_statement() -> None:
    assert state(school="shanquan").statement is Statement.NOT_REQUIRED


def test_service_not_begun_owes_none_either() -> None:
    assert state(school="xijie").statement is Statement.NOT_YET


def test_every_state_has_its_words() -> None:
    assert set(LETTER_MARKS) == set(Letter)
    assert set(STATEMENT_MARKS) == set(Statement)
