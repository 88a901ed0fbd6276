"""Nobody can work out a withheld number: not from the sample's files and pages, not from generated books; planted leaks are found."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.checking import check
from generator.city import Filing
from generator.digest import canonical
from generator.model.fields import Part
from generator.model.finance import Charge, Disposal, Finance, ReducedCharge, Refund, Together
from generator.model.values import Fen
from generator.notices.books import rows
from generator.notices.state import States
from generator.render.environment import environment
from generator.render.filings import pages_of
from generator.repository import load
from generator.rules import all_rules
from generator.site import Page
from tests.privacy.solver import Data, Printed, fen, solved, withheld
from tests.render.town import SITE
from tests.rules.casebook import TODAY, files_of
from tests.rules.finance_books import filings
from tests.rules.finance_breaks import put

SCHOOLS = {"liuhe": "2026-spring", "yunling": "2025-autumn"}
GUARDS = ("small-group-exposed", "withheld-number-deducible")


@cache
def sample(school: str) -> tuple[Filing, dict[str, str]]:
    """A filing of the sample city that withholds, and the bodies of its built pages by address."""
    repository = load(files_of(school), TODAY)
    (record,) = repository.city.schools
    filing = next(each for each in record.filings if str(each.id) == SCHOOLS[school])
    env = environment(SITE.theme)
    built = pages_of(States(repository.city, check(repository)), env, SITE, record, filing)
    return filing, {page.address: page.body for page in built if isinstance(page, Page)}


class Rows(HTMLParser):
    """The cells of every table row of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        self.inside = tag in ("td", "th") or (self.inside and tag != "tr")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.rows[-1][-1] += data


def cells(body: str) -> list[list[str]]:
    parser = Rows()
    parser.feed(body)
    return parser.rows


def statement(body: str) -> Printed:
    """The rows of a finance page with their amounts."""
    return [(row[0], fen(row[1].replace(",", "")) if row[1] else None) for row in table(body)]


def table(body: str) -> list[list[str]]:
    """Its rows of what, amount, share of spending, explanation."""
    return [row for row in cells(body) if len(row) == 4 and re.fullmatch(r"(-?[\d,]+\.\d\d)?", row[1])]


def public(filing: Filing) -> tuple[Data, Data]:
    """Books and record as the repository shows them."""
    finance, record = spelled(filing.finance), spelled(filing.record)
    assert isinstance(finance, dict)
    assert isinstance(record, dict)
    first, *others = finance["charges"]
    for row in others:
        row["late"] = row["item"] == first["item"]
    return finance, record


def spelled(value: object) -> object:
    """A part as a mapping of all its fields, also of those that the file leaves out."""
    if isinstance(value, Part):
        return {field.name: spelled(getattr(value, field.name)) for field in fields(value) if field.name != "where"}
    return [spelled(one) for one in value] if isinstance(value, tuple) else canonical(value)


def numbers(data: object) -> Iterator[int]:
    """Every whole number in a file."""
    if isinstance(data, dict):
        for value in data.values():
            yield from numbers(value)
    elif isinstance(data, list):
        for value in data:
            yield from numbers(value)
    elif isinstance(data, int):
        yield data


def speaks(filing: Filing) -> bool:
    """Whether one of the rules that guard small groups finds something."""
    return any(hit for rule in GUARDS for hit in all_rules()[rule].check(filing))


@pytest.mark.parametrize("school", SCHOOLS)
class TestSample:
    def test_withholds_something_and_nobody_can_solve_it(self, school: str) -> None:
        filing, pages = sample(school)
        printed = statement(pages[f"{filing.folder}/finance/"])
        assert ("三、退费", filing.finance.refunded) in printed
        assert withheld(public(filing)[0])
        assert solved(*public(filing), printed) == []
        assert not speaks(filing)

    def test_the_statement_prints_the_band_and_no_amount_of_it(self, school: str) -> None:
        filing, pages = sample(school)
        printed_rows = table(pages[f"{filing.folder}/finance/"])
        for group in filing.finance.groups:
            if group.pupils.withheld:
                (about,) = [row for row in printed_rows if group.category in row[0] + row[3]]
                assert "不足5人" in about[3]
                assert about[1] in ("0.00", filing.finance.charged and filing.finance.charged.yuan)

    def test_pages_count_no_pupils_that_the_files_do_not(self, school: str) -> None:
        """Every “N人” on any page of the term is a number of its files, or the sum of a column of them."""
        filing, pages = sample(school)
        files = [spelled(part) for part in filing.parts.values()]
        known = {number for data in files for number in numbers(data)} | {filing.values.small_group}
        for rows_of in (filing.plan.grades, filing.record.grades):
            for field in ("enrolled", "expected", "applied", "participants"):
                known.add(sum(getattr(row, field, 0) for row in rows_of))
        known.add(sum(group.people for group in filing.staff.groups))
        for address, body in pages.items():
            found = {int(number.replace(",", "")) for number in re.findall(r"([\d,]*\d)人", re.sub(r"<[^>]+>", " ", body))}
            assert found <= known, address


def printed(filing: Filing) -> Printed:
    """What the statement of generated books would print."""
    return [(row.text, row.amount) for row in rows(filing.finance, filing.values.small_group)]


BOOKS = settings(max_examples=300, deadline=None, suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much))


