"""A filing's times and plan in; what pupils can do, when, where and with whom, and how many pupils there is room for, out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from generator.city import Filing
from generator.model.times import Session
from generator.notices.people import pupils
from generator.notices.week import held_by, part_of_term, weekdays_of
from generator.wording.values import clock, grades, weekdays


@dataclass(frozen=True, slots=True)
class Offer:
    """An activity. `by` is the provider or partner, empty for the school itself; `fee` is what it costs besides the service fee."""

    name: str
    summary: str
    grades: str
    when: tuple[str, ...]
    place: str
    by: str
    fee: str


@dataclass(frozen=True, slots=True)
class Place:
    """A room or field with what takes place there; `seats` is empty where the school does not say."""

    name: str
    activities: str
    seats: str


@dataclass(frozen=True, slots=True)
class Room:
    """Pupils and places; `taking_part` is empty until applications are reviewed."""

    capacity: str
    expected: str
    taking_part: str
    places: tuple[Place, ...]


def offers(filing: Filing) -> tuple[Offer, ...]:
    """Each activity once: those of the lowest grades first, then as they follow in the day."""
    by_name: dict[tuple[str, str], list[Session]] = defaultdict(list)
    for session in sorted(filing.times.sessions, key=lambda session: (min(session.grades), session.starts)):
        by_name[session.name, held_by(filing.plan, session)].append(session)
    return tuple(_offer(filing, name, by, sessions) for (name, by), sessions in by_name.items())


def _offer(filing: Filing, name: str, by: str, sessions: list[Session]) -> Offer:
    summary = "；".join(dict.fromkeys(session.summary for session in sessions if session.summary))
    places = "、".join(dict.fromkeys(place for session in sessions for place in session.place.split("、")))
    taught = grades(grade for session in sessions for grade in session.grades)
    return Offer(name, summary, taught, _when(filing, sessions), places, by, _fee(filing, sessions[0]))


def _when(filing: Filing, sessions: list[Session]) -> tuple[str, ...]:
    """周一至周四15:50—16:30; where the grades of an activity differ, or it runs for a part of the term, that too."""
    by_hours: dict[tuple[str, str, str], list[Session]] = defaultdict(list)
    differ = len({tuple(sorted(session.grades)) for session in sessions}) > 1
    for session in sessions:
        hours = f"{clock(session.starts)}—{clock(session.ends)}"
        by_hours[grades(session.grades) if differ else "", hours, part_of_term(filing, session)].append(session)
    return tuple(
        f"{taught}{weekdays(weekdays_of(several))}{hours}{f'（{part}）' if part else ''}"
        for (taught, hours, part), several in by_hours.items()
    )


def _fee(filing: Filing, session: Session) -> str:
    """What a provider's course costs besides the service fee; empty for all else."""
    items = filing.plan.fees.items
    item = next((item for item in items if session.provider and (item.provider, item.name) == (session.provider, session.name)), None)
    return f"{item.rate.yuan}元/课时，全学期{item.total.yuan}元" if item else ""


def room(filing: Filing) -> Room:
    """How many pupils there is room for, how many are expected and take part, and the places."""
    found = pupils(filing)
    total, about = found.total, "约" if found.about else ""
    return Room(
        capacity=f"{filing.plan.capacity:,}人",
        expected=f"{total.expected:,}人（在校{total.enrolled:,}人）",
        taking_part=f"{about}{total.actual[2]:,}人" if total.actual else "",
        places=tuple(_places(filing)),
    )


def _places(filing: Filing) -> Iterator[Place]:
    by_place: dict[str, list[Session]] = defaultdict(list)
    for session in filing.times.sessions:
        by_place[session.place].append(session)
    for name, sessions in by_place.items():
        seats = sorted({session.seats for session in sessions if session.seats is not None})
        said = "至".join(dict.fromkeys((str(seats[0]), str(seats[-1])))) if seats else ""
        yield Place(name, "、".join(dict.fromkeys(session.name for session in sessions)), f"{said}个" if said else "")
