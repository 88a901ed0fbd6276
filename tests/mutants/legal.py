"""legal.yml in; the survivors that are as lawful as what they were made from out, each with its reason."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.mutants.mutants import Mutant

RECORD = Path(__file__).with_name("legal.yml")


@dataclass(frozen=True, slots=True)
class Entry:
    """One change that is no fault: of which field, which changes, when, why, and one that was seen."""

    file: str
    field: str
    changes: tuple[str, ...]
    settled: str
    why: str
    seen: str

    def covers(self, mutant: Mutant) -> bool:
        """Whether this entry speaks of that mutant."""
        wanted = f"{self.file} {self.field}"
        return mutant.field == wanted and mutant.change in self.changes and self.settled in ("", "是" if mutant.settled else "否")

    def __str__(self) -> str:
        return f"{self.file} {self.field} {'、'.join(self.changes)}"


@cache
def entries() -> tuple[Entry, ...]:
    """The record."""
    listed: list[dict[str, Any]] = yaml.load(RECORD.read_text("utf-8"), Loader=yaml.BaseLoader) or []  # noqa: S506 - text only, no types
    return tuple(Entry(raw["file"], raw["field"], tuple(raw["changes"]), raw.get("settled", ""), raw["why"], raw["seen"]) for raw in listed)
