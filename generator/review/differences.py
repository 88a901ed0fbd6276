"""Two states of a repository in; what changed, per school and term in parents' words, and what is the bureau's by name, out.

Nothing of a file in which personal data was found is told, and no sentence that carries any of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.city import Filing, NotFiledError, SchoolRecord
from generator.model.bureau import Approval, Waiver
from generator.model.kinds import kind_of
from generator.model.policy import ParameterMissingError
from generator.notices.changes import Area, Change, changes
from generator.notices.changes.parts import part_changes
from generator.notices.changes.withholding import discreet
from generator.notices.provenance import display_name
from generator.policy import YearUnknownError
from generator.privacy import masked
from generator.privacy.secret import secret
from generator.repository import Repository
from generator.review.summary import summary
from generator.wording.values import day

UNSAID = "有疑似个人信息的文件改了，内容不显示"
UNREAD = "有文件读不出来，不能逐项比较，先改正检查指出的问题"


class Fate(StrEnum):
    """What became of a file."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"
    WRITING = "writing"
    """Written differently, with the same meaning: comments, order, quotes."""
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class FileChange:
    """A file that differs; its name is masked where it holds personal data."""

    file: str
    fate: Fate


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolChange:
    """What changed of a school's term; `term` is empty for what the school's own file says."""

    school: str
    name: str
    term: str
    term_name: str
    fate: Fate
    files: tuple[FileChange, ...]
    changes: tuple[Change, ...] = ()
    summary: tuple[str, ...] = ()
    """Of a new plan, a few lines on what it offers."""

    @property
    def material(self) -> bool:
        """Whether a fee, a time, a provider or a refund is touched; a new plan and one that goes always do."""
        return self.fate in (Fate.NEW, Fate.GONE) or any(change.area.material for change in self.changes)


@dataclass(frozen=True, slots=True)
class BureauChange:
    """A file of the bureau that differs, in words."""

    file: str
    fate: Fate
    words: str


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two states: by school and term, then the bureau's."""

    schools: tuple[SchoolChange, ...] = ()
    bureau: tuple[BureauChange, ...] = ()
    other: tuple[FileChange, ...] = ()
    """The manual's files and such as have no kind."""

    @property
    def empty(self) -> bool:
        return not (self.schools or self.bureau or self.other)


@dataclass(frozen=True, slots=True)
class Side:
    """One state: what was read, and its bytes."""

    repository: Repository
    files: Mapping[str, bytes]


def differences(old: Side, new: Side) -> Difference:
    """What differs; the order is that of schools, terms and paths."""
    differing = sorted(f for f in {*old.files, *new.files} if old.files.get(f) != new.files.get(f))
    found = {file: _file(file, old, new) for file in differing}
    by_term: dict[tuple[str, str], list[FileChange]] = {}
    bureau, other = [], []
    for file, change in found.items():
        known = kind_of(file)
        if known and known[0].owner == "school" and not known[1]["school"].startswith("_"):
            by_term.setdefault((known[1]["school"], known[1].get("term", "")), []).append(change)
        elif known and known[0].owner != "school":
            bureau.append(BureauChange(change.file, change.fate, _of_bureau(file, change.fate, old, new)))
        else:
            other.append(change)
    schools = tuple(_school(school, term, files, old, new) for (school, term), files in sorted(by_term.items()))
    return Difference(schools, tuple(bureau), tuple(other))


def _file(file: str, old: Side, new: Side) -> FileChange:
    shown = masked(file)
    if file not in old.files:
        return FileChange(shown, Fate.NEW)
    if file not in new.files:
        return FileChange(shown, Fate.GONE)
    if kind_of(file) is None:
        return FileChange(shown, Fate.CHANGED)  # the ledger's, or nobody's
    before, now = _content(old, file), _content(new, file)
    if before is None or now is None:
        return FileChange(shown, Fate.UNREADABLE)
    return FileChange(shown, Fate.WRITING if before == now else Fate.CHANGED)


def _content(side: Side, file: str) -> object:
    entry = side.repository.entries.get(file)
    return entry.content if entry is not None else None


