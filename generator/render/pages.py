"""A city and the report on it in; every generated page and file of the site, and what its search can find, out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from jinja2 import Environment

from generator import __version__
from generator.city import City
from generator.findings import Report, Severity
from generator.ledger import Head, grown
from generator.notices.codes import LINES
from generator.notices.last_good import public_states
from generator.notices.roll import area_rows, this_term
from generator.notices.school import school_page
from generator.notices.search import entries
from generator.notices.state import States, public_schools
from generator.render.catalogue import catalogue_pages
from generator.render.codes import code_pages
from generator.render.compare import comparison_pages
from generator.render.district import list_pages
from generator.render.environment import environment
from generator.render.filings import pages_from, views_of
from generator.render.head import school_links
from generator.render.heads import Heads
from generator.render.home import home_page
from generator.render.open_data import OpenData, know
from generator.render.oversight import oversight_pages
from generator.render.policy_pages import all_policy_pages
from generator.render.school import school_page_from
from generator.render.search import search_pages
from generator.site import Asset, Page, Site, SiteItem


def pages(city: City, report: Report, site: Site) -> Iterator[SiteItem]:
    """One address is given out once."""
    env, states = environment(site.theme), public_states(city, report)
    data, areas = OpenData(states, site), area_rows(states)
    heads = Heads(site, data.city, areas)
    yield heads.home(home_page(states, env))
    yield from map(heads.district, list_pages(states, env))
    yield from comparison_pages(states, env)
    yield from _schools(states, env, data, heads)
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


def _schools(states: States, env: Environment, data: OpenData, heads: Heads) -> Iterator[Page | Asset]:
    """School by school: its views are made once, for its pages and for its data."""
    term = this_term(states)
    for school in public_schools(states.city):
        view = school_page(states, school, term)
        filings = tuple((filing, views_of(states, school, filing)) for filing in school.filings)
        known = know(states, school, view, filings)
        links = school_links(school.id, view.name, public=any(facts.notice for facts in known.terms))
        yield heads.school(school_page_from(env, school, view, links), known.school, view.crumbs, links)
        for (filing, views), facts in zip(filings, known.terms, strict=True):
            for made in pages_from(states, env, data.site, school, filing, views):
                yield heads.paper(made, known.school, facts, views) if isinstance(made, Page) else made
        yield from data.school(known)


def ledger_files(states: States) -> Iterator[Asset]:
    """The lines of the ledger by the day of the build, as anybody may check them: no record is among them."""
    for name, text in grown(states.city.ledger.by(states.city.as_of)).items():
        yield Asset(f"{LINES}{name.rpartition('/')[2]}", text.encode())


def build_json(states: States, commit: str = "") -> bytes:
    """What this build was made of: tool, day, policies, counts."""
    city, report = states.city, states.report
    schools = public_schools(city)
    head = Head.of(city.ledger.by(city.as_of))
    found = [states.of(filing) for school in schools for filing in school.filings]
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
