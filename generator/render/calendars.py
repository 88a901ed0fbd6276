"""A filing with its facts in; the calendar of a term, and of a school, as phones subscribe to it, out.

UIDs are made of school, term, kind and place in the term, never of a name or of what may change: a later version moves the same event and
has the next SEQUENCE.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from generator.city import Filing
from generator.ics import CalendarFile, Event, Weekly, ics
from generator.model.values import WEEKDAYS
from generator.notices.notice import NoticeView
from generator.notices.opendata.schools import SchoolFacts
from generator.notices.opendata.terms import TermFacts, VersionFacts
from generator.notices.service_days import Series, service_series, single_days
from generator.site import Asset, Site
from generator.wording.values import day as words_of

DAY_BEFORE = dt.timedelta(days=-1, hours=9)
"""Nine in the morning, the day before."""
SAME_DAY = dt.timedelta(hours=9)
"""Nine in the morning."""
CHANGES = 3
"""An event tells of so many versions."""
TERMS = 2
"""A school's calendar holds so many terms, the latest public ones; each term's own stays where it is."""


def term_calendar(site: Site, facts: TermFacts, events: Iterable[Event]) -> Asset:
    """The calendar of one term."""
    return _file(site, facts.page, f"{facts.school_name}{facts.term_name}课后服务", events)


def school_calendar(site: Site, school: SchoolFacts, by_term: Iterable[tuple[Event, ...]]) -> Asset:
    """The calendar of a school; `by_term` has the events of its public terms, from old to new."""
    events = [event for term in list(by_term)[-TERMS:] for event in term]
    return _file(site, school.page, f"{school.name}课后服务", events)


def _file(site: Site, page: str, name: str, events: Iterable[Event]) -> Asset:
    about = "服务时间、申请、退费和收支公示。以网页为准。"
    made = ics(CalendarFile(name=name, lang="zh", events=events, about=about, url=f"{site.url}{page}"))
    return Asset(f"{page}calendar.ics", made)


def term_events(site: Site, filing: Filing, facts: TermFacts, view: NoticeView) -> tuple[Event, ...]:
    """Everything that families of a school want to be told of a term that is public."""
    made = _Maker(site, facts, view, filing.as_of)
    return (*made.service(filing), *made.applications(), *made.accounts())


class _Maker:
    """What the events of one term share."""

    def __init__(self, site: Site, facts: TermFacts, view: NoticeView, as_of: dt.date) -> None:
        self.site, self.facts, self.view, self.as_of = site, facts, view, as_of
        self.host = urlsplit(site.url).hostname or "school-notices"
        self.versions = {version.paper: version for version in facts.versions}  # the last one of each paper stays

    def service(self, filing: Filing) -> Iterator[Event]:
        """The weekly pattern first, then single days."""
        for series in service_series(filing, self.view):
            key = f"service-{WEEKDAYS.index(series.weekday) + 1}-{series.number}"
            yield self._service(key, series, "", Weekly(series.last, series.without) if series.last > series.first else None)
        for single in single_days(self.view):
            yield self._service(f"service-{single.day.isoformat()}", single.series, f"（{single.why}，按{single.follows}的安排）", None)

    def _service(self, key: str, series: Series, also: str, weekly: Weekly | None) -> Event:
        lines = [*series.words, *(f"接孩子：{window.place}" for window in self.view.times.pickup[:1])]
        return self._event(
            key, "notice", f"课后服务{also}", series.first, lines=lines, category="服务时间",
            hours=(series.starts, series.ends), weekly=weekly,
        )  # fmt: skip

    def applications(self) -> Iterator[Event]:
        """When applying begins and ends."""
        form = self.view.plan.application
        yield self._event("apply-opens", "notice", "课后服务开始申请", form.opens, lines=[form.how], category="申请")
        late = "；开学以后仍可申请" if form.rolling else ""
        yield self._event(
            "apply-closes", "notice", f"课后服务申请截止{late}", form.closes, lines=[form.how], category="申请", reminder=DAY_BEFORE
        )  # fmt: skip

    def accounts(self) -> Iterator[Event]:
        """When money goes back, by when the statement is due, from when until when objections are taken."""
        facts, books = self.facts, self.facts.accounts
        if facts.statement_deadline is not None:
            lines = ["到这一天收支还没有公示的，列在公开监督栏。"]
            yield self._event(
                "statement-due", "finance", "课后服务收支公示截止", facts.statement_deadline, lines=lines, category="收支公示",
                reminder=SAME_DAY if books is None else None,
            )  # fmt: skip
        if books is None:
            return
        for day in books.refunds_paid:
            yield self._event(
                f"refund-{day.isoformat()}", "finance", "课后服务退费", day, lines=[*self._back(), "请核对是否收到；没有收到请问学校。"],
                category="退费", reminder=SAME_DAY,
            )  # fmt: skip
        yield self._event(
            "statement-notice", "finance", "课后服务收支公示期", books.notice_first, lines=["公示期间如有异议，可以向学校或教育局反映。"],
            category="收支公示", last=books.notice_last,
        )  # fmt: skip

    def _back(self) -> Iterator[str]:
        for settlement in self.facts.accounts.settlements if self.facts.accounts else ():
            yield f"{settlement.item}：全额交费、没有请假的学生一学期共退{settlement.back.yuan}元"

    def _event(
        self, key: str, paper: str, what: str, first: dt.date, *, lines: Iterable[str], category: str, last: dt.date | None = None,
        hours: tuple[dt.time, dt.time] | None = None, weekly: Weekly | None = None, reminder: dt.timedelta | None = None,
    ) -> Event:  # fmt: skip
        version, facts = self._version(paper), self.facts
        made = version.date if version else self.view.published
        which = f"第{version.version}版，" if version and version.version > 1 else ""
        page = f"{facts.page}{paper}/"
        return Event(
            uid=f"{facts.school}-{facts.term}-{key}@{self.host}",
            stamp=made,
            changed=made,
            sequence=version.version - 1 if version else 0,
            first=first,
            last=last or first,
            starts=hours[0] if hours else None,
            ends=hours[1] if hours else None,
            summary=f"{facts.school_name}：{what}",
            description="\n".join(
                [*(line for line in lines if line), f"{facts.term_name}，{which}{words_of(made)}公开", *self._changed(paper)]
            ),
            categories=(category,),
            url=f"{self.site.url}{page}",
            place=facts.school_name if hours else "",
            weekly=weekly,
            # A reminder in the past would ring at once in some calendars.
            reminder=reminder if first >= self.as_of else None,
        )

    def _changed(self, paper: str) -> Iterator[str]:
        """What the last few versions changed, the newest first, in the words of the page and the feed."""
        later = [version for version in self.facts.versions if version.paper == paper and version.sentences]
        for version in later[::-1][:CHANGES]:
            yield f"{words_of(version.date)}变更（第{version.version}版）：{'；'.join(version.sentences)}。"

    def _version(self, paper: str) -> VersionFacts | None:
        return self.versions.get(paper)
