"""In: units of files (see site.Unit) and the site that stands. Out: for a unit that is made of the same as then, its files again.

A file that stands is linked into the new site and not written anew. It is taken for what it was only while it is the same file, of the
same size, last written at the same moment; anything else, and a record that cannot be read, and its unit is made anew.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from generator.publish.manifest import Stored
from generator.store import Store

Moment = tuple[int, int, int]
"""Size, number and time of last writing (nanoseconds) of a file: who changes it changes one of them."""


class Made(NamedTuple):
    """A unit's files as they were written, in order, each with its moment; the pages that ask not to be listed; and what it told."""

    files: tuple[tuple[Stored, Moment], ...]
    unlisted: tuple[str, ...]
    told: object


@dataclass(slots=True)
class Standing:
    """The units of the site in a folder, as the last build of it left them, and those of the build that is under way."""

    site_dir: Path
    store: Store
    shells: str
    """One number for everything that is around the files: the shells, and the site's address."""
    made: dict[str, Made] = field(default_factory=dict)
    _before: Mapping[str, Made] = field(init=False)

    def __post_init__(self) -> None:
        self._before = self.store.kept(self._name)

    def find(self, key: str) -> Made | None:
        """The files of a unit as they stand; None where they do not, or not as they were written."""
        made, root = self._before.get(self.name_of(key)) if key else None, f"{self.site_dir}/"
        if made is None or any(moment_of(root + stored.path) != moment for stored, moment in made.files):
            return None
        return made

    def note(self, key: str, made: Made) -> None:
        """A unit of the site under way."""
        if key:
            self.made[self.name_of(key)] = made

    def name_of(self, key: str) -> str:
        """One number for a unit and what is around its files."""
        return key + self.shells

    def close(self) -> None:
        """The site under way has become the one that stands."""
        if self.made != self._before:
            self.store.keep(self._name, self.made)

    @property
    def _name(self) -> str:
        return "site-" + hashlib.sha256(str(self.site_dir).encode()).hexdigest()[:32]


def moment_of(path: str | os.PathLike[str]) -> Moment | None:
    """None where there is no such file."""
    try:
        found = os.stat(path, follow_symlinks=False)  # noqa: PTH116 - of every file of the site: a Path takes as long again
    except OSError:
        return None
    return found.st_size, found.st_ino, found.st_mtime_ns


def number_of(parts: Iterable[str]) -> str:
    """One number for texts in their order."""
    total = hashlib.sha256()
    for part in parts:
        total.update(part.encode())
        total.update(b"\x00")
    return total.hexdigest()
