"""A document, or a file's name, in; its findings about personal data out, and what must be kept out of every other finding."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from generator.findings import START, Finding, Span, Where
from generator.model.fields import Spec
from generator.model.kinds import Kind
from generator.privacy import words
from generator.privacy.detect import WARNING, Match, detect
from generator.privacy.plain import plain
from generator.privacy.secret import secret
from generator.schema.check import root_spec
from generator.schema.convert import UnfitError, convert
from generator.source import Document
from generator.source.marks import Data, Marks


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found in one file: findings for people, and for the redaction the lines concerned and the data itself."""

    findings: tuple[Finding, ...] = ()
    lines: frozenset[int] = frozenset()
    secrets: frozenset[str] = frozenset()


NOTHING_FOUND = Discovery()
_HEADING = "name-list-header"
"""A word like any other: it tells that names follow and is none of them."""


def scan(document: Document, kind: Kind | None = None) -> list[Finding]:
    """The findings about personal data in a document, by line."""
    return list(discover(document, kind).findings)


def scan_name(file: str) -> list[Finding]:
    """The findings about personal data in a file's name or folders."""
    return list(discover_name(file).findings)


def discover(document: Document, kind: Kind | None = None) -> Discovery:
    """Looks at the raw text, then at every value and key as YAML understands it, where that differs from what was typed."""
    raw = plain(document.text)
    found: list[tuple[Match, Span]] = []
    matches = detect(raw.text)
    if matches:
        lines, typed = _Lines(document.text), list(_typed(document, kind))
        placed = ((match, lines.span(raw.place(match.start), raw.place(match.end - 1))) for match in matches)
        found = [(match, span) for match, span in placed if not _exempt(match, span, typed)]
    secrets = {secret(raw.text[match.start : match.end]) for match, _ in found if match.kind != _HEADING}
    if document.data is not None and _differs(document):
        for match, span, text in _decoded(document):
            if text not in secrets:
                found.append((match, span))
                secrets.add(text)
    return _discovery(document.file, found, secrets) if found else NOTHING_FOUND


def discover_name(file: str) -> Discovery:
    """Looks at each part of a path by itself."""
    found: list[tuple[Match, Span]] = []
    secrets = set()
    for part in file.split("/"):
        spelling = plain(part)
        matches = detect(spelling.text)
        found += [(match, START) for match in matches]
        secrets |= {secret(spelling.text[match.start : match.end]) for match in matches if match.kind != _HEADING}
    return _discovery(file, found, secrets) if found else NOTHING_FOUND


def _discovery(file: str, found: list[tuple[Match, Span]], secrets: set[str]) -> Discovery:
    findings = [
        Finding(rule=m.rule, severity=m.severity, where=Where(file), span=_point(span), values={"personal": m.kind}, withheld=True)
        for m, span in found
    ]
    lines = frozenset(line for _, span in found for line in range(span.line, span.end_line + 1))
    return Discovery(tuple(sorted(findings, key=lambda f: f.order)), lines, frozenset(filter(None, secrets)))


def _point(span: Span) -> Span:
    """The place without the length: that, too, says something about the number."""
    return Span(span.line, span.column, span.line, span.column + 1)


class _Lines:
    """Turns an index of the text into a line and a column."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def span(self, first: int, last: int) -> Span:
        line, end_line = bisect_right(self._starts, first), bisect_right(self._starts, last)
        return Span(line, first - self._starts[line - 1] + 1, end_line, last - self._starts[end_line - 1] + 2)


_TYPED = frozenset({"uscc", "phone", "date", "month_day", "money", "time", "url", "term"})
_ADDRESSES = frozenset({"address"})


def _typed(document: Document, kind: Kind | None) -> Iterator[tuple[Span, str]]:
    """Where the values stand that are well formed in a field with a form of its own, with the kind of field."""
    if kind is not None and document.data is not None:
        yield from _typed_in(root_spec(kind), document.data, document.marks)


def _typed_in(spec: Spec | None, data: Data, marks: Marks) -> Iterator[tuple[Span, str]]:
    if spec is None:
        return
    if isinstance(data, dict):
        for key, value in data.items():
            inner = spec.inner().get(key)
            if isinstance(value, str) and key in _ADDRESSES and inner is not None:
                yield marks.children[key].span, "address"
            yield from _typed_in(inner, value, marks.children[key])
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _typed_in(spec.item, value, marks.children[index])
    elif isinstance(data, str) and spec.kind in _TYPED:
        try:
            convert(spec, data)
        except UnfitError:
            return
        yield marks.span, spec.kind


def _exempt(match: Match, span: Span, typed: list[tuple[Span, str]]) -> bool:
    """Whether a match lies inside such a value; an address field may hold the school's address and nothing else."""
    start, end = (span.line, span.column), (span.end_line, span.end_column)
    return any(
        (around.line, around.column) <= start
        and end <= (around.end_line, around.end_column)
        and (form != "address" or match.rule == "personal-address")
        and match.rule != "personal-mobile"
        and match.rule != "personal-birth-date"
        for around, form in typed
    )


def _differs(document: Document) -> bool:
    """Whether a value can be more than what was typed on one line: folded, escaped, or a list of names."""
    return document.folded or "\\" in document.text or _lists_names("", document.data)


def _lists_names(key: str, data: Data) -> bool:
    if isinstance(data, dict):
        for name, value in data.items():
            if not isinstance(value, str) and _lists_names(f"{key} {name}", value):
                return True
    elif isinstance(data, list):
        if _names(key, data):
            return True
        for item in data:
            if not isinstance(item, str) and _lists_names(key, item):
                return True
    return False


def _decoded(document: Document) -> Iterator[tuple[Match, Span, str]]:
    """Personal data in values that were folded over several lines or hold escapes; and lists of names."""
    lines = document.text.split("\n")
    for key, data, span in _scalars("", document.data, document.marks):
        if isinstance(data, list):
            if _names(key, data):
                yield Match("personal-name-list", WARNING, "names", 0, 0), span, secret(str(data[0]))
        elif span.end_line > span.line or "\\" in lines[span.line - 1]:
            text = plain(data).text
            for match in detect(text.replace("\n", " ")):
                yield match, span, secret(text[match.start : match.end])


def _scalars(key: str, data: Data, marks: Marks) -> Iterator[tuple[str, str | list[Data], Span]]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield "", name, marks.keys[name]
            yield from _scalars(f"{key} {name}", value, marks.children[name])
    elif isinstance(data, list):
        yield key, data, marks.span
        for index, item in enumerate(data):
            yield from _scalars(key, item, marks.children[index])
    elif data is not None:
        yield key, data, marks.span


def _names(key: str, items: list[Data]) -> bool:
    """Three or more of what look like names of people, under a key that speaks of pupils."""
    if len(items) <= 2 or not isinstance(items[0], str):
        return False
    return all(isinstance(i, str) and 2 <= len(i) <= 4 and i[0] in words.SURNAMES for i in items) and bool(words.PUPILS.search(key))
