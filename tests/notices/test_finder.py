from __future__ import annotations

from dataclasses import replace

import pytest

from generator.notices.finder import NAMED_ON_HOME, Finder, finder
from generator.notices.roll import AreaRows, area_rows
from tests.render.whole import SCHOOL, judged, whole

XIJIE = "content/bureau/schools/xijie.yml"
CITY = "content/bureau/city.yml"
WEST = {CITY: ("areas:\n", "areas:\n  - {id: bei, name: 城北片区, lead: 驻片领导}\n  - {id: xi, name: 城西片区, lead: 驻片领导}\n")}


def found(edits: dict[str, tuple[str, str]] | None = None) -> Finder:
    return finder(area_rows(judged(whole(edits=edits))))


def groups(by: tuple[object, ...]) -> list[tuple[str, str, list[str]]]:
    return [(group.id, group.name, [row.id for row in group.schools]) for group in by]  # type: ignore[attr-defined]


def test_each_school_stands_once_under_its_area_its_stage_and_its_letter() -> None:
    ways = found({**WEST, XIJIE: ("area: dong", "area: xi"), "content/bureau/schools/shanquan.yml": ("stage: 小学", "stage: 初中")})
    assert groups(ways.areas) == [("area-xi", "城西片区", ["xijie"]), ("area-dong", "城东片区", ["lvye", "shanquan"])]
    assert groups(ways.stages) == [("stage-primary", "小学", ["xijie", "lvye"]), ("stage-junior", "初中", ["shanquan"])]
    assert groups(ways.letters) == [("letter-l", "L", ["lvye"]), ("letter-s", "S", ["shanquan"]), ("letter-x", "X", ["xijie"])]
    assert [stage.parts for stage in ways.stages] == [
        (("城西片区", "xi-primary", 1), ("城东片区", "dong-primary", 1)),
        (("城东片区", "dong-junior", 1),),
    ]


OWN = "short_name: 绿野小学\npinyin: lyxx\n"


@pytest.mark.parametrize(
    ("edit", "letter", "pinyin"),
    [
        ((OWN, "short_name: 重庆路小学\n"), "C", "cqlxx"),
        ((OWN, "short_name: 重庆路小学\npinyin: ZQlxx\n"), "Z", "zqlxx"),
        ((OWN, "short_name: 重庆路小学\npinyin: （）\n"), "C", "cqlxx"),
        # Nobody looks under the letter of the county, whose name is 示例县.
        ((OWN, ""), "L", "lyxx"),
        # A file that cannot be read: the id.
        (("name: 示例县绿野小学", "name:"), "L", "lvye"),
    ],
)
def test_a_letter_is_of_the_name_that_people_say(edit: tuple[str, str], letter: str, pinyin: str) -> None:
    (row,) = [row for group in found({SCHOOL: edit}).letters if group.name == letter for row in group.schools if row.id == "lvye"]
    assert row.pinyin == pinyin


def test_under_one_letter_names_stand_as_in_a_dictionary() -> None:
    row = found().letters[0].schools[0]
    rows = tuple(replace(row, id=f"s{number}", reading=name) for number, name in enumerate(("long", "lian", "luo", "li", "lian")))
    found_rows = finder((AreaRows("dong", "", "", rows),)).letters[0].schools
    assert [(each.reading, each.id) for each in found_rows] == [
        ("li", "s3"), ("lian", "s1"), ("lian", "s4"), ("long", "s0"), ("luo", "s2"),
    ]  # fmt: skip


def test_a_home_page_names_no_more_than_it_can() -> None:
    row = found().letters[0].schools[0]
    for count in (NAMED_ON_HOME, NAMED_ON_HOME + 1):
        rows = tuple(replace(row, id=f"s{number}") for number in range(count))
        assert finder((AreaRows("dong", "城东片区", "", rows),)).named is (count <= NAMED_ON_HOME)
