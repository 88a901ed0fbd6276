"""A filing and one of its approvals in; what may go wrong with the record of a step out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.source import Document, read
from tests.mutants import places
from tests.mutants.filings import Filing, document
from tests.rules.casebook import repository_files

STEPS = ("review", "approval", "filing")
REFUSED = "不同意"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One change of one step, or of two."""

    change: str
    file: str
    step: str
    before: str
    after: str
    edits: Mapping[str, bytes | None]


def possible(filing: Filing, file: str) -> list[Tried]:
    """Everything that is tried on the approval in `file`."""
    return [*_alone(filing, file), *_in_order(filing, file), *_copied(filing, file)]


def _step(file: str) -> str:
    return file.rsplit("/", 1)[1].removesuffix(".yml")


def _edit(approval: Document, **values: str) -> bytes:
    for key, value in values.items():
        approval = read(approval.file, places.put(approval, (key,), value).encode())
    return approval.text.encode()


def _of(file: str, key: str) -> str:
    return str((document(file).data or {})[key])


def _one(file: str, change: str, key: str, value: str) -> Tried:
    edits = {file: _edit(document(file), **{key: value})}
    return Tried(change=change, file=file, step=_step(file), before=_of(file, key), after=value, edits=edits)


def _alone(filing: Filing, file: str) -> Iterator[Tried]:
    """The step is missing, refused, or taken by somebody else."""
    yield Tried(change="少一步", file=file, step=_step(file), before="有", after="（没有了）", edits={file: None})
    yield _one(file, "换结果", "result", REFUSED)
    yield _one(file, "换办理单位", "office", "本校")
    for other in filing.approvals:
        if other != file:
            yield _one(file, "换结果", "result", _of(other, "result"))
            yield _one(file, "换办理单位", "office", _of(other, "office"))


def _in_order(filing: Filing, file: str) -> Iterator[Tried]:
    """The step's day past that of another step, or the two steps' days exchanged."""
    mine = dt.date.fromisoformat(_of(file, "date"))
    for other in filing.approvals:
        theirs = dt.date.fromisoformat(_of(other, "date"))
        before = STEPS.index(_step(file)) < STEPS.index(_step(other))
        if other == file:
            continue
        past = theirs + dt.timedelta(1 if before else -1)
        yield _one(file, "排到后一步以后" if before else "排到前一步以前", "date", past.isoformat())
        if before and mine != theirs:
            edits = {file: _edit(document(file), date=str(theirs)), other: _edit(document(other), date=str(mine))}
            yield Tried(change="两步日期对调", file=file, step=_step(file), before=str(mine), after=str(theirs), edits=edits)


def _copied(filing: Filing, file: str) -> Iterator[Tried]:
    """The same step of another term or school, as it is, or with school and term made to fit."""
    for other, raw in repository_files().items():
        parts = other.split("/")
        if not other.startswith("content/bureau/approvals/") or _step(other) != _step(file) or other == file:
            continue
        term, school = parts[3:5]
        if (term == filing.term) == (school == filing.school):
            continue
        whence = "别的学校" if term == filing.term else "别的学期"
        before, after = _of(file, "number"), other
        yield Tried(change=f"照抄{whence}", file=file, step=_step(file), before=before, after=after, edits={file: raw})
        fitted = _edit(read(file, raw), school=filing.school, term=filing.term)
        yield Tried(change=f"照抄{whence}只改学校和学期", file=file, step=_step(file), before=before, after=after, edits={file: fitted})
