"""A filing in; the term at a glance out: the ten-second answers first, then the week, the notices and the dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.city import Filing, SchoolRecord
from generator.findings import Tally
from generator.model.fees import FeeItem
from generator.model.times import Times
from generator.model.units import words
from generator.model.values import Fen, Hundredths
from generator.notices.application import closed
from generator.notices.dates import KeyDate, key_dates
from generator.notices.excuses import Excuse, excused
from generator.notices.finance import spread
from generator.notices.history import OtherTerm, other_terms
from generator.notices.month import Calendar, months
from generator.notices.offer import Offer, Room, offers, room
from generator.notices.people import changed_by_now, served
from generator.notices.provenance import Crumb, Line, Provenance, complaint_lines, crumbs, provenance
from generator.notices.settlement import returned
from generator.notices.state import Mark, State, Statement, States
from generator.notices.updates import News, news, of_filing
from generator.notices.week import Hours, Week, hours, weeks
from generator.refunds import refunding
from generator.wording.values import short_day, weekdays

DECLARED = ("服务时间和内容的实际开展",)


@dataclass(frozen=True, slots=True)
class Fact:
    """A question of parents, its answer, and what goes with it; a telephone number stands apart, so that it does not break."""

    question: str
    answer: str
    more: str
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A notice of the term with its state."""

    name: str
    address: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class TermView:
    """One school's term at a glance."""

    crumbs: tuple[Crumb, ...]
    title: tuple[str, ...]
    school_year_name: str
    tally: Tally
    facts: tuple[Fact, ...]
    papers: tuple[Paper, ...]
    changes: tuple[News, ...]
    """What has changed since the notice was published, the latest first."""
    hours: Hours
    offers: tuple[Offer, ...]
    weeks: tuple[Week, ...]
    room: Room
    times: Times
    days: int
    calendar: Calendar
    excuses: tuple[Excuse, ...]
    dates: tuple[KeyDate, ...]
    others: tuple[OtherTerm, ...]
    lines: tuple[Line, ...]
    provenance: Provenance


def term(states: States, school: SchoolRecord, filing: Filing) -> TermView:
    """The term of a filing whose letter is public."""
    assert school.profile is not None, "only a public letter is shown"
    state = states.of(filing)
    found = excused(states, filing)
    seats, calendar, changes = room(filing), months(filing), _changes(states, school, filing)
    covered = {
        "plan": filing.plan, "times": filing.times, "finance": filing.parts.get("finance"), "school": filing.profile,
        "taking_part": seats.taking_part, "changes": [[line.date, line.text] for line in changes],
        "days": [[reason.days, reason.text] for reason in calendar.reasons],
    }  # fmt: skip
    return TermView(
        crumbs=crumbs(school, filing),
        title=(school.profile.name, filing.id.season_name),
        school_year_name=filing.id.school_year_name,
        tally=states.tally(filing),
        facts=tuple(_facts(states, school, filing)),
        papers=_papers(school, filing, state),
        changes=changes,
        hours=hours(filing),
        offers=offers(filing),
        weeks=weeks(filing),
        room=seats,
        times=filing.times,
        days=len(filing.days),
        calendar=calendar,
        excuses=tuple(excuse for place in ("hours", "content", "days", "pickup") for excuse in found.get(place, ())),
        dates=tuple(key_dates(filing, state)),
        others=other_terms(states, school, filing),
        lines=complaint_lines(states.city, school.profile),
        provenance=provenance(states, filing, "term", covered, DECLARED),
    )


def _changes(states: States, school: SchoolRecord, filing: Filing) -> tuple[News, ...]:
    """What later versions of the papers changed; where no ledger tells them apart, what the school itself recorded."""
    later = [update for update in of_filing(states, school, filing) if update.sentences]
    if later:
        return news(sorted(later, key=lambda update: update.date, reverse=True))
    folder = f"schools/{school.id}/{filing.id}/notice/"
    return tuple(News(change.date, "", change.what, False, folder) for change in changed_by_now(filing)[::-1])


def _facts(states: States, school: SchoolRecord, filing: Filing) -> Iterator[Fact]:
    yield until(filing)
    yield cost(filing)
    yield given_back(states, filing)
    assert school.profile is not None, "only a public letter is shown"
    yield Fact("找谁问", school.profile.phone, "学校监督电话：", school.profile.complaint_phone)


