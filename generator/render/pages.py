"""A city and the report on it in; every generated page and file of the site, and what its search can find, out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from jinja2 import Environment

from generator import __version__
from generator.city import City, SchoolRecord
from generator.findings import Report, Severity
from generator.ledger import Head, grown
from generator.notices.codes import LINES
from generator.notices.facts import FACTS
from generator.notices.known import filed
from generator.notices.last_good import public_states
from generator.notices.roll import area_rows, this_term
from generator.notices.school import SchoolView, school_page
from generator.notices.search import entries
from generator.notices.state import States, public_schools
from generator.render.catalogue import catalogue_pages
from generator.render.codes import code_pages
from generator.render.compare import comparison_pages
from generator.render.district import list_pages
from generator.render.documents import Documents
from generator.render.environment import environment
from generator.render.filings import pages_from, views_of
from generator.render.head import school_links
from generator.render.heads import Heads
from generator.render.home import home_page
from generator.render.open_data import Collected, Known, OpenData, collected, know
from generator.render.oversight import oversight_pages
from generator.render.policy_pages import all_policy_pages
from generator.render.school import school_page_from
from generator.render.search import search_pages
from generator.site import Asset, Entry, Page, Site, SiteFile, SiteItem, Unit, Units


def pages(city: City, report: Report, site: Site) -> Iterator[SiteFile | Entry]:
    """Every file, one after the other, and every entry. One address is given out once."""
    for item in items(city, report, site):
        if isinstance(item, Units):
            for unit in item.units:
                yield from unit.make()
        else:
            yield item


def items(city: City, report: Report, site: Site, key_of: Callable[[States, SchoolRecord], str] = lambda *_: "") -> Iterator[SiteItem]:
    """The same, with the files of each school as a unit under its key; the schools come first, since the city's pages sum them up."""
    env, states = environment(site.theme), public_states(city, report)
    data = OpenData(states, site)
    schools = tuple(_School(states, env, data, school) for school in public_schools(states.city))
    yield Units(tuple(Unit(made.school.id, key_of(states, made.school), made.files, made.tell, made.learn) for made in schools))
    yield from of_city(states, site)


def of_school(states: States, site: Site, school: SchoolRecord) -> Iterator[SiteFile]:
    """The files of one school's unit."""
    return _School(states, environment(site.theme), OpenData(states, site), school).files()


def of_city(states: States, site: Site) -> Iterator[SiteFile | Entry]:
    """The pages and files about the whole city, made of what is known of its schools (see notices.facts) and of nothing else of them."""
    env, data = environment(site.theme), OpenData(states, site)
    for school in public_schools(states.city):
        data.collect(_collected(states, data.documents, school))
    areas = area_rows(states)
    heads = Heads(site, data.city, areas)
    yield heads.home(home_page(states, env))
    yield from map(heads.district, list_pages(states, env))
    yield from comparison_pages(states, env)
    yield from oversight_pages(states, env)
    yield from code_pages(states, env, site.commit)
    yield from all_policy_pages(states, env)
    yield from catalogue_pages(states, env)
    for file in data.whole(env, areas):
        yield heads.data(file) if isinstance(file, Page) else file
    yield search_pages(states, env)
    yield from entries(states)
    yield from ledger_files(states)
    yield Asset("data/build.json", build_json(states, site.commit))


@dataclass(frozen=True, slots=True)
class _School:
    """One school: its views are made once, for its pages and for its data."""

    states: States
    env: Environment
    data: OpenData
    school: SchoolRecord

    def files(self) -> Iterator[SiteFile]:
        """Everything at its addresses."""
        states, data, school = self.states, self.data, self.school
        view, known = _known(states, school)
        heads = Heads(data.site, data.city, ())
        links = school_links(school.id, view.name, public=any(facts.notice for facts in known.terms))
        yield heads.school(school_page_from(self.env, school, view, links), known.school, view.crumbs, links)
        for (filing, views), facts in zip(known.filings, known.terms, strict=True):
            for made in pages_from(states, self.env, data.site, school, filing, views):
                yield heads.paper(made, known.school, facts, views) if isinstance(made, Page) else made
        yield from data.school(known)
        states.about(school.id, COLLECTED, lambda: collected(known, data.documents))

    def tell(self) -> Mapping[str, object]:
        """What the city's pages want to know of it."""
        _collected(self.states, self.data.documents, self.school)
        for fact in FACTS:
            fact(self.states, self.school)
        return self.states.facts(self.school.id)

    def learn(self, facts: object) -> None:
        """The same, told to a build that does not make its files."""
        self.states.learn(self.school.id, cast("Mapping[str, object]", facts))


def _known(states: States, school: SchoolRecord) -> tuple[SchoolView, Known]:
    view = school_page(states, school, this_term(states))
    filings = tuple((filing, views_of(states, school, filing)) for filing in school.filings)
    return view, know(states, school, view, filings)


def _collected(states: States, documents: Documents, school: SchoolRecord) -> Collected:
    """What the city's data files say of a school."""
    return states.about(school.id, COLLECTED, lambda: collected(_known(states, school)[1], documents))


COLLECTED = "collected"


def ledger_files(states: States) -> Iterator[Asset]:
    """The lines of the ledger by the day of the build, as anybody may check them: no record is among them."""
    for name, text in grown(states.city.ledger.by(states.city.as_of)).items():
        yield Asset(f"{LINES}{name.rpartition('/')[2]}", text.encode())


def build_json(states: States, commit: str = "") -> bytes:
    """What this build was made of: tool, day, policies, counts."""
    city, report = states.city, states.report
    schools = public_schools(city)
    head = Head.of(city.ledger.by(city.as_of))
    found = [filing for filings in filed.every(states) for filing in filings]
    data = {
        "version": 1,
        "tool": f"school-notices {__version__}",
        "commit": commit or None,
        "as_of": report.as_of.isoformat(),
        "policies": list(report.policies),
        "ledger": {"lines": head.seq, "head": head.sha256, "last": head.at or None},
        "schools": len(schools),
        "filings": len(found),
        "letters": dict(sorted(Counter(state.letter.value for state in found).items())),
        "statements": dict(sorted(Counter(state.statement.value for state in found).items())),
        "checked": {
            "files": report.files,
            **{severity.value: report.count(severity) for severity in Severity},
            "passed": report.tally.passed,
            "failed": report.tally.failed,
            "excused": report.tally.excused,
            "not_evaluated": report.tally.not_evaluated,
        },
    }
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
