"""The city in; the page that answers for every code printed on a paper out: whose it is, of which day, and whether it still stands.

No server is asked: the codes stand in tables, by their first digits, and in full beside each the words that a reader needs.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from generator import __version__
from generator.digest import SHORT, short
from generator.ledger import Head, Standing, standings
from generator.notices.code_address import ADDRESS, digits_of
from generator.notices.known import names
from generator.notices.origin import Origin, Vouch, of_bureau, stamp
from generator.notices.provenance import Crumb
from generator.notices.state import Mark, States
from generator.notices.updates import PAPERS
from generator.wording.values import day

LINES = f"{ADDRESS}ledger/"
"""Where the site shows the lines of the ledger."""
_VOUCHES = (
    Vouch("ok", "机器核对", "每一行的编码由程序按公开的内容算出，前后各行接得上"),
    Vouch("approved", "教育局已办理", "更正、撤回和依法删除由教育局决定，写明岗位和理由"),
)
_MARKS = {
    "genuine": Mark("现行", "ok"),
    "superseded": Mark("已有新版", "pending"),
    "withdrawn": Mark("已撤回", "error"),
    "purged": Mark("已依法删除", "error"),
}


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A version: its code as printed, the paper, the day from which it counts, and what became of it."""

    anchor: str
    code: str
    paper: str
    address: str
    version: int
    since: str
    mark: Mark
    said: str


@dataclass(frozen=True, slots=True)
class CodePage:
    """The codes that begin with the same digits."""

    digits: str
    rows: tuple[CodeRow, ...]

    @property
    def address(self) -> str:
        return f"{ADDRESS}{self.digits}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class CodesView:
    """/verify/, or one of its tables where `shown` is given. `head` is None where the city keeps no ledger."""

    crumbs: tuple[Crumb, ...]
    pages: tuple[CodePage, ...]
    shown: CodePage | None
    digits: int
    codes: int
    head: Head | None
    last: str
    files: tuple[str, ...]
    """The files of the ledger's lines, below the site's root."""
    tool: str
    commit: str
    """The commit whose data the site is made of; empty where there is none."""
    origin: Origin


def codes_pages(states: States, commit: str = "") -> tuple[CodesView, ...]:
    """The first page, and a table for each beginning that there is."""
    city, tables = states.city, _tables(states)
    seen = city.ledger.by(city.as_of)
    first = CodesView(
        crumbs=(Crumb("首页", ""), Crumb("核对编码")),
        pages=tables,
        shown=None,
        digits=digits_of(city),
        codes=sum(len(page.rows) for page in tables),
        head=Head.of(seen) if seen else None,
        last=day(seen[-1].at) if seen else "",
        files=tuple(f"{LINES}{name.rpartition('/')[2]}" for name in sorted({entry.file for entry in seen})),
        tool=__version__,
        commit=commit,
        origin=of_bureau(city, "verify", [[row.code, row.said] for page in tables for row in page.rows], *_VOUCHES),
    )
    return (first, *(_table(first, page) for page in tables))


def _table(first: CodesView, page: CodePage) -> CodesView:
    steps = (Crumb("首页", ""), Crumb("核对编码", ADDRESS), Crumb(f"{page.digits}开头的编码"))
    origin = replace(first.origin, stamp=stamp(f"verify-{page.digits}", [[row.code, row.said] for row in page.rows]))
    return replace(first, crumbs=steps, shown=page, origin=origin)


def _tables(states: States) -> tuple[CodePage, ...]:
    digits = digits_of(states.city)
    found: dict[str, list[CodeRow]] = defaultdict(list)
    for one in standings(states.city.ledger, states.city.as_of):
        found[one.entry.sha256[:digits]].append(_row(states, one))
    return tuple(CodePage(beginning, tuple(rows)) for beginning, rows in sorted(found.items()))


def _row(states: States, one: Standing) -> CodeRow:
    city, entry, by = states.city, one.entry, one.by
    school = city.school(entry.school)
    name = names(states, school).full if school else f"学校 {entry.school}"
    own = f"schools/{entry.school}/{entry.term}/{entry.paper}/"
    said = {
        "genuine": "",
        "superseded": f"{day(by.at)}起由第{by.version}版代替" if by else "",
        "withdrawn": f"{day(by.at)}撤回" if by else "",
        "purged": f"{day(by.at)}依法删除" if by else "",
    }[one.kind]
    last = city.ledger.latest(entry.school, entry.term, entry.paper, city.as_of)
    return CodeRow(
        anchor=f"c-{entry.sha256[:SHORT]}", code=short(entry.sha256), paper=f"{name}{entry.term.season_name}{PAPERS[entry.paper]}",
        address=own if last is entry else f"{own}v{entry.version}/", version=entry.version, since=day(entry.at), mark=_MARKS[one.kind],
        said=said,
    )  # fmt: skip
