"""The facts of a school and its terms in; the same as things of schema.org out, for search engines and map services.

Every type and property is one of schema.org's own vocabulary (tests/render/test_linked.py asks it).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.notices.opendata.city import CityFacts
from generator.notices.opendata.notices import NoticeFacts
from generator.notices.opendata.schools import SchoolFacts
from generator.notices.opendata.statements import StatementFacts
from generator.notices.opendata.terms import TermFacts
from generator.notices.provenance import Crumb
from generator.site import Site
from generator.wording.values import clock, plain

Thing = dict[str, object]

TYPES = {"小学": "ElementarySchool", "初中": "MiddleSchool"}
"""A school of both is a School."""
WEEKDAYS = {
    "周一": "Monday", "周二": "Tuesday", "周三": "Wednesday", "周四": "Thursday", "周五": "Friday", "周六": "Saturday", "周日": "Sunday",
}  # fmt: skip
LANGUAGE = "zh-CN"
FORMATS = {"csv": "text/csv", "json": "application/json"}


class Linked:
    """Makes the things of one site."""

    def __init__(self, site: Site, city: CityFacts) -> None:
        self.url, self.city = site.url, city

    def _ref(self, address: str, mark: str) -> Thing:
        return {"@id": f"{self.url}{address}#{mark}"}

    def publisher(self) -> Thing:
        """The bureau."""
        return {
            "@type": "GovernmentOrganization", **self._ref("", "publisher"), "name": self.city.publisher, "url": self.url,
            "areaServed": {"@type": "AdministrativeArea", "name": self.city.name},
        }  # fmt: skip

    def website(self, title: str) -> Iterator[Thing]:
        """The home page."""
        yield {
            "@type": "WebSite", **self._ref("", "site"), "name": title, "url": self.url, "inLanguage": LANGUAGE,
            "publisher": self._ref("", "publisher"), "license": self.city.licence.url,
        }  # fmt: skip
        yield self.publisher()

    def crumbs(self, crumbs: Iterable[Crumb], here: str) -> Thing:
        """The way from the home page; its last step is the page itself."""
        steps = [
            {
                "@type": "ListItem",
                "position": number,
                "name": crumb.text,
                "item": {"@id": self.url + (here if crumb.address is None else crumb.address)},
            }
            for number, crumb in enumerate(crumbs, start=1)
        ]
        return {"@type": "BreadcrumbList", "itemListElement": steps}

    def school(self, school: SchoolFacts) -> Thing:
        """A school; what its own file does not say is left out."""
        made: Thing = {
            "@type": TYPES.get(school.stage, "School"), **self._ref(school.page, "school"), "name": school.name,
            "url": f"{self.url}{school.page}", "identifier": school.id,
        }  # fmt: skip
        if school.address:
            made["address"] = {"@type": "PostalAddress", "streetAddress": school.address, "addressCountry": "CN"}
        if school.phone:
            made["telephone"] = school.phone
        return made

    def service(self, school: SchoolFacts, term: TermFacts, notice: NoticeFacts) -> Thing:
        """The service of a term: when, for how much."""
        return {
            "@type": "Service", **self._ref(term.page, "service"), "name": f"{term.school_name}{term.term_name}校内课后服务",
            "serviceType": "校内课后服务", "url": f"{self.url}{term.page}", "provider": self._ref(school.page, "school"),
            "hoursAvailable": list(self._hours(notice)), "offers": list(self._offers(notice)),
            "audience": {"@type": "EducationalAudience", "educationalRole": "student"},
        }  # fmt: skip

    def _hours(self, notice: NoticeFacts) -> Iterator[Thing]:
        """From the first start to the last end of each season."""
        opens = min(session.starts for session in notice.sessions)
        for season in notice.seasons:
            if season.latest_end is not None:
                yield {
                    "@type": "OpeningHoursSpecification", "name": season.season, "dayOfWeek": [WEEKDAYS[name] for name in notice.weekdays],
                    "opens": clock(opens), "closes": clock(season.latest_end),
                    "validFrom": season.first.isoformat(), "validThrough": season.last.isoformat(),
                }  # fmt: skip

    def _offers(self, notice: NoticeFacts) -> Iterator[Thing]:
        """Each charged item for the whole term, with the price of a unit; a free service costs nothing."""
        dates = {"validFrom": notice.first_day.isoformat(), "validThrough": notice.last_day.isoformat()}
        if not notice.fees:
            yield {"@type": "Offer", "name": "课后服务", "price": "0.00", "priceCurrency": "CNY", **dates}
        for fee in notice.fees:
            unit = {
                "@type": "UnitPriceSpecification", "price": plain(fee.rate), "priceCurrency": "CNY",
                "unitText": fee.unit, "eligibleQuantity": {"@type": "QuantitativeValue", "value": plain(fee.quantity)},
            }  # fmt: skip
            yield {
                "@type": "Offer", "name": fee.name, "price": plain(fee.total), "priceCurrency": "CNY", "priceSpecification": unit, **dates,
            }  # fmt: skip

    def notice(self, school: SchoolFacts, term: TermFacts, notice: NoticeFacts) -> Thing:
        """The start-of-term notice as a document."""
        made = self._paper(school, term, "notice", "校内课后服务告知书")
        return made | {
            "@type": "DigitalDocument", "identifier": notice.index, "datePublished": notice.published.isoformat(),
            "dateModified": (notice.changed or notice.published).isoformat(),
        }  # fmt: skip

    def statement(self, school: SchoolFacts, term: TermFacts, books: StatementFacts) -> Thing:
        """The finance statement as a report."""
        made = self._paper(school, term, "finance", "校内课后服务费收支公示")
        return made | {"@type": "Report", "reportNumber": books.index, "datePublished": books.published.isoformat()}

    def _paper(self, school: SchoolFacts, term: TermFacts, paper: str, name: str) -> Thing:
        address = f"{term.page}{paper}/"
        versions = [version.version for version in term.versions if version.paper == paper]
        return {
            **self._ref(address, "paper"), "name": f"{term.school_name}{term.term_name}{name}", "url": f"{self.url}{address}",
            "author": self._ref(school.page, "school"), "publisher": self.publisher(), "about": self._ref(term.page, "service"),
            "inLanguage": LANGUAGE, "license": self.city.licence.url, "version": max(versions, default=1), "isAccessibleForFree": True,
        }  # fmt: skip

    def dataset(self, tables: Iterable[tuple[str, str]]) -> Iterator[Thing]:
        """The city's tables: their ids and titles."""
        files = [(table, title, ending) for table, title in tables for ending in FORMATS]
        yield {
            "@type": "Dataset", **self._ref("data/", "dataset"), "name": f"{self.city.name}校内课后服务公示数据",
            "description": "各校各学期课后服务的时间、收费、退费、收支、机构和公示情况。", "url": f"{self.url}data/",
            "creator": self.publisher(), "license": self.city.licence.url, "isAccessibleForFree": True, "inLanguage": LANGUAGE,
            "distribution": [
                {
                    "@type": "DataDownload", "name": title, "contentUrl": f"{self.url}data/{table}.{ending}",
                    "encodingFormat": FORMATS[ending],
                }
                for table, title, ending in files
            ],
        }  # fmt: skip
