"""The city and its files in; findings on what is missing or points nowhere out: absence is loud."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.city import FILING_KINDS, City, Filing
from generator.findings import START, Finding, Severity, Where
from generator.model import bureau
from generator.model.kinds import Kind
from generator.model.plan import Plan
from generator.model.policy import PolicyHead
from generator.model.values import TermId
from generator.policy.holidays import differences
from generator.source import Document


@dataclass(frozen=True, slots=True)
class Entry:
    """One file with its kind, what its path says, and its content if that is usable."""

    file: str
    kind: Kind
    names: Mapping[str, str]
    document: Document
    content: Any


NEEDED = {"city": "content/bureau/city.yml", "terms": "content/bureau/terms.yml"}


def gaps(city: City, entries: Mapping[str, Entry]) -> list[Finding]:
    """Everything that is named and not there, or there and named by nobody."""
    return [*gaps_of_city(city, entries), *gaps_of_schools(city, entries)]


def gaps_of_city(city: City, entries: Mapping[str, Entry]) -> list[Finding]:
    """Those that are no school's."""
    return [*_needed(city, entries), *_policies(city), *_calendars(entries)]


def gaps_of_schools(city: City, entries: Mapping[str, Entry], told: Collection[str] = ()) -> list[Finding]:
    """Those of the city's schools, and of schools that it does not know: `entries` are their own files, and the bureau's on them. Of those
    `told` it is known already that the register has none of them."""
    return [*_owing(city, entries), *_schools(city, entries, told), *_terms(city, entries), *_orphans(city, entries)]


def _needed(city: City, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Files without which nothing can be judged or shown."""
    for name, file in NEEDED.items():
        if not any(entry.kind.name == name for entry in entries.values()):
            yield _missing(file)
    if not city.register.entries:
        yield _missing("content/policy/<id>/policy.yml")


def _owing(city: City, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Files that schools owe."""
    for school in city.schools:
        file = f"schools/{school.id}/school.yml"
        if school.filings and file not in entries:
            yield _missing(file, school.id)

    for school in city.schools:
        for filing in school.filings:
            for kind in _owed(city, filing):
                if not filing.filed(kind):
                    yield _missing(f"{filing.folder}/{kind}.yml", school.id, str(filing.id))


def _owed(city: City, filing: Filing) -> tuple[str, ...]:
    """The files without which a filing is not whole: what is submitted is a plan with times and staff; what is published stays, but
    books that were withdrawn need not."""
    plan = filing.parts.get("plan")
    submitted = ("times", "staff") if isinstance(plan, Plan) and plan.submitted is not None else ()
    withdrawn = city.ledger.withdrawn(filing.school, filing.id, "finance")
    disclosed = ("finance",) if filing.published is not None and filing.published.statement is not None and not withdrawn else ()
    return (*submitted, *disclosed)


def _missing(file: str, school: str = "", term: str = "") -> Finding:
    where = Where(file)
    return Finding(rule="required-file-missing", severity=Severity.ERROR, school=school, term=term, where=where, values={"file": file})


def _schools(city: City, entries: Mapping[str, Entry], told: Collection[str]) -> Iterator[Finding]:
    """Schools that the register does not know, each named once, at the first of their files."""
    known = {*told, *(school.id for school in city.schools)}
    known |= {entry.names["school"] for entry in entries.values() if entry.kind.name == "registration"}
    for entry in entries.values():
        school = entry.names.get("school") or str(getattr(entry.content, "school", ""))
        if school and school not in known:
            known.add(school)
            yield unregistered(entry, school)


def unregistered(entry: Entry, school: str) -> Finding:
    """A school that the register does not know, told at a file about it."""
    return _finding("school-not-registered", entry, ("school",), school=school, id=school)


def _terms(city: City, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Terms of filings that have no dates, once for each school."""
    seen = set()
    for entry in entries.values():
        if entry.kind.name in FILING_KINDS and TermId.parse(entry.names["term"]) not in city.terms:
            key = (entry.names["school"], entry.names["term"])
            if key not in seen:
                seen.add(key)
                yield _finding("term-not-registered", entry, (), school=key[0], term=key[1], values_term=TermId.parse(key[1]))


def _orphans(city: City, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """The bureau's records of a filing whose plan is not there."""
    planned = {(e.names["school"], e.names["term"]) for e in entries.values() if e.kind.name == "plan"}
    for entry in entries.values():
        if isinstance(entry.content, bureau.Approval | bureau.Waiver):
            key = (entry.content.school, str(entry.content.term))
            if key not in planned:
                yield _finding("record-without-plan", entry, ("term",), school=key[0], term=key[1], values_term=entry.content.term)
        if isinstance(entry.content, bureau.Publications):
            for index, row in enumerate(entry.content.published):
                key = (entry.content.school, str(row.term))
                if key not in planned:
                    path = ("published", index, "term")
                    yield _finding("record-without-plan", entry, path, school=key[0], term=key[1], values_term=row.term)


def _policies(city: City) -> Iterator[Finding]:
    """Policies that extend or use one that is not registered."""
    known = city.register.entries
    for entry in known.values():
        head: PolicyHead = entry.head
        named = [(head.at("extends"), head.extends)] if head.extends else []
        named += [(use.at("policy"), use.policy) for use in head.overlays]
        for where, name in named:
            if name not in known:
                yield Finding(rule="unknown-policy", severity=Severity.ERROR, where=where, values={"policy_id": name})


def _calendars(entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Calendar files that say something else than the maintained library."""
    for entry in entries.values():
        if isinstance(entry.content, bureau.CalendarFile):
            for found in differences(entry.content):
                # A day that a list lacks is told at the list's key: its first item is not at fault.
                span = entry.document.key_span(found.path)
                values = {"days": found.days, "here": found.here.value, "there": found.there.value}
                where = Where(entry.file, found.path)
                yield Finding(rule="calendar-differs", severity=Severity.ERROR, where=where, span=span, values=values)


def _finding(rule: str, entry: Entry, path: tuple[str | int, ...], *, school: str, term: str = "", **values: object) -> Finding:
    values = {key.removeprefix("values_"): value for key, value in values.items()}
    span = entry.document.span(path) if path and entry.content is not None else START
    where = Where(entry.file, path)
    return Finding(rule=rule, severity=Severity.ERROR, school=school, term=term, where=where, span=span, values=values)
