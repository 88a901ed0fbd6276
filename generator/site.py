"""What the renderers hand to the publisher: pages and other files of the site, each with the one address where it will stand."""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Asset:
    """Any other file: a feed, a calendar, a table, a data file."""

    path: str
    """Below the site's folder: `data/build.json`."""
    data: bytes


SiteFile = Page | Asset


def depth_of(address: str) -> int:
    """How many folders below the home page."""
    return address.count("/")


def base_of(address: str) -> str:
    """What a link in a page's body begins with to reach the site's root: `../../` for `schools/yucai/`, `./` for the home page."""
    return "../" * depth_of(address) or "./"
