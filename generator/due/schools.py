"""The city as of a day in; the obligations of every school out: those of its terms, its measures, its licences, its inspections."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import City, SchoolRecord
from generator.due.kinds import Kind, Obligation, Unknown, judged
from generator.due.terms import CANNOT_TELL, of_term, why_unknown
from generator.model.bureau import TermDates

AHEAD = 60
"""So many days before a term begins its plan is asked for, even where nothing is filed."""
LICENCE_SOON = 59
"""A licence takes longer to renew: less than sixty days."""


def obligations(city: City) -> tuple[Obligation, ...]:
    """Of every school but the manual, for every term that is filed, has begun or begins soon; by school, term and kind."""
    schools = sorted((school for school in city.schools if not school.is_sample), key=lambda school: school.id)
    return tuple(obligation for school in schools for obligation in obligations_of(city, school))


def obligations_of(city: City, school: SchoolRecord) -> tuple[Obligation, ...]:
    """Those of one school."""
    order = list(Kind)
    found = (*_of_school(city, school), *_corrections(city, school.id))
    return tuple(sorted(found, key=lambda o: (o.term.rank if o.term else 0, order.index(o.kind))))


def before_filing(city: City, school: SchoolRecord, term: TermDates) -> tuple[Obligation, ...]:
    """What will be owed for a term of which nothing is filed yet, however far ahead it is."""
    return tuple(of_term(city.unfiled(school, term)))


def _of_school(city: City, school: SchoolRecord) -> Iterator[Obligation]:
    yield from _measures(city, school)
    filed = {filing.id: filing for filing in school.filings}
    for term_id in sorted({*filed, *(term.id for term in city.terms.values() if expected(city, school, term))}):
        yield from of_term(filed.get(term_id) or city.unfiled(school, city.terms[term_id]))
    yield from _licences(school)


def expected(city: City, school: SchoolRecord, term: TermDates) -> bool:
    """Whether the registration has the service in a term that has begun or begins soon."""
    last = school.registration.last_term
    registered = school.registration.first_term <= term.id and (last is None or term.id <= last)
    return registered and (term.starts - city.as_of).days <= AHEAD


def _measures(city: City, school: SchoolRecord) -> Iterator[Obligation]:
    """The standing measures: reported within the working days after their date, at the latest after the school's first term began."""
    term = city.terms.get(school.registration.first_term)
    policy = city.register.on(school.registration.first_term)
    if school.profile is None or policy is None or term is None or (term.starts - city.as_of).days > AHEAD:
        return
    measures, due, why = school.profile.measures, None, None
    try:
        due = city.calendar.after(measures.date if measures else term.starts, policy.values.report_days)
    except CANNOT_TELL as error:
        why = why_unknown(error)
    done = measures.reported if measures else None
    yield judged(city.as_of, school.id, None, Kind.MEASURES, ("末1b",), due=due, done=done, why=why)


def _licences(school: SchoolRecord) -> Iterator[Obligation]:
    """The licence of every provider whose agreement runs today, as the latest filing has it (三(四)3d)."""
    running: dict[str, Obligation] = {}
    for filing in school.filings:
        for provider in filing.plan.providers if filing.has("plan") else ():
            agreement = provider.agreement
            if agreement is not None and agreement.first <= filing.as_of <= agreement.last:
                running[provider.code] = judged(
                    filing.as_of, filing.school, filing.id, Kind.LICENCE, ("三(四)3d",),
                    due=provider.licence_until, done=None, subject=provider.name, soon=LICENCE_SOON,
                )  # fmt: skip
    yield from running.values()


def _corrections(city: City, school: str) -> Iterator[Obligation]:
    """Every problem that an inspection found (四(三)1b), named by day and inspector: what was found may be internal."""
    for entry in sorted(city.inspected.get(school, ()), key=lambda entry: (entry.date, entry.by)):
        if entry.kind == "问题" and entry.date <= city.as_of:
            yield judged(
                city.as_of, entry.school, entry.term, Kind.CORRECTION, ("四(三)1b",),
                due=entry.deadline, done=entry.corrected, subject=f"{entry.date.isoformat()} {entry.by}",
                why=None if entry.deadline else Unknown("no-deadline"),
            )  # fmt: skip
