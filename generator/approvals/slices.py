"""The approved files of a filing in; their slices, and the digest of each under a salt, out.

What happened (record.yml, finance.yml) and the school's own file are facts: no approval covers them, and none is voided by them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from generator.digest import canonical, digest_of, written, written_before
from generator.model.bureau import SliceDigest
from generator.model.fields import SLICES, Part, specs
from generator.model.kinds import kind
from generator.model.values import TermId

APPROVED = ("plan", "times", "staff")
"""The files that are approved; each of their fields names its slice."""
PREFIX = "kehou/slice/v1"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is approved: whose filing, for which term, judged by which policy, and the canonical JSON of its slices."""

    school: str
    term: TermId
    policy: str
    slices: Mapping[str, bytes]

    def digest(self, slice_: str, salt: str) -> str:
        """SHA-256 in hex of one slice under a salt (reliability.md, 5)."""
        known = {"salt": salt, "school": self.school, "term": self.term, "policy": self.policy, "slice": slice_}
        return digest_of(PREFIX, written_before("data", self.slices[slice_], known))

    def bound(self, names: tuple[str, ...], salt: str) -> tuple[SliceDigest, ...]:
        """What an approval of those slices is bound to."""
        return tuple(SliceDigest(slice=name, sha256=self.digest(name, salt)) for name in names)


def sliced(parts: Mapping[str, Part]) -> dict[str, bytes]:
    """The canonical JSON of each slice: its fields by file. A field that is as if it were not written is left out."""
    stated = {file: cast("dict[str, object]", canonical(parts[file])) for file in APPROVED if file in parts}
    return {name: written({file: _only(_of(file, name), fields) for file, fields in stated.items()}) for name in SLICES}


def _only(names: tuple[str, ...], fields: Mapping[str, object]) -> dict[str, object]:
    return {name: fields[name] for name in names if name in fields}


@cache
def _of(name: str, slice_: str) -> tuple[str, ...]:
    """The fields of a kind of file that belong to a slice."""
    return tuple(field for field, spec in specs(kind(name).part).items() if spec.slice == slice_)
