"""The report's errors in; by school and term what holds them back, files that cannot be read, and faults of the bureau's own files out.

Nothing that a school has typed leaves this module: no value, no text, no file name that is not one of the known ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.city import SchoolRecord
from generator.findings import Finding
from generator.model.kinds import kind_of
from generator.model.values import TermId
from generator.notices.known import filed, names
from generator.notices.provenance import display_name
from generator.notices.state import Letter, Statement, States, public_schools, school_fact
from generator.wording.sentences import title


@dataclass(frozen=True, slots=True)
class Problem:
    """A rule that one file does not meet, at the first lines where it does not; `more` counts the other places."""

    file: str
    rule: str
    title: str
    lines: tuple[int, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRow:
    """A school's term of which something is not published because of errors; `term` is empty for the school's own file."""

    school: str
    name: str
    linked: bool
    term: str
    papers: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnreadRow:
    """A file of a school that cannot be used at all."""

    school: str
    name: str
    label: str
    file: str
    problems: tuple[Problem, ...]


_MOST_LINES = 3
_ID = re.compile(r"[a-z0-9][a-z0-9-]{1,30}", re.ASCII)


def held_rows(states: States) -> tuple[HeldRow, ...]:
    """What is held back, the latest term first; faults of unreadable files stand with those files."""
    unread = {each.file for found in unread_of.every(states) for each in found}
    by_filing: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in _errors(states):
        if finding.school and finding.where.file not in unread:
            by_filing[finding.school, finding.term].append(finding)
    return tuple(_held_row(states, *key, by_filing[key]) for key in sorted(by_filing, key=_latest_first))


def _errors(states: States) -> Iterable[Finding]:
    """Errors that no reason lifts; the manual is nobody's business."""
    return (f for f in states.report.errors if not f.school.startswith("_") and "/_" not in f.where.file)


def _latest_first(key: tuple[str, str]) -> tuple[int, str]:
    school, term = key
    return (-TermId.parse(term).rank if term else 0, school)


def _held_row(states: States, school: str, term: str, findings: list[Finding]) -> HeldRow:
    record = _record(states, school)
    return HeldRow(
        school=school if record else "",
        name=_name(states, school, record),
        linked=record is not None,
        term=TermId.parse(term).season_name if term else "",
        papers=_papers(states, record, term),
        problems=_problems(findings),
    )


def _record(states: States, school: str) -> SchoolRecord | None:
    record = states.city.school(school)
    return record if record is not None and not record.is_sample else None


def _name(states: States, school: str, record: SchoolRecord | None) -> str:
    """A folder that is no school's may be called anything: only what looks like an id is repeated."""
    if record is not None:
        return names(states, record).short
    return f"{school}（不在名册上）" if _ID.fullmatch(school) else "不在名册上的文件夹"


def _papers(states: States, record: SchoolRecord | None, term: str) -> str:
    """Which notices wait because of it."""
    filing = next((f for f in filed(states, record) if str(f.term) == term), None) if record else None
    if filing is None:
        return "各学期公示" if record and not term else "没有公示"
    if filing.kept:
        return "沿用上次公开的内容"
    if filing.letter is Letter.HELD:
        return "告知书、收支公示"
    return "收支公示" if filing.statement is Statement.HELD else "已经公开的不受影响"


def _problems(findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Each rule once a file, in the order of the report."""
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for finding in findings:
        lines[_shown(finding.where.file), finding.rule].append(finding.span.line)
    return tuple(_problem(file, rule, found) for (file, rule), found in lines.items())


def _problem(file: str, rule: str, lines: list[int]) -> Problem:
    distinct = sorted(set(lines))
    return Problem(file, rule, title(rule), tuple(distinct[:_MOST_LINES]), len(distinct[_MOST_LINES:]))


def _shown(file: str) -> str:
    """The path of a file of a known kind; of any other only the folder that holds such files."""
    if kind_of(file) is not None:
        return file
    return "schools/ 下的其他文件" if file.startswith("schools/") else "content/ 下的其他文件"


def unread_rows(states: States) -> tuple[UnreadRow, ...]:
    """Files of schools that nothing could be taken from, school by school."""
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in _errors(states):
        findings[finding.where.file].append(finding)
    return tuple(
        UnreadRow(
            school=school.id,
            name=each.name,
            label=each.label,
            file=each.file,
            problems=_problems(findings[each.file]),
        )
        for school in public_schools(states.city)
        for each in unread_of(states, school)
    )


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that cannot be used: its path, what it is, and how the school is called by what it has filed."""

    file: str
    label: str
    name: str


@school_fact
def unread_of(states: States, school: SchoolRecord) -> tuple[Unread, ...]:
    """The files of one school that nothing could be taken from."""
    record = states.shown.filed.city.school(school.id)
    return tuple(_unread(record)) if record is not None else ()


def _unread(record: SchoolRecord) -> Iterator[Unread]:
    name = display_name(record)
    if record.profile is None and record.filings:
        yield Unread(f"schools/{record.id}/school.yml", _label("school.yml"), name)
    for filing in record.filings:
        for kind in sorted(filing.broken):
            yield Unread(f"{filing.folder}/{kind}.yml", f"{filing.id.season_name}{_label(f'{filing.id}/{kind}.yml')}", name)


def _label(file: str) -> str:
    found = kind_of(f"schools/xx/{file}")
    return found[0].label if found else file


def bureau_faults(states: States) -> tuple[Problem, ...]:
    """Errors that are no school's."""
    return _problems(f for f in _errors(states) if not f.school)
