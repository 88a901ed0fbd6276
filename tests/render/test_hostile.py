"""Hostile texts in every field of a school's files that takes one; the whole site read back: no page, table, feed or calendar has another shape."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

import icalendar
import pytest
from lxml import etree, html

from generator.city import City
from generator.model.fields import Part, specs
from generator.render.pages import pages
from generator.site import Asset, Entry, Page, SiteFile
from tests.render.town import SITE
from tests.render.whole import judged, whole

MARK = "甲乙"
"""The harmless text that the hostile ones are compared with."""
HOSTILE = (
    "<script>alert(1)</script>", "</script><script>alert(1)</script>", "<!--", "-->", "]]>", "<![CDATA[x", "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>", "' onmouseover='x", "&lt;b&gt;", "&amp;", "&#x202e;", "{{ 7*7 }}", "{% raw %}", "${7*7}", "#{7*7}", "%s%n",
    "[x](javascript:alert(1))", "![x](//evil/p.gif)", "`x`", "**x**", "| a | b |", "=1+1", "+1+1", "-1+1", "@SUM(A1)", "＝1+1",
    "=HYPERLINK(\"http://evil\")", "a,b;c", "\"quoted\"", "a\\nb", "a\\;b\\,c", "END:VCALENDAR", "BEGIN:VEVENT", "X-A:b", "?>", "<?xml x?>",
    "123456789012345678", "0012", "1e5", "__proto__", "../../etc", "javascript:alert(1)", "a" * 60, "𠮷野家👩‍👧", "\\u003c/script\\u003e",
)  # fmt: skip


def _spread(value: Any, text: str) -> Any:
    """The same with the text at the end, or as the whole, of every text without a form of its own."""
    if isinstance(value, tuple):
        return tuple(_spread(each, text) for each in value)
    if not isinstance(value, Part) or not is_dataclass(value):
        return value
    known = specs(type(value))
    changed: dict[str, Any] = {}
    for field in fields(value):
        spec, now = known.get(field.name), getattr(value, field.name)
        if spec is None or now is None:
            continue
        if spec.kind == "text" and field.name in _FREE and now:
            changed[field.name] = text
        elif spec.kind in ("part", "list"):
            changed[field.name] = _spread(now, text)
    return replace(value, **changed)


_FREE = {"address", "introduction", "summary", "place", "note", "number", "payment", "how_to_ask", "how", "why", "what", "early_leave", "late_pickup", "remark", "shortage", "title", "duty", "activity", "qualified", "basis"}  # fmt: skip


def _town(text: str) -> City:
    town = whole()
    schools = []
    for school in town.schools:
        profile = _spread(school.profile, text)
        filings = tuple(
            replace(f, profile=profile, parts={name: _spread(part, text) for name, part in f.parts.items()}) for f in school.filings
        )
        schools.append(replace(school, profile=profile, filings=filings))
    return replace(town, schools=tuple(schools))


@cache
def _site(text: str) -> tuple[SiteFile | Entry, ...]:
    of = judged(_town(text))
    return tuple(pages(of.city, of.report, SITE))


def _skeleton(page: Page) -> list[tuple[str, tuple[str, ...]]]:
    """Elements with the names of their attributes; scripts are only blocks of data."""
    root = html.fromstring(f"<html><head>{page.head}</head><body>{page.body}</body></html>")
    return [(str(each.tag), tuple(sorted(each.attrib))) for each in root.iter()]


@cache
def _plain() -> dict[str, Any]:
    return {_at(item): _shape(item) for item in _site(MARK) if isinstance(item, Page | Asset)}


def _at(item: Page | Asset) -> str:
    return item.address if isinstance(item, Page) else item.path


def _shape(item: Page | Asset) -> Any:
    if isinstance(item, Page):
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', item.head, re.DOTALL):
            assert json.loads(block)["@context"] == "https://schema.org"
        return _skeleton(item)
    kind, text = item.path.rsplit(".", 1)[-1], item.data.decode()
    if kind == "json":
        return _keys(json.loads(text))
    if kind == "csv":
        lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        for cell in (cell for line in lines for cell in line):
            assert not re.match(r"[=+@＝＋＠\t\r]|-(?![0-9.]+$)", cell), cell
            assert not re.fullmatch(r"[0-9]{12,}|0[0-9]+|[0-9.]+[eE][0-9]+", cell), cell
        return [len(line) for line in lines]
    if kind == "ics":
        calendar = icalendar.Calendar.from_ical(text)
        return [(part.name, sorted(part.keys())) for part in calendar.walk()]
    return [each.tag for each in etree.fromstring(item.data).iter()] if kind == "xml" else None


def _keys(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _keys(value) for key, value in data.items()}
    return [_keys(each) for each in data] if isinstance(data, list) else type(data).__name__


@pytest.mark.parametrize("text", HOSTILE)
def test_the_site_keeps_its_shape(text: str) -> None:
    made = [item for item in _site(text) if isinstance(item, Page | Asset)]
    assert [_at(item) for item in made] == list(_plain())
    for item in made:
        assert _shape(item) == _plain()[_at(item)], _at(item)
