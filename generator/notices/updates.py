"""The city in; what became public when, the newest first, out: the one list behind feeds, calendars, changes.json and histories."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.city import Filing, SchoolRecord
from generator.digest import short
from generator.integrity.records import again, record, restored
from generator.ledger import Entry, Ledger
from generator.model.values import TermId
from generator.notices.changes import changes, material, sentences
from generator.notices.held import school_name
from generator.notices.state import Statement, States

PAPERS = {"notice": "课后服务告知书", "finance": "课后服务费收支公示"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One version of one paper. `sentences` are what changed in parents' words, the same wherever printed; none for a first version."""

    school: str
    area: str
    term: TermId
    paper: str
    """`notice` or `finance`."""
    version: int
    """From 1."""
    date: dt.date
    title: str
    sentences: tuple[str, ...] = ()
    material: bool = True
    """Whether it touches a fee, a time, a provider or a refund; a first version always does."""
    sha256: str
    """The digest of the paper's record; empty where the city keeps a ledger and this version is not in it yet."""
    stamp: str
    """The first digits of it, as pages print them."""
    address: str
    """Below the site's root: of the paper, or of the old version once another has taken its place."""
    current: bool = True
    purged: Entry | None = None
    """The line by which its record was removed by law."""
    correction: Entry | None = None
    """The bureau's correction of the version before, by which this one could take its place."""


@dataclass(frozen=True, slots=True)
class News:
    """A version as the pages of a school tell of it, in a line."""

    date: dt.date
    paper: str
    text: str
    material: bool
    address: str


@dataclass(frozen=True, slots=True)
class Superseded:
    """What stands at the head of an old version: its number and days, and the version that took its place with what it changed."""

    number: int
    first: dt.date
    until: dt.date
    by: Update
    now: Update


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a paper with all that it showed; `until` is the day on which the next one took its place.

    `kept` is None where its record was removed by law: nobody can say any more what it showed."""

    number: int
    date: dt.date
    until: dt.date | None
    sha256: str
    kept: Filing | None
    purged: Entry | None = None

    @property
    def filing(self) -> Filing:
        """What it showed; only asked of a version that is kept."""
        assert self.kept is not None, "a purged version has no page of its content"
        return self.kept


def updates(states: States, school: SchoolRecord) -> tuple[Update, ...]:
    """All versions of one school's public papers, the newest first."""
    found = (update for filing in school.filings for update in of_filing(states, school, filing))
    return tuple(sorted(found, key=lambda update: (update.date, update.term, update.paper, update.version), reverse=True))


def news(found: Iterable[Update]) -> tuple[News, ...]:
    """The same versions in a line each; of a first one that the paper was published."""
    return tuple(
        News(
            update.date, f"{update.term.season_name}{PAPERS[update.paper]}", "；".join(update.sentences) or "公开",
            update.material and update.version > 1, update.address if update.current else f"{paper_address(update)}#history",
        )
        for update in found
    )  # fmt: skip


def paper_address(update: Update) -> str:
    """The address at which a paper always stands, whichever its version."""
    return f"schools/{update.school}/{update.term}/{update.paper}/"


def of_filing(states: States, school: SchoolRecord, filing: Filing) -> Iterator[Update]:
    """The versions of both papers of one filing, the oldest first; none of what is not public."""
    for paper in PAPERS:
        yield from of_paper(states, school, filing, paper)


def of_paper(states: States, school: SchoolRecord, filing: Filing, paper: str) -> tuple[Update, ...]:
    """The versions of one paper, the oldest first."""
    return states.once(("updates", filing.school, filing.id, paper), lambda: _of_paper(states, school, filing, paper))


def _of_paper(states: States, school: SchoolRecord, filing: Filing, paper: str) -> tuple[Update, ...]:
    found = versions(states, filing, paper)
    ledger = states.city.ledger
    made = (_update(school, filing, paper, old, new) for old, new in zip((None, *found), found, strict=False))
    return tuple(replace(one, correction=ledger.corrected(school.id, filing.id, paper, one.version - 1)) for one in made)


def _update(school: SchoolRecord, filing: Filing, paper: str, old: Version | None, new: Version) -> Update:
    compared = old is not None and old.kept is not None and new.kept is not None
    found = changes(old.filing, new.filing, paper) if compared and old else ()
    name = f"{school_name(school)}{filing.id.season_name}{PAPERS[paper]}"
    return Update(
        school=school.id, area=school.registration.area, term=filing.id, paper=paper, version=new.number, date=new.date,
        title=f"{name}有变更（第{new.number}版）" if old else f"{name}已公开",
        sentences=sentences(found, paper) if compared else (NOT_COMPARED,) if old else (),
        material=material(found) if compared else True,
        sha256=new.sha256, stamp=short(new.sha256) if new.sha256 else "", address=address(filing, new, paper), current=new.until is None,
        purged=new.purged,
    )  # fmt: skip


