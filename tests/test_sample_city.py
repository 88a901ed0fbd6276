"""The sample city: it passes on any date, covers every term, and each violation planted in it is found where it stands."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from generator.checking import check
from generator.city import City
from generator.findings import Report, Status
from generator.model.values import TermId
from generator.notices.state import Letter, Statement, States
from generator.repository import assemble, load
from tests.rules.casebook import TODAY, Case, reading, repository_files, run, today

AT_MOST = 3
"""Other findings that one planted violation may bring along."""


def city() -> City:
    return today()[0].city


@pytest.mark.parametrize(
    "day",
    [
        "2020-07-01",
        "2021-09-06",
        "2023-07-15",
        "2025-12-31",
        "2026-03-01",
        "2026-09-07",
        "2026-11-24",
        "2027-02-28",
        "2027-07-01",
        "2040-01-01",
    ],
)
def test_it_passes_on_any_date(day: str) -> None:
    report = check(assemble(reading(), dt.date.fromisoformat(day)))
    assert [(f.rule, f.where.file, f.span.line) for f in report.findings if f.status is Status.FAILED and f.severity == "error"] == []


def test_the_four_outcomes_add_up() -> None:
    tally = today()[1].tally
    assert tally.due == tally.passed + tally.failed + tally.excused + tally.not_evaluated
    assert (tally.failed, tally.excused > 0, tally.not_evaluated > 0) == (0, True, True)


def test_it_covers_every_term_of_the_policy_and_since() -> None:
    terms = {filing.id for school in city().schools for filing in school.filings}
    first, last = TermId(2020, "autumn"), TermId(2026, "autumn")
    assert {term.rank for term in terms} >= set(range(first.rank, last.rank + 1))
    assert len([school for school in city().schools if not school.is_sample]) == 12
    assert len({school.registration.area for school in city().schools}) == 3


def test_it_shows_every_kind_of_school() -> None:
    filings = [filing for school in city().schools if not school.is_sample for filing in school.filings]
    states = States(*(today()[0].city, today()[1]))
    books = [filing.finance for filing in filings if filing.has("finance")]
    seen = {
        "serves free": any(filing.plan.fees.mode == "免费" for filing in filings),
        "donations": any(filing.plan.fees.mode == "捐助" for filing in filings),
        "a provider": any(filing.plan.providers for filing in filings),
        "a welfare partner": any(filing.plan.partners for filing in filings),
        "a late end excused": any(f.rule == "ends-after-limit" and f.school != "_example" for f in today()[1].findings),
        "a late statement": any(states.of(filing).statement is Statement.LATE for filing in filings),
        "suspended days": any(filing.has("record") and filing.record.suspended for filing in filings),
        "refunds": any(book.refunds for book in books),
        "seven exempt": any(group.pupils.number == 7 for book in books for group in book.exempt),
        "fewer than the threshold": any(group.pupils.withheld for book in books for group in book.exempt),
        "in review": any(states.of(filing).letter is Letter.IN_REVIEW for filing in filings),
        "carried over": any(book.carried for book in books),
        "a make-up day": any(filing.times.makeup_days for filing in filings),
    }
    assert [name for name, there in seen.items() if not there] == []


def test_without_the_extension_every_term_after_spring_2023_is_refused_by_name() -> None:
    files = {name: raw for name, raw in repository_files().items() if "xx-2023-extension" not in name}
    report = check(load(files, TODAY))
    refused = {(f.school, f.term) for f in report.findings if f.rule == "term-without-policy"}
    later = {(f.school, str(f.id)) for school in city().schools for f in school.filings if f.id > TermId(2023, "spring")}
    assert refused == later
    values = next(f.values for f in report.findings if f.rule == "term-without-policy")
    assert values["policy"] == "XX市中小学生校内课后服务工作实施办法"


def edit(file: str, find: str, put: str, nth: int = 0) -> dict[str, Any]:
    return {"file": file, "find": find, "put": put, **({"nth": nth} if nth else {})}


BUREAU = "content/bureau/approvals/2025-autumn/mingde"
PLANTED = {
    "a winter session ends at 18:10": ("binjiang", [edit("2025-autumn/times.yml", 'ends: "17:30"', 'ends: "18:10"  # !! ends-after-limit', 1)]),
    "two approval dates swapped": (
        "mingde",
        [
            edit(f"{BUREAU}/review.yml", "date: 2025-08-27", "date: 2025-08-29"),
            edit(f"{BUREAU}/approval.yml", "date: 2025-08-29", "date: 2025-08-27  # !! approval-out-of-order"),
        ],
    ),
    "a rate one fen above its cap": ("mingde", [edit("2025-autumn/plan.yml", "rate: 2.44", "rate: 2.51  # !! fee-above-unit-cap")]),
    "one amount changed: a head": (
        "mingde",
        [edit("2025-autumn/finance.yml", "{head: 卫生, amount: 7380.00}", "{head: 卫生, amount: 7380.01}"),
         edit("2025-autumn/finance.yml", "spending_total: 295798.59", "spending_total: 295798.59  # !! spending-total-wrong")],
    ),
    "one amount changed: the closing balance": ("mingde", [edit("2025-autumn/finance.yml", "closing: 2624.00", "closing: 2624.01  # !! closing-wrong")]),
    "one amount changed: a charge": ("mingde", [edit("2025-autumn/finance.yml", "amount: 305356.24", "amount: 305356.25  # !! charge-amount-wrong")]),
    "one amount changed: the opening balance": ("mingde", [edit("2025-autumn/finance.yml", "opening: 0.00", "opening: 0.01  # !! opening-differs")]),
    "a holiday among the service days": (
        "mingde",
        [edit("2025-autumn/times.yml", "\n# 每周安排", "\nmakeup_days:\n  - {day: 2025-10-02, follows: 周四}  # !! service-on-holiday\n\n# 每周安排")],
    ),
    "a holiday no longer left out": (
        "mingde",
        [edit("2025-autumn/times.yml", "  first: 2025-09-08\n  last: 2026", "  first: 2025-09-08  # !! service-on-holiday\n  last: 2026"),
         edit("2025-autumn/times.yml", "{first: 2025-10-01, last: 2025-10-08", "{first: 2025-10-01, last: 2025-10-07")],
    ),
    "an exempt category is charged": (
        "mingde",
        [edit("2025-autumn/plan.yml", "- {category: 脱贫户家庭学生, charge: 0.00}", "- {category: 脱贫户家庭学生, charge: 0.01}  # !! exempt-category-charged")],
    ),
    "an exempt category was charged": (
        "mingde",
        [edit("2025-autumn/finance.yml", "pupils: 38, charged: 0.00}", "pupils: 38, charged: 1.00}  # !! exempt-charged")],
    ),
    "an unlisted head": ("mingde", [edit("2025-autumn/finance.yml", "{head: 卫生, amount: 7380.00}", "{head: 招待, amount: 7380.00}  # !! head-not-allowed")]),
    "more lessons paid than held": (
        "mingde",
        [edit("2025-autumn/finance.yml", "lessons: 4335, rate: 58.00, amount: 251430.00}", "lessons: 9335, rate: 58.00, amount: 541430.00}  # !! paid-more-than-held")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_is_found_on_its_line_with_few_others(name: str) -> None:
    school, edits = PLANTED[name]
    announced, found = run(Case("planted", name, school, TODAY, tuple(edits)))
    assert len(announced) == 1
    assert announced <= found
    assert len(found - announced) <= AT_MOST, sorted(found - announced)


def test_a_violation_is_reported_for_exactly_its_school() -> None:
    """A violation planted in each school in turn, in the wording of nobody else's findings."""
    for school in city().schools:
        filing = next(f for f in reversed(school.filings) if f.has("times"))
        name = f"{filing.folder}/times.yml"
        text = repository_files()[name].decode()
        at = text.index('starts: "', text.index("sessions:"))
        planted = text[:at] + 'starts: "07:10"' + text[at + len('starts: "15:50"') :]
        report = check(load(dict(repository_files()) | {name: planted.encode()}, TODAY)) if school.id == "yucai" else None
        only = check(
            load({name: planted.encode()} | {k: v for k, v in repository_files().items() if k != name and _concerns(k, school.id)}, TODAY)
        )
        failed = {f.school for f in (report or only).findings if f.status is Status.FAILED and f.rule == "session-before-noon"}
        assert failed == {school.id}


def _concerns(name: str, school: str) -> bool:
    return (
        f"/{school}/" in name
        or f"/{school}.yml" in name
        or (name.startswith("content/") and "/approvals/" not in name and "/schools/" not in name)
    )


def test_a_term_is_judged_the_same_whatever_comes_later() -> None:
    """A stricter parameter from a later term on changes no earlier finding and no earlier count."""
    name = "content/policy/xx-2020/parameters.yml"
    text = repository_files()[name].decode()
    head, _, rest = text.partition("\nmax_lessons_per_day:")
    value, _, tail = rest.partition("history:\n")
    changed = f"{head}\nmax_lessons_per_day:{value}history:\n    - first_term: 2026-autumn\n      value: 1\n{tail}"
    report = check(load(repository_files() | {name: changed.encode()}, TODAY))
    later = "2026-autumn"

    def earlier(of: Report) -> tuple[object, ...]:
        findings = [dataclasses.replace(f, where=f.where) for f in of.findings if f.term and f.term < later]
        return findings, {key: tally for key, tally in of.filings.items() if key[1] < later}

    assert earlier(report) == earlier(today()[1])
    assert {f.term for f in report.findings if f.rule == "too-many-lessons"} >= {later}
