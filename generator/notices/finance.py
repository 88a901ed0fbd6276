"""A filing with its books in; the term's finance statement (收支公示) out, ready to print (三(五)l)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from generator.city import Filing, SchoolRecord
from generator.model.finance import Finance
from generator.model.values import Fen
from generator.notices.books import AgencyRow, Row, agency_rows, income, percent, permille, rows
from generator.notices.corrected import Corrected, corrected
from generator.notices.excuses import Excuse, excused, stated
from generator.notices.notice import basis, index_number, workdays
from generator.notices.pay import shown
from generator.notices.people import actual
from generator.notices.provenance import Crumb, Line, Provenance, complaint_lines, crumbs, provenance
from generator.notices.settlement import Settlement, returned, settlements
from generator.notices.state import Statement, States
from generator.notices.updates import Superseded, Update, Version, of_paper, superseded, versions
from generator.refunds import refunding

DECLARED = ("实际课时和请假课时", "各项支出的用途", "退费是否退到家长手中")
"""What of a statement nobody but the school vouches for."""
MOST_TERMS = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of the chart: a head of spending; `width` of WIDTH parts."""

    text: str
    amount: Fen
    share: str
    of_yuan: Fen
    """What of each yuan spent, to the fen."""
    width: int


YUAN = Fen(100)
WIDTH = 360


@dataclass(frozen=True, slots=True)
class PastTerm:
    """A term beside this one."""

    name: str
    address: str | None
    fee: str
    income: Fen | None
    refunded: Fen | None
    spending: Fen
    closing: Fen
    back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FinanceView:
    """The statement of one filing."""

    crumbs: tuple[Crumb, ...]
    title: tuple[str, ...]
    season_name: str
    index: str
    published: dt.date
    school: str
    basis: str
    free: bool
    paid_by: str
    participants: str
    books: Finance
    rows: tuple[Row, ...]
    agency: tuple[AgencyRow, ...]
    settlements: tuple[Settlement, ...]
    bars: tuple[Bar, ...]
    terms: tuple[PastTerm, ...]
    notice_days: int | None
    excuses: tuple[Excuse, ...]
    lines: tuple[Line, ...]
    history: tuple[Update, ...]
    superseded: Superseded | None
    corrected: tuple[Corrected, ...]
    provenance: Provenance


def finance(states: States, school: SchoolRecord, filing: Filing, old: Version | None = None) -> FinanceView:
    """The statement of a filing whose statement is public, or an `old` version of it."""
    history, made = of_paper(states, school, filing, "finance"), corrected(states, filing)
    filing = (old or versions(states, filing, "finance")[-1]).filing
    assert school.profile is not None, "only a public statement is shown"
    assert filing.published is not None, "only a public statement is shown"
    assert filing.published.statement is not None, "only a public statement is shown"
    books = shown(filing.finance, filing.parts.get("staff"), filing.values.pay_heads)
    return FinanceView(
        crumbs=crumbs(school, filing, "收支公示"),
        title=(school.profile.name, filing.id.school_year_name, "校内课后服务费收支情况公示"),
        season_name=filing.id.season_name,
        index=index_number(school.id, filing.id, 2),
        published=filing.published.statement,
        school=school.profile.name,
        basis=basis(filing),
        free=not filing.plan.fees.items,
        paid_by=filing.plan.fees.paid_by,
        participants=_participants(filing),
        books=books,
        rows=rows(books, filing.values.small_group, filing.values.fee_unit),
        agency=agency_rows(books.agency, {provider.id: provider.name for provider in filing.plan.providers}),
        settlements=settlements(books, refunding(filing.values)),
        bars=bars(books),
        terms=_terms(states, school, filing),
        notice_days=workdays(filing, filing.finance.notice_first, filing.finance.notice_last),
        excuses=(stated(filing) if old or states.kept(filing, "finance") else excused(states, filing)).get("finance", ()),
        lines=complaint_lines(states.city, school.profile),
        history=history,
        superseded=superseded(history, old),
        corrected=tuple(one for one in made if old is None or one.version <= old.number),
        provenance=provenance(states, filing, "finance", filing.parts, DECLARED, history[old.number - 1] if old else history[-1]),
    )


def _participants(filing: Filing) -> str:
    """How many took part, said to be about so many where the filing rounds to tens."""
    record = actual(filing)
    if record is None:
        return ""
    count = sum(row.participants for row in record.grades)
    return f"约{count:,}人" if record.rounded else f"{count:,}人"


def bars(books: Finance) -> tuple[Bar, ...]:
    """Each head with its share of spending, the largest first; lines of one head together."""
    heads: dict[str, Fen] = {}
    for row in books.spending:
        heads[row.head] = heads.get(row.head, Fen(0)) + row.amount
    whole = books.spending_total
    ordered = sorted(heads.items(), key=lambda item: -item[1])
    return tuple(
        Bar(head, amount, percent(amount, whole), YUAN.share(amount, whole), WIDTH * permille(amount, whole) // 1000)
        for head, amount in ordered if amount
    )  # fmt: skip


def _terms(states: States, school: SchoolRecord, filing: Filing) -> tuple[PastTerm, ...]:
    """This term and those before it whose statements are public, the newest first."""
    public = [f for f in school.filings if f.id < filing.id and states.of(f).statement is Statement.PUBLISHED]
    return tuple(_past(f, current=f is filing) for f in reversed([*public[-MOST_TERMS + 1 :], filing]))


def _past(filing: Filing, *, current: bool) -> PastTerm:
    books = filing.finance
    return PastTerm(
        filing.id.season_name,
        None if current else f"schools/{filing.school}/{filing.id}/finance/",
        spread(charge.per_pupil for charge in books.charges) or "不收费",
        income(books),
        books.refunded,
        books.spending_total,
        books.closing,
        spread(returned(books, refunding(filing.values))) if books.charges else "—",
    )


def spread(amounts: Iterable[Fen]) -> str:
    """391.00, or 391.00至450.00 where they differ; nothing for none."""
    found = sorted(set(amounts))
    return "至".join(dict.fromkeys((found[0].yuan, found[-1].yuan))) if found else ""
