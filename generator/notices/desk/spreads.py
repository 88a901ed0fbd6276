"""States in; for the city, each class of schools and each area how the figures of the pages spread, least, middle and most, out.

Only figures that stand on the schools' own public pages go in, rounded where they are rounded there; a figure that a page withholds is
not there to be counted. Groups with fewer than FEWEST figures are not summed up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.city import Filing, SchoolRecord
from generator.model.bureau import TermDates
from generator.model.values import Fen
from generator.notices.books import income
from generator.notices.classes import CLASSES, class_of
from generator.notices.entries import columns, entry_of, filings_behind, median, of_statement
from generator.notices.known import Filed, registered
from generator.notices.measures import FREE, Measure, Value
from generator.notices.roll import area_rows, this_term
from generator.notices.state import States, public_schools, school_fact

FEWEST = 3
"""Of fewer schools the least, the middle and the most would only be the schools over again."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A figure over the schools of a group that have it; words as the pages have them, empty where there are too few."""

    measure: str
    name: str
    unit: str
    term: str
    schools: int
    least: str
    middle: str
    most: str


@dataclass(frozen=True, slots=True)
class Group:
    """`kind` is city, class or area; `schools` are all of it, those too that have nothing public."""

    kind: str
    id: str
    name: str
    schools: int
    free: int
    """How many charge nothing this term; they have no part in the fees."""
    spreads: tuple[Spread, ...]


def groups(states: States) -> tuple[Group, ...]:
    """The city first, then the classes, then the areas; groups without schools left out."""
    return states.once("groups", lambda: tuple(_groups(states)))


def behind(states: States) -> list[Filed]:
    """The public filings that the figures come from."""
    return filings_behind(states, public_schools(states.city))


@school_fact
def refunded(states: States, school: SchoolRecord) -> Value | None:
    """What part of its income a school gave back in the term before."""
    return of_statement(states, school, REFUNDED)


def _groups(states: States) -> Iterator[Group]:
    term, schools = this_term(states), public_schools(states.city)
    measured = (*columns(states), REFUNDED) if columns(states) else ()
    entries = {school.id: (*entry_of(states, school).values, refunded(states, school)) for school in schools}
    for kind, key, name, members in _members(states, schools):
        found = [entries[school.id] for school in members]
        if found:
            spreads = tuple(_spread(column, n, found, term) for n, column in enumerate(measured))
            yield Group(kind, key, name, len(found), sum(1 for values in found if FREE in values[:_OF_THIS_TERM]), spreads)


def _members(states: States, schools: Iterable[SchoolRecord]) -> Iterator[tuple[str, str, str, list[SchoolRecord]]]:
    every = [(school, registered(states, school)) for school in schools]
    yield "city", "city", "全市", [school for school, _ in every]
    for of in CLASSES:
        yield "class", of.id, of.name, [school for school, known in every if class_of(known) == of]
    for area in area_rows(states):
        yield "area", area.id, area.name, [school for school, known in every if known.area == area.id]


_OF_THIS_TERM = 6
"""Where the columns of this term end: the others are from the books of the term before."""


def _spread(column: Measure, number: int, schools: list[tuple[Value | None, ...]], term: TermDates | None) -> Spread:
    values = [value for found in schools if (value := found[number]) is not None and value.counts]
    of = term.id.previous if term and column.last_term else term.id if term else None
    keys = sorted(value.key for value in values)
    enough = len(keys) >= FEWEST
    return Spread(
        column.id, column.name, column.unit, of.season_name if of else "", len(keys),
        column.says(keys[0]) if enough else "", median(column, values) if enough else "", column.says(keys[-1]) if enough else "",
    )  # fmt: skip


def _refunded(filing: Filing) -> Value | None:
    """Of a statement that gives both sums; one that gives their difference alone has no figure here."""
    books = filing.finance
    whole, back = income(books), books.refunded
    if not whole or back is None:
        return None
    thousandths = int(Fen(1000).share(back, whole))
    return Value(_tenths(thousandths), thousandths)


def _tenths(thousandths: int) -> str:
    return f"{thousandths // 10}.{thousandths % 10}%"


REFUNDED = Measure("refunded", "上学期退费率", "退费占收入", _refunded, _tenths, falling=True, last_term=True)
