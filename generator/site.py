"""What the renderers hand to the publisher: the site's pages and other files, each with its one address, and what a search can find."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Site:
    """What the renderers must know of the site they write for."""

    url: str
    """Its address on the web, ending with a slash: feeds, calendars and printed notices must name it in full."""
    theme: Path
    """Holds `templates/`."""
    pdf: bool = False
    """Whether the papers are wanted as PDF too."""
    commit: str = ""
    """The commit whose data the site is made of; empty where there is none."""


NOT_INDEXED = '<meta name="robots" content="noindex'
"""How a head begins that asks search engines not to list its page."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be put into a shell."""

    address: str
    """Below the site's address, ending with a slash: `schools/yucai/2021-autumn/notice/`; the home page is the empty string."""
    title: str
    """Plain text; the shell escapes it."""
    description: str
    """Plain text; the shell escapes it."""
    body: str
    """HTML, rendered with autoescape on, its own h1 included; goes in as it is."""
    head: str = ""
    """HTML for the page's head, rendered likewise: its feed, its calendar, its data, what machines should know of it."""

    @property
    def path(self) -> str:
        return self.address + "index.html"

    @property
    def indexed(self) -> bool:
        """Whether search engines may list it: its head does not ask them to stay away. What a school types cannot be a tag there."""
        return NOT_INDEXED not in self.head


@dataclass(frozen=True, slots=True)
class Asset:
    """Any other file: a feed, a calendar, a table, a data file."""

    path: str
    """Below the site's folder: `data/build.json`."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """What a visitor's search can find. All of it is plain text, and public."""

    address: str
    """Where it leads, below the site's address: a page, or a place on one: `policy/xx-2020/#clause`."""
    title: str
    kind: str
    """One of a few short words, by which results are told apart: 学校, 规则, 条款, 页面."""
    text: str
    """Whole sentences: a result shows the part of it that was looked for."""
    names: tuple[str, ...] = ()
    """Other names of the thing itself, which count as much as its title."""
    keywords: tuple[str, ...] = ()
    """Words by which somebody may look for it that do not stand in the text."""


SiteFile = Page | Asset


@dataclass(frozen=True, slots=True)
class Entries:
    """Several of them, in their order, which are only made where somebody wants more than their number."""

    number: str
    """Another one for other entries."""
    make: Callable[[], Iterable[Entry]]

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Entries:
        """Entries that have been made."""
        made = tuple(entries)
        return cls(number_of_entries(made), lambda: made)


def number_of_entries(entries: Iterable[Entry]) -> str:
    """One number for entries and their order."""
    total = hashlib.sha256()
    for entry in entries:
        total.update(json.dumps(astuple(entry), ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
    return total.hexdigest()


@dataclass(frozen=True, slots=True)
class Unit:
    """Files that are made of the same things, a school's say, and only made where they do not stand already.

    Who makes a unit asks `tell` after its last file what else came out of it, and keeps that with the files: where they stand, `learn` is
    told it instead of `make` being called, and after it too, since another process may have called it.
    """

    name: str
    """Of what it is about: a school's id."""
    key: str
    """One number for everything that the files and what is told are made of; empty where nobody knows, so that they are always made."""
    make: Callable[[], Iterable[SiteFile]]
    tell: Callable[[], object]
    learn: Callable[[object], None]
    keep: Callable[[object], object] = lambda told: told
    """What of that has to stand with the files, where the rest is kept elsewhere."""
    holds: Callable[[object], bool] = lambda _: True
    """Whether a unit of the same key that told this is still what would be made: for units that depend on more than their key."""


@dataclass(frozen=True, slots=True)
class Units:
    """Units that know nothing of each other: they may be made in any order, and by several processes at once."""

    units: tuple[Unit, ...]


SiteItem = Page | Asset | Entries | Units


def flattened(items: Iterable[SiteItem]) -> Iterator[SiteFile | Entry]:
    """The same, every unit made."""
    for item in items:
        if isinstance(item, Units):
            for unit in item.units:
                yield from unit.make()
        elif isinstance(item, Entries):
            yield from item.make()
        else:
            yield item


def depth_of(address: str) -> int:
    """How many folders below the home page."""
    return address.count("/")


def base_of(address: str) -> str:
    """What a link in a page's body begins with to reach the site's root: `../../` for `schools/yucai/`, `./` for the home page."""
    return "../" * depth_of(address) or "./"