NOT_COMPARED = "有一版的内容已依法删除，改了什么不能再对照"
"""Said where the record of a version, or of the one before, was purged."""


def superseded(history: tuple[Update, ...], old: Version | None) -> Superseded | None:
    """What is said of an old version; nothing for the one that stands."""
    if old is None or old.until is None:
        return None
    return Superseded(old.number, old.date, old.until, history[old.number], history[-1])


def address(filing: Filing, version: Version, paper: str) -> str:
    """Where a version is read: the paper's own address while it stands, one of its own ever after."""
    of_paper = f"schools/{filing.school}/{filing.id}/{paper}/"
    return of_paper if version.until is None else f"{of_paper}v{version.number}/"


def version(states: States, school: SchoolRecord, filing: Filing, paper: str) -> int:
    """The number of the version that stands; 1 where nothing was ever changed."""
    return max((update.version for update in of_paper(states, school, filing, paper)), default=1)


def versions(states: States, filing: Filing, paper: str) -> tuple[Version, ...]:
    """Worked out once for all who ask: every old version is read back from its record."""
    return states.once(("versions", filing.school, filing.id, paper), lambda: _versions(states, filing, paper))


def _versions(states: States, filing: Filing, paper: str) -> tuple[Version, ...]:
    """As the ledger has them by the day of the build; the last is the filing as it is now. None of what is not public.

    Raises UnreadableRecordError where the record of an old version is none.
    """
    first = published(states, filing, paper)
    if first is None:
        return ()
    ledger = states.city.ledger
    seen = ledger.of(filing.school, filing.id, paper, filing.as_of)
    stays = states.kept(filing, paper)
    now = seen[-1].sha256 if stays and seen else unchanged(states, states.as_filed(filing), paper)
    lines = [(entry.at, entry.sha256) for entry in seen]
    if not now or not seen:
        # Not in the ledger yet: a preview, or a build that comes before the sealing. A day in the past sees the files of today.
        lines.append((filing.as_of if seen else first, ""))
    last = now or ("" if ledger.entries else record(states.as_filed(filing), paper).sha256)
    ends = [day for day, _ in lines[1:]]
    old = [
        _old(ledger, filing, paper, Version(number, day, until, sha256, None))
        for number, ((day, sha256), until) in enumerate(zip(lines[:-1], ends, strict=True), start=1)
    ]
    shown = states.stand_ins(filing).filing(stays.filing) if stays else filing
    return (*(_unnamed(states, filing, one) for one in old), Version(len(lines), lines[-1][0], None, last, shown))


def _unnamed(states: States, filing: Filing, version: Version) -> Version:
    return replace(version, kept=states.stand_ins(filing).filing(version.kept)) if version.kept else version


def _old(ledger: Ledger, filing: Filing, paper: str, version: Version) -> Version:
    """A version with what its record says, seen on its last day; one that was purged says nothing any more."""
    purged = ledger.purged(version.sha256)
    if purged is not None and purged.at <= filing.as_of:
        return replace(version, purged=purged)
    kept = ledger.records.get(version.sha256)
    if kept is None or version.until is None:
        return replace(version, purged=purged)
    return replace(version, kept=restored(filing, paper, kept, max(version.date, version.until - dt.timedelta(days=1))))


def unchanged(states: States, filing: Filing, paper: str) -> str:
    """The digest of the sealed version that says what the filing says now: of the last by the day of the build or of a later one. Empty
    where there is none."""
    ledger = states.city.ledger
    entries = ledger.of(filing.school, filing.id, paper)
    seen = len(ledger.of(filing.school, filing.id, paper, filing.as_of))
    for entry in entries[max(seen - 1, 0) :]:
        kept = ledger.records.get(entry.sha256)
        if kept is not None and again(filing, paper, kept).sha256 == entry.sha256:
            return entry.sha256
    return ""


def published(states: States, filing: Filing, paper: str) -> dt.date | None:
    """The day on which a paper became public; None while it is not."""
    state = states.of(filing)
    if not state.public or filing.published is None:
        return None
    if paper == "notice":
        return filing.published.letter
    return filing.published.statement if state.statement is Statement.PUBLISHED else None
