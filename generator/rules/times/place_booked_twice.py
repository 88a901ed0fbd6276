"""二(四)a: two sessions at the same time in one place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import combinations

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule

MANY = "各"
"""What the name of many places begins with: 各班教室."""


@rule(
    clauses=("二(四)a",),
    modal=Modal.IN_PRINCIPLE,
    reads=("times",),
    zh="“{session}”（{starts}—{ends}）和“{other}”（{other_starts}—{other_ends}）同时用{place}：{days}",
    en="“{session}” ({starts}–{ends}) and “{other}” ({other_starts}–{other_ends}) use {place} at the same time: {days}",
    mend_en="Move one of them, or state a reason under `reasons` (`about`: the second session); it is printed on the notice.",
)
def place_booked_twice(filing: Filing) -> Iterator[Hit]:
    """同一个地点同时安排了两个时段。

    查什么：地点名称相同的两个时段，没有在同一天的同一时间开展；“各班教室”这样以“各”开头的地点不算一个地方。
    为什么：实施办法要求按场地、设施的实际情况安排，一个地方同时办两样活动，哪一样都办不好。
    怎么改：错开时间或换一个地点；场地够大、分得开的，在本文件 reasons 中写明理由（about 写后一个时段），理由会公开显示。
    """
    placed = [(session, place) for session in filing.times.sessions if not (place := _bare(session.place)).startswith(MANY)]
    for (other, its_place), (session, place) in combinations(placed, 2):
        if place != its_place:
            continue
        days = filing.timetable.together(other, session)
        if days:
            values = {
                "session": session.name, "starts": session.starts, "ends": session.ends, "place": session.place,
                "other": other.name, "other_starts": other.starts, "other_ends": other.ends,
            }  # fmt: skip
            yield Hit(session.at("place"), values, subject=session.name, days=days)


def _bare(place: str) -> str:
    """A place's name in one spelling, without blanks."""
    return "".join(unicodedata.normalize("NFKC", place).split())
