"""Random draws in; a filing whose books are consistent by the formulas of the requirement (A.5), written independently of the rules, out."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import Any, TypeVar

from hypothesis import strategies as st

from generator.city import Filing
from generator.findings import Where
from generator.model import bureau, plan, record, staff
from generator.model.fees import FeeItem
from generator.model.fields import Part
from generator.model.finance import (
    Account,
    AgencyLedger,
    AgencyRefund,
    Charge,
    Disposal,
    ExemptGroup,
    Finance,
    ReducedCharge,
    Refund,
    Spending,
    Supplement,
    Together,
)
from generator.model.values import Fen, Group, TermId
from tests.rules.finance_probe import TODAY, city
from tests.rules.finance_term import (
    FREE_CATEGORIES,
    HALF_CATEGORIES,
    PAID,
    TERM,
    Draft,
    Draw,
    Fees,
    People,
    draw_fees,
    draw_people,
    draw_plan,
    draw_record,
    draw_staff,
    draw_times,
    rounded,
    tens,
)

SETTLED = dt.date(2026, 7, 8)
TERM_CAP = 40_000
"""Of a town's primary school in the sample policy."""
HEADS = ("水电", "卫生", "保卫", "教学设施设备维护")
P = TypeVar("P", bound=Part)
M = TypeVar("M", Charge, Refund)


def placed(part: P, where: Where) -> P:
    """A part whose every inner part knows where it stands, as if it had been read from a file."""
    changes: dict[str, Any] = {}
    for each in dataclasses.fields(part):
        value = getattr(part, each.name)
        if isinstance(value, Part):
            changes[each.name] = placed(value, where.at(each.name))
        elif isinstance(value, tuple) and value and isinstance(value[0], Part):
            changes[each.name] = tuple(placed(item, where.at(each.name, number)) for number, item in enumerate(value))
    return dataclasses.replace(part, where=where, **changes)


@st.composite
def filings(draw: Draw, *, small: bool = False) -> Filing:
    """A settled filing in which everything fits; with a small reduced group, which is withheld, if asked for."""
    draft = Draft(draw)
    groups = draft.number(1, 40)
    draft.parts["times"] = draw_times(draft, groups)
    fees = draw_fees(draft)
    people = draw_people(draft, small=small)
    draft.parts["record"] = draw_record(draft, people)
    opening = draft.number(0, 500_00) if draw(st.booleans()) else 0
    draft.parts["staff"] = draw_staff(draft)
    draft.parts["plan"] = draw_plan(draft, fees, people)
    draft.parts["finance"] = _finance(draft, fees, people, opening, groups)
    return _filing({kind: placed(part, Where(f"schools/_books/{TERM}/{kind}.yml")) for kind, part in draft.parts.items()}, opening)


def _filing(parts: dict[str, Part], opening: int) -> Filing:
    first = TERM if opening == 0 else TERM.previous
    registration = bureau.Registration(id="_books", stage="小学", area_class="城区", area="chengdong", first_term=first)

    def filing(term: TermId, content: dict[str, Part], previous: Filing | None) -> Filing:
        return Filing(
            school="_books", term=city().terms[term], registration=registration, profile=None, policy=city().register.on(term),
            calendar=city().calendar, whitelist=city().whitelist, as_of=TODAY, parts=content, previous=previous,
        )  # fmt: skip

    before = dataclasses.replace(_empty_books(), carried=Fen(opening))
    return filing(TERM, parts, filing(TERM.previous, {"finance": before}, None) if opening else None)


def _empty_books() -> Finance:
    zero, last = Fen(0), dt.date(2026, 2, 10)
    return Finance(
        settled=last, opening=zero, net_income=zero, spending_total=zero, closing=zero, carried=zero, notice_first=last,
        notice_last=last, prepared_by="报账员", checked_by="总务主任", approved_by="校长",
    )  # fmt: skip


