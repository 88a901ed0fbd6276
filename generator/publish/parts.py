"""In: what one machine made of its share of the schools (see shard). Out: the same files on another machine, as far as they fit.

A part is a folder: `part.json` tells what it is a part of, `files/` holds the files of its schools as the site will have them, `record/`
what was found about each school and which files are whose. What a record holds is trusted as our own store is (see store): parts come
from the jobs of one publication and from nobody else. A file is taken only where its SHA-256 is the record's, and whatever is missing,
damaged or made of other things than the merge has is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from generator.publish.faults import PublishFault
from generator.publish.manifest import Manifest, Stored, take_stock
from generator.publish.standing import Made
from generator.shard import Shard
from generator.store import Store

LABEL, FILES, RECORD = "part.json", "files", "record"
_VERSION = 1
_JUDGED, _AHEAD, _UNITS = "judged", "ahead", "units"


@dataclass(frozen=True, slots=True)
class Label:
    """What a part is a part of: parts are put together only where all but the shard's number is the same."""

    shard: Shard
    as_of: str
    commit: str
    """Empty where the folder's data is that of no commit."""
    program: str

    def json(self) -> bytes:
        data = {"version": _VERSION, "shard": str(self.shard), "as_of": self.as_of, "commit": self.commit or None, "program": self.program}
        return (json.dumps(data, indent=2) + "\n").encode()


@dataclass(frozen=True, slots=True)
class Making:
    """A part that is to be made: its label, what was found in its schools, and by what this term was (only who judges and who makes
    keys knows what it is)."""

    label: Label
    judged: Mapping[str, Any]
    ahead: Mapping[str, Any]

    def write(self, folder: Path, made: Mapping[str, Made]) -> Manifest:
        """Writes all but the units' files, which stand already; gives out the whole of it."""
        store = Store(folder / RECORD)
        (folder / RECORD).mkdir()
        (folder / LABEL).write_bytes(self.label.json())
        store.keep(_JUDGED, self.judged)
        store.keep(_AHEAD, self.ahead)
        store.keep(_UNITS, made)
        files = [stored._replace(path=f"{FILES}/{stored.path}") for one in made.values() for stored, _ in one.files]
        return Manifest.of(files) | take_stock(folder, (LABEL, *(f"{RECORD}/{name}" for name in (_JUDGED, _AHEAD, _UNITS))))


@dataclass(frozen=True)
class Part:
    """A part that was made."""

    folder: Path
    label: Label

    @classmethod
    def read(cls, folder: Path) -> Part:
        """Raises PublishFault where the folder is none."""
        try:
            data = json.loads((folder / LABEL).read_bytes())
            if data["version"] != _VERSION:
                raise ValueError(data["version"])
            label = Label(Shard.parse(data["shard"]), str(data["as_of"]), str(data["commit"] or ""), str(data["program"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise PublishFault("no-part", folder=folder) from error
        return cls(folder, label)

    @cached_property
    def judged(self) -> Mapping[str, Any]:
        """What was found in its schools; nothing where it cannot be told."""
        return self._record(_JUDGED)

    @cached_property
    def ahead(self) -> Mapping[str, Any]:
        """By what this term was found; nothing where it cannot be told."""
        return self._record(_AHEAD)

    @cached_property
    def units(self) -> Mapping[str, Made]:
        """By key the files of each unit; the moments in it are those of another machine and mean nothing here."""
        return self._record(_UNITS)

    def contents(self, made: Made) -> Sequence[tuple[Stored, bytes]] | None:
        """The files of a unit; None where one of them is not what was made."""
        found = []
        for stored, _ in made.files:
            try:
                data = (self.folder / FILES / stored.path).read_bytes()
            except OSError:
                return None
            if Stored.of(stored.path, data) != stored:
                return None
            found.append((stored, data))
        return found

    def _record(self, name: str) -> Mapping[str, Any]:
        return Store(self.folder / RECORD).kept(name)


def parts_of(folders: Sequence[Path], label: Label, *, allow_missing: bool = False) -> tuple[Part, ...]:
    """The parts in the folders, in any order, which must be all there are; `label` is the merge's own, its shard apart.

    Raises PublishFault where one is none, or of something else, or where one is missing and that is not allowed."""
    parts = [Part.read(folder) for folder in folders]
    count = parts[0].label.shard.count
    numbers: dict[int, Path] = {}
    for part in parts:
        if other := _other(part.label, replace(label, shard=Shard(1, count))):
            raise PublishFault("other-part", folder=part.folder, other=other)
        number = part.label.shard.number
        if number in numbers:
            raise PublishFault("part-twice", first=numbers[number], second=part.folder, shard=part.label.shard)
        numbers[number] = part.folder
    missing = [str(Shard(number, count)) for number in range(1, count + 1) if number not in numbers]
    if missing and not allow_missing:
        raise PublishFault("part-missing", missing="、".join(missing))
    return tuple(parts)


def _other(part: Label, wanted: Label) -> str:
    """What a part differs in: nothing, or both values of the first of them."""
    for name, theirs, ours in (
        ("shards", part.shard.count, wanted.shard.count), ("as-of", part.as_of, wanted.as_of),
        ("commit", part.commit or "-", wanted.commit or "-"), ("program", part.program, wanted.program),
    ):  # fmt: skip
        if theirs != ours:
            return f"{name} {theirs!s:.12} ≠ {ours!s:.12}"
    return ""


def refuse_no_part(folder: Path) -> None:
    """A site that stands must not be replaced by a part. Raises PublishFault."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / LABEL).is_file():
        raise PublishFault("not-for-a-part", folder=folder)
