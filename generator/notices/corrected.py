"""The versions of a statement in; each correction of the bureau with its reason, and the old and the new values side by side, out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.city import Filing
from generator.ledger import Act
from generator.model.fields import Part, specs
from generator.notices.changes.naming import name_of
from generator.notices.changes.withholding import quiet_paths
from generator.notices.state import States
from generator.notices.updates import Version, versions
from generator.wording.values import say

NONE = "—"


@dataclass(frozen=True, slots=True)
class Difference:
    """A place of the books: what it is called, and what stood and stands there."""

    what: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction: the version that it made, and by whom, when and why."""

    version: int
    since: dt.date
    act: Act
    rows: tuple[Difference, ...]
    quiet: bool
    """Whether something differs besides that is not compared, because a small group could be told from it."""


def corrected(states: States, filing: Filing) -> tuple[Corrected, ...]:
    """Of one statement, the newest first. Nothing is compared with a version that was purged."""
    found, ledger = versions(states, filing, "finance"), states.city.ledger
    made = []
    for old, new in pairwise(found):
        entry = ledger.corrected(filing.school, filing.id, "finance", old.number)
        if entry is not None and entry.act is not None:
            made.append(_of(entry.act, old, new))
    return tuple(reversed(made))


def _of(act: Act, old: Version, new: Version) -> Corrected:
    if old.kept is None or new.kept is None:
        return Corrected(new.number, new.date, act, (), quiet=False)
    hidden = quiet_paths(old.kept, new.kept)
    was, now = dict(_flat(("finance",), "", old.kept.finance)), dict(_flat(("finance",), "", new.kept.finance))
    differing = [key for key in dict.fromkeys((*was, *now)) if was.get(key, NONE) != now.get(key, NONE)]
    told = [key for key in differing if not any(key[0][: len(path)] == path for path in hidden)]
    rows = tuple(Difference(label, was.get((path, label), NONE), now.get((path, label), NONE)) for path, label in told)
    return Corrected(new.number, new.date, act, rows, quiet=len(told) < len(differing))


Key = tuple[tuple[str, ...], str]
"""The place by the names of its fields, and what it is called in full."""


def _flat(path: tuple[str, ...], about: str, part: Part) -> Iterator[tuple[Key, str]]:
    """Every value of a part in words, by its place; rows of the same name are numbered."""
    for name, spec in specs(type(part)).items():
        value, here = getattr(part, name), (*path, name)
        label = f"{about} · {spec.label}" if about else spec.label
        if isinstance(value, Part):
            yield from _flat(here, label, value)
        elif isinstance(value, tuple) and any(isinstance(row, Part) for row in value):
            yield from _rows(here, label, value)
        elif value not in (None, "", ()):
            yield (here, label), say(value)


def _rows(path: tuple[str, ...], label: str, rows: tuple[Part, ...]) -> Iterator[tuple[Key, str]]:
    seen: dict[str, int] = {}
    for row in rows:
        name = name_of(row, short=True)
        seen[name] = seen.get(name, 0) + 1
        number = f"（{seen[name]}）" if seen[name] > 1 else ""
        yield from _flat(path, f"{label} · {name}{number}", row)