@BOOKS
@given(st.booleans().flatmap(lambda small: filings(small=small)))
def test_the_rule_speaks_exactly_where_a_number_can_be_solved(filing: Filing) -> None:
    finance, record = public(filing)
    if withheld(finance):
        assert bool(solved(finance, record, printed(filing))) == speaks(filing)


def with_record(filing: Filing, grades: Mapping[int, Mapping[str, Any]], **applications: Any) -> Filing:
    record = filing.record
    changed = tuple(dataclasses.replace(grade, **grades.get(grade.grade, {})) for grade in record.grades)
    asked = dataclasses.replace(record.applications, **applications)
    return put(filing, "record", grades=changed, applications=asked)


def with_charge(filing: Filing, **changes: Any) -> Filing:
    (charge,) = filing.finance.charges
    return put(filing, "finance", charges=(dataclasses.replace(charge, **changes),))


def with_line(filing: Filing, **line: Any) -> Filing:
    finance: Finance = filing.finance
    where = finance.at("refunds", len(finance.refunds))
    return put(filing, "finance", refunds=(*finance.refunds, Refund(where=where, paid=dt.date(2026, 1, 20), **line)))


def returned(filing: Filing, pupils: int) -> Filing:
    part = Disposal(where=filing.finance.at("disposal", 0), way="退还学生", pupils=pupils, per_pupil=Fen(1), amount=Fen(pupils))
    return put(filing, "finance", disposal=(part,))


def fewer_exempt(filing: Filing) -> Filing:
    first, *rest = filing.finance.exempt
    return put(filing, "finance", exempt=(dataclasses.replace(first, pupils=dataclasses.replace(first.pupils, number=10)), *rest))


def own_amount(filing: Filing) -> Filing:
    (row,) = filing.finance.reduced
    return put(filing, "finance", reduced=(dataclasses.replace(row, amount=Fen(45300)),))


def much_leave(filing: Filing, refunded: int) -> Filing:
    """Four hundred lessons of leave; of those of the withheld group each is refunded a yuan less. Interest makes up for it."""
    finance = filing.finance
    lines = tuple(dataclasses.replace(line, lessons=400) if line.kind == "请假" else line for line in finance.refunds)
    more = refunded - (finance.refunded or 0)
    together = Together(charged=Fen(1978100), refunded=Fen(refunded))
    return put(filing, "finance", refunds=lines, together=together, interest=finance.interest + more)


UP = {1: {"enrolled": 44, "applied": 37, "participants": 40}, 5: {"participants": 40}, 6: {"participants": 40}}
EXACT = {grade: {"participants": number} for grade, number in enumerate((33, 29, 39, 36, 31, 31), 1)}
LEAKS: dict[str, tuple[str, Callable[[Filing], Filing]]] = {
    "accepted, exactly": ("liuhe", lambda f: with_record(f, {}, accepted=199, refused=17)),
    "accepted leaves room for one": ("liuhe", lambda f: with_record(f, {}, accepted=198, refused=18)),
    "participants all rounded up": ("liuhe", lambda f: fewer_exempt(with_record(f, UP, applied=220, accepted=220))),
    "participants not rounded": ("liuhe", lambda f: with_record(f, EXACT)),
    "full payers not rounded": ("yunling", lambda f: with_charge(f, pupils=64)),
    "what full payers paid": ("yunling", lambda f: with_charge(f, amount=Fen(1932800))),
    "what the group paid": ("yunling", own_amount),
    "a refund line of the group": ("yunling", lambda f: with_line(f, kind="未开展", pupils=3, lessons=4, rate=Fen(100))),
    "leave that one pupil cannot have taken": ("yunling", lambda f: much_leave(f, 117200)),
    "the balance shared among full payers": ("yunling", lambda f: returned(f, 64)),
    "the balance shared among all payers": ("yunling", lambda f: returned(f, 67)),
    "the balance shared among everybody": ("yunling", lambda f: returned(f, 74)),
}


@pytest.mark.parametrize("leak", LEAKS)
def test_a_planted_leak_is_solved_and_refused(leak: str) -> None:
    school, plant = LEAKS[leak]
    filing = plant(sample(school)[0])
    assert solved(*public(filing), []), "the plant is no leak"
    assert speaks(filing)


NO_LEAKS: dict[str, tuple[str, Callable[[Filing], Filing]]] = {
    "accepted leaves five, which is no band": ("liuhe", lambda f: with_record(f, {}, accepted=202, refused=14)),
    "participants rounded up, two numbers left": ("liuhe", lambda f: with_record(f, UP, applied=220, accepted=220)),
    "leave that one pupil can have taken": ("yunling", lambda f: much_leave(f, 117300)),
    "only the net income is public": ("yunling", lambda f: put(f, "finance", together=None)),
}


@pytest.mark.parametrize("change", NO_LEAKS)
def test_two_possible_numbers_are_enough(change: str) -> None:
    school, plant = NO_LEAKS[change]
    filing = plant(sample(school)[0])
    assert not solved(*public(filing), [])
    assert not speaks(filing)


def test_a_group_of_one_is_as_well_hidden_as_one_of_three() -> None:
    """The files of a school with one pupil less, or more, in the group can be the very same."""
    filing, _ = sample("yunling")
    (charge,), (row,) = filing.finance.charges, filing.finance.reduced
    for full, few in ((65, 1), (64, 3)):
        assert paid(charge, full) + paid(row, few) == filing.finance.charged


def paid(row: Charge | ReducedCharge, pupils: int) -> int:
    return row.per_pupil * pupils
