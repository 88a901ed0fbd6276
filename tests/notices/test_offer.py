from __future__ import annotations

from generator.notices.offer import Offer, Place, Room, offers, room
from tests.render.town import AFTER, city, filing

TIMES, RECORD = "schools/lvye/2021-autumn/times.yml", "schools/lvye/2021-autumn/record.yml"


def found(edits: dict[str, tuple[str, str]] | None = None) -> dict[str, Offer]:
    return {offer.name: offer for offer in offers(filing(city(AFTER, edits))[1])}


def test_each_activity_once_with_what_differs_between_grades() -> None:
    offered = found()
    assert list(offered) == ["作业辅导", "绘本阅读", "童谣合唱", "社区故事会", "足球", "剪纸", "轮滑", "自主阅读", "答疑"]
    assert offered["作业辅导"] == Offer(
        "作业辅导", "在教师看护下完成当天作业", "一至六年级",
        ("一、二年级周一至周五15:50—16:30", "三至六年级周一至周五16:10—16:50"), "各班教室", "", "",
    )  # fmt: skip
    assert offered["轮滑"] == Offer(
        "轮滑", "初级班", "三至六年级", ("周二17:00—17:30（9月14日至1月11日）",), "风雨操场", "示例县跃动体育培训有限公司",
        "18.00元/课时，全学期288.00元",
    )  # fmt: skip
    assert offered["社区故事会"].by == "绿野社区志愿者服务队"


def test_places_that_several_sessions_share_are_named_once() -> None:
    both = {
        TIMES: (
            'grades: [1, 2], weekdays: [周一, 周二, 周三, 周四, 周五], starts: "15:50", ends: "16:30", lessons: 1, place: 各班教室',
            'grades: [1, 2], weekdays: [周一, 周二, 周三, 周四, 周五], starts: "15:50", ends: "16:30", lessons: 1, place: 各班教室、图书馆',
        )
    }
    assert found(both)["作业辅导"].place == "各班教室、图书馆"


def test_room_and_seats() -> None:
    assert room(filing(city())[1]) == Room(
        "1,040人", "995人（在校1,180人）", "约990人",
        (
            Place("各班教室", "作业辅导、自主阅读", "420至760个"), Place("阅览室", "绘本阅读、社区故事会", "400个"),
            Place("音乐教室", "童谣合唱", "400个"), Place("操场", "足球", "200个"), Place("美术教室", "剪纸", "80个"),
            Place("风雨操场", "轮滑", "64个"), Place("备课室", "答疑", "10个"),
        ),
    )  # fmt: skip
    later = {RECORD: ("reviewed: 2021-09-03", "reviewed: 2022-09-03")}
    assert room(filing(city(AFTER, later))[1]).taking_part == ""
