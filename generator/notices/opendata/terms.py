"""A filing and the views of its pages in; what they show of its term, as values, out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Annotated

from generator.city import Filing, SchoolRecord
from generator.model.values import TermId
from generator.notices.finance import FinanceView
from generator.notices.held import school_name
from generator.notices.notice import NoticeView
from generator.notices.opendata.notices import NoticeFacts, notice_facts
from generator.notices.opendata.statements import StatementFacts, statement_facts
from generator.notices.state import State, Statement, States
from generator.notices.updates import Update


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionFacts:
    """One version of a paper, as feeds and calendars tell of it."""

    paper: Annotated[str, "哪一份：notice 告知书，finance 收支公示"]
    version: Annotated[int, "第几版，从 1 起"]
    date: Annotated[dt.date, "公开日期"]
    title: Annotated[str, "标题"]
    sentences: Annotated[tuple[str, ...], "与上一版相比改了什么，第一版没有"]
    material: Annotated[bool, "是否涉及收费、时间、机构或退费；第一版都算"]
    page: Annotated[str, "网页，从网站根目录起"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFacts:
    """One school's term. A filing that is not public shows its state only; its statement likewise."""

    school: Annotated[str, "学校编号，永久不变"]
    school_name: Annotated[str, "校名"]
    district: Annotated[str, "片区编号"]
    term: Annotated[TermId, "学期：autumn 秋季，spring 春季"]
    term_name: Annotated[str, "学期名称"]
    school_year: Annotated[str, "学年学期"]
    page: Annotated[str, "一览的网页，从网站根目录起；空的是还没有网页"]
    letter: Annotated[str, "告知书办到哪一步：held 未通过校验，draft 尚未报批，in-review 审批中，filed 待公开，published 已公开"]
    letter_text: Annotated[str, "同上，网页上的话"]
    statement: Annotated[
        str, "收支公示办到哪一步：held 未通过校验，not-yet 未开始，due 未到期，late 逾期，published 已公示，not-required 无须公示"
    ]
    statement_text: Annotated[str, "同上，网页上的话"]
    statement_deadline: Annotated[dt.date | None, "收支公示截止日期；无须公示、告知书没有公开或放假安排未公布时没有"]
    late: Annotated[bool, "收支公示是否逾期"]
    notice: Annotated[NoticeFacts | None, "告知书的内容；没有公开的没有"]
    accounts: Annotated[StatementFacts | None, "收支公示的内容；没有公示的没有"]
    versions: Annotated[tuple[VersionFacts, ...], "各版，从旧到新"]


def term_facts(states: States, school: SchoolRecord, filing: Filing, views: Mapping[str, object], versions: Iterable[Update]) -> TermFacts:
    """`views` are those of the filing's pages by paper (see held.PAPERS), `versions` those of its papers, the newest first."""
    state = states.of(filing)
    letter, books = views.get("notice"), views.get("finance")
    return TermFacts(
        school=school.id,
        school_name=school_name(school),
        district=school.registration.area,
        term=filing.id,
        term_name=filing.id.season_name,
        school_year=filing.id.school_year_name,
        page=f"schools/{school.id}/{filing.id}/" if state.has_pages else "",
        letter=state.letter.value,
        letter_text=state.letter_mark.text,
        statement=state.statement.value,
        statement_text=state.statement_mark.text,
        statement_deadline=state.deadline if _has_deadline(state) else None,
        late=state.statement is Statement.LATE,
        notice=notice_facts(filing, letter) if state.public and isinstance(letter, NoticeView) else None,
        accounts=statement_facts(books) if isinstance(books, FinanceView) else None,
        versions=tuple(_version(update) for update in reversed(tuple(versions))),
    )


def _has_deadline(state: State) -> bool:
    return state.public and state.statement not in (Statement.NOT_REQUIRED, Statement.NOT_YET)


def _version(update: Update) -> VersionFacts:
    return VersionFacts(
        paper=update.paper,
        version=update.version,
        date=update.date,
        title=update.title,
        sentences=update.sentences,
        material=update.material,
        page=update.address,
    )
