from __future__ import annotations

from generator.notices.week import activities, hours, weeks
from tests.render.town import city, filing

TIMES = "schools/lvye/2021-autumn/times.yml"


def test_hours_by_grades_and_weekdays() -> None:
    found = hours(filing(city())[1])
    assert [season.name for season in found.seasons] == ["夏秋季", "春冬季"]
    assert [(row.dismissal, row.starts, row.ends) for row in found.rows] == [
        ("15:40", "15:50", ("17:20", "17:20")),
        ("16:00", "16:10", ("17:50", "17:50")),
        ("16:00", "16:10", ("17:30", "17:30")),
    ]
    assert found.rows[1].weekdays == "周一、周三"
    assert found.same
    assert found.latest == ("17:50", "17:50")
    assert found.earliest == "15:50"


def test_hours_differ_by_season_where_a_session_ends_with_the_summer() -> None:
    shorter = (
        'starts: "17:00", ends: "17:50", lessons: 1, place: 操场',
        'starts: "17:00", ends: "17:50", last: 2021-09-30, lessons: 1, place: 操场',
    )
    found = hours(filing(city(edits={TIMES: shorter}))[1])
    assert not found.same
    assert found.latest == ("17:50", "17:30")
    assert found.rows[1].ends == ("17:50", "17:30")


def test_grades_with_the_same_sessions_share_a_timetable() -> None:
    found = weeks(filing(city())[1])
    assert len(found) == 3
    assert found[0].weekdays == ("周一", "周二", "周三", "周四", "周五")
    assert [slot.time for slot in found[2].slots] == ["16:10—16:50", "17:00—17:30", "17:00—17:50"]
    tuesday, thursday = found[2].slots[1].cells[1], found[2].slots[1].cells[3]
    assert [(entry.name, entry.notes) for entry in tuesday] == [("轮滑", ("代收费", "9月14日至1月11日")), ("自主阅读", ())]
    assert [entry.name for entry in thursday] == ["自主阅读", "答疑"]


def test_activities_once_each_with_who_holds_them() -> None:
    found = {activity.name: activity for activity in activities(filing(city())[1])}
    assert found["轮滑"].by == "示例县跃动体育培训有限公司"
    assert found["社区故事会"].by == "绿野社区志愿者服务队"
    assert found["作业辅导"].by == ""
    assert found["作业辅导"].grades == "一至六年级"
