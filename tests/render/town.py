"""The small town under town/ with edits of its texts in; its city, a report made by hand and the rendered pages out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.city import City, Filing, SchoolRecord
from generator.findings import Finding, Report, Severity, Status, Tally, Where
from generator.model.values import TermId
from generator.notices.state import States, public_schools
from generator.policy import Calendar
from generator.project import packaged, read_files
from generator.render.environment import environment
from generator.render.filings import pages_of
from generator.repository import load
from generator.rules import all_rules
from generator.site import Page, Site

HERE = Path(__file__).parent
SITE = Site("https://notices.shili.example/", packaged("theme", HERE.parents[1]))
AFTER = dt.date(2022, 3, 1)
"""A day after the autumn term's books were due."""

REASON = "足球队每周两次训练，有四十多名学生乘18:00的校车回家，17:50结束正好衔接。"


def excused(town: City) -> tuple[Finding, ...]:
    """The one soft rule that the town does not follow, as the rule itself finds it, with the reason its file states."""
    rule = all_rules()["ends-after-limit"]
    _, late = filing(town)
    if late.policy is None or not late.has("times"):
        return ()
    return tuple(
        Finding(
            rule=rule.id,
            severity=rule.severity,
            status=Status.EXCUSED,
            clauses=rule.clauses,
            school=late.school,
            term=str(late.id),
            where=hit.where,
            values={**hit.values, "days": hit.days},
            reason=REASON,
        )
        for hit in rule.check(late)
    )


def failed(school: str, file: str, rule: str = "fee-above-term-cap") -> Finding:
    """An error in a file of a school's autumn term, or in its own file."""
    term, path = ("", "school.yml") if file == "school" else ("2021-autumn", f"2021-autumn/{file}.yml")
    return Finding(rule=rule, severity=Severity.ERROR, school=school, term=term, where=Where(f"schools/{school}/{path}"))


@cache
def _files() -> dict[str, bytes]:
    return read_files(HERE / "town")


def city(as_of: dt.date = AFTER, edits: Mapping[str, tuple[str, str]] | None = None, without: Iterable[str] = ()) -> City:
    """The town on a day; `edits` replace a text of a file, `without` leaves out the files whose path begins so."""
    return _city(as_of, tuple((edits or {}).items()), tuple(without))


@cache
def _city(as_of: dt.date, edits: tuple[tuple[str, tuple[str, str]], ...], without: tuple[str, ...]) -> City:
    files = {name: raw for name, raw in _files().items() if not name.startswith(without or ("\0",))}
    for name, (old, new) in edits:
        assert old.encode() in files[name], (name, old)
        files[name] = files[name].replace(old.encode(), new.encode())
    return load(files, as_of).city


def unannounced(town: City, year: int) -> City:
    """The same town where nobody knows the holidays of that year: neither a file nor the library."""
    calendar = Calendar({known: file for known, file in town.calendar.years.items() if known != year})
    schools = [replace(s, filings=tuple(replace(f, calendar=calendar) for f in s.filings)) for s in town.schools]
    return replace(town, calendar=calendar, schools=tuple(schools))


def states(town: City, findings: Iterable[Finding] | None = None) -> States:
    """What the report says of every filing: 60 rules met, one excused, two not evaluated; `findings` in place of the excused one."""
    tally = Tally(passed=60, excused=1, not_evaluated=2)
    filings = {(school.id, str(filing.id)): tally for school in town.schools for filing in school.filings}
    found = excused(town) if findings is None else tuple(findings)
    report = Report(
        as_of=town.as_of,
        policies=("town",),
        schools=3,
        terms=4,
        files=1,
        tally=tally,
        findings=found,
        not_evaluated=(),
        filings=filings,
    )
    return States(town, report)


def pages(of: States) -> dict[str, Page]:
    """Every page of every filing by its address."""
    env = environment(SITE.theme)
    filings = [(school, filing) for school in public_schools(of.city) for filing in school.filings]
    return {page.address: page for each in filings for page in pages_of(of, env, SITE, *each) if isinstance(page, Page)}


def filing(town: City, school: str = "lvye", term: str = "2021-autumn") -> tuple[SchoolRecord, Filing]:
    """One filing with its school."""
    record = town.school(school)
    assert record is not None
    return record, next(f for f in record.filings if f.id == TermId.parse(term))
