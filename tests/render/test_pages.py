"""What holds for every page of a whole site, and for the site as a whole."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from itertools import pairwise
from urllib.parse import unquote, urljoin

import pytest

from generator import __version__
from generator.notices.state import States
from generator.render.pages import pages
from generator.rules import all_rules
from generator.site import Asset, Entry, Page, base_of
from generator.wording.builtin import BUILTIN
from tests.render.test_bodies import HEADINGS, Nesting
from tests.render.town import SITE, failed
from tests.render.whole import SCHOOL, assets, judged, site, whole

WRITTEN = {"about/", "complain/", "guide-parent/", "guide-school/"}
"""Pages of content/pages."""


def _states(kind: str) -> States:
    if kind == "sound":
        return judged(whole())
    if kind == "held":
        return judged(whole(), [failed("lvye", "plan"), failed("shanquan", "school")])
    return judged(whole(edits={SCHOOL: ("name: 示例县绿野小学", "name:")}), [failed("lvye", "school", "blank")])


@cache
def _pages(kind: str) -> dict[str, Page]:
    return site(_states(kind))


def _site(kind: str) -> dict[str, str]:
    return {address: page.body for address, page in _pages(kind).items()}


@cache
def _files(kind: str) -> frozenset[str]:
    return frozenset(assets(_states(kind)))


KINDS = pytest.mark.parametrize("kind", ["sound", "held", "broken"])


@KINDS
def test_elements_are_nested_and_carry_no_style_or_script(kind: str) -> None:
    for address, body in _site(kind).items():
        parser = Nesting()
        parser.feed(body)
        assert parser.open == [], address
        assert not {name for name, _ in parser.attributes} & {"style", "onclick", "width", "align"} or "<svg" in body, address
        assert "<script" not in body, address
        ids = [value for name, value in parser.attributes if name == "id"]
        assert len(ids) == len(set(ids)), address


@KINDS
def test_one_h1_and_no_heading_skips_a_level(kind: str) -> None:
    for address, body in _site(kind).items():
        levels = [int(level) for level in HEADINGS.findall(body)]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), address


@KINDS
def test_header_cells_say_what_they_head(kind: str) -> None:
    for address, body in _site(kind).items():
        assert len(re.findall(r"<th[ >]", body)) == len(re.findall(r'<th scope="', body)), address


@KINDS
def test_every_link_leads_to_a_page_and_a_place_on_it(kind: str) -> None:
    bodies = _site(kind)
    for address, body in bodies.items():
        for link in re.findall(r'href="(?!tel:[0-9-]+"|https://creativecommons.org/)([^"]*)"', body):
            assert link.startswith(("#", base_of(address))), (address, link)
            target, _, place = urljoin(f"/{address}", link).lstrip("/").partition("#")
            assert target in bodies or target in WRITTEN or target in _files(kind), (address, link)
            assert not place or f'id="{unquote(place)}"' in bodies[target], (address, link)


@KINDS
def test_every_feed_calendar_and_data_file_that_a_head_names_is_there(kind: str) -> None:
    for address, page in _pages(kind).items():
        links = re.findall(r'<link rel="alternate" type="[a-z]+/[a-z+]+" title="[^"]+" href="([^"]+)">', page.head)
        assert len(links) == page.head.count("<link"), address
        assert bool(links) == address.startswith(("schools/", "districts/", "data/")) or address in ("", "schools/"), address
        for link in links:
            assert link.startswith(base_of(address)), (address, link)
            assert urljoin(f"/{address}", link).lstrip("/") in _files(kind), (address, link)


@KINDS
def test_every_page_says_where_it_comes_from_and_where_to_complain(kind: str) -> None:
    for address, body in _site(kind).items():
        assert 'class="provenance"' in body, address
        assert "0700-0000012" in body, address


def test_addresses_are_those_of_the_contract_and_none_is_given_out_twice() -> None:
    states = judged(whole())
    found = Counter(file.path for file in pages(states.city, states.report, SITE) if not isinstance(file, Entry))
    assert set(found.values()) == {1}
    addresses = set(site(states))
    assert {"", "schools/", "districts/dong/", "schools/lvye/", "oversight/", "rules/", "policy/", "checks/"} <= addresses
    assert {f"rules/{rule}/" for rule in (*all_rules(), *BUILTIN)} <= addresses
    assert {f"policy/{policy}/" for policy in ("town", "later", "nation")} <= addresses


def test_titles_and_descriptions_are_there_and_differ() -> None:
    found = site(judged(whole())).values()
    assert all(page.title and page.description for page in found)
    assert len({page.title for page in found}) == len({page.address for page in found})


def test_markup_in_a_school_s_own_words_stays_text() -> None:
    edits = {SCHOOL: ("introduction: 放学以后有人看着写作业。", "introduction: '<script>alert(1)</script>'")}
    body = site(judged(whole(edits=edits)))["schools/lvye/"].body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body
    assert "<script" not in body


def test_the_manual_is_never_published() -> None:
    registration = {
        "content/bureau/schools/_example.yml": "id: _example\nstage: 小学\narea_class: 城区\narea: dong\nfirst_term: 2021-spring\n"
    }
    found = site(judged(whole(added=registration)))
    assert not [
        address for address, page in found.items() if "_example" in address or "_example/" in page.body.replace("schools/_example 里", "")
    ]


def test_build_json_says_what_the_build_was_made_of() -> None:
    found = assets(judged(whole()))
    assert list(found)[-1] == "data/build.json"
    assert json.loads(found["data/build.json"]) == {
        "version": 1,
        "tool": f"school-notices {__version__}",
        "commit": None,
        "as_of": "2022-03-01",
        "policies": ["town"],
        "ledger": {"lines": 0, "head": "0" * 64, "last": None},
        "schools": 3,
        "filings": 4,
        "letters": {"in-review": 1, "published": 3},
        "statements": {"not-required": 1, "not-yet": 1, "published": 2},
        "checked": {
            "files": 80,
            "error": 0,
            "warning": 0,
            "advice": 0,
            "passed": 240,
            "failed": 0,
            "excused": 1,
            "not_evaluated": 8,
        },
    }


def test_the_same_files_twice() -> None:
    states = judged(whole())
    again = judged(whole())
    assert list(pages(states.city, states.report, SITE)) == list(pages(again.city, again.report, SITE))


def test_a_city_without_any_file_has_a_site_all_the_same() -> None:
    found = list(pages(judged(whole(added={})).city, judged(whole(added={})).report, SITE))
    assert any(isinstance(file, Asset) for file in found)
