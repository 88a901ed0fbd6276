"""The text of a file that is read without a fault, and a path in it, in; where the value at that path stands out.

The same as what `walk` knows of the whole file, for one place of it: events are read until that place is reached.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml

from generator.findings import START, Span, Step
from generator.source.walk import span_of

_OPENS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSES = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def spot(text: str, data: Mapping[str, object], path: tuple[Step, ...]) -> Span:
    """For a value that is missing, the key or the mapping that should hold it (see Document.span); `data` is that of the whole file."""
    before = _before(text, path[0]) if path and isinstance(path[0], str) and path[0] in data else 0
    found = _spot(text[before:], path)
    if not before:
        return found
    lines = text.count("\n", 0, before)
    return Span(found.line + lines, found.column, found.end_line + lines, found.end_column)


_BLOCK = re.compile(r"(?:(?:#[^\n]*)?\n)*[a-z_]", re.ASCII)
"""How a file begins whose keys stand at the beginning of lines."""


def _before(text: str, key: str) -> int:
    """How much of the file comes before that key of it and need not be read; nothing where that is not sure."""
    at = 0 if text.startswith(f"{key}:") else text.find(f"\n{key}:") + 1
    # Within brackets a line may begin with the same letters, and a key may stand in quotes.
    alone = text.find(f"\n{key}:", at + 1) < 0 and f'"{key}"' not in text and f"'{key}'" not in text
    return at if alone and at > 0 and _BLOCK.match(text) else 0


def _spot(text: str, path: tuple[Step, ...]) -> Span:
    following: Callable[[], Any] = yaml.CSafeLoader(text).get_event
    following()
    following()
    node, key = following(), None
    for index, step in enumerate(path):
        found, first = _child(following, node, step)
        if found is None:
            return key or first or (START if index == 0 else span_of(node))
        node, key = found
    return span_of(node)


def _child(following: Callable[[], Any], node: Any, step: Step) -> tuple[tuple[Any, Span | None] | None, Span | None]:
    """The event with which a child begins, and the place of its key; and the place of the first key, where the child is not there."""
    first = None
    if type(node) is yaml.MappingStartEvent:
        while type(key := following()) is yaml.ScalarEvent:
            first = first or span_of(key)
            value = following()
            if key.value == step:
                return (value, span_of(key)), None
            _skip(following, value)
    elif type(node) is yaml.SequenceStartEvent:
        number = 0
        while type(item := following()) not in _CLOSES:
            if number == step:
                return (item, None), None
            _skip(following, item)
            number += 1
    return None, first


def _skip(following: Callable[[], Any], event: Any) -> None:
    """Past the end of a value that has begun."""
    depth = 1 if type(event) in _OPENS else 0
    while depth:
        kind = type(following())
        depth += 1 if kind in _OPENS else -1 if kind in _CLOSES else 0
