"""The text of one YAML file in; data, marks and faults, each with its place, out: events of the C parser only.

Nothing of YAML's own typing happens, so 17:30 stays 17:30, no stays no and 010020 keeps its zeros. What a filing does not
need (anchors, aliases, tags, directives, merge keys, a second document) is a fault with a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn

import yaml

from generator.findings import START, Span, Step
from generator.source import limits
from generator.source.characters import bad_character
from generator.source.marks import NO_MARKS, Data, Fault, Marks

_SEVERAL = 3
"""So many keys that stand twice in one mapping are one slip: the line that begins the next item of a list is missing."""


@dataclass(frozen=True, slots=True)
class Walked:
    """What a text holds. `data` is None when its form is so broken that nothing can be said of its content."""

    data: dict[str, Data] | None
    marks: Marks
    faults: tuple[Fault, ...]


def walk(text: str) -> Walked:
    """All that is to be said of a text's form; never raises for what it contains."""
    return _Walk(text).walked()


class _StopError(Exception):
    """Raised inside the reader when going on would make no sense; never leaves it."""


class _Walk:
    """Walks the events of one file and builds data and marks beside each other."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Fault] = []
        self.nodes = 0
        self.events: Iterator[Any] = iter(())

    def walked(self) -> Walked:
        data: Data = None
        marks = NO_MARKS
        try:
            self.events = yaml.parse(self.text, Loader=yaml.CSafeLoader)
            data, marks = self._document()
        except _StopError:
            data = None
        except yaml.MarkedYAMLError as error:
            data = None
            self.faults.append(_syntax_fault(error, self.text))
        except (yaml.YAMLError, ValueError, UnicodeError) as error:
            data = None
            self.faults.append(Fault("syntax", START, values={"problem": type(error).__name__}))
        mapping = data if isinstance(data, dict) else None
        return Walked(mapping, marks, tuple(self.faults))

    def _document(self) -> tuple[Data, Marks]:
        """The root mapping of the only document."""
        next(self.events)
        start = next(self.events)
        if isinstance(start, yaml.StreamEndEvent):
            self._stop("empty-file", START)
        if start.version or start.tags:
            self._fault("tag", span_of(start))
        root = next(self.events)
        if not isinstance(root, yaml.MappingStartEvent):
            empty = isinstance(root, yaml.ScalarEvent) and not root.value and not root.style
            self._stop("empty-file" if empty else "not-a-mapping", span_of(root))
        result = self._node(root, (), 1)
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self._stop("several-documents", span_of(after))
        return result

    def _node(self, event: Any, path: tuple[Step, ...], depth: int) -> tuple[Data, Marks]:
        self.nodes += 1
        if self.nodes > limits.MAX_NODES:
            self._stop("too-many", span_of(event), path, limit=limits.MAX_NODES)
        if depth > limits.MAX_DEPTH:
            self._stop("too-deep", span_of(event), path[:4], limit=limits.MAX_DEPTH)
        if isinstance(event, yaml.AliasEvent):
            self._fault("anchor-or-alias", span_of(event), path)
            return None, Marks(span_of(event))
        if event.anchor:
            self._fault("anchor-or-alias", span_of(event), path)
        if event.tag:
            self._fault("tag", span_of(event), path)
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, path, depth)
        return self._mapping(event, path, depth)

    def _scalar(self, event: Any, path: tuple[Step, ...]) -> tuple[Data, Marks]:
        span = span_of(event)
        value: str = event.value
        if len(value) > limits.MAX_SCALAR:
            self._fault("too-long", span, path, limit=limits.MAX_SCALAR, length=len(value))
        found = bad_character(value)
        if found:
            self._fault("bad-character", span, path, character=found[1])
        if not value and not event.style:
            return None, Marks(span)
        return value, Marks(span)

    def _sequence(self, start: Any, path: tuple[Step, ...], depth: int) -> tuple[Data, Marks]:
        items: list[Data] = []
        marks = Marks(span_of(start))
        event = next(self.events)
        while not isinstance(event, yaml.SequenceEndEvent):
            if len(items) == limits.MAX_ROWS:
                self._stop("too-many", span_of(event), path, limit=limits.MAX_ROWS)
            item, marks.children[len(items)] = self._node(event, (*path, len(items)), depth + 1)
            items.append(item)
            event = next(self.events)
        return items, marks

    def _mapping(self, start: Any, path: tuple[Step, ...], depth: int) -> tuple[Data, Marks]:
        values: dict[str, Data] = {}
        again: list[Fault] = []
        marks = Marks(span_of(start))
        event = next(self.events)
        while not isinstance(event, yaml.MappingEndEvent):
            key, span = self._key(event, path)
            value, child = self._node(next(self.events), (*path, key), depth + 1)
            if key in marks.keys:
                again.append(Fault("duplicate-key", span, (*path, key), {"key": key, "first": marks.keys[key].line}))
            else:
                values[key], marks.keys[key], marks.children[key] = value, span, child
            if len(values) > limits.MAX_KEYS:
                self._stop("too-many", span, path, limit=limits.MAX_KEYS)
            event = next(self.events)
        if len(again) >= _SEVERAL:
            again = [Fault("item-not-started", again[0].span, again[0].path, again[0].values)]
        self.faults += again
        return values, marks

    def _key(self, event: Any, path: tuple[Step, ...]) -> tuple[str, Span]:
        """A key must be plain text: no list, mapping, alias, anchor, tag or merge key."""
        span = span_of(event)
        if not isinstance(event, yaml.ScalarEvent):
            self._stop("anchor-or-alias" if isinstance(event, yaml.AliasEvent) else "key-not-text", span, path)
        if event.anchor:
            self._fault("anchor-or-alias", span, path)
        if event.tag:
            self._fault("tag", span, path)
        key: str = event.value
        if key == "<<":
            self._fault("merge-key", span, path)
        if len(key) > limits.MAX_KEY or bad_character(key):
            self._stop("key-not-text", span, path)
        return key, span

    def _fault(self, rule: str, span: Span, path: tuple[Step, ...] = (), **values: object) -> None:
        self.faults.append(Fault(rule, span, path, values))

    def _stop(self, rule: str, span: Span, path: tuple[Step, ...] = (), **values: object) -> NoReturn:
        self._fault(rule, span, path, **values)
        raise _StopError


def span_of(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


_FULL_WIDTH_COLON = re.compile(r"^\s*(- )?[\w-]+：")
_NO_SPACE = re.compile(r"^\s*(- )?[a-z_]+:[^\s/]", re.ASCII)
_REACH = 4
"""How many lines above the parser's complaint the cause is looked for."""


