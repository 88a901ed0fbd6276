"""The tables of the city (see tables.py), each with how a school's rows in it are made from its facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TypeVar

from generator.model.values import Fen
from generator.notices.opendata.desk import DESK_TABLES
from generator.notices.opendata.fees import FeeFacts
from generator.notices.opendata.notices import NoticeFacts
from generator.notices.opendata.schools import SchoolFacts
from generator.notices.opendata.statements import StatementFacts
from generator.notices.opendata.tables import (
    ActivityLine,
    FeeLine,
    LateLine,
    ProviderLine,
    SchoolLine,
    SchoolTable,
    SpendingLine,
    Table,
    TermLine,
)  # fmt: skip
from generator.notices.opendata.terms import TermFacts
from generator.wording.values import grades, weekdays

T = TypeVar("T")


def _schools(school: SchoolFacts, terms: Iterable[TermFacts]) -> Iterator[SchoolLine]:
    yield SchoolLine(
        school=school.id, name=school.name, stage=school.stage, area_class=school.area_class, private=school.private,
        district=school.district, district_name=school.district_name, address=school.address, phone=school.phone,
        complaint_phone=school.complaint_phone, since=school.since, until=school.until, this_term=school.this_term,
        late=sum(1 for term in terms if term.late), page=school.page,
    )  # fmt: skip


def _terms(_: SchoolFacts, terms: Iterable[TermFacts]) -> Iterator[TermLine]:
    for term in terms:
        notice, books = term.notice, term.accounts
        own = [fee for fee in notice.fees if not fee.provider] if notice else []
        first, second = _two([(s.season, s.latest_end) for s in notice.seasons] if notice else [], ("", None))
        rate, rate_most = _ends([fee.rate for fee in own])
        fee, fee_most = _ends([fee.total for fee in own])
        back, back_most = _ends([each.back for each in books.settlements] if books else [])
        yield TermLine(
            school=term.school, name=term.school_name, term=term.term, letter=term.letter_text, statement=term.statement_text,
            published=notice.published if notice else None,
            first_day=notice.first_day if notice else None,
            last_day=notice.last_day if notice else None,
            service_days=notice.service_days if notice else None,
            first_season=first[0], first_latest_end=first[1], second_season=second[0], second_latest_end=second[1],
            mode=notice.mode if notice else "", unit=own[0].unit if own else "",
            rate=rate, rate_most=rate_most, fee=fee, fee_most=fee_most,
            lessons=_lessons(notice, own),
            applications_open=notice.application.opens if notice else None,
            applications_close=notice.application.closes if notice else None,
            participants=notice.participants if notice else None,
            participants_about=notice.participants_about if notice and notice.participants is not None else None,
            back=back, back_most=back_most,
            **_sums(books),
            statement_deadline=term.statement_deadline, statement_published=books.published if books else None,
            late=term.late, page=term.page,
        )  # fmt: skip


def _sums(books: StatementFacts | None) -> dict[str, Fen | None]:
    if books is None:
        return dict.fromkeys(("opening", "income", "refunded", "net_income", "spending", "closing"))
    return {
        "opening": books.opening, "income": books.income, "refunded": books.refunded, "net_income": books.net_income,
        "spending": books.spending_total, "closing": books.closing,
    }  # fmt: skip


def _lessons(notice: NoticeFacts | None, own: list[FeeFacts]) -> int | None:
    return max((fee.lessons for fee in own), default=None) if notice else None


def _ends(amounts: list[Fen]) -> tuple[Fen | None, Fen | None]:
    """The least and the most."""
    return min(amounts, default=None), max(amounts, default=None)


def _two(found: list[T], nothing: T) -> tuple[T, T]:
    """The first two, and `nothing` for what is not there."""
    first, second, *_ = (*found, nothing, nothing)
    return first, second


def _fees(_: SchoolFacts, terms: Iterable[TermFacts]) -> Iterator[FeeLine]:
    for term, notice in _public(terms):
        for fee in notice.fees:
            yield FeeLine(
                school=term.school, name=term.school_name, term=term.term, nature=fee.nature, item=fee.name, unit=fee.unit, rate=fee.rate,
                quantity=fee.quantity, total=fee.total, unit_cap=min((cap.unit for cap in fee.caps), default=None),
                term_cap=min((cap.term for cap in fee.caps), default=None), grades=grades(fee.grades), payers=fee.payers,
                basis=fee.basis, provider=fee.provider, page=f"{term.page}notice/",
            )  # fmt: skip


def _activities(_: SchoolFacts, terms: Iterable[TermFacts]) -> Iterator[ActivityLine]:
    for term, notice in _public(terms):
        for session in notice.sessions:
            yield ActivityLine(
                school=term.school, name=term.school_name, term=term.term, activity=session.name, category=session.category,
                grades=grades(session.grades), weekdays=weekdays(session.weekdays), starts=session.starts, ends=session.ends,
                place=session.place, by=session.by, summary=session.summary, page=term.page,
            )  # fmt: skip


def _spending(_: SchoolFacts, terms: Iterable[TermFacts]) -> Iterator[SpendingLine]:
    for term in terms:
        for row in term.accounts.spending if term.accounts else ():
            yield SpendingLine(
                school=term.school, name=term.school_name, term=term.term, head=row.head, amount=row.amount, share=row.share,
                note=row.note, page=f"{term.page}finance/",
            )  # fmt: skip


def _providers(_: SchoolFacts, terms: Iterable[TermFacts]) -> Iterator[ProviderLine]:
    for term, notice in _public(terms):
        for provider in notice.providers:
            for course in provider.courses:
                yield ProviderLine(
                    school=term.school, name=term.school_name, term=term.term, provider=provider.name, code=provider.code,
                    licence=provider.licence, licence_until=provider.licence_until, course=course.name, category=course.category,
                    lessons=course.lessons, price=course.price, page=f"{term.page}notice/",
                )  # fmt: skip


def _late(_: SchoolFacts, terms: Iterable[TermFacts]) -> Iterator[LateLine]:
    for term in terms:
        if term.late and term.statement_deadline is not None:
            yield LateLine(
                school=term.school, name=term.school_name, term=term.term, deadline=term.statement_deadline,
                since=term.statement_deadline + dt.timedelta(days=1), page=f"{term.page}finance/",
            )  # fmt: skip


def _public(terms: Iterable[TermFacts]) -> Iterator[tuple[TermFacts, NoticeFacts]]:
    return ((term, term.notice) for term in terms if term.notice is not None)


SCHOOL_TABLES = (
    SchoolTable("schools", "学校", "每所学校一行", SchoolLine, _schools),
    SchoolTable("terms", "各校各学期", "每所学校每个学期一行：几点结束、收多少、退多少、收支和公示", TermLine, _terms),
    SchoolTable("fees", "收费项目", "每个收费项目一行", FeeLine, _fees),
    SchoolTable("activities", "每周安排", "每个时段一行", ActivityLine, _activities),
    SchoolTable("spending", "支出", "每个开支科目一行", SpendingLine, _spending),
    SchoolTable("providers", "培训机构和课程", "每门课程一行", ProviderLine, _providers),
    SchoolTable("late", "收支公示逾期", "每份逾期的收支公示一行", LateLine, _late),
)
TABLES: tuple[Table, ...] = (*SCHOOL_TABLES, *DESK_TABLES)
