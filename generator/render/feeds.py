"""What became public when in; Atom feeds (RFC 4287) of the city, a district or a school out. The one module that knows feedgen.

Every date is that of a version: a feed changes only when something was published, and the clock has no part in it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from feedgen.feed import FeedGenerator

from generator import __version__
from generator.notices.updates import Update
from generator.site import Asset, Site

NEWEST = 50
"""So many entries a feed has at most; all there ever were stand in /data/changes.json."""
ZONE = ZoneInfo("Asia/Shanghai")
KINDS = {True: ("material", "重要变更：涉及收费、时间、机构或退费"), False: ("minor", "一般变更")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed at `address` below the site's root (its page's, ending with a slash); `begun` is its date while it has no entry."""

    address: str
    title: str
    publisher: str
    rights: str
    begun: dt.date
    updates: Sequence[Update]
    """The newest first."""


def feed(site: Site, of: Feed) -> Asset:
    """The feed's file beside its page."""
    path, shown = f"{of.address}feed.xml", of.updates[:NEWEST]
    made = FeedGenerator()
    made.id(f"{site.url}{path}")
    made.title(of.title)
    made.subtitle("新公开的告知书和收支公示，以及改了什么")
    made.author({"name": of.publisher, "uri": site.url})
    made.rights(of.rights)
    made.language("zh-CN")
    made.generator("School Notices", version=__version__)
    made.updated(_moment(max((update.date for update in shown), default=of.begun)))
    made.link(href=f"{site.url}{path}", rel="self", type="application/atom+xml")
    made.link(href=f"{site.url}{of.address}", rel="alternate", type="text/html")
    for update in shown:
        _add(made, site, update)
    return Asset(path, made.atom_str(pretty=True))


def _add(made: FeedGenerator, site: Site, update: Update) -> None:
    entry = made.add_entry(order="append")
    entry.id(entry_id(site, update))
    entry.title(update.title)
    entry.updated(_moment(update.date))
    entry.published(_moment(update.date))
    entry.link(href=f"{site.url}{update.address}", rel="alternate", type="text/html")
    term, label = KINDS[update.material]
    entry.category({"term": term, "label": label})
    entry.content("\n".join(update.sentences) or update.title, type="text")


def entry_id(site: Site, update: Update) -> str:
    """Permanent (RFC 4151): school, term, paper and version, wherever that version is read; the year is the term's own."""
    host = urlsplit(site.url).hostname
    return f"tag:{host},{update.term.year}:schools/{update.school}/{update.term}/{update.paper}/{update.version}"


def _moment(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), ZONE)
