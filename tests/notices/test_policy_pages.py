from __future__ import annotations

import datetime as dt

import pytest

from generator.notices.parameters import parameters
from generator.notices.policy_pages import PolicyView, policy_pages, register_view
from generator.project import packaged, read_policy
from generator.repository import load_register
from tests.render.town import AFTER
from tests.render.whole import judged, whole


def views(as_of: dt.date = AFTER) -> dict[str, PolicyView]:
    return {view.head.id: view for view in policy_pages(judged(whole(as_of), []))}


def test_which_policy_covers_which_terms() -> None:
    found = register_view(judged(whole())).covers
    assert [
        (cover.first, cover.last, cover.count, cover.base and cover.base.id, cover.extension and cover.extension.id) for cover in found
    ] == [
        ("2025年秋季学期", "2025年秋季学期", 1, None, None),
        ("2024年秋季学期", "2024年秋季学期", 1, "town", "later"),
        ("2023年秋季学期", "2023年秋季学期", 1, "town", "later"),
        ("2021年春季学期", "2023年春季学期", 3, "town", None),
    ]
    assert [[overlay.id for overlay in cover.overlays] for cover in found] == [[], ["nation"], [], []]
    assert [cover.now for cover in found] == [False, False, False, True]


@pytest.mark.parametrize(
    ("as_of", "marks"),
    [
        (dt.date(2022, 3, 1), {"town": "执行中", "later": "尚未施行", "nation": "尚未施行"}),
        (dt.date(2023, 10, 1), {"town": "期满，已延续", "later": "执行中", "nation": "尚未施行"}),
        (dt.date(2024, 10, 1), {"town": "期满，已延续", "later": "执行中", "nation": "执行中"}),
        (dt.date(2025, 10, 1), {"town": "已期满", "later": "已期满", "nation": "没有启用"}),
    ],
)
def test_a_policy_as_of_a_day(as_of: dt.date, marks: dict[str, str]) -> None:
    assert {policy: view.mark.text for policy, view in views(as_of).items()} == marks


def test_an_expired_policy_says_so_and_names_what_carries_it_on() -> None:
    view = views(dt.date(2023, 10, 1))["town"]
    assert view.notice == "有效期到2023年春季学期为止，已经期满。以后各学期靠下面的延续文件继续适用。"
    assert [name.id for name in view.goes_on] == ["later"]
    assert views()["town"].notice == ""


def test_an_extension_and_an_overlay_name_each_other() -> None:
    found = views()
    assert found["later"].extends is not None
    assert [(name.id, since) for name, since in found["later"].overlays] == [("nation", "2024年春季学期")]
    assert [(name.id, since) for name, since in found["nation"].used_by] == [("later", "2024年春季学期")]


def test_clauses_stand_under_their_headings_with_who_sees_to_them() -> None:
    parts = views()["town"].parts
    assert [(heading, [view.cover.id for view in clauses]) for heading, clauses in parts] == [
        ("前言", ["例1"]),
        ("二、工作原则", ["二(二)b"]),
        ("四、组织保障", ["四(三)1b", "末2b"]),
    ]
    assert parts[1][1][0].parameters == (("reminder", "校外机构提醒"),)


def test_values_as_people_read_them() -> None:
    register = load_register(read_policy(packaged("policy")))
    found = {view.name: view for view in parameters(register, register.entries["xx-2020"])}
    assert [value.text for value in found["finance_days"].values] == ["20个工作日"]
    assert [value.text for value in found["whitelist_required"].values] == ["否"]
    assert [value.text for value in found["earliest_start"].values] == ["12:00"]
    seasons = found["latest_end"].values[0]
    assert (seasons.head, seasons.rows[0]) == (("季节", "第一天", "最后一天", "最晚结束时间"), ("夏秋季", "5月1日", "9月30日", "18:00"))
    assert found["approval_chain"].values[0].head == ("办理单位", "办理行为", "通过时的结果")
    assert [(value.since, value.rows[0][0]) for value in found["exempt_categories"].values] == [
        ("2020年秋季学期", "建档立卡家庭学生"),
        ("2021年秋季学期", "脱贫户家庭学生"),
    ]


def test_the_digest_changes_with_a_value() -> None:
    days = {"content/policy/town/parameters.yml": ("value: 20", "value: 21")}
    stamps = [next(v for v in policy_pages(judged(whole(edits=edits))) if v.head.id == "town").origin.stamp for edits in ({}, {}, days)]
    assert stamps[0] == stamps[1] != stamps[2]
