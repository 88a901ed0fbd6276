"""A school in; its own page out: this term, all terms, who leads the service, standing documents, inspections, where to complain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from generator.city import Filing, SchoolRecord
from generator.findings import Status
from generator.model.bureau import TermDates
from generator.model.common import Document
from generator.model.school import Leader, School
from generator.notices.classes import SchoolClass, class_of
from generator.notices.excused import ExcusedRow, excused_of
from generator.notices.excuses import Excuse, excuses
from generator.notices.held import Postponement, postponements, school_name
from generator.notices.history import Figures, figures
from generator.notices.inspections import InspectionRow, practice, problems
from generator.notices.known import filed
from generator.notices.origin import Origin, of_filings
from generator.notices.provenance import Crumb, Line, Step, complaint_lines, crumbs, display_name, steps
from generator.notices.roll import NOT_FILED, area_name, filing_of, school_mark
from generator.notices.state import Letter, Mark, States
from generator.notices.term import Fact, cost, given_back, until
from generator.notices.updates import News, news, updates


@dataclass(frozen=True, slots=True, kw_only=True)
class TermCard:
    """This term at the school. `facts` are there once the notice is public, `steps` while it is under review."""

    name: str
    school_year_name: str
    mark: Mark
    text: str
    facts: tuple[Fact, ...]
    steps: tuple[Step, ...]
    postponements: tuple[Postponement, ...]
    address: str | None


NEWS = 6
"""How many lines of it."""


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term of the school's history; `address` is None where it has no page. `figures` are empty where they are not public."""

    name: str
    school_year_name: str
    address: str | None
    letter: Mark
    statement: Mark | None
    figures: Figures


@dataclass(frozen=True, slots=True)
class Paper:
    """A standing document. `note` says what else is known of it."""

    kind: str
    title: str
    date: dt.date
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolView:
    """One school. `profile` is None where its own words are not shown; `trouble` says why, in a heading and a sentence."""

    crumbs: tuple[Crumb, ...]
    name: str
    stage: str
    area_class: str
    alike: SchoolClass
    private: bool
    area: tuple[str, str]
    since: str
    until: str
    former_names: tuple[str, ...]
    merged_into: tuple[str, str] | None
    """Address and name of the school that a merged one has become a part of."""
    merged_from: tuple[tuple[str, str], ...]
    """Address and name of each school that has become a part of this one."""
    trouble: tuple[str, str] | None
    profile: School | None
    card: TermCard | None
    terms: tuple[TermRow, ...]
    news: tuple[News, ...]
    """What became public or changed of late, the newest first."""
    leaders: tuple[Leader, ...]
    excuses: tuple[Excuse, ...]
    excused: tuple[ExcusedRow, ...]
    """What of all terms is not followed, with the reasons."""
    papers: tuple[Paper, ...]
    problems: tuple[InspectionRow, ...]
    practice: tuple[InspectionRow, ...]
    lines: tuple[Line, ...]
    origin: Origin


def school_page(states: States, school: SchoolRecord, term: TermDates | None) -> SchoolView:
    """The page of one school; `term` is this term (see roll.this_term)."""
    return states.once(("school", school.id, term), lambda: _school_page(states, school, term))


def _school_page(states: States, school: SchoolRecord, term: TermDates | None) -> SchoolView:
    city, registration = states.city, school.registration
    trouble = _trouble(states, school)
    profile = None if trouble else school.profile
    return SchoolView(
        crumbs=crumbs(school),
        name=school_name(school),
        stage=registration.stage,
        area_class=registration.area_class,
        alike=class_of(registration),
        private=registration.private,
        area=(registration.area, area_name(city, registration.area)),
        since=registration.first_term.season_name,
        until=registration.last_term.season_name if registration.last_term else "",
        former_names=registration.former_names,
        merged_into=_pointer(heir) if (heir := city.heir(school.id)) else None,
        merged_from=tuple(_pointer(other) for other in city.absorbed(school.id) if not other.is_sample),
        trouble=trouble,
        profile=profile,
        card=_card(states, school, term) if term else None,
        terms=tuple(_term_row(states, school, filing) for filing in reversed(school.filings)),
        news=news(updates(states, school)[:NEWS]),
        leaders=profile.leadership if profile else (),
        excuses=_excuses(states, school) if profile else (),
        excused=excused_of(states, school),
        papers=tuple(_papers(profile)) if profile else (),
        problems=problems(city, {school.id: display_name(school)}),
        practice=practice(city, {school.id: display_name(school)}),
        lines=complaint_lines(city, school.profile),
        origin=of_filings(states, filed(states, school), "school", [profile, registration], "学校概况、领导小组分工、各项制度"),
    )


