"""A city and the report on it in; every generated page and file of the site, and what its search can find, out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
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
from generator.notices.opendata.desk import DESK_TABLES
from generator.notices.opendata.lines import SCHOOL_TABLES
from generator.notices.roll import area_rows, this_term
from generator.notices.school import SchoolView, school_page
from generator.notices.search import entries
from generator.notices.state import Fact, States, public_schools
from generator.render.catalogue import catalogue_pages
from generator.render.codes import code_pages
from generator.render.compare import comparison_pages
from generator.render.district import list_pages
from generator.render.environment import environment
from generator.render.filings import pages_from, views_of
from generator.render.head import school_links
from generator.render.heads import Heads
from generator.render.home import home_page
from generator.render.open_data import Known, OpenData, know
from generator.render.oversight import oversight_pages
from generator.render.policy_pages import all_policy_pages
from generator.render.school import school_page_from
from generator.render.search import search_pages
from generator.site import Asset, Entries, Entry, Page, Site, SiteFile, SiteItem, Unit, Units, flattened, number_of_entries
from generator.store import NOTHING_STORED, Store


def pages(city: City, report: Report, site: Site) -> Iterator[SiteFile | Entry]:
    """Every file, one after the other, and every entry. One address is given out once."""
    yield from flattened(items(city, report, site))


def items(
    city: City,
    report: Report,
    site: Site,
    key_of: Callable[[States, SchoolRecord], str] = lambda *_: "",
    key_of_city: Callable[[States, str], str] = lambda *_: "",
    store: Store = NOTHING_STORED,
) -> Iterator[SiteItem]:
    """The same, with the files of each school as a unit under its key; the schools come first, since the city's pages sum them up."""
    env, states = environment(site.theme), public_states(city, report)
    states.store = store
    data = _open_data(states, site)
    schools = tuple(_School(states, env, data, school) for school in public_schools(states.city))
    yield Units(tuple(Unit(made.school.id, key_of(states, made.school), made.files, made.tell, made.learn, made.keep) for made in schools))
    yield from of_city(states, site, key_of_city)
    if store != NOTHING_STORED:
        states.keep()


def of_school(states: States, site: Site, school: SchoolRecord) -> Iterator[SiteFile]:
    """The files of one school's unit."""
    return _School(states, environment(site.theme), _open_data(states, site), school).files()


def of_city(states: States, site: Site, key_of: Callable[[States, str], str] = lambda *_: "") -> Iterator[SiteItem]:
    """The pages and files about the whole city, made of what is known of its schools (see notices.facts) and of nothing else of them."""
    groups = [_Group(states, f"city: {name}", key_of(states, name), work) for name, work in _groups(states, site)]
    found = _Group(states, "city: entries", key_of(states, "entries"), says=lambda: number_of_entries(entries(states)))
    counts = _Group(states, "city: counts", key_of(states, "counts"), says=lambda: json.dumps(_counts(states)))
    yield Units(tuple(group.unit for group in (*groups, found, counts)))
    yield Entries(found.said, lambda: entries(states))
    yield Asset("data/build.json", build_json(states, json.loads(counts.said or "{}"), site.commit))


def _groups(states: States, site: Site) -> Iterator[tuple[str, Callable[[], Iterable[SiteFile]]]]:
    """Files that ask for much the same, by the name of what they are, each with how they are made."""
    env, data = environment(site.theme), _open_data(states, site)
    heads = Heads(site, data.city, ())
    yield "home", lambda: (heads.home(home_page(states, env)),)
    yield "lists", lambda: map(Heads(site, data.city, area_rows(states)).district, list_pages(states, env))
    yield "compare", lambda: comparison_pages(states, env)
    yield "oversight", lambda: oversight_pages(states, env)
    yield f"codes {site.commit}", lambda: code_pages(states, env, site.commit)
    yield "policies", lambda: all_policy_pages(states, env)
    yield "rules", lambda: catalogue_pages(states, env)
    yield "newest", data.newest
    for table in SCHOOL_TABLES:
        yield f"table {table.id}", partial(data.table, table)
    for each in DESK_TABLES:
        yield f"table {each.id}", partial(data.desk_table, each)
    yield "data", lambda: (heads.data(file) if isinstance(file, Page) else file for file in data.about(env))
    yield "search", lambda: (search_pages(states, env),)
    yield "ledger", lambda: ledger_files(states)


