"""What stands in the base and what the submission makes of it in; what may not be taken back, removed or rewritten out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from generator.findings import START, Span
from generator.git import Change
from generator.ledger import FOLDER, Ledger, is_ledger
from generator.model.bureau import Publications
from generator.model.fields import Part
from generator.model.kinds import kind_of

BINDING = frozenset({"by", "salt", "slices", "prev"})
"""The fields of an approval that may still come to it, once, when its notice is published: they say what it is bound to."""
GROWING = "again"
"""The field to which a step that is taken anew is added."""
_PART_OF_NOTICE = frozenset({"plan", "times", "staff", "record", "approval"})


@dataclass(frozen=True, slots=True)
class Published:
    """What the base has published: (school, term) pairs by paper. What was withdrawn stays too: its page says so."""

    notices: frozenset[tuple[str, str]]
    statements: frozenset[tuple[str, str]]

    def holds(self, path: str) -> bool:
        """Whether a published paper rests on that file."""
        found = kind_of(path)
        if found is None:
            return False
        kind, names = found
        filing = (names.get("school", ""), names.get("term", ""))
        if kind.name in _PART_OF_NOTICE:
            return filing in self.notices
        if kind.name == "finance":
            return filing in self.statements
        return kind.name in ("school", "registration", "publications") and any(school == filing[0] for school, _ in self.notices)


def published(ledger: Ledger, publications: Sequence[Publications]) -> Published:
    """By the ledger, and by the bureau's record of publication where a city has not sealed yet."""
    lines = [(entry.kind, (entry.school, str(entry.term))) for entry in ledger.entries]
    terms = [(record.school, term) for record in publications for term in record.published]
    return Published(
        notices=frozenset(key for kind, key in lines if kind == "notice") | {(school, str(term.term)) for school, term in terms},
        statements=frozenset(key for kind, key in lines if kind == "finance")
        | {(school, str(term.term)) for school, term in terms if term.statement is not None},
    )


def rewritten_ledger(changes: Sequence[Change], base: Mapping[str, bytes], head: Mapping[str, bytes]) -> Iterator[tuple[Change, Span]]:
    """The files of the ledger that do more than grow, with the line that is not as it was.

    A record may go where a new line says that it was purged.
    """
    for change in changes:
        if is_ledger(change.path) and change.path in base:
            now = head.get(change.path, b"")
            if change.path.startswith(f"{FOLDER}records/"):
                if not (change.is_gone and _purged(change.path, base, head)):
                    yield change, START
            elif not now.startswith(base[change.path]):
                line = _first_difference(base[change.path], now)
                yield change, Span(line, 1, line, 1)


def _purged(path: str, base: Mapping[str, bytes], head: Mapping[str, bytes]) -> bool:
    digest = path.rpartition("/")[2].removesuffix(".json").encode()
    grown = (now[len(base.get(file, b"")) :] for file, now in head.items() if file.startswith(FOLDER) and file.endswith(".jsonl"))
    return any(digest in line and b'"kind":"purge"' in line for text in grown for line in text.splitlines())


def _first_difference(before: bytes, now: bytes) -> int:
    """The number of the first line that is not as it was."""
    same = 0
    for old, new in zip(before.splitlines(), now.splitlines(), strict=False):
        if old != new:
            break
        same += 1
    return same + 1


def altered(before: Part, now: Part) -> tuple[str, ...]:
    """The fields of an approval that are no longer what they were; what binds it may be added and a renewal follow the others."""
    return tuple(each.name for each in fields(before) if not _stands(each.name, getattr(before, each.name), getattr(now, each.name)))


def _stands(name: str, before: Any, now: Any) -> bool:
    if name == GROWING:
        return bool(now[: len(before)] == before)
    return before == now or (name in BINDING and not before)
