"""The folder of a built site in; its files, and for every page its ids and all that it refers to, out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

REFERENCES = ("href", "src", "action", "formaction", "poster", "data", "cite", "{http://www.w3.org/1999/xlink}href", "xlink:href")
_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)")
NO_PLACE = ("tel:", "mailto:")
"""Schemes that lead to no page."""


@dataclass(frozen=True)
class Reference:
    """From a file of the site, as it is written there, and made whole."""

    source: str
    written: str
    target: str

    def __str__(self) -> str:
        return f"{self.source}: {self.written}"


@dataclass(frozen=True)
class HtmlPage:
    """`ids` in the order of the page, names of anchors too; `head` tells pages that ask not to be indexed."""

    ids: tuple[str, ...]
    references: tuple[Reference, ...]
    noindex: bool


@dataclass(frozen=True)
class BuiltSite:
    """All files by their path below the site's folder."""

    url: str
    files: Mapping[str, bytes]

    @classmethod
    def read(cls, folder: Path, url: str) -> BuiltSite:
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        return cls(url, {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        return {path: self._page(path, data) for path, data in self.files.items() if path.endswith(".html")}

    def _page(self, path: str, data: bytes) -> HtmlPage:
        tree = html.document_fromstring(data.decode())
        written: list[str] = []
        ids: list[str] = []
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            written += [value for name in REFERENCES if (value := element.get(name)) is not None]
            written += [part.split()[0] for part in (element.get("srcset") or "").split(",") if part.strip()]
            written += _URL.findall(element.text or "") if element.tag == "style" else []
            ids += [value for value in (element.get("id"), element.get("name") if element.tag == "a" else None) if value]
        robots = tree.xpath("string(//meta[@name='robots']/@content)")
        return HtmlPage(tuple(ids), tuple(self._references(path, written)), "noindex" in str(robots))

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Of all pages and style sheets."""
        sheets = (
            reference
            for path, data in self.files.items()
            if path.endswith((".css", ".svg"))
            for reference in self._references(path, _URL.findall(data.decode()))
        )
        return (*(reference for page in self.pages.values() for reference in page.references), *sheets)

    def _references(self, path: str, written: Iterable[str]) -> Iterator[Reference]:
        for value in written:
            if not value.startswith((*NO_PLACE, "data:")):
                yield Reference(path, value, urljoin(urljoin(self.url, path), value))

    @cached_property
    def mentions(self) -> tuple[Reference, ...]:
        """Whole addresses below the site's own that stand in its feeds, calendars, tables and data."""
        found = ((path, address) for path, data in self.files.items() for address in self._addresses(path, data))
        return tuple(Reference(path, address, address) for path, address in found)

    def _addresses(self, path: str, data: bytes) -> list[str]:
        kind = path.rpartition(".")[2]
        if kind == "json":
            return [text for text in _strings(json.loads(data)) if text.startswith(self.url) and "{" not in text]
        if kind in ("xml", "ics", "csv", "txt"):
            text = data.decode().replace("\r\n ", "").replace("\n ", "")
            return re.findall(re.escape(self.url) + r"[^\s\"'<>,;{}]*(?![^\s\"'<>,;{}]*\{)", text)
        return []

    def path_of(self, target: str) -> str | None:
        """The path of the file that a whole address names, there or not; None for another host."""
        if urlsplit(target)[:2] != urlsplit(self.url)[:2]:
            return None
        path = unquote(urlsplit(target).path).removeprefix(urlsplit(self.url).path)
        return path + "index.html" if path == "" or path.endswith("/") else path


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from (key, *_strings(part))
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