def _school(school: str, term: str, files: list[FileChange], old: Side, new: Side) -> SchoolChange:
    before, now = _record(old, school), _record(new, school)
    was, is_ = _filing(before, term), _filing(now, term)
    fate = _fate(files, bool(was), bool(is_), term)
    named = now if now and now.profile else before
    hidden = any(file.file in side.repository.discoveries for file in files for side in (old, new))
    here = is_ or was
    found: tuple[Change, ...] = ()
    if hidden:
        found = (Change(Area.OTHER, UNSAID),)
    elif fate is Fate.CHANGED:
        found = _of_profile(before, now) if not term else _of_filing(was, is_) if was and is_ else ()
        if any(file.fate is Fate.UNREADABLE for file in files):
            found = (*found, Change(Area.OTHER, UNREAD))
    lines = summary(is_) if fate is Fate.NEW and is_ and not hidden else ()
    return SchoolChange(
        school=school, name=display_name(named) if named and not hidden else school, term=term,
        term_name=here.id.season_name if here else term, fate=fate, files=tuple(files),
        changes=_without_secrets(found, old, new), summary=tuple(_safe(lines, old, new)),
    )  # fmt: skip


def _fate(files: list[FileChange], was: bool, is_: bool, term: str) -> Fate:
    """Of a term as a whole."""
    fates = {file.fate for file in files}
    if fates == {Fate.WRITING}:
        return Fate.WRITING
    if term and was != is_:
        return Fate.NEW if is_ else Fate.GONE
    return next(iter(fates)) if len(fates) == 1 and not term else Fate.CHANGED


def _record(side: Side, school: str) -> SchoolRecord | None:
    return side.repository.city.school(school)


def _filing(record: SchoolRecord | None, term: str) -> Filing | None:
    return next((f for f in record.filings if str(f.id) == term), None) if record else None


def _of_profile(old: SchoolRecord | None, new: SchoolRecord | None) -> tuple[Change, ...]:
    before, now = old.profile if old else None, new.profile if new else None
    return tuple(part_changes("school", before, now)) if before and now else ()


def _of_filing(old: Filing, new: Filing) -> tuple[Change, ...]:
    """The filing's own files alone: what the bureau did, and the school's own file, are told in their own place."""
    unread = old.broken | new.broken
    old = replace(
        old, approvals=new.approvals, published=new.published, profile=new.profile,
        parts={name: part for name, part in old.parts.items() if name not in unread},
    )  # fmt: skip
    new = replace(new, parts={name: part for name, part in new.parts.items() if name not in unread})
    try:
        found = (*changes(old, new, "notice"), *changes(old, new, "finance"))
    except (NotFiledError, ParameterMissingError, YearUnknownError):
        names = sorted({*old.parts} | {*new.parts})
        plain = [change for name in names for change in part_changes(name, old.parts.get(name), new.parts.get(name))]
        found = discreet(plain, old, new)
    return tuple({(change.area, change.sentence): change for change in found}.values())


def _without_secrets(found: Iterable[Change], old: Side, new: Side) -> tuple[Change, ...]:
    """Whatever carries personal data that stands in any file says only that something changed."""
    secrets = _secrets(old, new)
    return tuple(replace(c, sentence=c.quiet or "有一处改动不显示") if _tells(c.sentence, secrets) else c for c in found)


def _safe(lines: Iterable[str], old: Side, new: Side) -> Iterator[str]:
    secrets = _secrets(old, new)
    return (line for line in lines if not _tells(line, secrets))


def _secrets(old: Side, new: Side) -> frozenset[str]:
    return frozenset(text for side in (old, new) for found in side.repository.discoveries.values() for text in found.secrets)


def _tells(text: str, secrets: frozenset[str]) -> bool:
    plain = secret(text) if secrets else ""
    return any(each in plain for each in secrets)


_DONE = {Fate.NEW: "新增", Fate.GONE: "删去", Fate.CHANGED: "修改", Fate.WRITING: "只改了写法，意思没有变：", Fate.UNREADABLE: "读不出来："}


def _of_bureau(file: str, fate: Fate, old: Side, new: Side) -> str:
    """新增审批记录：白马小学2026年秋季学期，基教股同意（2026年8月20日）."""
    known = kind_of(file)
    label, names = (known[0].label, known[1]) if known else ("文件", {})
    if file in old.repository.discoveries or file in new.repository.discoveries:
        return f"{label}：{UNSAID}"
    content = _content(new, file) or _content(old, file)
    if isinstance(content, Approval):
        about = f"{_called(content.school, new)}{content.term.season_name}，{content.office}{content.result}（{day(content.date)}）"
    elif isinstance(content, Waiver):
        about = f"{_called(content.school, new)}{content.term.season_name}，{content.role}{content.kind}，理由：{content.reason}"
    else:
        about = _called(names["school"], new) if "school" in names else ""
    words = f"{_DONE[fate]}{label}{f'：{about}' if about else ''}"
    return f"{label}有改动" if _tells(words, _secrets(old, new)) else words


def _called(school: str, side: Side) -> str:
    record = _record(side, school)
    return display_name(record) if record and f"schools/{school}/school.yml" not in side.repository.discoveries else school
