"""Every link, anchor and file of the built sites: what is linked is there, what is there is linked, and nothing leads elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from urllib.parse import unquote, urlsplit

import pytest

from tests.site.reading import BuiltSite, Reference

OTHER_HOSTS = frozenset({"creativecommons.org"})
"""Hosts that a page may link to, each looked at: the text of the licence of the data."""

UNLINKED = {
    "404.html": "the server shows it where nothing is",
    "sitemap.xml": "search engines ask for it by its name",
    "robots.txt": "the same",
    "sha256sums.txt": "for who checks a copy of the site",
    "data/build.json": "for who asks what the site was built from",
    "_headers": "the host reads it",
}
"""Files to which nothing on the site leads, and why."""
INDEX = "pagefind/"
"""The search index: the script of the search page asks for its files by names of its own."""


def dead(site: BuiltSite) -> list[str]:
    """References to files of the site that are not there."""
    found = (*site.references, *site.mentions)
    return [str(r) for r in found if (path := site.path_of(r.target)) is not None and path not in site.files]


def without_place(site: BuiltSite) -> list[str]:
    """References to a place on a page that is not on it."""
    ids = {path: {*page.ids, "", "top"} for path, page in site.pages.items()}
    found = ((r, site.path_of(r.target) or "") for r in (*site.references, *site.mentions))
    return [str(r) for r, path in found if path in ids and unquote(urlsplit(r.target).fragment) not in ids[path]]


def foreign(site: BuiltSite) -> list[str]:
    """References to other hosts, or to what is no address at all."""
    own = urlsplit(site.url).hostname
    return [str(r) for r in site.references if urlsplit(r.target).hostname not in (own, *OTHER_HOSTS)]


def reached(site: BuiltSite) -> set[str]:
    """What a visitor comes to from the home page, by whatever number of links."""
    leads: dict[str, set[str]] = {}
    for reference in site.references:
        leads.setdefault(reference.source, set()).add(site.path_of(reference.target) or "")
    found, ahead = {"index.html"}, ["index.html"]
    while ahead:
        new = leads.get(ahead.pop(), set()) & site.files.keys() - found
        found |= new
        ahead += new
    return found


def test_every_reference_leads_to_a_file(site: BuiltSite) -> None:
    assert dead(site) == []


def test_every_fragment_leads_to_a_place(site: BuiltSite) -> None:
    assert without_place(site) == []


def test_nothing_leads_to_another_host(site: BuiltSite) -> None:
    assert foreign(site) == []


def test_ids_are_unique_on_their_page(site: BuiltSite) -> None:
    twice = {path: [name for name, count in Counter(page.ids).items() if count > 1] for path, page in site.pages.items()}
    assert {path: names for path, names in twice.items() if names} == {}


def test_every_page_is_reached_from_the_home_page(site: BuiltSite) -> None:
    assert sorted(site.pages.keys() - reached(site) - UNLINKED.keys()) == []


def test_every_other_file_is_reached_or_listed(site: BuiltSite) -> None:
    listed = {site.path_of(mention.target) for mention in site.mentions}
    left = site.files.keys() - reached(site) - listed - UNLINKED.keys()
    assert sorted(path for path in left if not path.startswith(INDEX)) == []


def test_the_site_map_lists_every_page_that_wants_to_be_found(site: BuiltSite) -> None:
    listed = Counter(site.path_of(mention.target) for mention in site.mentions if mention.source == "sitemap.xml")
    wanted = {path for path, page in site.pages.items() if not page.noindex and path != "404.html"}
    assert listed == Counter(wanted)


NOT_INDEXED = re.compile(
    r"compare/[a-z-]+/[a-z-]+/index\.html|schools/[^/]+/[^/]+/(notice|finance)/v[0-9]+/index\.html|verify/[0-9a-f]+/index\.html"
)
"""Tables in another order, old versions of papers, and tables of nothing but codes."""


def test_only_what_stands_elsewhere_too_asks_not_to_be_indexed(site: BuiltSite) -> None:
    asking = {path for path, page in site.pages.items() if page.noindex}
    assert asking == {path for path in site.pages if NOT_INDEXED.fullmatch(path)}


PAGE = "compare/index.html"
BREAKS = {
    "a page that is gone": (dead, b'href="../schools/"', b'href="../skools/"'),
    "a file that is gone": (dead, b'href="../assets/notices.css"', b'href="../assets/notes.css"'),
    "a place that is gone": (without_place, b'href="#page-text"', b'href="#page-texts"'),
    "another host": (foreign, b'href="../schools/"', b'href="https://elsewhere.example/"'),
    "another host in short": (foreign, b'href="../schools/"', b'href="//elsewhere.example/"'),
    "a script for a link": (foreign, b'href="../schools/"', b'href="javascript:history.back()"'),
}


@pytest.mark.parametrize("name", BREAKS)
def test_what_is_broken_is_found(hourly: BuiltSite, name: str) -> None:
    """The checker itself, tried on a page with one link changed."""
    broken_by, old, new = BREAKS[name]
    assert old in hourly.files[PAGE]
    spoiled = replace(hourly, files={**hourly.files, PAGE: hourly.files[PAGE].replace(old, new, 1)})
    assert broken_by(hourly) == []
    assert broken_by(spoiled) == [str(Reference(PAGE, new.decode().split('"')[1], ""))]


def test_addresses_in_data_are_looked_at_too(hourly: BuiltSite) -> None:
    gone = f"{hourly.url}skools/".encode()
    data = {
        "data/a.json": b'{"a": ["' + gone + b'"]}',
        "feed.xml": b"<id>" + gone + b"</id>",
        "a.ics": b"URL:" + gone[:20] + b"\r\n " + gone[20:],
    }
    spoiled = replace(hourly, files={**hourly.files, **data})
    assert sorted(dead(spoiled)) == sorted(f"{path}: {gone.decode()}" for path in data)


def test_a_page_that_nothing_leads_to_is_found(hourly: BuiltSite) -> None:
    lonely = replace(hourly, files={**hourly.files, "lonely/index.html": hourly.files[PAGE]})
    assert "lonely/index.html" not in reached(lonely)
