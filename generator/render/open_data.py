"""The city and, school by school, what pages show in; feeds, calendars, data files and the city's tables out.

Schools go by one at a time: of each only its rows of the tables, as text, and its updates are kept, and asked for as facts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from jinja2 import Environment

from generator.city import Filing, SchoolRecord
from generator.notices.notice import NoticeView
from generator.notices.opendata.city import begun, city_facts
from generator.notices.opendata.lines import SCHOOL_TABLES
from generator.notices.opendata.page import data_page
from generator.notices.opendata.schools import SchoolFacts, school_facts
from generator.notices.opendata.tables import DeskTable, SchoolTable
from generator.notices.opendata.terms import TermFacts, term_facts
from generator.notices.roll import area_rows
from generator.notices.school import SchoolView
from generator.notices.state import States, public_schools
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


UPDATES = "updates"
ROWS = {table.id: f"rows of {table.id}" for table in SCHOOL_TABLES}
COLLECTED = (UPDATES, *ROWS.values())
"""What the city's files say of a school, each by the name of the fact: its updates, and its rows of every table."""


class OpenData:
    """The files of one build; `known` gives what is known of a school, where nobody has told it."""

    def __init__(self, states: States, site: Site, known: Callable[[SchoolRecord], Known]) -> None:
        self.states, self.site, self._known = states, site, known
        self.city = city_facts(states.city)
        self.documents = Documents(site, self.city)

    def collect(self, school: SchoolRecord, known: Callable[[], Known]) -> None:
        """Works out what the city's files say of one school."""
        self._updates(school, known)
        for table in SCHOOL_TABLES:
            self._rows(table, school, known)

    def _updates(self, school: SchoolRecord, known: Callable[[], Known]) -> tuple[Update, ...]:
        return self.states.about(school.id, UPDATES, lambda: known().updates, again=False)

    def _rows(self, table: SchoolTable, school: SchoolRecord, known: Callable[[], Known]) -> RowText:
        def made() -> RowText:
            return self.documents.rows(table, table.rows(known().school, known().terms))

        return self.states.about(school.id, ROWS[table.id], made, again=False)

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

    def newest(self) -> Iterator[Asset]:
        """What became public, the newest first: the feeds of the city and of its areas, and all of it as data."""
        updates = [each for school in public_schools(self.states.city) for each in self._updates(school, partial(self._known, school))]
        newest = sorted(updates, key=lambda u: (u.date, u.term, u.school, u.paper, u.version), reverse=True)
        yield self._feed("", f"{self.city.name}校内课后服务公示", newest)
        by_area: dict[str, list[Update]] = defaultdict(list)
        for update in newest:
            by_area[update.area].append(update)
        for area in area_rows(self.states):
            yield self._feed(area.address, f"{self.city.name}{area.name}课后服务公示", by_area[area.id])
        yield self.documents.changes(newest)

    def table(self, table: SchoolTable) -> tuple[Asset, Asset]:
        """A table of what schools have filed."""
        schools = public_schools(self.states.city)
        return self.documents.table(table, [self._rows(table, school, partial(self._known, school)) for school in schools])

    def desk_table(self, table: DeskTable) -> tuple[Asset, Asset]:
        """A table of what became of it."""
        return self.documents.table(table, [self.documents.rows(table, table.rows(self.states))])

    def about(self, env: Environment) -> Iterator[Asset | Page]:
        """What the files are, for programs and for readers."""
        yield from self.documents.schemas()
        yield datapackage(self.site, self.city, self.states.city.as_of)
        yield openapi(self.site, self.city)
        example = next((row.id for area in area_rows(self.states) for row in area.schools), "")
        view = data_page(self.states, self.site.url, example)
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
