"""A folder with a draft policy in; what the repository would be read as with the draft in its place out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.gaps import Entry
from generator.model.policy import Dated, OverlayUse, PolicyHead
from generator.model.values import TermId
from generator.privacy import masked
from generator.project import read_policy
from generator.repository import Reading, read_all
from generator.source import read

POLICY = "content/policy/"
_PARTS = ("policy.yml", "parameters.yml", "clauses.yml", "interpretations.yml")


@dataclass(frozen=True, slots=True)
class Draft:
    """The files of a draft under the names they would have in the repository."""

    folder: str
    files: Mapping[str, bytes]
    shown: Mapping[str, str]
    """Where each of them stands now."""
    whole: bool = False
    """Whether the draft is all the policies there would be: what it does not hold is gone."""
    as_if_from: TermId | None = None

    @property
    def policies(self) -> tuple[str, ...]:
        """The policies that it speaks of."""
        return tuple(dict.fromkeys(name.split("/")[2] for name in self.files if name.count("/") == 3))

    def replaces(self, file: str) -> bool:
        """Whether a file of the repository gives way to the draft."""
        return file in self.files or (self.whole and file.startswith(POLICY))

    def changed(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """The files that would be added, changed or removed."""
        written = [name for name, raw in self.files.items() if files.get(name) != raw]
        gone = (name for name in files if self.replaces(name) and name not in self.files)
        return tuple(sorted(map(masked, (*written, *gone))))


def read_draft(folder: Path, *, whole: bool = False, as_if_from: TermId | None = None) -> Draft:
    """One policy's folder, or a folder that holds several; the policy's id is the one it gives itself, else its folder's name."""
    files = read_policy(folder)
    at = {name: masked((folder / name.removeprefix(POLICY)).as_posix()) for name in files}
    if any(f"{POLICY}{part}" in files for part in _PARTS):
        prefix = f"{POLICY}{_id_of(files.get(f'{POLICY}policy.yml'), folder)}/"
        files = {prefix + name.removeprefix(POLICY): raw for name, raw in files.items()}
        at = {prefix + name.removeprefix(POLICY): shown for name, shown in at.items()}
    return Draft(masked(folder.as_posix()), files, at, whole, as_if_from)


def _id_of(head: bytes | None, folder: Path) -> str:
    data = read("policy.yml", head).data if head is not None else None
    stated = data.get("id") if isinstance(data, dict) else None
    return stated if isinstance(stated, str) and stated.strip() and "/" not in stated else folder.resolve().name


def with_draft(present: Reading, draft: Draft) -> Reading:
    """The files as read, the draft's in the place of those that they replace. Nothing else is read again."""
    own = read_all(draft.files)
    drafted = Reading(
        entries={**{file: entry for file, entry in present.entries.items() if not draft.replaces(file)}, **own.entries},
        findings=[*(finding for finding in present.findings if not draft.replaces(finding.where.file)), *own.findings],
        more={**{file: more for file, more in present.more.items() if not draft.replaces(file)}, **own.more},
        discoveries={**{file: found for file, found in present.discoveries.items() if not draft.replaces(file)}, **own.discoveries},
    )
    return drafted if draft.as_if_from is None else as_if(drafted, present, draft.as_if_from)


def as_if(drafted: Reading, present: Reading, first: TermId) -> Reading:
    """The draft as if it held from `first` on already: what is new in it begins then, and what it takes the place of ends.

    Of a parameter the last of its new values counts; a new policy covers the terms from then on, a new overlay is used from then on.
    """
    known = {head.id: head for head in _heads(present)}
    new = sorted((h for h in _heads(drafted) if h.id not in known and not h.is_overlay), key=lambda head: head.first_term)
    successor = new[0].id if new else None
    entries = {}
    for file, entry in drafted.entries.items():
        before = present.entries.get(file)
        entries[file] = replace(entry, content=_sooner(entry, before.content if before else None, known, successor, first))
    return replace(drafted, entries=entries)


def _heads(reading: Reading) -> Iterable[PolicyHead]:
    return (head for _, head in reading.of(PolicyHead))


def _sooner(entry: Entry, before: Any, known: Mapping[str, PolicyHead], successor: str | None, first: TermId) -> Any:
    """The content of one file with what is new in it moved."""
    content = entry.content
    if isinstance(content, PolicyHead):
        return _head_from(content, known.get(content.id), successor, first)
    if entry.kind.name == "parameters" and content is not None:
        return {name: _value_from(dated, (before or {}).get(name), first) for name, dated in content.items()}
    return content


def _value_from(dated: Dated, before: Dated | None, first: TermId) -> Dated:
    """A parameter whose last new value stands from `first` on, after what was in force until then."""
    known = before.history if before else ()
    new = [value for value in dated.history if not any((value.first_term, value.value) == (old.first_term, old.value) for old in known)]
    if not new:
        return dated
    latest = replace(max(new, key=lambda value: value.first_term), first_term=first)
    return replace(dated, history=(*(value for value in known if value.first_term < first), latest))


def _head_from(head: PolicyHead, before: PolicyHead | None, successor: str | None, first: TermId) -> PolicyHead:
    """A head that begins at `first` where it is new, or ends before it where a new one takes its place."""
    used = {(use.policy, use.first_term) for use in before.overlays} if before else set()
    head = replace(
        head, overlays=tuple(_use_from(use, first) if (use.policy, use.first_term) not in used else use for use in head.overlays)
    )
    if head.id == successor or (before is None and head.is_overlay):
        return replace(head, first_term=first)
    if successor is None or head.is_overlay:
        return head
    ends = first.previous if head.last_term is None else min(head.last_term, first.previous)
    return replace(head, last_term=ends)


def _use_from(use: OverlayUse, first: TermId) -> OverlayUse:
    return replace(use, first_term=first)
