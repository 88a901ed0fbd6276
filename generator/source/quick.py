"""The text of a file with nothing wrong in; its data out, without a place of anything. Of any other text, nothing: `walk` knows more.

As strict as `walk`: whatever that would report, and a few things that it would not, make an end of the quick way.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import yaml

from generator.source import limits
from generator.source.marks import Data


@dataclass(frozen=True, slots=True)
class Quick:
    """The data, and whether a key or value stands over several lines."""

    data: dict[str, Data]
    folded: bool


def quick(text: str) -> Quick | None:
    """The data of an ordinary text (see `characters`), or None where anything is odd."""
    try:
        return _Quick(text).read()
    except (_OddError, yaml.YAMLError, ValueError, UnicodeError):
        return None


class _OddError(Exception):
    """Raised inside for whatever `walk` has to look at; never leaves this module."""


class _Quick:
    def __init__(self, text: str) -> None:
        self.next: Callable[[], Any] = yaml.CSafeLoader(text).get_event
        self.nodes = 1
        self.folded = False

    def read(self) -> Quick:
        """The root mapping of the only document."""
        self.next()
        start = self.next()
        if type(start) is not yaml.DocumentStartEvent or start.version or start.tags:
            raise _OddError
        root = self.next()
        if type(root) is not yaml.MappingStartEvent or root.anchor or root.tag:
            raise _OddError
        data = self.mapping(1)
        self.next()
        if type(self.next()) is not yaml.StreamEndEvent or self.nodes > limits.MAX_NODES:
            raise _OddError
        return Quick(data, self.folded)

    def mapping(self, depth: int) -> dict[str, Data]:
        """The rest of a mapping after its start."""
        following = self.next
        scalar: Any = yaml.ScalarEvent
        values: dict[str, Data] = {}
        while True:
            event = following()
            if type(event) is not scalar:
                if type(event) is yaml.MappingEndEvent:
                    break
                raise _OddError
            key = event.value
            if event.anchor or event.tag or key in values or key == "<<" or len(key) > limits.MAX_KEY:
                raise _OddError
            if event.start_mark.line != event.end_mark.line:
                self.folded = True
            event = following()
            values[key] = self.scalar(event) if type(event) is scalar else self.container(event, depth + 1)
        if len(values) > limits.MAX_KEYS:
            raise _OddError
        self.nodes += len(values)
        return values

    def sequence(self, depth: int) -> list[Data]:
        """The rest of a list after its start."""
        following = self.next
        scalar: Any = yaml.ScalarEvent
        items: list[Data] = []
        while True:
            event = following()
            if type(event) is scalar:
                items.append(self.scalar(event))
            elif type(event) is yaml.SequenceEndEvent:
                break
            else:
                items.append(self.container(event, depth + 1))
        if len(items) > limits.MAX_ROWS:
            raise _OddError
        self.nodes += len(items)
        return items

    def container(self, event: Any, depth: int) -> Data:
        """A mapping or list that begins with this event; one that may hold nothing more is not looked into."""
        if depth >= limits.MAX_DEPTH or type(event) is yaml.AliasEvent or event.anchor or event.tag:
            raise _OddError
        return self.sequence(depth) if type(event) is yaml.SequenceStartEvent else self.mapping(depth)

    def scalar(self, event: Any) -> str | None:
        """The text of a scalar; nothing where nothing was written."""
        if event.anchor or event.tag:
            raise _OddError
        value: str = event.value
        if len(value) > limits.MAX_SCALAR:
            raise _OddError
        if event.start_mark.line != event.end_mark.line:
            self.folded = True
        return value or ("" if event.style else None)
