"""A file as read: its text, its data, and what is wrong with its form; where each key and value stands, when that is asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.findings import START, Span, Step
from generator.source.marks import NO_MARKS, Data, Fault, Marks
from generator.source.spot import spot
from generator.source.walk import walk


@dataclass(frozen=True)
class Document:
    """One file. `data` is None when its form is so broken that nothing can be said of its content."""

    file: str
    text: str
    data: dict[str, Data] | None
    faults: tuple[Fault, ...] = ()
    folded: bool = True
    """Whether a key or value may stand over several lines."""

    @cached_property
    def marks(self) -> Marks:
        """Where everything stands, read from the text again: only a file of which something is to be said needs to know."""
        return NO_MARKS if self.data is None else walk(self.text).marks

    def span(self, path: tuple[Step, ...]) -> Span:
        """Where the value at `path` stands; for a value that is missing, the key or the mapping that should hold it."""
        if not self.faults and self.data is not None and "marks" not in self.__dict__:
            return spot(self.text, self.data, path)
        marks = self.marks
        for index, step in enumerate(path):
            child = marks.children.get(step)
            if child is None:
                known = marks.keys.get(step) if isinstance(step, str) else None
                return known or self._holder(path[:index], marks)
            marks = child
        return marks.span

    def key_span(self, path: tuple[Step, ...]) -> Span:
        """Where the last key of `path` stands, or its value where it has none."""
        marks = self.marks
        for step in path[:-1]:
            marks = marks.children.get(step, marks)
        last = path[-1] if path else None
        return marks.keys.get(last, self.span(path)) if isinstance(last, str) else self.span(path)

    def _holder(self, path: tuple[Step, ...], marks: Marks) -> Span:
        """The place to point at when a field of the mapping at `path` is missing: its key, or its first line."""
        if path and isinstance(path[-1], str):
            return self.key_span(path)
        first = next(iter(marks.keys.values()), None)
        return first or (START if not path else marks.span)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; empty past the end."""
        lines = self.text.split("\n")
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""
