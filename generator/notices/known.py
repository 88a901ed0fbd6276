"""A school in; what the lists, sums and counts of the city's pages ask of every school out: how it is registered and called, and of each
filing how far it has come. All of it are facts (see state.SchoolFact)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from generator.city import Filing, SchoolRecord, terms_ahead
from generator.findings import Tally
from generator.model.bureau import Registration, TermDates
from generator.model.values import TermId
from generator.notices.held import school_name
from generator.notices.provenance import changed, display_name
from generator.notices.state import Letter, SchoolFact, Statement, States, public_schools, school_fact

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Names:
    """How lists call a school, and its full name; both are made of its id where its own file cannot be read."""

    short: str
    full: str


@school_fact
def names(_: States, school: SchoolRecord) -> Names:
    """Of one school."""
    return Names(display_name(school), school_name(school))


@school_fact
def registered(_: States, school: SchoolRecord) -> Registration:
    """What the bureau has fixed about it."""
    return school.registration


def short_names(states: States) -> Mapping[str, str]:
    """By id, how lists call each school."""
    return states.once("short names", lambda: {school.id: names(states, school).short for school in public_schools(states.city)})


@dataclass(frozen=True, slots=True)
class Filed:
    """A filing as sums see it. `published` is the letter's day and `changed` the last day on which something was added; None of what is
    not public."""

    term: TermId
    letter: Letter
    statement: Statement
    kept: bool
    """Whether a paper stays as it was published last."""
    approved: bool
    published: dt.date | None
    changed: dt.date | None
    tally: Tally

    @property
    def public(self) -> bool:
        """Whether the filing's own words may be shown."""
        return self.letter is Letter.PUBLISHED


@school_fact
def filed(states: States, school: SchoolRecord) -> tuple[Filed, ...]:
    """Every filing, the oldest first."""
    return tuple(_filed(states, filing) for filing in school.filings)


def _filed(states: States, filing: Filing) -> Filed:
    state = states.of(filing)
    return Filed(
        filing.id, state.letter, state.statement, bool(state.notice_kept or state.statement_kept), filing.approved,
        filing.published.letter if state.public and filing.published else None, changed(filing) if state.public else None,
        states.tally(filing),
    )  # fmt: skip


def filed_for(states: States, school: SchoolRecord, term: TermId | None) -> Filed | None:
    """What is known of its filing for a term; None where there is none."""
    return next((each for each in filed(states, school) if each.term == term), None)


def filed_in(states: States, term: TermDates | None, schools: frozenset[str] | None = None) -> tuple[Filed, ...]:
    """The filings of a term: of all schools, or of those with these ids."""
    if term is None:
        return ()
    asked = (school for school in public_schools(states.city) if schools is None or school.id in schools)
    found = (filed_for(states, school, term.id) for school in asked)
    return tuple(each for each in found if each is not None)


@school_fact
def public_ahead(states: States, school: SchoolRecord) -> tuple[TermDates, ...]:
    """The terms to come of which a notice is public already. It does not depend on this term, which is found by it."""
    city = states.shown.filed.city
    published = (city.terms[term].starts > city.as_of for term in city.ledger.terms(school.id) if term in city.terms)
    if not terms_ahead(city, school) and not any(published):
        return ()
    return tuple(filing.term for filing in school.filings if filing.term.starts > states.city.as_of and states.of(filing).public)


def latest_first(states: States, fact: SchoolFact[tuple[tuple[TermId, T], ...]]) -> Iterator[T]:
    """What is known of every filing of every school, the latest term first."""
    pairs = [(term, school.id, found) for school in public_schools(states.city) for term, found in fact(states, school)]
    return (found for _, _, found in sorted(pairs, key=lambda pair: (-pair[0].rank, pair[1])))


def by_filing(work_out: Callable[[States, SchoolRecord, Filing], Iterator[T]]) -> SchoolFact[tuple[tuple[TermId, T], ...]]:
    """A fact of what a function yields of each filing of a school, each with its term."""

    def every(states: States, school: SchoolRecord) -> tuple[tuple[TermId, T], ...]:
        return tuple((filing.id, found) for filing in school.filings for found in work_out(states, school, filing))

    return SchoolFact(f"{work_out.__module__}.{work_out.__qualname__}", every)
