"""The text of a file that is read without a fault, and a path in it, in; where the value at that path stands out.

The same as what `walk` knows of the whole file, for one place of it: events are read until that place is reached.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from generator.findings import START, Span, Step
from generator.source.walk import span_of

_OPENS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_CLOSES = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


def spot(text: str, path: tuple[Step, ...]) -> Span:
    """For a value that is missing, the key or the mapping that should hold it (see Document.span)."""
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
