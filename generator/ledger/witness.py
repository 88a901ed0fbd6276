"""Heads that somebody saved elsewhere in; whether a ledger still has the very lines that they saw, out.

A chain of digests alone proves only that its lines fit together: whoever can write the whole file can shorten it, change its last line, or
write another from the start. A head saved where they cannot write is what makes it evidence (reliability.md, F18).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.ledger.entries import FIRST, Entry

_HEAD = re.compile(r"([0-9]{1,9})\s+([0-9a-f]{64})(?:\s+(20[0-9]{2}-[0-9]{2}-[0-9]{2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Head:
    """How far a ledger went when somebody looked: number and digest of its last line, and the line's day if it was noted."""

    seq: int
    sha256: str
    at: str = ""

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Head:
        """The present one; nothing and FIRST for an empty ledger."""
        return cls(len(entries), entries[-1].digest, entries[-1].at.isoformat()) if entries else cls(0, FIRST)

    def line(self) -> str:
        """As it is saved: number, digest, day."""
        return " ".join(filter(None, (str(self.seq), self.sha256, self.at)))


@dataclass(frozen=True, slots=True)
class Doubt:
    """A saved head that the ledger does not bear out: the line is gone (`shorter`), or it is not the line that was seen (`rewritten`)."""

    head: Head
    what: str


class NoHeadError(ValueError):
    """Raised by `parse_heads` for a line that is no head; its text is the number of the line, from 1."""


def parse_heads(text: str) -> tuple[Head, ...]:
    """Lines of `seq sha256 [date]`, oldest first; empty lines and those that begin with # are passed over. Raises NoHeadError."""
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        match = _HEAD.fullmatch(line.strip())
        if match is None:
            raise NoHeadError(number)
        found.append(Head(int(match[1]), match[2], match[3] or ""))
    return tuple(found)


def witnessed(entries: Sequence[Entry], heads: Iterable[Head]) -> tuple[Doubt, ...]:
    """The heads that the lines do not bear out; every line up to a head that they do bear out is the one that was seen."""
    found = []
    for head in heads:
        if head.seq > len(entries):
            found.append(Doubt(head, "shorter"))
        elif (entries[head.seq - 1].digest if head.seq else FIRST) != head.sha256:
            found.append(Doubt(head, "rewritten"))
    return tuple(found)
