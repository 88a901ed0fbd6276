"""A school's page and the facts of its terms in; the school as values out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from generator.city import SchoolRecord
from generator.model.values import TermId
from generator.notices.opendata.terms import TermFacts
from generator.notices.school import SchoolView


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderFacts:
    """A member of the leadership group, by post."""

    role: Annotated[str, "组内职务"]
    post: Annotated[str, "岗位"]
    duty: Annotated[str, "分工"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperFacts:
    """A standing document; its text stays at the school."""

    kind: Annotated[str, "种类"]
    title: Annotated[str, "标题"]
    date: Annotated[dt.date, "日期"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolTerm:
    """How far a term has come, and where it is told."""

    term: Annotated[TermId, "学期"]
    term_name: Annotated[str, "学期名称"]
    letter: Annotated[str, "告知书办到哪一步"]
    statement: Annotated[str, "收支公示办到哪一步"]
    page: Annotated[str, "一览的网页，从网站根目录起；空的是还没有网页"]
    data: Annotated[str, "这个学期的数据文件，从网站根目录起；空的是还没有"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolFacts:
    """One school. What it says of itself is missing while its own file is not shown."""

    id: Annotated[str, "学校编号，永久不变"]
    name: Annotated[str, "校名"]
    stage: Annotated[str, "学段"]
    area_class: Annotated[str, "城乡类别，决定收费上限"]
    private: Annotated[bool, "是否民办"]
    district: Annotated[str, "片区编号"]
    district_name: Annotated[str, "片区"]
    since: Annotated[TermId, "开始提供课后服务的学期"]
    until: Annotated[TermId | None, "最后一个学期；仍在提供的没有"]
    former_names: Annotated[tuple[str, ...], "曾用名"]
    merged_into: Annotated[str, "并入的学校的网页，从网站根目录起；空的是没有并入别的学校"]
    trouble: Annotated[str, "学校概况为什么不显示；空的是正常显示"]
    address: Annotated[str, "学校地址"]
    phone: Annotated[str, "办公电话"]
    complaint_phone: Annotated[str, "学校监督电话"]
    introduction: Annotated[str, "课后服务简介"]
    leadership: Annotated[tuple[LeaderFacts, ...], "工作实施领导小组"]
    papers: Annotated[tuple[PaperFacts, ...], "实施办法和制度"]
    this_term: Annotated[str, "本学期办到哪一步，网页上的话"]
    page: Annotated[str, "学校的网页，从网站根目录起"]
    stamp: Annotated[str, "学校网页的内容摘要"]
    terms: Annotated[tuple[SchoolTerm, ...], "各学期，从新到旧"]


def school_facts(school: SchoolRecord, view: SchoolView, terms: Iterable[TermFacts]) -> SchoolFacts:
    """What the school's page shows."""
    profile, registration = view.profile, school.registration
    return SchoolFacts(
        id=school.id,
        name=view.name,
        stage=view.stage,
        area_class=view.area_class,
        private=view.private,
        district=view.area[0],
        district_name=view.area[1],
        since=registration.first_term,
        until=registration.last_term,
        former_names=view.former_names,
        merged_into=view.merged_into[0] if view.merged_into else "",
        trouble=view.trouble[1] if view.trouble else "",
        address=profile.address if profile else "",
        phone=profile.phone if profile else "",
        complaint_phone=profile.complaint_phone if profile else "",
        introduction=profile.introduction if profile else "",
        leadership=tuple(LeaderFacts(role=each.role, post=each.post, duty=each.duty) for each in view.leaders),
        papers=tuple(PaperFacts(kind=paper.kind, title=paper.title, date=paper.date) for paper in view.papers),
        this_term=view.card.mark.text if view.card else "",
        page=f"schools/{school.id}/",
        stamp=view.origin.stamp,
        terms=tuple(sorted((_term(term) for term in terms), key=lambda term: term.term.rank, reverse=True)),
    )


def _term(facts: TermFacts) -> SchoolTerm:
    return SchoolTerm(
        term=facts.term,
        term_name=facts.term_name,
        letter=facts.letter,
        statement=facts.statement,
        page=facts.page,
        data=f"{facts.page}data.json" if facts.page else "",
    )
