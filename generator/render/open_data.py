"""The city and, school by school, what pages show in; feeds, calendars, data files and the city's tables out.

Schools go by one at a time: of each only its rows of the tables, as text, and its updates are kept until the end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import Environment

from generator.city import Filing, SchoolRecord
from generator.notices.notice import NoticeView
from generator.notices.opendata.city import begun, city_facts
from generator.notices.opendata.desk import DESK_TABLES
from generator.notices.opendata.lines import SCHOOL_TABLES
from generator.notices.opendata.page import data_page
from generator.notices.opendata.schools import SchoolFacts, school_facts
from generator.notices.opendata.terms import TermFacts, term_facts
from generator.notices.roll import AreaRows
from generator.notices.school import SchoolView
from generator.notices.state import States
from generator.notices.updates import Update, updates
from generator.render.body import page
from generator.render.calendars import school_calendar, term_calendar, term_events
from generator.render.descriptor import datapackage, openapi
from generator.render.documents import Documents, RowText
from generator.render.feeds import Feed, feed
from generator.site import Asset, Page, Site

Views = Mapping[str, object]
"""The views of a filing's pages by paper (see held.PAPERS)."""


@dataclass(frozen=True, slots=True)
class Known:
    """A school and its terms as facts, and each filing with the views of its pages."""

    school: SchoolFacts
    terms: tuple[TermFacts, ...]
    updates: tuple[Update, ...]
    filings: tuple[tuple[Filing, Views], ...]


def know(states: States, school: SchoolRecord, view: SchoolView, filings: tuple[tuple[Filing, Views], ...]) -> Known:
    """The facts of one school from the views of its pages."""
    found = updates(states, school)
    by_term = {filing.id: [update for update in found if update.term == filing.id] for filing, _ in filings}
    terms = tuple(term_facts(states, school, filing, views, by_term[filing.id]) for filing, views in filings)
    return Known(school_facts(school, view, terms), terms, found, filings)


@dataclass(frozen=True, slots=True)
class Collected:
    """What the city's files say of one school: its rows by table, and its updates."""

    rows: Mapping[str, RowText]
    updates: tuple[Update, ...]


def collected(known: Known, documents: Documents) -> Collected:
    """Of a school's facts what stays once it has gone by."""
    rows = {table.id: documents.rows(table, table.rows(known.school, known.terms)) for table in SCHOOL_TABLES}
    return Collected(rows, known.updates)


class OpenData:
    """What one build collects."""

    def __init__(self, states: States, site: Site) -> None:
        self.states, self.site = states, site
        self.city = city_facts(states.city)
        self.documents = Documents(site, self.city)
        self._rows: dict[str, list[RowText]] = defaultdict(list)
        self._updates: list[Update] = []

    def collect(self, found: Collected) -> None:
        """Takes in what the city's files say of one school."""
        for table, rows in found.rows.items():
            self._rows[table].append(rows)
        self._updates.extend(found.updates)

    def school(self, known: Known) -> Iterator[Asset]:
        """The files of one school."""
        yield self.documents.school(known.school)
        yield self._feed(known.school.page, f"{known.school.name}课后服务公示", known.updates)
        yield from self._terms(known)

    def _terms(self, known: Known) -> Iterator[Asset]:
        calendars = []
        for facts, (filing, views) in zip(known.terms, known.filings, strict=True):
            if facts.page:
                yield self.documents.term(facts)
            notice = views.get("notice")
            if facts.notice is not None and isinstance(notice, NoticeView):
                events = term_events(self.site, filing, facts, notice)
                calendars.append(events)
                yield term_calendar(self.site, facts, events)
        if calendars:
            yield school_calendar(self.site, known.school, calendars)

    def whole(self, env: Environment, areas: tuple[AreaRows, ...]) -> Iterator[Asset | Page]:
        """The files of the city, once every school has gone by."""
        newest = sorted(self._updates, key=lambda u: (u.date, u.term, u.school, u.paper, u.version), reverse=True)
        yield self._feed("", f"{self.city.name}校内课后服务公示", newest)
        by_area: dict[str, list[Update]] = defaultdict(list)
        for update in newest:
            by_area[update.area].append(update)
        for area in areas:
            yield self._feed(area.address, f"{self.city.name}{area.name}课后服务公示", by_area[area.id])
        for table in SCHOOL_TABLES:
            yield from self.documents.table(table, self._rows.pop(table.id, []))
        for each in DESK_TABLES:
            yield from self.documents.table(each, [self.documents.rows(each, each.rows(self.states))])
        yield self.documents.changes(newest)
        yield from self.documents.schemas()
        yield datapackage(self.site, self.city, self.states.city.as_of)
        yield openapi(self.site, self.city)
        view = data_page(self.states, self.site.url, next((row.id for area in areas for row in area.schools), ""))
        description = "各校课后服务的时间、收费、退费、收支和公示情况，表格和数据文件的下载、格式、使用许可和固定地址。"
        yield page(env, "data.html", "data/", "数据下载", description, view)

    def _feed(self, address: str, title: str, found: tuple[Update, ...] | list[Update]) -> Asset:
        return feed(
            self.site,
            Feed(
                address=address, title=title, publisher=self.city.publisher, rights=f"{self.city.publisher}，{self.city.licence.name}",
                begun=begun(self.states.city), updates=found,
            ),
        )  # fmt: skip