def _syntax_fault(error: yaml.MarkedYAMLError, text: str) -> Fault:
    """The parser's complaint as a fault: its place, its own short words, and the cause when the line shows it."""
    mark = error.problem_mark or error.context_mark
    line = (mark.line if mark else 0) + 1
    column = (mark.column if mark else 0) + 1
    problem = error.problem or ""
    cause, place = _cause(problem, text.split("\n"), line)
    span = Span(place, column if place == line else 1, place, column + 1 if place == line else 2)
    return Fault("syntax", span, values={"problem": problem, "cause": cause})


def _open_quote(lines: list[str]) -> int:
    """The last line, up to the parser's complaint, with an odd number of double quotes outside comments; 0 for none."""
    odd = [number for number, text in enumerate(lines, 1) if not text.lstrip().startswith("#") and text.count('"') % 2]
    return odd[-1] if odd else 0


def _cause(problem: str, lines: list[str], line: int) -> tuple[str, int]:
    """A cause that people can act on, and its line: full-width colon, tab, missing quote, indentation."""
    for number in range(min(line, len(lines)), max(0, line - _REACH), -1):
        text = lines[number - 1]
        if _FULL_WIDTH_COLON.match(text) and ": " not in text:
            return "full-width-colon", number
        if text.lstrip(" ").startswith("\t"):
            return "tab", number
        if _NO_SPACE.match(text):
            return "no-space", number
    quote = _open_quote(lines[:line])
    if quote:
        return "quote", quote
    if "quoted scalar" in problem or "end of stream" in problem:
        return "quote", line
    if "mapping values" in problem or "block mapping" in problem or "expected key" in problem or "':'" in problem:
        return "indentation", line
    return "other", line
