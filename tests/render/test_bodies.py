"""What holds for the body of every page, whatever it shows."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

from generator.site import base_of
from tests.render.town import city, failed, pages, states

VOID = {"br", "wbr", "rect", "meta", "img", "hr", "input"}
HEADINGS = re.compile(r"<h([1-6])[ >]")


class Nesting(HTMLParser):
    """Every element is closed where it should be."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def every_page() -> dict[str, str]:
    held = pages(states(city(), [failed("lvye", "plan"), failed("shanquan", "school")]))
    return {
        f"{address} held={number}": page.body
        for number, found in enumerate((pages(states(city())), held))
        for address, page in found.items()
    }


def test_elements_are_nested_and_carry_no_style_or_script() -> None:
    for address, body in every_page().items():
        parser = Nesting()
        parser.feed(body)
        assert parser.open == [], address
        names = {name for name, _ in parser.attributes}
        assert not names & {"style", "onclick"}, address
        assert "<script" not in body
        ids = [value for name, value in parser.attributes if name == "id"]
        assert len(ids) == len(set(ids)), address


def test_one_h1_and_no_heading_skips_a_level() -> None:
    for address, body in every_page().items():
        levels = [int(level) for level in HEADINGS.findall(body)]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(after <= before + 1 for before, after in pairwise(levels)), address


def test_links_are_relative_to_the_root() -> None:
    for address, page in pages(states(city())).items():
        links = re.findall(r'href="(?!tel:[0-9-]+")([^"]*)"', page.body)
        assert links
        assert all(link.startswith(base_of(address)) for link in links), address


def test_header_cells_say_what_they_head() -> None:
    for address, body in every_page().items():
        assert "<th>" not in body, address
        assert len(re.findall(r"<th[ >]", body)) == len(re.findall(r'<th scope="', body)), address


def test_markup_in_a_filing_stays_text() -> None:
    plan, times = "schools/lvye/2021-autumn/plan.yml", "schools/lvye/2021-autumn/times.yml"
    town = city(edits={plan: ("本校没有轮滑教师。", "'<script>alert(1)</script>'"), times: ("童谣合唱", '"<b onclick=x>歌&唱"')})
    body = pages(states(town))["schools/lvye/2021-autumn/notice/"].body
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in body
    assert "&lt;b onclick=x&gt;歌&amp;唱" in body
    assert "<script" not in body
    assert "<b " not in body


def test_every_page_says_where_it_comes_from_and_where_to_complain() -> None:
    for address, body in every_page().items():
        assert 'class="provenance"' in body, address
        assert "policy/town/" in body, address
        assert "0700-0000012" in body, address


def test_a_draft_has_no_page() -> None:
    plan = "schools/xijie/2021-autumn/plan.yml"
    town = city(edits={plan: ("submitted: 2021-08-23\n", "")})
    assert not [address for address in pages(states(town)) if "xijie" in address]


def test_the_same_pages_twice() -> None:
    assert pages(states(city())) == pages(states(city()))
