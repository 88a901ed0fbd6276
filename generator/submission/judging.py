"""Two commits of a repository in; what the second would change in the first, what of that it may not, and what may be read at all, out.

Nothing of a submission is parsed here but an approval that was there before. Authors, committers and dates of commits are never looked at.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.findings import START, Finding, Severity, Span, Where
from generator.gaps import Entry
from generator.git import REGULAR, Change, changes, commit, files_at, merge_base, paths_at, read_changed
from generator.ledger import FOLDER as LEDGER_FOLDER
from generator.model.bureau import Approval, Publications, Registration, RolesFile
from generator.model.fields import specs
from generator.project import APPROVALS
from generator.repository import Reading, read_all
from generator.submission.kept import altered, published, rewritten_ledger
from generator.submission.names import collides, collisions, is_data, oddity, shown
from generator.submission.owners import NOBODY, Registers, may_change, owner_of, submitter

MAX_CHANGES = 50
MAX_SIZE = 1024 * 1024
"""Of one school's submission (reliability.md, 8)."""
MAX_CHANGES_BUREAU = 2_000
MAX_SIZE_BUREAU = 16 * 1024 * 1024
"""Of one that touches no school's folder: the records of a term for a whole city, a new version of the program."""

RULES = frozenset({
    "foreign-path", "odd-mode", "odd-name", "too-many-changes", "submission-too-large",
    "changed-meanwhile", "ledger-rewritten", "published-file-removed", "approval-rewritten",
})  # fmt: skip
"""The findings of this package: the submission is at fault, and not the file that stands in the base."""

_REGISTERS = ("content/bureau/schools/", "content/bureau/publications/", "content/bureau/roles.yml", LEDGER_FOLDER)
_MODES = {"120000": "link", "160000": "submodule", "100755": "executable"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """What differs between the base and the head, and what is wrong with it as a submission."""

    base: str
    head: str
    """The commits, by their ids."""
    school: str = ""
    """Whose submission it is; nothing where no school's folder is touched and no school's account submits."""
    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]
    refused: frozenset[str]
    """The paths that are not merged: foreign, odd, no regular files, or published and not to be touched. The base's stand instead."""
    unread: bool = False
    """Whether it was too much, and nothing of it or of the base was looked into."""
    base_files: Mapping[str, bytes] = field(default_factory=dict)
    """The base's data, by which owners, approvals and what is published are judged."""
    lines: int = 0
    """How many lines the base's ledger has."""
    files: Mapping[str, bytes] = field(default_factory=dict)
    """The data as it would stand after a merge: the base's with the changes of this submission that may be looked into."""


def submitted(root: Path, base: str, head: str, *, by: str, as_of: dt.date) -> Submission:
    """What the commit `head` would change in `base`; `by` is the account that opened the request, nothing where the host does not say.

    Raises GitFault where git cannot tell.
    """
    ids = commit(root, base), commit(root, head)
    start = merge_base(root, *ids)
    changed = changes(root, start, ids[1])
    if refusals := _excess(changed):
        paths = frozenset(change.path for change in changed)
        return Submission(base=ids[0], head=ids[1], changes=changed, findings=refusals, refused=paths, unread=True)
    meanwhile = {change.path: change.blob for change in changes(root, start, ids[0])}
    return _judged(root, ids, changed, meanwhile, by, as_of)