def _pointer(school: SchoolRecord) -> tuple[str, str]:
    return f"schools/{school.id}/", school_name(school)


def _trouble(states: States, school: SchoolRecord) -> tuple[str, str] | None:
    """Why the school's own words are not shown; None when they are."""
    failed = [f for f in states.of_itself(school) if f.rejects]
    if school.profile is None:
        return _BROKEN if school.filings or states.faulty(school) else ("还没有填报", "该校在名册上，还没有填报课后服务的内容。")
    if any(finding.where.file == f"schools/{school.id}/school.yml" for finding in failed):
        return "暂不显示", "学校概况未通过校验，暂不显示。改正以后自动恢复。"
    return None


_BROKEN = ("暂不显示", "该校填报文件有误，暂不显示。改正以后自动恢复。")


def _excuses(states: States, school: SchoolRecord) -> tuple[Excuse, ...]:
    """Soft rules about the school itself that it does not follow."""
    found = (f for f in states.of_itself(school) if f.status is Status.EXCUSED)
    return tuple(excuse for together in excuses(found).values() for excuse in together)


def _card(states: States, school: SchoolRecord, term: TermDates) -> TermCard:
    """This term at the school."""
    filing = filing_of(school, term)
    state = states.of(filing) if filing else None
    mark = state.letter_mark if state else school_mark(states, school, None, term.id)
    waiting = state is not None and state.letter in (Letter.IN_REVIEW, Letter.FILED)
    return TermCard(
        name=term.id.season_name,
        school_year_name=term.id.school_year_name,
        mark=mark,
        text=_WORDS.get(state.letter if state else None, "") if state or mark == NOT_FILED else "",
        facts=_facts(states, school, filing) if filing and state and state.public else (),
        steps=steps(filing) if filing and waiting else (),
        postponements=postponements(filing) if filing else (),
        address=f"schools/{school.id}/{term.id}/" if state and state.has_pages else None,
    )


_WORDS = {
    None: "学校没有填报本学期的课后服务方案。",
    Letter.HELD: "本学期公示未通过校验，暂不发布。学校改正以后自动恢复。",
    Letter.DRAFT: "学校还没有把本学期的方案报给教育局。",
    Letter.IN_REVIEW: "方案已经报送，还没有走完审批的各步。在此之前，课后服务不能开始。",
    Letter.FILED: "审批的各步已经走完，还没有到公开的日子。",
    Letter.WITHDRAWN: "本学期告知书已由教育局撤回，理由见本学期的页面。",
}


def _facts(states: States, school: SchoolRecord, filing: Filing) -> tuple[Fact, ...]:
    """The same four answers as on the term's own page."""
    assert school.profile is not None, "only a public letter is shown"
    whom = Fact("找谁问", school.profile.phone, "学校监督电话：", school.profile.complaint_phone)
    return (until(filing), cost(filing), given_back(states, filing), whom)


def _term_row(states: States, school: SchoolRecord, filing: Filing) -> TermRow:
    state = states.of(filing)
    address = f"schools/{school.id}/{filing.id}/" if state.has_pages else None
    statement = state.statement_mark if state.public else None
    return TermRow(filing.id.season_name, filing.id.school_year_name, address, state.letter_mark, statement, figures(states, filing))


def _papers(profile: School) -> Iterable[Paper]:
    """The school's measures first, then its systems by date."""
    if profile.measures is not None:
        reported = profile.measures.reported
        number = f"（{profile.measures.number}）" if profile.measures.number else ""
        yield Paper("实施办法", f"{profile.measures.title}{number}", profile.measures.date, _reported(reported))
    single: tuple[Document | None, ...] = (profile.pay_measure, profile.performance)
    for document in (*profile.documents, *single):
        if document is not None:
            yield Paper(document.kind, document.title, document.date, "")


def _reported(day: dt.date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日报教育局" if day else "还没有报教育局"
