"""A city and the report on it in; every generated page and file of the site, and what its search can find, out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from generator import __version__
from generator.city import City
from generator.findings import Report, Severity
from generator.notices.search import entries
from generator.notices.state import States, public_schools
from generator.render.catalogue import catalogue_pages
from generator.render.compare import comparison_pages
from generator.render.district import list_pages
from generator.render.environment import environment
from generator.render.filings import filing_pages
from generator.render.home import home_page
from generator.render.oversight import oversight_page
from generator.render.policy_pages import all_policy_pages
from generator.render.school import school_pages
from generator.render.search import search_pages
from generator.site import Asset, Site, SiteItem


def pages(city: City, report: Report, site: Site) -> Iterator[SiteItem]:
    """One address is given out once."""
    env, states = environment(site.theme), States(city, report)
    yield home_page(states, env)
    yield from list_pages(states, env)
    yield from comparison_pages(states, env)
    yield from school_pages(states, env)
    yield from filing_pages(states, env, site)
    yield oversight_page(states, env)
    yield from all_policy_pages(states, env)
    yield from catalogue_pages(states, env)
    yield search_pages(states, env)
    yield from entries(states)
    yield Asset("data/build.json", build_json(states))


def build_json(states: States) -> bytes:
    """What this build was made of: tool, day, policies, counts."""
    city, report = states.city, states.report
    schools = public_schools(city)
    found = [states.of(filing) for school in schools for filing in school.filings]
    data = {
        "version": 1,
        "tool": f"school-notices {__version__}",
        "as_of": report.as_of.isoformat(),
        "policies": list(report.policies),
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
