"""A rendered page and the facts behind it in; the page with its own head out: feed, calendar, data, and things of schema.org."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.notices.opendata.city import CityFacts
from generator.notices.opendata.lines import TABLES
from generator.notices.opendata.schools import SchoolFacts
from generator.notices.opendata.terms import TermFacts
from generator.notices.provenance import Crumb
from generator.notices.roll import AreaRows
from generator.render.head import Link, district_links, head, site_links, term_links
from generator.render.linked import Linked, Thing
from generator.site import Page, Site, base_of


class Heads:
    """Makes the heads of one site."""

    def __init__(self, site: Site, city: CityFacts, areas: Sequence[AreaRows]) -> None:
        self.linked = Linked(site, city)
        self.areas = {area.address: area for area in areas}

    def home(self, page: Page) -> Page:
        """The home page."""
        return _with(page, site_links(), [*self.linked.website(page.title)])

    def district(self, page: Page) -> Page:
        """The page of a district; the list of all schools has nothing of the kind."""
        area = self.areas.get(page.address)
        if area is None:
            return page
        crumbs = (Crumb("首页", ""), Crumb("学校", "schools/"), Crumb(area.name))
        return _with(page, district_links(area.id, area.name), [self.linked.crumbs(crumbs, page.address)])

    def school(self, page: Page, school: SchoolFacts, crumbs: Sequence[Crumb], links: Sequence[Link]) -> Page:
        """The page of a school."""
        return _with(page, links, [self.linked.school(school), self.linked.crumbs(crumbs, page.address)])

    def paper(self, page: Page, school: SchoolFacts, term: TermFacts, views: Mapping[str, object]) -> Page:
        """The pages of a term; what is not public has no things but the way to it, and an old version keeps the head that it has."""
        if page.head:
            return page
        paper = page.address.removeprefix(term.page).rstrip("/")
        links = term_links(school.id, school.name, str(term.term), public=term.notice is not None)
        crumbs: Sequence[Crumb] = getattr(views[paper], "crumbs", ())
        return _with(page, links, [*self._things(paper, school, term), self.linked.crumbs(crumbs, page.address)])

    def _things(self, paper: str, school: SchoolFacts, term: TermFacts) -> list[Thing]:
        if term.notice is None:
            return []
        if paper == "notice":
            return [self.linked.notice(school, term, term.notice)]
        if paper == "finance":
            return [self.linked.statement(school, term, term.accounts)] if term.accounts else []
        return [] if paper else [self.linked.school(school), self.linked.service(school, term, term.notice)]

    def data(self, page: Page) -> Page:
        """The page about the data."""
        tables = [(table.id, table.title) for table in TABLES]
        crumbs = (Crumb("首页", ""), Crumb("数据下载"))
        return _with(page, site_links(), [*self.linked.dataset(tables), self.linked.crumbs(crumbs, page.address)])


def _with(page: Page, links: Sequence[Link], things: Sequence[Thing]) -> Page:
    return replace(page, head=head(base_of(page.address), links, things))
