"""An old version whose record was removed by law in; the page that stands at its address out: that it was removed, when and why."""

from __future__ import annotations

from generator.city import Filing, SchoolRecord
from generator.notices.held import PAPERS, HeldView, school_name
from generator.notices.provenance import complaint_lines, crumbs, provenance
from generator.notices.state import Mark, States
from generator.notices.updates import Version
from generator.wording.values import day


def purged(states: States, school: SchoolRecord, filing: Filing, paper: str, version: Version) -> HeldView:
    """The page in place of a version that nobody can read any more."""
    return HeldView(
        crumbs=crumbs(school, filing, f"{PAPERS[paper]}第{version.number}版"),
        title=(school_name(school), f"{filing.id.season_name}{PAPERS[paper]}第{version.number}版"),
        school_year_name=filing.id.school_year_name,
        mark=Mark("已依法删除", "error"),
        heading="这一版已依法删除",
        text=tuple(_words(version)),
        unmet=(),
        steps=(),
        postponements=(),
        notice_address=f"schools/{school.id}/{filing.id}/notice/",
        papers=(),
        lines=complaint_lines(states.city, school.profile),
        provenance=provenance(states, filing, f"purged-{paper}", None),
    )


def _words(version: Version) -> list[str]:
    entry = version.purged
    if entry is None or entry.act is None:
        return []
    number = f"（{entry.act.number}）" if entry.act.number else ""
    return [
        f"第{version.number}版{day(version.date)}公开，{day(entry.at)}由{entry.act.role}依法删除{number}，内容不再保存，也不能恢复。",
        f"删除的依据和理由：{entry.act.reason}",
        "公开记录册里这一版的编号和摘要仍然保留，删除不影响其他各版的核对。",
    ]