def until(filing: Filing) -> Fact:
    """到几点: the latest end in each season that the term reaches into."""
    found = hours(filing)
    pattern = f"{weekdays(filing.times.service.weekdays)}，{served(filing)}"
    answers = tuple(dict.fromkeys(found.latest))
    if len(answers) < 2:
        return Fact("到几点", "".join(answers), f"{pattern}，{found.earliest}开始{_otherwise(found)}")
    return Fact("到几点", "／".join(answers), f"{_seasons(found)}；{pattern}{_otherwise(found)}")


def _otherwise(found: Hours) -> str:
    """That grades differ, or on which weekdays all end earlier; nothing where all end alike."""
    by_grade = {row.grades: {other.ends for other in found.rows if other.grades == row.grades} for row in found.rows}
    if any(ends != next(iter(by_grade.values())) for ends in by_grade.values()):
        return "；各年级不同"
    earlier = dict.fromkeys((row.weekdays, row.ends) for row in found.rows if row.ends != found.latest)
    return "".join(f"；{names}{'／'.join(dict.fromkeys(filter(None, ends)))}结束" for names, ends in earlier)


def _seasons(found: Hours) -> str:
    parts = (
        f"{short_day(s.first)}至{short_day(s.last)}最晚{latest}" for s, latest in zip(found.seasons, found.latest, strict=True) if latest
    )
    return "，".join(parts)


def cost(filing: Filing) -> Fact:
    """多少钱: the term's fee for a pupil, and what is charged besides for courses of providers."""
    items = filing.plan.fees.items
    own = [item for item in items if not item.provider]
    besides = "、".join(f"{item.name}{item.rate.yuan}元/课时" for item in items if item.provider)
    extra = f"；自愿报名的代收费另计：{besides}" if besides else ""
    if not own:
        return Fact("多少钱", "不收费", f"{filing.plan.fees.paid_by or '本校课后服务不向家长收费'}{extra}")
    return Fact("多少钱", f"{spread(item.total for item in own)}元", f"每生每学期；{_sums(own)}{extra}")


def _sums(items: list[FeeItem]) -> str:
    unit = words(items[0].unit, items[0].quantity)
    counted = sorted({item.counted for item in items})
    planned = "至".join(dict.fromkeys((Hundredths(counted[0]).text, unit.count(counted[-1]))))
    planned = unit.count(counted[0]) if counted[0] == counted[-1] else planned
    return f"{unit.each}{spread(item.rate for item in items)}元，计划{planned}"


def given_back(states: States, filing: Filing) -> Fact:
    """上学期退了多少: to a pupil who paid in full and missed nothing; only what is public."""
    question, previous = "上学期退了多少", filing.previous
    if previous is None:
        began = filing.registration.first_term == filing.id
        return Fact(question, "—", "本学期起开展课后服务" if began else "上学期的收支没有在本站公示")
    state = states.of(previous)
    if state.statement is Statement.NOT_REQUIRED or (state.public and not previous.plan.fees.items):
        return Fact(question, "未收费", f"{previous.id.season_name}不收费")
    if state.statement is not Statement.PUBLISHED:
        return Fact(question, "未公示", f"{previous.id.season_name}：{state.statement_mark.text}")
    books = previous.finance
    least, most = returned(books, refunding(previous.values))
    return Fact(question, f"{spread((least, most))}元", f"{previous.id.season_name}，每名全额交费、没有请假的学生{_net(most)}")


def _net(most: Fen) -> str:
    return "；请假的另退" if most else "；课时全部开足，没有结余退还"


def _papers(school: SchoolRecord, filing: Filing, state: State) -> tuple[Paper, ...]:
    folder = f"schools/{school.id}/{filing.id}"
    return (
        Paper("校内课后服务告知书", f"{folder}/notice/", state.letter_mark),
        Paper("课后服务费收支公示", f"{folder}/finance/", state.statement_mark),
        Paper("自愿申请表", f"{folder}/apply/", Mark("申请已截止" if closed(filing) else "空白表格，可以打印", "info")),
    )
