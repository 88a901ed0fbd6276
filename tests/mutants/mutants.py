"""The sample city and a number in; the mutant of that number out: one term with one thing changed. The same number gives the same mutant."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar

from tests.mutants import approvals, changes, places
from tests.mutants.filings import Filing, document, field_name, filings, seen
from tests.mutants.places import Place

T = TypeVar("T")

SEED = "school-notices"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A filing with one change. `edits` are the changed files, None for one that is gone; `expected` is what the only changed one must say."""

    sort: str
    change: str
    filing: Filing
    file: str
    field: str
    spot: str
    before: str
    after: str
    edits: Mapping[str, bytes | None]
    expected: Any = None

    @property
    def key(self) -> tuple[str, ...]:
        return (self.file, self.spot, self.change, self.after)

    @property
    def settled(self) -> bool:
        return any(file.endswith("/finance.yml") for file in self.filing.files)

    def __str__(self) -> str:
        return f"{self.file} {self.spot}: {self.before} → {self.after} ({self.change})"


def draw(number: int, seed: str = SEED) -> Iterator[Mutant]:
    """`number` different mutants, spread evenly over terms and sorts, and within them over fields."""
    taken: set[tuple[str, ...]] = set()
    for serial in range(number):
        for attempt in count():
            mutant = _drawn(serial, attempt, seed)
            if mutant is not None and mutant.key not in taken:
                taken.add(mutant.key)
                yield mutant
                break


class _Dice:
    """Choices that look random and are not: the option whose digest with the seed is the largest.

    A field or a sample that is added takes a few choices over and leaves all the others as they were.
    """

    def __init__(self, *seed: object) -> None:
        self.seed, self.thrown = "/".join(map(str, seed)), 0

    def one(self, of: Iterable[T], name: Callable[[T], object]) -> T:
        self.thrown += 1
        return max(of, key=lambda option: hashlib.sha256(f"{self.seed}/{self.thrown}/{name(option)}".encode()).digest())


_PATIENCE = 50
"""So many attempts for the sort whose turn it is; a draft has no approvals, then another sort takes its place."""


def _drawn(serial: int, attempt: int, seed: str) -> Mutant | None:
    turn, filing = serial // len(changes.SORTS), filings()[serial // len(changes.SORTS) % len(filings())]
    sort = changes.SORTS[(serial + attempt // _PATIENCE) % len(changes.SORTS)]
    dice = _Dice(seed, filing.school, filing.term, sort, turn // len(filings()), attempt)
    if sort == changes.APPROVAL:
        return _approval(filing, dice)
    fields = filing.by_sort.get(sort, {})
    if not fields:
        return None
    return _placed(filing, sort, dice.one(fields[dice.one(fields, str)], lambda place: (place.file, place.path)), dice)


def _placed(filing: Filing, sort: str, place: Place, dice: _Dice) -> Mutant | None:
    old = document(place.file)
    if sort == changes.DROP:
        change, after = "删一行" if isinstance(place.path[-1], int) else "删一项", ""
        text, expected = places.cut(old, place.path), places.without(old.data, place.path)
    else:
        possible = _possible(filing, sort, place)
        if not possible:
            return None
        name = dice.one({name for name, _ in possible}, str)
        change, after = dice.one([one for one in possible if one[0] == name], lambda one: one)
        text, expected = places.put(old, place.path, after), places.with_value(old.data, place.path, after)
    return Mutant(
        sort=sort, change=change, filing=filing, file=place.file, field=field_name(place), spot=places.path_text(place.path),
        before=str(place.value), after=after or "（没有了）", edits={place.file: text.encode()}, expected=expected,
    )  # fmt: skip


def _possible(filing: Filing, sort: str, place: Place) -> list[changes.Change]:
    kind = place.spec.kind
    if sort == changes.DATE:
        return changes.dates(place.value, filing.dates)
    if sort == changes.NUMBER:
        return changes.NUMBERS[kind](place.value)
    if kind == "yesno":
        return changes.yesno(place.value)
    return changes.words(place.value, place.spec.choices if kind == "choice" else seen()[field_name(place)])


def _approval(filing: Filing, dice: _Dice) -> Mutant | None:
    if not filing.approvals:
        return None
    found = approvals.possible(filing, dice.one(filing.approvals, str))
    if not found:
        return None
    # A name is drawn first: there are many to copy from, and one way to leave a step out.
    name = dice.one({tried.change for tried in found}, str)
    tried = dice.one([one for one in found if one.change == name], lambda one: one.after)
    return Mutant(
        sort=changes.APPROVAL, change=name, filing=filing, file=tried.file, field=f"approval {tried.step}", spot="",
        before=tried.before, after=tried.after, edits=tried.edits,
    )  # fmt: skip
