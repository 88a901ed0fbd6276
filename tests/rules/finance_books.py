"""Random draws in; a filing whose books are consistent by the formulas of the requirement, written here independently of the rules, out.

Nothing here imports a rule or the timetable: days and lessons are counted by hand, money is plain integers.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, TypeVar

from hypothesis import strategies as st

from generator.city import Filing
from generator.findings import Where
from generator.model import bureau, plan, record, staff, times
from generator.model.common import DaySpan, ExtraDay
from generator.model.fees import Donor, Exemption, FeeItem, FeePlan
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
)
from generator.model.values import WEEKDAYS, Fen, Group, TermId
from tests.rules.finance_probe import TODAY, city

TERM = TermId(2026, "spring")
FREE_CATEGORIES = ("脱贫户家庭学生", "孤儿和事实无人抚养儿童")
HALF_CATEGORIES = ("城乡低保家庭学生", "其他家庭经济困难学生")
HEADS = ("水电", "卫生", "保卫", "教学设施设备维护")
PAID = dt.date(2026, 7, 10)
P = TypeVar("P", bound=Part)
Draw = Callable[[st.SearchStrategy[Any]], Any]


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


@dataclass
class Draft:
    """The figures of a term while they are drawn; money in plain fen."""

    draw: Draw
    lessons_on: dict[str, int] = field(default_factory=dict)
    planned: dict[dt.date, str] = field(default_factory=dict)
    held: dict[dt.date, str] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)

    def number(self, least: int, most: int) -> int:
        return int(self.draw(st.integers(least, most)))

    def lessons(self, days: dict[dt.date, str]) -> int:
        return sum(self.lessons_on[follows] for follows in days.values())


@st.composite
def filings(draw: Draw) -> Filing:
    """A settled filing in which everything fits."""
    draft = Draft(draw)
    groups = draft.number(1, 40)
    draft.parts["times"] = _times(draft, groups)
    fees = _fees(draft)
    people = _people(draft)
    draft.parts["record"] = _record(draft, people)
    opening = draft.number(0, 500_00) if draw(st.booleans()) else 0
    draft.parts["staff"] = _staff(draft)
    draft.parts["plan"] = _plan(draft, fees, people)
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


# ------------------------------------------------------------------------------------------------------ days and people


def _times(draft: Draft, groups: int) -> times.Times:
    """One session on every service day, a second one on some, and beside it one that a provider holds."""
    weekdays = tuple(WEEKDAYS[: draft.number(3, 5)])
    second = tuple(day for day in weekdays if draft.draw(st.booleans()))
    first, last = dt.date(2026, 3, 9), dt.date(2026, 6, draft.number(1, 30))
    off = dt.date(2026, 4, draft.number(1, 20))
    draft.lessons_on = {day: (day in weekdays) + (day in second) for day in WEEKDAYS}
    draft.planned = {
        day: WEEKDAYS[day.weekday()]
        for day in (first + dt.timedelta(days=number) for number in range((last - first).days + 1))
        if WEEKDAYS[day.weekday()] in weekdays and not off <= day <= off + dt.timedelta(days=3)
    }
    plain = {"grades": (1, 2, 3), "place": "各班教室", "lessons": 1}
    sessions = [_session("作业辅导", weekdays, 15, groups, plain)]
    if second:
        sessions += [_session("阅读", second, 16, groups, plain), _session("轮滑", second, 16, 2, {**plain, "provider": "lunhua"})]
    return times.Times(
        dismissals=(times.Dismissal(grades=(1, 2, 3), weekdays=WEEKDAYS, time=dt.time(14, 50)),),
        service=times.Service(first=first, last=last, weekdays=weekdays, days=len(draft.planned)),
        no_service=(DaySpan(first=off, last=off + dt.timedelta(days=3), why="放假"),),
        sessions=tuple(sessions),
    )


def _session(name: str, weekdays: tuple[str, ...], hour: int, groups: int, plain: dict[str, Any]) -> times.Session:
    starts, ends = dt.time(hour, 0), dt.time(hour, 40)
    return times.Session(name=name, category="集中作业辅导", weekdays=weekdays, starts=starts, ends=ends, groups=groups, **plain)


@dataclass(frozen=True)
class People:
    """Who pays and who does not."""

    paying: int
    joined: int
    reduced: tuple[int, ...]
    exempt: tuple[Group, ...]
    hidden: int
    """The true number behind withheld groups."""

    @property
    def all(self) -> int:
        return self.paying + self.joined + sum(self.reduced) + sum(group.number or 0 for group in self.exempt) + self.hidden


def _people(draft: Draft) -> People:
    reduced = tuple(draft.number(1, 60) for _ in range(draft.number(0, 2)))
    exempt = [Group(draft.number(5, 60)) for _ in range(draft.number(0, 2))]
    hidden = 0
    if exempt and draft.draw(st.booleans()):
        exempt[-1], hidden = Group(None), draft.number(1, 4)
    return People(draft.number(1, 1500), draft.draw(st.sampled_from((0, 0, 7))), reduced, tuple(exempt), hidden)


def _record(draft: Draft, people: People) -> record.Record:
    """Suspended days, an extra one, and the participants of three grades, in tens where a group is withheld."""
    days = list(draft.planned)
    start = draft.number(0, len(days) - 1)
    end = min(start + draft.number(0, 6), len(days) - 1)
    suspended = (DaySpan(first=days[start], last=days[end], why="流感"),) if draft.draw(st.booleans()) else ()
    draft.held = {day: follows for day, follows in draft.planned.items() if not (suspended and days[start] <= day <= days[end])}
    extra = draft.draw(st.sampled_from((None, *WEEKDAYS[:3]))) if suspended else None
    if extra:
        draft.held[dt.date(2026, 5, 9)] = extra
    parts = [people.all // 3, people.all // 3, people.all - 2 * (people.all // 3)]
    if people.hidden:
        parts = [(number + 5) // 10 * 10 for number in parts]
    return record.Record(
        applications=record.Applications(applied=people.all, accepted=people.all, refused=0, reviewed=dt.date(2026, 3, 6)),
        grades=tuple(record.GradeRecord(grade=n, enrolled=2000, applied=2000, participants=number) for n, number in enumerate(parts, 1)),
        rounded=bool(people.hidden),
        suspended=suspended,
        extra_days=(ExtraDay(day=dt.date(2026, 5, 9), follows=extra),) if extra else (),
        delivered=record.Delivered(days=len(draft.held), lessons=draft.lessons(draft.held)),
        leave_lessons=draft.number(0, 400),
    )


# ---------------------------------------------------------------------------------------------------------- plan, staff


@dataclass(frozen=True)
class Fees:
    """What the plan asks of a pupil."""

    rate: int
    lessons: int
    fee: int
    half: int


def _fees(draft: Draft) -> Fees:
    """planned_fee = min(rate × planned lessons, term cap); the reduced half of it, to the nearest fen."""
    lessons, rate = draft.lessons(draft.planned), draft.number(100, 260)
    fee = min(rate * lessons, draft.number(5_000, 40_000))
    return Fees(rate, lessons, fee, rounded(Fraction(fee, 2)))


def rounded(amount: Fraction) -> int:
    """Half a fen and more becomes a fen."""
    return int(amount + Fraction(1, 2))


def _staff(draft: Draft) -> staff.Staff:
    own = staff.StaffGroup(kind="本校教职工", people=30, lessons=3000, rate=Fen(draft.number(3000, 6000)))
    outside = [staff.StaffGroup(kind=kind, people=2, lessons=200, rate=Fen(draft.number(6001, 9999))) for kind in ("退休教师", "体育教练")]
    return staff.Staff(groups=(own, *outside), checks=staff.Checks(people=34, conduct=34, health=34, date=dt.date(2026, 2, 28)))


def _plan(draft: Draft, fees: Fees, people: People) -> plan.Plan:
    item = _item("服务性收费", "课后服务费", fees.rate, fees.lessons, fees.fee)
    agency = tuple(
        _item("代收费", name, rate := draft.number(1000, 2500), lessons := draft.number(1, 20), rate * lessons)
        for name in ("轮滑", "陶艺")[: draft.number(0, 2)]
    )
    donors = tuple(Donor(name=f"示例企业{number}", amount=Fen(draft.number(1, 20_000_00))) for number in range(draft.number(0, 2)))
    day = dt.date(2026, 2, 20)
    return plan.Plan(
        title="方案",
        date=day,
        operator="本校",
        consultation=plan.Consultation(first=day, last=day, methods=("问卷",), issued=9, returned=9, agreed=9),
        grades=tuple(plan.GradePlan(grade=grade, enrolled=2000, expected=500) for grade in (1, 2, 3)),
        capacity=3000,
        fees=FeePlan(
            mode="收费",
            items=(item, *agency),
            exemptions=(
                *(Exemption(category=name, charge=Fen(0)) for name in FREE_CATEGORIES),
                *(Exemption(category=name, charge=Fen(fees.half)) for name in HALF_CATEGORIES),
            ),
            donors=donors,
        ),
        application=plan.Application(opens=day, closes=day, review_by=day, how="填表"),
        safety=plan.Safety(responsible="副校长", documents=(), liability_insurance=True),
    )


def _item(nature: str, name: str, rate: int, lessons: int, total: int) -> FeeItem:
    return FeeItem(
        nature=nature, name=name, unit="元/生·课时", rate=Fen(rate), lessons=lessons, total=Fen(total), basis="示例", payers="自愿",
        provider="lunhua" if nature == "代收费" else "", collector="本校",
    )  # fmt: skip


# ------------------------------------------------------------------------------------------------------------ the books


def _finance(draft: Draft, fees: Fees, people: People, opening: int, groups: int) -> Finance:
    planned = draft.parts["plan"]
    assert isinstance(planned, plan.Plan)
    charges, reduced = _charges(fees, people)
    refunds = _refunds(draft, fees, people)
    donated = sum(donor.amount for donor in planned.fees.donors)
    # Leavers and pupils on leave may be refunded more than was charged where few pay; the subsidy covers it, as books never go below zero.
    refunded = sum(line.amount for line in refunds)
    charged = sum(row.amount for row in charges) + sum(row.amount for row in reduced)
    subsidy = draft.number(0, 50_000_00) + max(refunded - charged, 0)
    interest = draft.number(0, 500_00)
    net = charged + subsidy + donated + interest - refunded
    closing = min(draft.number(0, max(net * 3 // 100, 0)), opening + net)
    spending = _spending(draft, opening + net - closing, groups)
    disposal, carried = _disposal(draft, closing, people.paying)
    return Finance(
        account=Account(name="课后服务费专账", opened=dt.date(2026, 3, 1)),
        settled=dt.date(2026, 7, 8),
        opening=Fen(opening),
        charges=charges,
        reduced=reduced,
        exempt=tuple(
            ExemptGroup(category=name, pupils=group, charged=Fen(0)) for name, group in zip(FREE_CATEGORIES, people.exempt, strict=False)
        ),
        subsidy=Fen(subsidy),
        donations=Fen(donated),
        interest=Fen(interest),
        refunds=refunds,
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
        ReducedCharge(category=name, per_pupil=Fen(fees.half), pupils=pupils, amount=Fen(fees.half * pupils))
        for name, pupils in zip(HALF_CATEGORIES, people.reduced, strict=False)
    )
    return charges, reduced


def _refunds(draft: Draft, fees: Fees, people: People) -> tuple[Refund, ...]:
    """refund_undelivered = rate × lessons not held × paying, pro rata of what was paid where capped or reduced; leave by lessons."""
    missed = max(fees.lessons - draft.lessons(draft.held), 0)
    lines = []
    for paid, pupils in ((fees.fee, people.paying), *((fees.half, number) for number in people.reduced)):
        if missed:
            full = paid == fees.fee
            each = fees.rate * missed if full and fees.fee == fees.rate * fees.lessons else rounded(Fraction(paid * missed, fees.lessons))
            rate = fees.rate if full else rounded(Fraction(paid, fees.lessons))
            lines.append(("未开展", pupils, missed, rate, each * pupils))
    taken = draft.parts["record"]
    assert isinstance(taken, record.Record)
    if taken.leave_lessons:
        lines.append(("请假", 30, taken.leave_lessons, fees.rate, fees.rate * taken.leave_lessons))
    if draft.draw(st.booleans()):
        lines.append(("退出", 3, 90, fees.rate, fees.rate * 90))
    return tuple(
        Refund(kind=kind, pupils=pupils, lessons=lessons, rate=Fen(rate), amount=Fen(amount), paid=PAID, method="原渠道退回")
        for kind, pupils, lessons, rate, amount in lines
    )


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


def _disposal(draft: Draft, closing: int, paying: int) -> tuple[tuple[Disposal, ...], int]:
    """The parts add up to closing: so much for each payer, some handed over, the remainder carried."""
    each = draft.number(0, closing // paying)
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
