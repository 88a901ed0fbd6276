"""In: one page rendered by the whole theme, with marks for what differs. Out: a shell that turns a page into the very same bytes.

A mark is plain letters, so that no escaping or tag stripping in a theme changes it. A shell is cut at its marks once and only joined
afterwards: what a school writes is never searched, so text that looks like a mark is just text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from markupsafe import escape

from generator.publish.faults import PublishFault
from generator.site import Page

TITLE = "NoticesShellTitleHere"
DESCRIPTION = "NoticesShellDescriptionHere"
CANONICAL = "NoticesShellCanonicalHere"
BODY = "NoticesShellBodyHere"
HEAD = "NoticesShellHeadHere"

_MARKS = re.compile(f"({TITLE}|{DESCRIPTION}|{CANONICAL}|{HEAD}|{BODY})")
_LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Shell:
    """Text of the theme at even places, marks at odd ones."""

    parts: tuple[str, ...]

    @classmethod
    def split(cls, html: str) -> Shell:
        parts = tuple(_MARKS.split(html))
        for mark in (TITLE, DESCRIPTION, CANONICAL, HEAD, BODY):
            count = parts.count(mark)
            # A title may stand in several places; a body or an address that stands twice or nowhere is a mistake in the theme.
            if count < 1 or (count > 1 and mark in {BODY, CANONICAL, HEAD}):
                raise PublishFault("broken-shell", slot=mark, count=count)
        return cls(parts)

    def splice(self, page: Page, site_url: str) -> bytes:
        values = {
            TITLE: str(escape(page.title)),
            DESCRIPTION: str(escape(page.description)),
            CANONICAL: str(escape(urljoin(site_url, page.address))),
            HEAD: page.head,
            BODY: page.body,
        }
        return "".join(values[part] if i % 2 else part for i, part in enumerate(self.parts)).encode()

    def targets(self, address: str) -> frozenset[str]:
        """The files of the site that the shell itself links to, seen from an address of its depth."""
        return local_targets("".join(self.parts[::2]), address)


def local_targets(html: str, address: str) -> frozenset[str]:
    """Paths, below the site's folder, of what a page links to on its own site."""
    found = set()
    for link in _LINK.findall(html):
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path:
            continue
        path = urljoin(f"/{address}", parts.path).lstrip("/")
        found.add(path + "index.html" if path.endswith("/") or not path else path)
    return frozenset(found)


def dead_links(shells: Mapping[int, Shell], paths: frozenset[str]) -> tuple[str, ...]:
    """What stands on every page and leads nowhere, so that it is told once and not on each page."""
    targets = {target for depth, shell in shells.items() for target in shell.targets("x/" * depth)}
    return tuple(sorted(targets - paths))
