"""What is owed, on the day itself and the day after, from the town with one thing changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

import pytest

from generator.due import BUREAU, SCHOOL, Kind, Obligation, State, obligations
from generator.model.values import TermId
from generator.notices.inspections import problems
from generator.repository import load
from tests.render.town import AFTER, city, filing, states, unannounced
from tests.rules.casebook import files_of

PLAN = "schools/lvye/2021-autumn/plan.yml"
FINANCE = "schools/lvye/2021-autumn/finance.yml"
RECORD = "schools/lvye/2021-autumn/record.yml"
TERMS = "content/bureau/terms.yml"
PUBLICATIONS = "content/bureau/publications/lvye.yml"
NOT_DISCLOSED = {PUBLICATIONS: (", statement: 2022-01-20", "")}
NOT_REPORTED = {RECORD: ("reported: 2022-01-19\n", "")}
NEXT_TERM = {TERMS: ("ends: 2022-01-18}", "ends: 2022-01-18}\n  - {id: 2022-spring, starts: 2022-02-21, ends: 2022-07-01}")}

Edits = Mapping[str, tuple[str, str]]


def owed(
    kind: Kind,
    as_of: str | dt.date,
    edits: Edits | None = None,
    school: str = "lvye",
    term: str | None = "2021-autumn",
    without: Iterable[str] = (),
) -> list[Obligation]:
    day = dt.date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    wanted = TermId.parse(term) if term else None
    return [o for o in obligations(city(day, edits, without)) if (o.school, o.term, o.kind) == (school, wanted, kind)]


def one(
    kind: Kind,
    as_of: str | dt.date,
    edits: Edits | None = None,
    school: str = "lvye",
    term: str | None = "2021-autumn",
    without: Iterable[str] = (),
) -> Obligation:
    (found,) = owed(kind, as_of, edits, school, term, without)
    return found


@pytest.mark.parametrize(
    ("kind", "as_of", "edits", "school", "state", "due"),
    [
        # The plan, on the last day before the term and on its first day.
        (Kind.CONSULT, "2021-08-12", {}, "lvye", State.OPEN, "2021-08-31"),
        (Kind.CONSULT, "2021-08-13", {}, "lvye", State.DONE, "2021-08-31"),
        (Kind.PLAN, "2021-08-19", {}, "lvye", State.OPEN, "2021-08-31"),
        (Kind.PLAN, "2021-08-20", {}, "lvye", State.DONE, "2021-08-31"),
        (Kind.SUBMIT, "2021-08-20", {}, "lvye", State.OPEN, "2021-08-31"),
        (Kind.SUBMIT, "2021-08-21", {}, "lvye", State.SOON, "2021-08-31"),
        (Kind.SUBMIT, "2021-08-23", {}, "lvye", State.DONE, "2021-08-31"),
        (Kind.SUBMIT, "2021-08-31", {PLAN: ("submitted: 2021-08-23\n", "")}, "lvye", State.SOON, "2021-08-31"),
        (Kind.SUBMIT, "2021-09-01", {PLAN: ("submitted: 2021-08-23\n", "")}, "lvye", State.LATE, "2021-08-31"),
        (Kind.PLAN, "2021-09-01", {PLAN: ("submitted: 2021-08-23\n", "")}, "lvye", State.DONE, "2021-08-31"),
        # The chain stands still at the west street school; its first service day is 6 September.
        (Kind.APPROVAL, "2021-08-26", {}, "xijie", State.SOON, "2021-09-05"),
        (Kind.APPROVAL, "2021-09-05", {}, "xijie", State.SOON, "2021-09-05"),
        (Kind.APPROVAL, "2021-09-06", {}, "xijie", State.LATE, "2021-09-05"),
        (Kind.APPROVAL, "2021-08-27", {}, "lvye", State.DONE, "2021-09-05"),
        # The letter: by the first service day, which comes before the tenth working day.
        (Kind.LETTER, "2021-08-27", {}, "lvye", State.SOON, "2021-09-06"),
        (Kind.LETTER, "2021-08-28", {}, "lvye", State.DONE, "2021-09-06"),
        (Kind.LETTER, "2021-09-06", {}, "xijie", State.SOON, "2021-09-06"),
        (Kind.LETTER, "2021-09-07", {}, "xijie", State.LATE, "2021-09-06"),
        (Kind.APPLICATIONS, "2021-09-02", {}, "lvye", State.SOON, "2021-09-03"),
        (Kind.APPLICATIONS, "2021-09-03", {}, "lvye", State.DONE, "2021-09-03"),
        (Kind.APPLICATIONS, "2021-09-04", {}, "shanquan", State.LATE, "2021-09-03"),
        # Settling has the disclosure's last day.
        (Kind.SETTLE, "2022-01-16", {}, "lvye", State.OPEN, "2022-02-18"),
        (Kind.SETTLE, "2022-01-17", {}, "lvye", State.DONE, "2022-02-18"),
        (Kind.SETTLE, "2022-02-18", {FINANCE: ("settled: 2022-01-17", "settled: 2022-02-21")}, "lvye", State.SOON, "2022-02-18"),
        (Kind.SETTLE, "2022-02-19", {FINANCE: ("settled: 2022-01-17", "settled: 2022-02-21")}, "lvye", State.LATE, "2022-02-18"),
        # The statement: twenty working days after 18 January 2022, the Spring Festival and the worked week-ends counted.
        (Kind.STATEMENT, "2022-02-07", NOT_DISCLOSED, "lvye", State.OPEN, "2022-02-18"),
        (Kind.STATEMENT, "2022-02-08", NOT_DISCLOSED, "lvye", State.SOON, "2022-02-18"),
        (Kind.STATEMENT, "2022-02-18", NOT_DISCLOSED, "lvye", State.SOON, "2022-02-18"),
        (Kind.STATEMENT, "2022-02-19", NOT_DISCLOSED, "lvye", State.LATE, "2022-02-18"),
        (Kind.STATEMENT, "2022-01-20", {}, "lvye", State.DONE, "2022-02-18"),
        (Kind.REPORT, "2022-01-30", NOT_REPORTED, "lvye", State.SOON, "2022-01-30"),
        (Kind.REPORT, "2022-01-31", NOT_REPORTED, "lvye", State.LATE, "2022-01-30"),
        (Kind.REPORT, "2022-01-18", {}, "lvye", State.OPEN, "2022-01-30"),
        (Kind.REPORT, "2022-01-19", {}, "lvye", State.DONE, "2022-01-30"),
    ],
)
def test_each_stage_by_day(kind: Kind, as_of: str, edits: Edits, school: str, state: State, due: str) -> None:
    found = one(kind, as_of, edits, school)
    assert (found.state, found.due) == (state, dt.date.fromisoformat(due))
    assert found.why_unknown is None
    assert (found.done is not None) == (state is State.DONE)


def test_the_letter_of_a_service_that_begins_late_is_due_by_the_tenth_working_day() -> None:
    late_start = {"schools/xijie/2021-autumn/times.yml": ("service: {first: 2021-09-06", "service: {first: 2021-10-11")}
    assert one(Kind.LETTER, "2021-09-15", late_start, "xijie").due == dt.date(2021, 9, 15)


@pytest.mark.parametrize(
    ("as_of", "without", "owner"),
    [
        ("2021-08-24", (), "基教股"),
        ("2021-08-26", (), "驻市教育局纪检监察组"),
        ("2021-08-26", ("review",), "驻片领导"),
        ("2021-08-27", ("approval",), "基教股"),
    ],
)
def test_the_office_whose_turn_it_is(as_of: str, without: tuple[str, ...], owner: str) -> None:
    found = one(Kind.APPROVAL, as_of, without=[f"content/bureau/approvals/2021-autumn/lvye/{step}" for step in without])
    assert found.owner == owner


def test_no_office_owes_anything_before_the_plan_is_submitted() -> None:
    assert owed(Kind.APPROVAL, "2021-08-22") == []
    assert one(Kind.LETTER, "2021-08-22").owner == SCHOOL


def test_what_is_settled_waits_for_the_bureau_to_publish_it() -> None:
    assert one(Kind.STATEMENT, "2022-01-17", NOT_DISCLOSED).owner == BUREAU
    assert one(Kind.STATEMENT, "2022-01-16", NOT_DISCLOSED).owner == SCHOOL


def test_what_a_term_asks_for_cites_its_clauses_in_the_order_of_the_term() -> None:
    found = [o for o in obligations(city(AFTER)) if (o.school, str(o.term)) == ("lvye", "2021-autumn") and o.kind is not Kind.REFUND]
    assert [(o.kind.value, o.owner, o.clauses) for o in found] == [
        ("consult", SCHOOL, ("二(一)a", "三(四)a")),
        ("plan", SCHOOL, ("三(四)a", "四(一)e")),
        ("submit", SCHOOL, ("三(四)b", "四(一)e")),
        ("approval", BUREAU, ("三(四)b",)),
        ("letter", BUREAU, ("二(一)b",)),
        ("applications", SCHOOL, ("三(四)d",)),
        ("settle", SCHOOL, ("三(五)g", "三(五)l")),
        ("statement", BUREAU, ("三(五)l",)),
        ("report", SCHOOL, ("末1b",)),
    ]


def test_a_free_school_without_money_owes_no_statement() -> None:
    assert owed(Kind.STATEMENT, AFTER, school="shanquan") == []
    assert owed(Kind.SETTLE, AFTER, school="shanquan") == []
    assert one(Kind.REPORT, AFTER, school="shanquan").state is State.LATE


def test_without_approval_there_is_nothing_to_account_for() -> None:
    for kind in (Kind.APPLICATIONS, Kind.SETTLE, Kind.STATEMENT, Kind.REPORT):
        assert owed(kind, AFTER, school="xijie") == []


def test_days_in_a_year_that_is_not_announced() -> None:
    unknown = obligations(unannounced(city(AFTER, NOT_DISCLOSED), 2022))
    (found,) = (o for o in unknown if (o.school, str(o.term), o.kind) == ("lvye", "2021-autumn", Kind.STATEMENT))
    assert (found.state, found.due) == (State.UNKNOWN, None)
    assert found.why_unknown is not None
    assert (found.why_unknown.cause, found.why_unknown.values) == ("unknown-year", {"year": 2022})
    assert Kind.STATEMENT not in {o.kind for o in obligations(unannounced(city(AFTER), 2022)) if o.state is State.UNKNOWN}


def test_a_year_without_a_file_has_the_same_deadlines() -> None:
    assert obligations(city(AFTER, NOT_DISCLOSED, ["content/calendar"])) == obligations(city(AFTER, NOT_DISCLOSED))


def test_a_file_that_cannot_be_read_accuses_nobody() -> None:
    found = one(Kind.SUBMIT, AFTER, {PLAN: ("title:", "title: [")})
    assert found.state is State.UNKNOWN
    assert found.why_unknown is not None
    assert found.why_unknown.cause == "broken-file"


def test_a_term_without_a_policy() -> None:
    edits = {"content/policy/town/policy.yml": ("last_term: 2023-spring", "last_term: 2021-spring")}
    found = [o for o in obligations(city(AFTER, edits)) if o.school == "xijie" and o.term]
    assert [(o.kind, o.state, o.why_unknown and o.why_unknown.cause) for o in found] == [(Kind.PLAN, State.UNKNOWN, "no-policy")]


@pytest.mark.parametrize(
    ("as_of", "state", "any_paid"),
    [("2022-01-17", State.SOON, False), ("2022-01-26", State.SOON, True), ("2022-01-27", State.LATE, True)],
)
def test_refunds_until_the_disclosure_ends(as_of: str, state: State, any_paid: bool) -> None:
    edits = {FINANCE: ('"13334.20", paid: 2022-01-18', '"13334.20"')}
    found = owed(Kind.REFUND, as_of, edits)
    assert found[1].state is state
    assert {o.due for o in found} == {dt.date(2022, 1, 26)}
    assert sum(o.done is not None for o in found) == sum(o.done is not None for o in owed(Kind.REFUND, as_of)) - any_paid
    assert owed(Kind.REFUND, "2022-01-16", edits) == []


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2021-09-05", None),
        ("2021-11-01", State.OPEN),
        ("2021-11-02", State.SOON),
        ("2021-12-31", State.SOON),
        ("2022-01-01", State.LATE),
        ("2022-01-15", None),
    ],
)
def test_a_licence_while_the_agreement_runs(as_of: str, state: State | None) -> None:
    found = owed(Kind.LICENCE, as_of, {PLAN: ("licence_until: 2024-08-31", "licence_until: 2021-12-31")})
    assert [o.state for o in found] == ([state] if state else [])


def test_the_standing_measures_are_owed_once() -> None:
    assert one(Kind.MEASURES, "2021-03-15", term=None).state is State.SOON
    assert one(Kind.MEASURES, "2021-03-16", term=None).state is State.LATE


@pytest.mark.parametrize(
    ("as_of", "state"),
    [("2021-12-22", None), ("2021-12-23", State.OPEN), ("2022-02-10", State.SOON), ("2022-02-20", State.SOON), ("2022-02-21", State.LATE)],
)
def test_the_next_term_with_nothing_filed(as_of: str, state: State | None) -> None:
    for kind in (Kind.CONSULT, Kind.PLAN, Kind.SUBMIT):
        found = owed(kind, as_of, NEXT_TERM, term="2022-spring")
        assert [o.state for o in found] == ([state] if state else [])


def test_a_term_outside_the_registration_is_not_asked_for() -> None:
    edits = {
        **NEXT_TERM,
        "content/bureau/schools/xijie.yml": ("first_term: 2021-autumn", "first_term: 2021-autumn\nlast_term: 2021-autumn"),
    }
    assert owed(Kind.PLAN, "2022-02-21", edits, "xijie", "2022-spring") == []
    assert one(Kind.PLAN, "2022-02-21", edits, "lvye", "2022-spring").state is State.LATE


def test_the_oversight_page_has_the_same_deadline() -> None:
    town = city(AFTER, NOT_DISCLOSED)
    assert one(Kind.STATEMENT, AFTER, NOT_DISCLOSED).due == states(town).of(filing(town)[1]).deadline


@pytest.mark.parametrize(
    ("as_of", "old", "new", "state", "due"),
    [
        ("2026-11-09", "", "", None, None),
        ("2026-11-30", "", "", State.OPEN, "2026-12-11"),
        ("2026-12-01", "", "", State.SOON, "2026-12-11"),
        ("2026-12-11", "", "", State.SOON, "2026-12-11"),
        ("2026-12-12", "", "", State.LATE, "2026-12-11"),
        ("2026-12-12", "public: 是", "public: 否", State.LATE, "2026-12-11"),
        ("2026-12-12", "public:", "corrected: 2026-12-12\npublic:", State.DONE, "2026-12-11"),
        ("2026-12-12", "public:", "corrected: 2026-12-13\npublic:", State.LATE, "2026-12-11"),
        ("2026-12-12", "deadline: 2026-12-11\n", "", State.UNKNOWN, None),
        ("2026-12-12", "kind: 问题", "kind: 好经验", None, None),
    ],
)
def test_a_problem_that_an_inspection_found(as_of: str, old: str, new: str, state: State | None, due: str | None) -> None:
    files, file = files_of("wenchang"), "content/bureau/inspections/wenchang-2026-11.yml"
    assert old.encode() in files[file]
    inspected = load(files | {file: files[file].replace(old.encode(), new.encode())}, dt.date.fromisoformat(as_of)).city
    found = [o for o in obligations(inspected) if o.school == "wenchang" and o.kind is Kind.CORRECTION]
    assert [(o.state, o.due and o.due.isoformat()) for o in found] == ([(state, due)] if state else [])
    for obligation in found:
        assert (str(obligation.term), obligation.owner, obligation.subject) == ("2026-autumn", SCHOOL, "2026-11-10 市教育局督导组")
        assert obligation.clauses == ("四(三)1b",)
        assert (obligation.why_unknown and obligation.why_unknown.cause) == (None if due else "no-deadline")
    if state and new != "public: 否":
        page = [row.mark for row in problems(inspected, {"wenchang": "文昌小学"})]
        assert [mark.text for mark in page if mark] == [{State.DONE: "已整改", State.LATE: "逾期未整改"}.get(state, "整改中")]