@dataclass(slots=True)
class _Group:
    """Files about the whole city that are made anew only where a fact that they asked for has become another, of whichever school."""

    states: States
    name: str
    key: str
    work: Callable[[], Iterable[SiteFile]] = lambda: ()
    says: Callable[[], str] = lambda: ""
    """What others need of a group that makes no files: the number of its entries, or what it has counted."""
    asked: frozenset[str] = frozenset()
    said: str = ""

    @property
    def unit(self) -> Unit:
        return Unit(self.name, self.key, self.files, self.tell, self.learn, holds=self.holds)

    def files(self) -> Iterator[SiteFile]:
        """Notes what is asked for."""
        with self.states.watching() as asked:
            yield from self.work()
            self.said = self.says()
        self.asked = frozenset(asked)

    def tell(self) -> _Told:
        """The numbers of what was asked for; none where nobody could use them."""
        return {name: self.states.digest(name) for name in sorted(self.asked)} if self.key else {}, self.said

    def holds(self, told: object) -> bool:
        """Whether all that was asked for is what it was, so that the same would be asked for, and made of it."""
        return all(self.states.digest(name) == digest for name, digest in cast("_Told", told)[0].items())

    def learn(self, told: object) -> None:
        """What is said, in a build that does not work it out."""
        self.said = cast("_Told", told)[1]


_Told = tuple[Mapping[str, bytes], str]


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
        data.collect(school, lambda: known)

    def tell(self) -> Mapping[str, Fact]:
        """What the city's pages want to know of it."""
        self.data.collect(self.school, cache(lambda: _known(self.states, self.school)[1]))
        for fact in FACTS:
            fact(self.states, self.school)
        facts = self.states.facts(self.school.id)
        self.states.let_go(self.school.id)
        return facts

    def learn(self, facts: object) -> None:
        """The same, told to a build that does not make its files."""
        self.states.learn(self.school.id, cast("Mapping[str, Fact]", facts))

    def keep(self, facts: object) -> Mapping[str, Fact]:
        """The numbers of what is told: the facts themselves are kept by name."""
        return {name: (number, None) for name, (number, _) in cast("Mapping[str, Fact]", facts).items()}


def _known(states: States, school: SchoolRecord) -> tuple[SchoolView, Known]:
    view = school_page(states, school, this_term(states))
    filings = tuple((filing, views_of(states, school, filing)) for filing in school.filings)
    return view, know(states, school, view, filings)


def _open_data(states: States, site: Site) -> OpenData:
    return OpenData(states, site, lambda school: _known(states, school)[1])


def ledger_files(states: States) -> Iterator[Asset]:
    """The lines of the ledger by the day of the build, as anybody may check them: no record is among them."""
    for name, text in grown(states.city.ledger.by(states.city.as_of)).items():
        yield Asset(f"{LINES}{name.rpartition('/')[2]}", text.encode())


def _counts(states: States) -> dict[str, object]:
    """How many filings there are, and how far they have come."""
    found = [filing for filings in filed.every(states) for filing in filings]
    return {
        "filings": len(found),
        "letters": dict(sorted(Counter(state.letter.value for state in found).items())),
        "statements": dict(sorted(Counter(state.statement.value for state in found).items())),
    }


def build_json(states: States, counts: Mapping[str, object], commit: str = "") -> bytes:
    """What this build was made of: tool, day, policies, counts."""
    city, report = states.city, states.report
    schools = public_schools(city)
    head = Head.of(city.ledger.by(city.as_of))
    data = {
        "version": 1,
        "tool": f"school-notices {__version__}",
        "commit": commit or None,
        "as_of": report.as_of.isoformat(),
        "policies": list(report.policies),
        "ledger": {"lines": head.seq, "head": head.sha256, "last": head.at or None},
        "schools": len(schools),
        **counts,
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
