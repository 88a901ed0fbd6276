"""Costs of several runs in; medians, the exponent of a growth, and a table in Markdown out. Nothing here measures."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import linear_regression, median

from tests.benchmarks.child import Cost


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of those that were tried ended as they should, and what the others were."""

    right: int
    tried: int
    wrong: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """`498/500`, and what went wrong."""
        return f"{self.right:,}/{self.tried:,}" + (f"（不同的：{'；'.join(self.wrong)}）" if self.wrong else "")


@dataclass(frozen=True, slots=True)
class Measured:
    """One line of the table: what was done, and what each of its runs cost."""

    costs: tuple[Cost, ...]
    pages: int = 0
    bytes: int = 0
    note: str = ""
    moved: int | None = None
    """Bytes: the most that one visitor's search fetched; None where nobody searched."""
    tally: Tally | None = None
    """Of a line that compares: how much of it was as it should be."""

    @property
    def processor(self) -> float:
        return median(cost.processor for cost in self.costs)

    @property
    def wall(self) -> float:
        return median(cost.wall for cost in self.costs)

    @property
    def peak(self) -> int:
        """Of all runs: memory is a limit and not an effort."""
        return max(cost.peak for cost in self.costs)

    @property
    def a_page(self) -> float:
        """Seconds of processor time for each page."""
        return self.processor / self.pages if self.pages else math.nan


def exponent(points: Mapping[int, float]) -> float:
    """By least squares on logarithms: what grows as n to that power. NaN from fewer than two sizes."""
    if len(points) < 2:
        return math.nan
    return linear_regression([math.log(size) for size in points], [math.log(value) for value in points.values()]).slope


def table(head: Sequence[str], rows: Sequence[Sequence[str]], numbers: int) -> str:
    """Markdown, aligned also as text; the last `numbers` columns stand to the right."""
    lines = [head, *rows]
    widths = [max(_width(line[column]) for line in lines) for column in range(len(head))]
    first = len(head) - numbers
    rule = ["-" * width if column < first else "-" * (width - 1) + ":" for column, width in enumerate(widths)]
    padded = [[_padded(cell, widths[column], column >= first) for column, cell in enumerate(line)] for line in (head, rule, *rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in padded)


def _padded(cell: str, width: int, right: bool) -> str:
    space = " " * (width - _width(cell))
    return space + cell if right else cell + space


def _width(text: str) -> int:
    """A Chinese character takes two columns."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def seconds(value: float) -> str:
    """Three figures that count: 0.0123, 1.23, 123."""
    if math.isnan(value):
        return "—"
    return f"{value:.{max(0, 2 - math.floor(math.log10(value)))}f}" if 0 < value < 100 else f"{value:,.0f}"


def megabytes(value: int) -> str:
    return f"{value / 2**20:,.0f}" if value else "—"
