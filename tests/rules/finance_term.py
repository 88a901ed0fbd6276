"""Random draws in; the days, people, fees, plan and staff of a consistent term out, by formulas written here independently of the rules.

Nothing here imports a rule or the timetable: days and lessons are counted by hand, money is plain integers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from generator.model import plan, record, staff, times
from generator.model.common import DaySpan, ExtraDay
from generator.model.fees import Donor, Exemption, FeeItem, FeePlan
from generator.model.fields import Part
from generator.model.values import WEEKDAYS, Fen, Group, TermId

TERM = TermId(2026, "spring")
FREE_CATEGORIES = ("脱贫户家庭学生", "孤儿和事实无人抚养儿童")
HALF_CATEGORIES = ("城乡低保家庭学生", "其他家庭经济困难学生")
PAID = dt.date(2026, 7, 10)
Draw = Callable[[st.SearchStrategy[Any]], Any]


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


def draw_times(draft: Draft, groups: int) -> times.Times:
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
    reduced: tuple[Group, ...]
    exempt: tuple[Group, ...]
    hidden: int
    """The true number behind a withheld exempt group."""
    small: int = 0
    """The true number behind a withheld reduced group."""

    @property
    def all(self) -> int:
        stated = sum(group.number or 0 for group in (*self.reduced, *self.exempt))
        return self.paying + self.joined + stated + self.hidden + self.small


def draw_people(draft: Draft, *, small: bool) -> People:
    """Groups of five and more, or withheld: an exempt one sometimes, a reduced one where `small` asks for it."""
    reduced = [Group(draft.number(5, 60)) for _ in range(draft.number(0, 1 if small else 2))]
    exempt = [Group(draft.number(5, 60)) for _ in range(draft.number(0, 2))]
    hidden = 0
    if exempt and draft.draw(st.booleans()):
        exempt[-1], hidden = Group(None), draft.number(1, 4)
    few = draft.number(1, 4) if small else 0
    reduced += [Group(None)] if small else []
    return People(draft.number(1, 1500), draft.draw(st.sampled_from((0, 0, 7))), tuple(reduced), tuple(exempt), hidden, few)


def draw_record(draft: Draft, people: People) -> record.Record:
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
    withheld, accepted = bool(people.hidden or people.small), people.all
    if withheld:  # numbers that end in five the way that leaves more to guess
        parts = [tens(number, up=people.hidden + people.small <= 2) for number in parts]
        accepted = tens(people.all, up=True)
    return record.Record(
        applications=record.Applications(applied=accepted, accepted=accepted, refused=0, reviewed=dt.date(2026, 3, 6)),
        grades=tuple(record.GradeRecord(grade=n, enrolled=2000, applied=2000, participants=number) for n, number in enumerate(parts, 1)),
        rounded=withheld,
        suspended=suspended,
        extra_days=(ExtraDay(day=dt.date(2026, 5, 9), follows=extra),) if extra else (),
        delivered=record.Delivered(days=len(draft.held), lessons=draft.lessons(draft.held)),
        leave_lessons=draft.number(0, 400),
    )


@dataclass(frozen=True)
class Fees:
    """What the plan asks of a pupil."""

    rate: int
    lessons: int
    fee: int
    half: int


def draw_fees(draft: Draft) -> Fees:
    """planned_fee = min(rate × planned lessons, term cap); the reduced half of it, to the nearest fen."""
    lessons, rate = draft.lessons(draft.planned), draft.number(100, 260)
    fee = min(rate * lessons, draft.number(5_000, 40_000))
    return Fees(rate, lessons, fee, rounded(Fraction(fee, 2)))


def rounded(amount: Fraction) -> int:
    """Half a fen and more becomes a fen."""
    return int(amount + Fraction(1, 2))


def tens(number: int, *, up: bool) -> int:
    """The nearest ten; of a number that ends in five the one above or below."""
    return (number + (5 if up else 4)) // 10 * 10


def draw_staff(draft: Draft) -> staff.Staff:
    own = staff.StaffGroup(kind="本校教职工", people=30, lessons=3000, rate=Fen(draft.number(3000, 6000)))
    outside = [staff.StaffGroup(kind=kind, people=2, lessons=200, rate=Fen(draft.number(6001, 9999))) for kind in ("退休教师", "体育教练")]
    return staff.Staff(groups=(own, *outside), checks=staff.Checks(people=34, conduct=34, health=34, date=dt.date(2026, 2, 28)))


def draw_plan(draft: Draft, fees: Fees, people: People) -> plan.Plan:
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
