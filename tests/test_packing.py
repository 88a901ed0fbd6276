"""What is packed comes back as it was, in another process too."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

import pytest

from generator.findings import Finding, Severity, Span, Where
from generator.model.fields import Part
from generator.model.values import Fen, Group, TermId
from generator.packing import pack, unpack
from generator.project import read_files
from generator.repository import load
from tests.rules.casebook import ROOT, TODAY


@dataclass(frozen=True, slots=True)
class Empty:
    pass


@dataclass(frozen=True, slots=True)
class Above:
    first: int
    hidden: int = field(default=2, compare=False)


@dataclass(frozen=True, slots=True)
class Below(Above):
    last: object = None


@dataclass(slots=True)
class Changing:
    several: list[object]


@dataclass(frozen=True)
class Open:
    """Has a place for anything."""

    first: int

    @cached_property
    def double(self) -> int:
        return 2 * self.first


class Pair(NamedTuple):
    one: object
    other: object


class Word(StrEnum):
    YES = "yes"


SHARED = Above(7)
FINDING = Finding(
    rule="r", severity=Severity.ERROR, where=Where("a.yml", ("b", 0)), span=Span(1, 2, 3, 4), values={"days": (dt.date(2026, 9, 1),)}
)


@pytest.mark.parametrize(
    "value",
    [
        None, 1, "ｘ", [1, [2]], {"a": (1, {2})}, Word.YES, Pair(Above(1), Word.YES), dt.time(7, 30), frozenset({TermId.parse("2026-autumn")}),
        Empty(), Above(1, 3), Below(1, 3, Below(4)), Changing([Above(1), Changing([])]), Open(1), Fen(5), Group(3), FINDING,
    ],
)  # fmt: skip
def test_it_comes_back_as_it_was(value: object) -> None:
    again = unpack(pack(value))
    assert (type(again), again, repr(again)) == (type(value), value, repr(value))


def test_what_does_not_count_in_a_comparison_comes_back_too() -> None:
    assert unpack(pack(Above(1, 3))).hidden == 3


def test_what_was_one_thing_is_one_again() -> None:
    one, other = unpack(pack((SHARED, [SHARED])))
    assert one is other[0]


def test_a_ring_comes_back_as_a_ring() -> None:
    ring = Changing([])
    ring.several.append(ring)
    again = unpack(pack(ring))
    assert again.several[0] is again


def test_what_stays_frozen_is_frozen() -> None:
    with pytest.raises(AttributeError):
        unpack(pack(Above(1))).first = 2


def test_the_whole_sample_comes_back_with_the_place_of_everything() -> None:
    contents = {file: entry.content for file, entry in load(read_files(ROOT), TODAY).entries.items()}
    again = unpack(pack(contents))
    assert again == contents
    parts = [(content, again[file]) for file, content in contents.items() if isinstance(content, Part)]
    assert len(parts) > 100
    assert [one.where for one, _ in parts] == [other.where for _, other in parts]


def test_another_process_reads_it() -> None:
    read = "import sys; from generator.packing import unpack; sys.stdout.write(repr(unpack(sys.stdin.buffer.read())))"
    done = subprocess.run([sys.executable, "-c", read], input=pack((FINDING, Fen(5))), capture_output=True, check=True)
    assert done.stdout.decode() == repr((FINDING, Fen(5)))
