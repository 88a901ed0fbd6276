"""A city with its report in; the three pages of every filing out: term at a glance, notice, statement, or what stands in for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jinja2 import Environment

from generator.city import Filing, SchoolRecord
from generator.notices.finance import finance
from generator.notices.held import PAPERS, held, school_name
from generator.notices.notice import notice
from generator.notices.state import Statement, States, public_schools
from generator.notices.term import term
from generator.notices.updates import versions
from generator.site import Page, base_of


def filing_pages(states: States, env: Environment) -> Iterator[Page]:
    """All pages of all filings, school by school; a draft has none."""
    for school in public_schools(states.city):
        for filing in school.filings:
            yield from pages_of(states, env, school, filing)


def pages_of(states: States, env: Environment, school: SchoolRecord, filing: Filing) -> Iterator[Page]:
    """The pages of one filing."""
    state = states.of(filing)
    if not state.has_pages:
        return
    for paper in PAPERS:
        if not state.public or (paper == "finance" and state.statement is not Statement.PUBLISHED):
            yield _page(env, school, filing, paper, "held.html", held(states, school, filing, paper))
        elif paper == "notice":
            yield _page(env, school, filing, paper, "notice.html", notice(states, school, filing))
            yield from _old_pages(states, env, school, filing, paper)
        elif paper == "finance":
            yield _page(env, school, filing, paper, "finance.html", finance(states, school, filing))
            yield from _old_pages(states, env, school, filing, paper)
        else:
            yield _page(env, school, filing, paper, "term.html", term(states, school, filing))


def _old_pages(states: States, env: Environment, school: SchoolRecord, filing: Filing, paper: str) -> Iterator[Page]:
    """The versions that another has taken the place of, each at its own address, found by people and not by search engines."""
    for old in versions(states, filing, paper)[:-1]:
        view = notice(states, school, filing, old) if paper == "notice" else finance(states, school, filing, old)
        page = _page(env, school, filing, paper, f"{paper}.html", view, f"v{old.number}/")
        yield replace(page, title=f"{page.title}（第{old.number}版，已有新版）", head='<meta name="robots" content="noindex">')


_TITLES = {"": "课后服务一览", "notice": "课后服务告知书", "finance": "课后服务费收支公示"}
_CONTENTS = {
    "": "到几点、多少钱、上学期退了多少、找谁问",
    "notice": "服务时间、服务方式、服务内容、服务人数、安全措施、师资配备、收费事项",
    "finance": "期初结余、收入、退费、支出、期末结余及处理",
}


def _page(env: Environment, school: SchoolRecord, filing: Filing, paper: str, template: str, view: object, below: str = "") -> Page:
    address = f"schools/{school.id}/{filing.id}/" + (f"{paper}/" if paper else "") + below
    name = school_name(school)
    return Page(
        address=address,
        title=f"{name}{filing.id.season_name}{_TITLES[paper]}",
        description=f"{name}{filing.id.school_year_name}（{filing.id.season_name}）{_TITLES[paper]}：{_CONTENTS[paper]}。",
        body=env.get_template(template).render(v=view, base=base_of(address)),
    )
