"""二(四)a: sessions with more pupils than their place has seats."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.times import Session
from generator.rules.framework import Modal, rule
from generator.rules.people._crowd import expected_alone


@rule(
    clauses=("二(四)a",),
    modal=Modal.IN_PRINCIPLE,
    reads=("plan", "times"),
    zh="“{session}”有{pupils}人，{place}只有{seats}个座位",
    en="“{session}” has {pupils} pupils, and there are {seats} seats ({place})",
    mend_en="Plan fewer pupils or a larger place, or state a reason under `reasons`; it is printed on the notice.",
)
def seats_exceeded(filing: Filing) -> Iterator[Hit]:
    """人数超过座位数。

    查什么：写了座位数的时段，班组数乘以每组人数不超过座位数；没有写每组人数、学生那个时间又没有别的时段可选的，按这些年级的预计参加人数算。
    为什么：实施办法要求按场地、设施的实际情况安排，坐不下就不能收这么多学生。
    怎么改：减少人数或换大一点的地点，座位数写错的改正；确有安排的，在本文件 reasons 中写明理由，理由会公开显示。
    """
    for session in filing.times.sessions:
        pupils = _pupils(filing, session) if session.seats is not None else None
        if session.seats is not None and pupils is not None and pupils > session.seats:
            values = {"session": session.name, "pupils": pupils, "place": session.place, "seats": session.seats}
            yield Hit(session.at("seats"), values, subject=session.name)


def _pupils(filing: Filing, session: Session) -> int | None:
    """As planned for the session itself, or else whoever has nothing else to choose."""
    return expected_alone(filing, session) if session.group_size is None else session.groups * session.group_size
