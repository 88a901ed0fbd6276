"""二(四)a, 三(四)1a: a named person whose duties are two sessions that run at the same time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from generator.city import Filing
from generator.findings import Hit, Where
from generator.model.times import Session
from generator.rules.framework import Modal, rule

Duty = tuple[str, Where]
"""What a person does, as written, and where."""


@rule(
    clauses=("三(四)1a",),
    modal=Modal.IN_PRINCIPLE,
    reads=("staff", "times"),
    zh="同一个称呼承担的“{session}”和“{other}”时间重叠：{days}",
    en="“{session}” and “{other}” are the duties of one display name and run at the same time: {days}",
    mend_en="Give one of them to somebody else; where two people share a display name, say so under `reasons` (`about`: the name).",
)
def person_booked_twice(filing: Filing) -> Iterator[Hit]:
    """同一个人同时承担两个时段。

    查什么：写了称呼的教师和校外人员，承担的服务里写到的几个时段，没有两个在同一天的同一时间开展。
    为什么：一个人同时带不了两个班，时段写重了，就有一个班没有老师。
    怎么改：改由别人承担其中一个；两个人称呼相同的，改写称呼，或在本文件 reasons 中写明理由（about 写称呼），理由会公开显示。
    """
    people: dict[str, list[Duty]] = {}
    for teacher in filing.staff.teachers:
        people.setdefault(teacher.name, []).append((teacher.duty, teacher.at("duty")))
    for person in filing.staff.outside:
        people.setdefault(person.name, []).append((person.activity, person.at("activity")))
    for name, duties in people.items():
        yield from _clashes(filing, name, duties)


def _clashes(filing: Filing, name: str, duties: Iterable[Duty]) -> Iterator[Hit]:
    """A hit for each pair of differently named sessions, where the second of them is written."""
    named = [(session, where) for duty, where in duties for session in named_in(duty, filing.times.sessions)]
    seen: set[frozenset[str]] = set()
    for (other, _), (session, where) in combinations(named, 2):
        pair = frozenset((other.name, session.name))
        days = filing.timetable.together(other, session) if len(pair) == 2 and pair not in seen else ()
        if days:
            seen.add(pair)
            yield Hit(where, {"session": session.name, "other": other.name}, subject=name, days=days)


def named_in(duty: str, sessions: Iterable[Session]) -> Iterator[Session]:
    """The sessions whose names stand in a duty, as words of their own: 自主阅读 does not also name a session 阅读."""
    names = sorted({session.name for session in sessions}, key=len, reverse=True)
    found, rest = set(), duty
    for name in names:
        if name in rest:
            found.add(name)
            rest = rest.replace(name, "\n")
    return (session for session in sessions if session.name in found)
