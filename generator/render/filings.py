"""A city with its report in; the pages of every filing out: term at a glance, notice, statement or what stands in for them, form."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from jinja2 import Environment

from generator.city import Filing, SchoolRecord
from generator.notices.application import ApplicationView, application
from generator.notices.finance import FinanceView, finance
from generator.notices.held import PAPERS, HeldView, held, school_name
from generator.notices.notice import NoticeView, notice
from generator.notices.purged import purged
from generator.notices.state import Letter, State, Statement, States
from generator.notices.term import TermView, term
from generator.notices.updates import PAPERS as PAPER_NAMES
from generator.notices.updates import versions
from generator.render.body import page
from generator.render.head import Link, head, term_links
from generator.render.paper import Sheet, paper
from generator.site import Asset, Page, Site


def pages_of(states: States, env: Environment, site: Site, school: SchoolRecord, filing: Filing) -> Iterator[Page | Asset]:
    """The pages of one filing, and the PDFs of its papers where the site has them."""
    yield from pages_from(states, env, site, school, filing, views_of(states, school, filing))


def views_of(states: States, school: SchoolRecord, filing: Filing) -> Mapping[str, object]:
    """What each page of a filing shows, by kind; nothing for a draft. Only what is public has another view than HeldView."""
    state = states.of(filing)
    if not state.has_pages:
        return {}
    kinds = (*PAPERS, *(["apply"] if state.public else []))
    return {
        kind: _MAKERS[kind](states, school, filing) if _shown(state, kind) else held(states, school, filing, kind) for kind in kinds
    }  # fmt: skip


_MAKERS: dict[str, Callable[[States, SchoolRecord, Filing], object]] = {
    "": term, "notice": notice, "finance": finance, "apply": application,
}  # fmt: skip


def _shown(state: State, kind: str) -> bool:
    """Whether the school's own words may be shown on that page."""
    return state.public and (kind != "finance" or state.statement is Statement.PUBLISHED)


def pages_from(
    states: States, env: Environment, site: Site, school: SchoolRecord, filing: Filing, views: Mapping[str, object]
) -> Iterator[Page | Asset]:
    """The pages that show these views, and every old version of a paper after the one that stands."""
    for kind, view in views.items():
        if isinstance(view, NoticeView | FinanceView | ApplicationView):
            yield from paper(env, site, _sheet(school, filing, kind, f"{kind}.html"), view)
        elif isinstance(view, TermView):
            yield _page(env, _sheet(school, filing, kind, "term.html"), view, links_of(school, filing, public=True))
        else:
            yield _page(env, _sheet(school, filing, kind, "held.html"), view)
        if isinstance(view, NoticeView | FinanceView):
            yield from _old_pages(states, env, site, school, filing, kind)
        elif kind in PAPER_NAMES and (states.of(filing).letter is Letter.WITHDRAWN or states.withdrawn(filing, kind)):
            yield from _withdrawn_pages(states, env, school, filing, kind)


def links_of(school: SchoolRecord, filing: Filing, *, public: bool) -> tuple[Link, ...]:
    """What the pages of a term are available as besides."""
    return term_links(school.id, school_name(school), str(filing.id), public=public)


def _old_pages(states: States, env: Environment, site: Site, school: SchoolRecord, filing: Filing, kind: str) -> Iterator[Page | Asset]:
    """The versions that another has taken the place of, each at its own address, found by people and not by search engines; no PDF."""
    now = _sheet(school, filing, kind, f"{kind}.html")
    for old in versions(states, filing, kind)[:-1]:
        if old.kept is None:
            yield _stand_in(env, now, old.number, purged(states, school, filing, kind, old))
            continue
        view = notice(states, school, filing, old) if kind == "notice" else finance(states, school, filing, old)
        sheet = replace(
            now,
            address=f"{now.address}v{old.number}/",
            title=f"{now.title}（第{old.number}版，已有新版）",
            head=head("", index=False),
        )
        yield from paper(env, replace(site, pdf=False), sheet, view)


def _withdrawn_pages(states: States, env: Environment, school: SchoolRecord, filing: Filing, kind: str) -> Iterator[Page]:
    """The addresses of the old versions of a paper that was taken back: they say the same as its own."""
    for entry in states.city.ledger.of(filing.school, filing.id, kind, filing.as_of)[:-1]:
        yield _stand_in(env, _sheet(school, filing, kind, "held.html"), entry.version, held(states, school, filing, kind))


def _stand_in(env: Environment, now: Sheet, number: int, view: HeldView) -> Page:
    """What stands at the address of an old version whose content is gone."""
    made = page(env, "held.html", f"{now.address}v{number}/", f"{now.title}（第{number}版）", now.description, view)
    return replace(made, head=head("", index=False))


_TITLES = {"": "课后服务一览", "notice": "课后服务告知书", "finance": "课后服务费收支公示", "apply": "课后服务自愿申请表"}
_CONTENTS = {
    "": "到几点、多少钱、上学期退了多少、找谁问",
    "notice": "服务时间、服务方式、服务内容、服务人数、安全措施、师资配备、收费事项",
    "finance": "期初结余、收入、退费、支出、期末结余及处理",
    "apply": "空白表格，打印后由家长填写，交给学校",
}


def _sheet(school: SchoolRecord, filing: Filing, kind: str, template: str) -> Sheet:
    name, named = school_name(school), _TITLES[kind]
    return Sheet(
        template=template,
        address=f"schools/{school.id}/{filing.id}/" + (f"{kind}/" if kind else ""),
        title=f"{name}{filing.id.season_name}{named}",
        description=f"{name}{filing.id.school_year_name}（{filing.id.season_name}）{named}：{_CONTENTS[kind]}。",
    )


def _page(env: Environment, sheet: Sheet, view: object, links: tuple[Link, ...] = ()) -> Page:
    return page(env, sheet.template, sheet.address, sheet.title, sheet.description, view, links)
