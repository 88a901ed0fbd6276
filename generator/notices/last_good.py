"""The city as filed and the report on it in; the city as the public sees it out.

A filing with errors, one whose approved parts were changed and wait for approval, and one whose files are gone keep what was published
of them last, as the ledger has it. Names of staff leave once the city's period for them is over. Pages, feeds and data are made of this
city, so that there is one road by which anything reaches the public.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.city import City, DeferredSchool, Filing, SchoolRecord
from generator.findings import Report
from generator.integrity.records import restored, staff_names
from generator.ledger import PAPERS, Entry
from generator.model.bureau import PublishedTerm
from generator.model.school import School
from generator.notices.archive import StandIns, stand_ins
from generator.notices.state import Kept, Letter, Shown, State, Statement, States

Key = tuple[str, str]


def public_states(city: City, report: Report) -> States:
    """What every page asks. Raises UnreadableRecordError where the record of what should be kept is none."""
    filed = States(city, report)
    kept: dict[tuple[str, str, str], Kept] = {}
    names: dict[Key, StandIns] = {}
    schools = tuple(_as_shown(filed, school, kept, names) for school in city.schools)
    return States(replace(city, schools=schools), report, Shown(filed, kept, names))


def _as_shown(filed: States, school: SchoolRecord, kept: dict[tuple[str, str, str], Kept], names: dict[Key, StandIns]) -> SchoolRecord:
    """One that is not read yet is made into what the public sees when it is: nobody asks for what is kept of it before."""
    if isinstance(school, DeferredSchool):
        return DeferredSchool(school.id, school.told, lambda: _school(filed, school.record, kept, names))
    return _school(filed, school, kept, names)


def _school(filed: States, school: SchoolRecord, kept: dict[tuple[str, str, str], Kept], names: dict[Key, StandIns]) -> SchoolRecord:
    if school.is_sample:
        return school
    filings, profile = [], school.profile
    for filing in _with_vanished(filed.city, school):
        shown = filing
        for paper, entry, why in _keeps(filed, filing):
            published = _as_published(filed.city, shown, entry)
            kept[filing.school, str(filing.id), paper] = Kept(why, entry.at, entry.version, published)
            shown = published if paper == "notice" else _with_books(shown, published)
        profile = profile or shown.profile
        known = stand_ins(filed.city, shown, _names(filed.city, shown))
        if known.by_name:
            names[filing.school, str(filing.id)] = known
        filings.append(known.filing(shown))
    return replace(school, profile=profile, filings=tuple(filings))


def _with_vanished(city: City, school: SchoolRecord) -> Iterator[Filing]:
    """The school's filings, those included of which the ledger knows and whose files are gone, in the order of terms."""
    there = {filing.id: filing for filing in school.filings}
    gone = {term for term in city.ledger.terms(school.id) if term not in there and term in city.terms}
    found = there | {term: city.unfiled(school, city.terms[term]) for term in gone}
    return (found[term] for term in sorted(found))


def _keeps(filed: States, filing: Filing) -> Iterator[tuple[str, Entry, str]]:
    """The papers that stay as they were published last, with the line of that version and why (see Kept)."""
    state = filed.of(filing)
    for paper in PAPERS:
        why = _why(filing, state, paper)
        entry = filed.city.ledger.latest(filing.school, filing.id, paper, filing.as_of)
        if why and entry is not None and filed.withdrawn(filing, paper) is None and entry.sha256 in filed.city.ledger.records:
            yield paper, entry, why


def _why(filing: Filing, state: State, paper: str) -> str:
    if state.letter is Letter.HELD or (state.letter is Letter.DRAFT and not filing.parts):
        return "errors"
    if paper == "finance" and state.statement is Statement.HELD:
        return "errors"
    return "stale" if paper == "notice" and filing.stale else ""


_UNNAMED = School(id="", name="", address="", phone="", complaint_phone="", leadership=())
"""Stands for a school's own file that cannot be read, until a record says what was printed of it."""


def _as_published(city: City, filing: Filing, entry: Entry) -> Filing:
    """With what the record of that version holds of it."""
    published = filing.published or PublishedTerm(term=filing.id, letter=entry.at)
    profile = filing.profile or replace(_UNNAMED, id=filing.school)
    mended = {"finance", "record"} if entry.kind == "finance" else {"plan", "times", "staff", "record"}
    seen = replace(filing, published=published, profile=profile, broken=filing.broken - mended)
    return restored(seen, entry.kind, city.ledger.records[entry.sha256], city.as_of)


def _with_books(filing: Filing, published: Filing) -> Filing:
    """With the books of the version that stays, and nothing else of it: what the notice says of the term may be newer."""
    parts = {**filing.parts, "finance": published.parts["finance"]}
    return replace(filing, parts=parts, published=published.published, profile=published.profile, broken=filing.broken - {"finance"})


def _names(city: City, filing: Filing) -> Iterator[Mapping[str, tuple[str, ...]]]:
    """The names of staff in every version of the notice, read only where they are asked for."""
    records = (city.ledger.records.get(entry.sha256) for entry in city.ledger.of(filing.school, filing.id, "notice"))
    return (staff_names(data) for data in records if data is not None)
