"""What a page is available as besides, and what machines should know of it, in; the HTML for its head out, everything escaped."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import escape

ATOM, ICS, JSON = "application/atom+xml", "text/calendar", "application/json"


@dataclass(frozen=True, slots=True)
class Link:
    """The same as a feed, a calendar or data: its media type, its address below the site's root, its title, and the word on the page."""

    type: str
    address: str
    title: str
    word: str
    page: str = ""
    """Where the word leads instead, if there is a page for people."""

    @property
    def shown(self) -> str:
        return self.page or self.address


def site_links() -> tuple[Link, ...]:
    """Of the home page."""
    return (
        Link(ATOM, "feed.xml", "全市公示更新", "更新（Atom）"),
        Link(JSON, "data/datapackage.json", "全市数据目录", "数据", page="data/"),
    )


def district_links(area: str, name: str) -> tuple[Link, ...]:
    """Of the page of a district."""
    return (Link(ATOM, f"districts/{area}/feed.xml", f"{name}公示更新", "更新（Atom）"),)


def school_links(school: str, name: str, *, public: bool) -> tuple[Link, ...]:
    """Of a school's page; `public` says whether a notice of it is, without which there is nothing for a calendar."""
    return _links(f"schools/{school}/", f"schools/{school}/", name, calendar=public)


def term_links(school: str, name: str, term: str, *, public: bool) -> tuple[Link, ...]:
    """Of the pages of a term: the feed is the school's."""
    return _links(f"schools/{school}/", f"schools/{school}/{term}/", name, calendar=public)


def _links(of_school: str, here: str, name: str, *, calendar: bool) -> tuple[Link, ...]:
    atom = Link(ATOM, f"{of_school}feed.xml", f"{name}公示更新", "更新（Atom）")
    ics = Link(ICS, f"{here}calendar.ics", f"{name}课后服务日历", "日历")
    data = Link(JSON, f"{here}data.json", f"{name}公示数据", "数据")
    return (atom, ics, data) if calendar else (atom, data)


def head(base: str, links: Sequence[Link] = (), data: Sequence[Mapping[str, object]] = (), *, index: bool = True) -> str:
    """`base` leads to the site's root; `data` are things of schema.org (see linked.py); `index=False` asks search engines to stay away."""
    parts = [] if index else ['<meta name="robots" content="noindex">']
    parts += [
        f'<link rel="alternate" type="{escape(link.type)}" title="{escape(link.title)}" href="{escape(base)}{escape(link.address)}">'
        for link in links
    ]
    if data:
        parts.append(f'<script type="application/ld+json">{_block(data)}</script>')
    return "\n      ".join(parts)


def _block(data: Sequence[Mapping[str, object]]) -> str:
    """JSON that cannot end its element, whatever a school has typed: the signs of markup are written as escapes of JSON."""
    text = json.dumps({"@context": "https://schema.org", "@graph": list(data)}, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
