"""The approved files of a filing in; their slices, and the digest of each under a salt, out.

What happened (record.yml, finance.yml) and the school's own file are facts: no approval covers them, and none is voided by them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from generator.digest import canonical, digest
from generator.model.bureau import SliceDigest
from generator.model.fields import SLICES, Part, specs
from generator.model.values import TermId

APPROVED = ("plan", "times", "staff")
"""The files that are approved; each of their fields names its slice."""
PREFIX = "kehou/slice/v1"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is approved: whose filing, for which term, judged by which policy, and its slices."""

    school: str
    term: TermId
    policy: str
    slices: Mapping[str, object]

    def digest(self, slice_: str, salt: str) -> str:
        """SHA-256 in hex of one slice under a salt (reliability.md, 5)."""
        known = {"salt": salt, "school": self.school, "term": self.term, "policy": self.policy, "slice": slice_}
        return digest(PREFIX, known | {"data": self.slices[slice_]})

    def bound(self, names: tuple[str, ...], salt: str) -> tuple[SliceDigest, ...]:
        """What an approval of those slices is bound to."""
        return tuple(SliceDigest(slice=name, sha256=self.digest(name, salt)) for name in names)


def sliced(parts: Mapping[str, Part]) -> dict[str, dict[str, dict[str, object]]]:
    """The canonical data of each slice: its fields by file. A field that is as if it were not written is left out."""
    return {name: {kind: _fields(parts[kind], name) for kind in APPROVED if kind in parts} for name in SLICES}


def _fields(part: Part, slice_: str) -> dict[str, object]:
    known = specs(type(part))
    written = [f for f in dataclasses.fields(part) if f.name in known and known[f.name].slice == slice_]
    values = {f.name: getattr(part, f.name) for f in written if f.default is dataclasses.MISSING or getattr(part, f.name) != f.default}
    return {name: canonical(value) for name, value in values.items()}