def _finance(draft: Draft, fees: Fees, people: People, opening: int, groups: int) -> Finance:
    planned = draft.parts["plan"]
    assert isinstance(planned, plan.Plan)
    charges, reduced = _charges(fees, people)
    refunds = _refunds(draft, fees, people)
    charged, refunded = _of(charges) + _of(reduced), _of(refunds)
    if people.small:
        charged += fees.half * people.small
        refunded += _back_to_small(draft, fees, people, refunds)
        charges = tuple(_merged(row) for row in charges)
        refunds = tuple(_merged(line, tens_if=line.kind == "未开展" and line.rate == fees.rate) for line in refunds)
    donated = sum(donor.amount for donor in planned.fees.donors)
    # Leavers and pupils on leave may be refunded more than was charged where few pay; the subsidy covers it, as books never go below zero.
    supplements = _supplements(draft, fees, people)
    subsidy = draft.number(0, 50_000_00) + max(refunded - charged, 0)
    interest = draft.number(0, 500_00)
    net = charged + sum(line.amount for line in supplements) + subsidy + donated + interest - refunded
    closing = min(draft.number(0, max(net * 3 // 100, 0)), opening + net)
    spending = _spending(draft, opening + net - closing, groups)
    disposal, carried = _disposal(draft, closing, people)
    return Finance(
        account=Account(name="课后服务费专账", opened=dt.date(2026, 3, 1)),
        settled=SETTLED,
        opening=Fen(opening),
        charges=charges,
        reduced=reduced,
        together=Together(charged=Fen(charged), refunded=Fen(refunded)) if people.small and draft.draw(st.booleans()) else None,
        exempt=tuple(
            ExemptGroup(category=name, pupils=group, charged=Fen(0)) for name, group in zip(FREE_CATEGORIES, people.exempt, strict=False)
        ),
        subsidy=Fen(subsidy),
        donations=Fen(donated),
        interest=Fen(interest),
        refunds=refunds,
        supplements=supplements,
        net_income=Fen(net),
        spending=spending,
        spending_total=Fen(opening + net - closing),
        closing=Fen(closing),
        disposal=disposal,
        carried=Fen(carried),
        agency=tuple(_ledger(draft, item) for item in planned.fees.items if item.nature == "代收费"),
        notice_first=dt.date(2026, 7, 9),
        notice_last=dt.date(2026, 7, 22),
        prepared_by="报账员",
        checked_by="总务主任",
        approved_by="校长",
    )


def _charges(fees: Fees, people: People) -> tuple[tuple[Charge, ...], tuple[ReducedCharge, ...]]:
    """charged = planned_fee × paying + Σ reduced_fee × reduced; who joined late pays for the lessons that are left."""
    rows = [(fees.lessons, fees.fee, people.paying)]
    if people.joined and fees.lessons > 1:
        left = fees.lessons // 2
        rows.append((left, min(fees.rate * left, fees.fee), people.joined))
    charges = tuple(
        Charge(item="课后服务费", rate=Fen(fees.rate), lessons=lessons, per_pupil=Fen(fee), pupils=pupils, amount=Fen(fee * pupils))
        for lessons, fee, pupils in rows
    )
    reduced = tuple(
        ReducedCharge(category=name, per_pupil=Fen(fees.half), pupils=group, amount=_times(fees.half, group))
        for name, group in zip(HALF_CATEGORIES, people.reduced, strict=False)
    )
    return charges, reduced


def _times(paid: int, group: Group) -> Fen | None:
    return None if group.number is None else Fen(paid * group.number)


def _of(rows: Iterable[Charge | ReducedCharge | Refund]) -> int:
    return sum(row.amount or 0 for row in rows)


def _merged(row: M, *, tens_if: bool = True) -> M:
    """A row without an amount of its own; full payers in tens."""
    return dataclasses.replace(row, amount=None, pupils=tens(row.pupils, up=True) if tens_if else row.pupils)


def _back_to_small(draft: Draft, fees: Fees, people: People, refunds: tuple[Refund, ...]) -> int:
    """What a withheld group gets back beside the lines: its lessons not held, and less than the line says for its lessons of leave."""
    missed = max(fees.lessons - draft.lessons(draft.held), 0)
    leave = sum(line.lessons or 0 for line in refunds if line.kind == "请假")
    own = draft.number(0, min(leave, people.small * 10))
    less = fees.rate - rounded(Fraction(fees.half, fees.lessons))
    return people.small * rounded(Fraction(fees.half * missed, fees.lessons)) - own * less


def _refunds(draft: Draft, fees: Fees, people: People) -> tuple[Refund, ...]:
    """refund_undelivered = rate × lessons not held × paying, pro rata of what was paid where capped or reduced; leave by lessons."""
    missed = max(fees.lessons - draft.lessons(draft.held), 0)
    lines = []
    for paid, pupils in ((fees.fee, people.paying), *((fees.half, group.number) for group in people.reduced if group.number)):
        if missed:
            full = paid == fees.fee
            each = fees.rate * missed if full and fees.fee == fees.rate * fees.lessons else rounded(Fraction(paid * missed, fees.lessons))
            rate = fees.rate if full else rounded(Fraction(paid, fees.lessons))
            lines.append(("未开展", pupils, missed, rate, each * pupils))
    taken = draft.parts["record"]
    assert isinstance(taken, record.Record)
    if taken.leave_lessons:
        lines.append(("请假", min(30, taken.leave_lessons), taken.leave_lessons, fees.rate, fees.rate * taken.leave_lessons))
    if draft.draw(st.booleans()):
        lines.append(("退出", 3, 90, fees.rate, fees.rate * 90))
    return tuple(
        Refund(kind=kind, pupils=pupils, lessons=lessons, rate=Fen(rate), amount=Fen(amount), paid=PAID, method="原渠道退回")
        for kind, pupils, lessons, rate, amount in lines
    )


def _supplements(draft: Draft, fees: Fees, people: People) -> tuple[Supplement, ...]:
    """supplement = rate × lessons held beyond the planned ones × paying, and never more with the fee than the cap of a term."""
    more = draft.lessons(draft.held) - fees.lessons
    if more <= 0 or draft.draw(st.booleans()):
        return ()
    amount = min(fees.rate * more, TERM_CAP - fees.fee) * people.paying
    line = Supplement(item="课后服务费", pupils=people.paying, lessons=more, rate=Fen(fees.rate), amount=Fen(amount), paid=SETTLED)
    return (line,)


def _spending(draft: Draft, to_spend: int, groups: int) -> tuple[Spending, ...]:
    """Σ heads = what was spent; own and outside lessons × rate, no more lessons than the groups held; the rest under other heads."""
    held, rest = draft.lessons(draft.held) * groups, to_spend
    lines = []
    team = draft.parts["staff"]
    assert isinstance(team, staff.Staff)
    for group in team.groups:
        lessons = draft.number(0, min(held, rest // group.rate))
        head = "辅导教师劳务报酬" if group.kind == "本校教职工" else "校外聘请人员劳务报酬"
        lines.append(Spending(head=head, lessons=lessons, rate=group.rate, amount=Fen(group.rate * lessons)))
        held, rest = held - lessons, rest - group.rate * lessons
    for head in HEADS[:-1]:
        amount = draft.number(0, rest)
        lines.append(Spending(head=head, amount=Fen(amount)))
        rest -= amount
    return (*lines, Spending(head=HEADS[-1], amount=Fen(rest)))


def _disposal(draft: Draft, closing: int, people: People) -> tuple[tuple[Disposal, ...], int]:
    """The parts add up to closing: so much for each payer (nothing where their number is rounded), some handed over, the rest carried."""
    paying = people.paying
    each = 0 if people.small else draft.number(0, closing // paying)
    handed = draft.number(0, closing - each * paying)
    carried = closing - each * paying - handed
    parts = (
        Disposal(way="退还学生", pupils=paying, per_pupil=Fen(each), amount=Fen(each * paying), date=PAID),
        Disposal(way="上缴", amount=Fen(handed), date=PAID),
        Disposal(way="结转下学期", amount=Fen(carried)),
    )
    return tuple(part for part in parts if part.amount), carried


def _ledger(draft: Draft, item: FeeItem) -> AgencyLedger:
    """collected − refunded = paid to the provider; the difference is zero."""
    pupils = draft.number(1, 80)
    collected = pupils * item.lessons * int(item.rate)
    missed = draft.number(0, min(pupils, 5)), draft.number(1, item.lessons)
    refunded = missed[0] * missed[1] * int(item.rate)
    back = AgencyRefund(pupils=missed[0], lessons=missed[1], amount=Fen(refunded), paid=PAID)
    return AgencyLedger(
        item=item.name, provider=item.provider, pupils=pupils, lessons=item.lessons, rate=item.rate, collected=Fen(collected),
        refunds=(back,) if refunded else (), refunded=Fen(refunded), paid=Fen(collected - refunded), balance=Fen(0),
    )  # fmt: skip
