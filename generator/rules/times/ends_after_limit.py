"""三(一)d, 三(一)e: sessions that end later than the season's limit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.policy import Season
from generator.rules.framework import Modal, rule
from generator.timetable import season_of


@rule(
    clauses=("三(一)d", "三(一)e"),
    modal=Modal.IN_PRINCIPLE,
    reads=("times",),
    collides=("ends-too-early",),
    zh="“{session}”{ends}结束，晚于规定的最晚时间（{limits}）：{days}",
    en="“{session}” ends at {ends}, later than the latest end ({limits}): {days}",
    mend_en="End no later than the limit of the season, or state a reason under `reasons`; it is printed on the notice.",
)
def ends_after_limit(filing: Filing) -> Iterator[Hit]:
    """服务结束时间晚于当季的最晚时间。

    查什么：每个时段在它开展的每一天，结束时间不晚于当天所在季节的最晚结束时间。
    为什么：实施办法原则上限定了夏秋季和春冬季的结束时间，保证学生天黑前离校。
    怎么改：把结束时间改到最晚时间或更早；确有需要的，在本文件 reasons 中写明理由，理由会公开显示在时间旁边。
    """
    seasons = filing.values.latest_end
    for session in filing.times.sessions:
        late: dict[dt.date, Season] = {}
        if all(session.ends <= season.latest for season in seasons):
            continue
        for day in filing.timetable.days_of(session):
            season = season_of(seasons, day)
            if season is not None and session.ends > season.latest:
                late[day] = season
        if late:
            limits = {season.season: season.latest for season in late.values()}
            strictest = min(limits.values())
            yield Hit(
                session.at("ends"),
                {
                    "session": session.name,
                    "ends": session.ends,
                    "limit": strictest,
                    "limits": tuple(f"{season}{latest:%H:%M}" for season, latest in limits.items()),
                },
                subject=session.name,
                suggest=strictest,
                days=tuple(late),
            )