def _excess(changed: Sequence[Change]) -> tuple[Finding, ...]:
    """Whether there is too much to look into, by the number of paths and the sizes that git tells, before anything is unpacked."""
    school = submitter((change.path for change in changed), NOBODY, "")
    most, largest = (MAX_CHANGES, MAX_SIZE) if school else (MAX_CHANGES_BUREAU, MAX_SIZE_BUREAU)
    size = sum(change.size for change in changed)
    found = []
    if len(changed) > most:
        values = {"count": len(changed), "most": most}
        found.append(_finding("too-many-changes", shown(changed[0].path), school, values))
    if size > largest:
        greatest = max(changed, key=lambda change: change.size)
        values = {"megabytes": -(-size // 1024**2), "most": largest // 1024**2}
        found.append(_finding("submission-too-large", shown(greatest.path), school, values))
    return tuple(found)


def _judged(
    root: Path, ids: tuple[str, str], changed: Sequence[Change], meanwhile: Mapping[str, str], by: str, as_of: dt.date
) -> Submission:
    """The paths first, then what stands at those that may be looked into; `meanwhile` are the blobs that the base has changed since."""
    base_files = files_at(root, ids[0])
    reading = read_all({file: raw for file, raw in base_files.items() if file.startswith(_REGISTERS)})
    registers = _registers(reading)
    school = submitter((change.path for change in changed), registers, by)
    foreign = [change for change in changed if not may_change(change.path, school, registers, by, as_of)]
    found = [(change, _at(change, "foreign-path", school, {"owner": owner_of(change.path, school)})) for change in foreign]
    found += _odd(changed, paths_at(root, ids[0]), school)
    taken = _data(changed, found)
    contents = read_changed(root, taken)
    found += [(c, _at(c, "changed-meanwhile", school, {})) for c in taken if meanwhile.get(c.path, c.blob) != c.blob]
    found += _kept(taken, base_files, contents, reading, school)
    return Submission(
        base=ids[0], head=ids[1], school=school, changes=tuple(changed), findings=tuple(finding for _, finding in found),
        refused=frozenset(change.path for change, _ in found),
        base_files=base_files, lines=len(reading.ledger.entries), files=_merged(base_files, _data(changed, found), contents),
    )  # fmt: skip


def _data(changed: Sequence[Change], found: Sequence[tuple[Change, Finding]]) -> list[Change]:
    """The changes of data with which nothing is wrong so far."""
    refused = {change.path for change, _ in found}
    return [change for change in changed if is_data(change.path) and change.path not in refused]


def _merged(base: Mapping[str, bytes], changed: Sequence[Change], contents: Mapping[str, bytes]) -> dict[str, bytes]:
    """The base's files after these changes, in order of their paths."""
    gone = {change.path for change in changed if change.is_gone}
    files = {file: raw for file, raw in base.items() if file not in gone}
    files |= {change.path: contents[change.path] for change in changed if change.path in contents}
    return dict(sorted(files.items(), key=lambda item: item[0].split("/")))


def _registers(reading: Reading) -> Registers:
    schools = tuple(each for _, each in reading.of(Registration))
    return Registers(schools, tuple(role for _, file in reading.of(RolesFile) for role in file.roles))


def _odd(changed: Sequence[Change], base_paths: Sequence[str], school: str) -> Iterator[tuple[Change, Finding]]:
    same = _same_names(changed, base_paths)
    for change in changed:
        if (mode := _odd_mode(change)) is not None:
            yield change, _at(change, "odd-mode", school, {"mode": mode})
        if (name := _odd_name(change, same)) is not None:
            yield change, _at(change, "odd-name", school, {"name": name})


def _same_names(changed: Sequence[Change], base_paths: Sequence[str]) -> frozenset[str]:
    gone = {change.path for change in changed if change.is_gone}
    return collisions([*(path for path in base_paths if path not in gone), *(c.path for c in changed if not c.is_gone)])


def _odd_mode(change: Change) -> str | None:
    """Links and submodules are refused everywhere, a program among the data."""
    if change.is_gone or change.mode == REGULAR or (change.mode == "100755" and not is_data(change.path)):
        return None
    return _MODES.get(change.mode, "other")


def _odd_name(change: Change, same: frozenset[str]) -> str | None:
    """What is gone may have had any name."""
    if change.is_gone:
        return None
    return "same" if collides(change.path, same) else oddity(change.path)


def _kept(
    taken: Sequence[Change], base: Mapping[str, bytes], contents: Mapping[str, bytes], reading: Reading, school: str
) -> Iterator[tuple[Change, Finding]]:
    """What was published stays: ledger, files of published filings, approvals that stand on a page."""
    for change, span in rewritten_ledger(taken, base, contents):
        yield change, _at(change, "ledger-rewritten", school, {}, span)
    out = published(reading.ledger, [each for _, each in reading.of(Publications)])
    for change in taken:
        if out.holds(change.path) and change.is_gone:
            yield change, _at(change, "published-file-removed", school, {})
        elif out.holds(change.path) and change.path.startswith(APPROVALS) and not change.is_new:
            for finding in _altered(change, base, contents, school):
                yield change, finding


def _altered(change: Change, base: Mapping[str, bytes], contents: Mapping[str, bytes], school: str) -> Iterator[Finding]:
    """The printed fields in which an approval differs from the one that was published; one that cannot be read is told elsewhere."""
    before, now = (_approval(change.path, files[change.path]) for files in (base, contents))
    if before is not None and now is not None:
        for name in altered(before.content, now.content):
            values = {"field": name, "label": specs(Approval)[name].label}
            yield _at(change, "approval-rewritten", school, values, now.document.span((name,)))


def _approval(path: str, raw: bytes) -> Entry | None:
    entry = read_all({path: raw}).entries.get(path)
    return entry if entry is not None and entry.content is not None else None


def _at(change: Change, rule: str, school: str, values: Mapping[str, object], span: Span = START) -> Finding:
    return _finding(rule, shown(change.path), school, {"file": shown(change.path), **values}, span)


def _finding(rule: str, file: str, school: str, values: Mapping[str, object], span: Span = START) -> Finding:
    return Finding(rule=rule, severity=Severity.ERROR, school=school, where=Where(file), span=span, values=values)
