from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from generator.findings import Where
from generator.model.values import TermId
from generator.notices.excuses import _place, excuses
from generator.notices.notice import basis, index_number, notice
from generator.notices.people import pupils, staff_rows
from generator.wording.sentences import message
from tests.render.town import AFTER, REASON, city, excused, failed, filing, states


@pytest.mark.parametrize(
    ("school", "term", "kind", "text"),
    [
        ("lvye", TermId(2021, "autumn"), 1, "KHFW-LVYE-2021QIU-01"),
        ("lvye", TermId(2022, "spring"), 2, "KHFW-LVYE-2022CHUN-02"),
        ("no-7", TermId(2021, "autumn"), 1, "KHFW-NO-7-2021QIU-01"),
    ],
)
def test_index_number_rests_on_what_never_changes(school: str, term: TermId, kind: int, text: str) -> None:
    assert index_number(school, term, kind) == text


def test_a_new_name_of_the_school_keeps_the_index_number() -> None:
    renamed = {"schools/lvye/school.yml": ("name: 示例县绿野小学", "name: 示例县第一实验小学")}
    before, after = (notice(states(town), *filing(town)) for town in (city(), city(edits=renamed)))
    assert before.title != after.title
    assert before.index == after.index


def test_basis_puts_marks_inside_marks() -> None:
    title = {"content/policy/town/policy.yml": ("title: 示例县中小学生校内课后服务工作实施办法", "title: 关于延续《办法》的通知")}
    assert basis(filing(city(edits=title))[1]) == "《关于延续〈办法〉的通知》（示教字〔2020〕18号）"


def test_actual_numbers_come_with_the_record_and_not_before() -> None:
    before, after = (pupils(filing(city(day))[1]) for day in (dt.date(2021, 9, 2), dt.date(2021, 9, 3)))
    assert before.total.actual is None
    assert after.total.actual == (1183, 1002, 990)
    assert (after.total.enrolled, after.total.expected) == (1180, 995)
    assert after.about


def test_updates_appear_as_they_happen() -> None:
    found = [notice(states(city(day)), *filing(city(day))) for day in (dt.date(2021, 10, 10), dt.date(2021, 11, 22), AFTER)]
    assert [(len(v.changes), len(v.suspended), v.delivered is not None) for v in found] == [(0, 0, False), (1, 1, False), (1, 1, True)]


def test_kinds_of_outside_staff_are_put_together_where_one_is_a_single_person() -> None:
    staff = filing(city())[1].staff
    own, outside = staff_rows(staff)
    assert own.kind == "本校教职工"
    assert (outside.kind, outside.people, outside.lessons, outside.pay) == (
        "校外聘请人员（体育教练2人、非物质文化传承人1人）", 3, 400, "80.00"
    )  # fmt: skip
    alone = replace(staff, groups=(staff.groups[0], staff.groups[2]))
    assert staff_rows(alone)[1].lessons is None
    apart = replace(staff, groups=(staff.groups[0], staff.groups[1]))
    assert [row.kind for row in staff_rows(apart)] == ["本校教职工", "体育教练"]


PLACES = [
    ("times", ("sessions", 0, "ends"), "ends-after-limit", "hours"),
    ("times", ("sessions", 0, "category"), "other-category", "content"),
    ("times", ("pickup",), "ends-after-limit", "pickup"),
    ("times", ("makeup_days", 0), "ends-after-limit", "days"),
    ("plan", ("fees", "period"), "fee-period-not-term", "fees"),
    ("plan", ("safety", "documents", 0), "safety-document-old", "safety"),
    ("plan", ("providers", 0), "too-few-bidders", "way"),
    ("plan", ("grades", 0), "lower-grades-left-out", "people"),
    ("staff", ("groups",), "own-staff-minority", "staff"),
    ("record", ("grades", 0), "full-participation", "people"),
    ("record", ("reported",), "work-not-reported", "updates"),
    ("finance", ("refunds", 0), "refund-unpaid", "finance"),
    ("school", ("leadership", 0), "leader-not-principal", "way"),
]


@pytest.mark.parametrize(("kind", "path", "rule", "place"), PLACES)
def test_reasons_stand_beside_what_they_concern(kind: str, path: tuple[str | int, ...], rule: str, place: str) -> None:
    folder = "schools/lvye" if kind == "school" else "schools/lvye/2021-autumn"
    assert _place(replace(failed("lvye", kind, rule), where=Where(f"{folder}/{kind}.yml", path))) == place


def test_reason_is_printed_with_what_it_is_for() -> None:
    found = excused(city())
    (excuse,) = excuses(found)["hours"]
    assert excuse.what == message(found[0])
    assert excuse.reason == REASON
