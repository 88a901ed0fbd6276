"""Lines of the ledger in; which versions of a paper there are, and what the bureau did to them, out."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.values import TermId
from generator.project import LEDGER

FOLDER = f"{LEDGER}/"
PAPERS = ("notice", "finance")
"""告知书 and 收支公示: a line of such a kind is a version of that paper."""
ACTS = ("correction", "withdrawal", "purge")
"""What the bureau does to a version: 更正, 撤回, 依法删除. The line says why, by which role, on which day and under which number."""
FIRST = "0" * 64
"""What stands for the digest of the line before the first one."""

Paper = tuple[str, TermId, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What a line says besides when the bureau acted on a paper: words for the public, free of personal data; `date` is the decision's."""

    paper: str
    reason: str
    role: str
    date: dt.date
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line: one version of one paper became public on a day, or the bureau acted on one (`act`), which `version` and `sha256` name."""

    seq: int
    prev: str
    kind: str
    school: str
    term: TermId
    version: int
    sha256: str
    at: dt.date
    act: Act | None = None

    @property
    def paper(self) -> str:
        """The paper that it is about."""
        return self.act.paper if self.act else self.kind

    def line(self) -> str:
        """As it stands in the file, without the line end."""
        data: dict[str, object] = {
            "seq": self.seq, "prev": self.prev, "kind": self.kind, "school": self.school, "term": str(self.term),
            "version": self.version, "sha256": self.sha256, "at": self.at.isoformat(),
        }  # fmt: skip
        if self.act:
            data |= {"paper": self.act.paper, "reason": self.act.reason, "role": self.act.role, "date": self.act.date.isoformat()}
            data |= {"number": self.act.number}
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    @property
    def digest(self) -> str:
        """What the next line names as `prev`."""
        return hashlib.sha256(self.line().encode()).hexdigest()

    @property
    def file(self) -> str:
        """The file in which it stands."""
        return f"{FOLDER}{self.at.year}.jsonl"


@dataclass(frozen=True)
class Ledger:
    """All lines in their order, and the bytes of the records."""

    entries: tuple[Entry, ...] = ()
    records: Mapping[str, bytes] = field(default_factory=dict)

    def by(self, day: dt.date) -> tuple[Entry, ...]:
        """The lines of up to a day."""
        return _by(self.entries, day)

    def of(self, school: str, term: TermId, paper: str, on: dt.date | None = None) -> tuple[Entry, ...]:
        """The versions of one paper, the oldest first; all of them, or those by a day."""
        return _by(self._versions.get((school, term, paper), ()), on)

    def acts(self, school: str, term: TermId, paper: str) -> tuple[Entry, ...]:
        """What the bureau did to the versions of one paper, the oldest first."""
        return self._acts.get((school, term, paper), ())

    def latest(self, school: str, term: TermId, paper: str, on: dt.date | None = None) -> Entry | None:
        """The last version of a paper, or the last by a day; None where it never was public."""
        return next(reversed(self.of(school, term, paper, on)), None)

    def withdrawn(self, school: str, term: TermId, paper: str, on: dt.date | None = None) -> Entry | None:
        """The line by which a paper was withdrawn, by a day or at all; None while it stands."""
        return next((e for e in _by(self.acts(school, term, paper), on) if e.kind == "withdrawal"), None)

    def corrected(self, school: str, term: TermId, paper: str, version: int) -> Entry | None:
        """The line by which that version was corrected, so that the next one could take its place."""
        return next((e for e in self.acts(school, term, paper) if e.kind == "correction" and e.version == version), None)

    def purged(self, sha256: str) -> Entry | None:
        """The line by which a record was taken out for good; None where it was not."""
        return self._purged.get(sha256)

    @property
    def head(self) -> str:
        """The digest of the last line."""
        return self.entries[-1].digest if self.entries else FIRST

    @property
    def papers(self) -> tuple[Paper, ...]:
        """Every paper that it knows: school, term and paper, in the order in which they first became public."""
        return tuple(self._versions)

    def papers_of(self, school: str) -> tuple[Paper, ...]:
        """Those of one school, likewise."""
        return self._papers.get(school, ())

    @cached_property
    def _papers(self) -> dict[str, tuple[Paper, ...]]:
        found: dict[str, list[Paper]] = defaultdict(list)
        for paper in self._versions:
            found[paper[0]].append(paper)
        return {school: tuple(papers) for school, papers in found.items()}

    def terms(self, school: str) -> tuple[TermId, ...]:
        """The terms of which it knows a paper of a school."""
        return self._terms.get(school, ())

    @cached_property
    def _terms(self) -> dict[str, tuple[TermId, ...]]:
        found: dict[str, dict[TermId, None]] = defaultdict(dict)
        for school, term, _ in self._versions:
            found[school][term] = None
        return {school: tuple(terms) for school, terms in found.items()}

    @cached_property
    def _versions(self) -> dict[Paper, tuple[Entry, ...]]:
        return _by_paper(entry for entry in self.entries if entry.act is None)

    @cached_property
    def _acts(self) -> dict[Paper, tuple[Entry, ...]]:
        return _by_paper(entry for entry in self.entries if entry.act is not None)

    @cached_property
    def _purged(self) -> dict[str, Entry]:
        return {entry.sha256: entry for entry in self.entries if entry.kind == "purge"}


def _by_paper(entries: Iterable[Entry]) -> dict[Paper, tuple[Entry, ...]]:
    found: dict[Paper, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.school, entry.term, entry.paper].append(entry)
    return {key: tuple(several) for key, several in found.items()}


def _by(entries: tuple[Entry, ...], day: dt.date | None) -> tuple[Entry, ...]:
    """Those by a day, or all."""
    return entries if day is None else tuple(entry for entry in entries if entry.at <= day)


NOTHING_PUBLISHED = Ledger()


def is_ledger(file: str) -> bool:
    """Whether a file of the repository belongs to the ledger by its place."""
    return file.startswith(FOLDER)


def record_file(sha256: str) -> str:
    """Where a record stands."""
    return f"{FOLDER}records/{sha256}.json"


def grown(entries: Iterable[Entry]) -> dict[str, str]:
    """The text to append to each file of the ledger."""
    found: dict[str, str] = defaultdict(str)
    for entry in entries:
        found[entry.file] += entry.line() + "\n"
    return dict(found)
