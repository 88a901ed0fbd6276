from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from generator.city import City, SchoolRecord
from generator.findings import Finding
from generator.model.bureau import AREA_CLASSES, STAGES
from generator.model.plan import Plan
from generator.model.times import Times
from generator.notices.classes import AREA_CLASS_IDS, CLASSES, STAGE_IDS
from generator.notices.compare import ClassView, compare_pages
from generator.notices.measures import measures
from generator.notices.state import States
from tests.render.town import AFTER, failed
from tests.render.whole import judged, whole

RURAL = {f"content/bureau/schools/{school}.yml": ("area_class: 城区", "area_class: 农村") for school in ("xijie",)}
NAMES = ("最晚结束", "服务天数", "每天课时", "每课时收费", "每学期收费", "参加比例", "上学期退费", "上学期人员报酬")
RECORD = "schools/lvye/2021-autumn/record.yml"


def tables(
    as_of: dt.date = AFTER, edits: dict[str, tuple[str, str]] | None = None, findings: list[Finding] | None = None
) -> dict[str, ClassView]:
    return by_address(judged(whole(as_of, edits=edits), findings))


def by_address(states: States) -> dict[str, ClassView]:
    return {view.address: view for view in compare_pages(states)[1]}


def lines(view: ClassView) -> list[tuple[str, ...]]:
    return [(row.name, row.mark.text if row.mark else "", *row.cells) for row in view.rows]


def test_a_table_shows_what_the_schools_own_pages_show() -> None:
    view = tables()["compare/urban-primary/"]
    assert tuple(head.name for head in view.heads) == ("学校", *NAMES)
    assert lines(view) == [
        ("绿野小学", "", "17:50", "87", "2", "2.30", "358.80至400.00", "约84%", "9.20", "90%"),
        ("西街小学", "审批中", *("—",) * 8),
    ]
    assert view.medians == ("—",) * 8


def test_free_schools_say_so() -> None:
    free = {"content/bureau/schools/shanquan.yml": ("area_class: 农村", "area_class: 城区")}
    assert lines(tables(edits=free)["compare/urban-primary/"])[1] == (
        "山泉村小学", "", "17:00", "95", "2", "不收费", "不收费", "—", "—", "—",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "share"),
    [
        ((RECORD, "rounded: 是", "rounded: 否"), "84%"),
        # Applications are reviewed later than today: nobody takes part yet.
        ((RECORD, "reviewed: 2021-09-03", "reviewed: 2022-09-03"), "—"),
    ],
)
def test_the_share_is_of_public_numbers_only(edit: tuple[str, str, str], share: str) -> None:
    row = lines(tables(edits={edit[0]: (edit[1], edit[2])})["compare/urban-primary/"])[0]
    assert row[7] == share


def test_what_is_held_back_is_not_compared() -> None:
    held = tables(findings=[failed("lvye", "plan")])["compare/urban-primary/"]
    assert lines(held)[0] == ("绿野小学", "告知书未通过校验", *("—",) * 6, "9.20", "90%")
    late = {"content/bureau/publications/lvye.yml": (", statement: 2021-07-12", "")}
    assert lines(tables(edits=late)["compare/urban-primary/"])[0][8:] == ("—", "—")


def test_a_class_of_one_has_no_table_and_a_class_of_none_no_page() -> None:
    found = tables(edits=RURAL)
    assert sorted(address for address in found if address.count("/") == 2) == ["compare/rural-primary/", "compare/urban-primary/"]
    assert (found["compare/urban-primary/"].rows, found["compare/urban-primary/"].heads) == ((), ())
    assert not [address for address in found if address.startswith("compare/urban-primary/") and address.count("/") > 2]


def test_every_column_has_its_own_order_and_says_so() -> None:
    found = tables()
    for measure in measures("元/生·课时"):
        view = found[f"compare/urban-primary/{measure.id}/"]
        assert [head.sorted for head in view.heads if head.sorted] == ["descending" if measure.falling else "ascending"]
        assert (view.heads[1].address, view.heads[1].name, view.sorted_by) == (view.address, measure.name, measure.name)
        # What stands under the heads moves with them.
        plain = found["compare/urban-primary/"]
        columns = [plain.heads.index(replace(head, sorted="")) - 1 for head in view.heads[1:]]
        assert sorted(columns) == list(range(8))
        assert [tuple(row.cells[place] for place in columns) for row in plain.rows if row.name == "绿野小学"] == [
            row.cells for row in view.rows if row.name == "绿野小学"
        ]
    assert [head.sorted for head in found["compare/urban-primary/"].heads] == ["ascending", *("",) * 8]


def test_rows_stand_in_the_order_of_their_column_with_unknown_ones_last() -> None:
    states = judged(_many(whole(), {"a": ("15:00", 300), "b": ("17:45", 100), "c": ("16:30", 200)}))
    found = by_address(states)
    assert [row.address for row in found["compare/urban-primary/until/"].rows] == _addresses("lvye", "b", "c", "a", "xijie")
    assert [row.address for row in found["compare/urban-primary/term-fee/"].rows] == _addresses("b", "c", "a", "lvye", "xijie")
    # Of 100.00, 200.00, 300.00 and 358.80至400.00, the last by its highest.
    assert found["compare/urban-primary/"].medians[4] == "250.00"
    # Of 15:00, 16:30, 17:45 and 17:50.
    assert found["compare/urban-primary/"].medians[0] == "17:08"


def _addresses(*schools: str) -> list[str]:
    return [f"schools/{school}/" for school in schools]


def _many(town: City, made: dict[str, tuple[str, int]]) -> City:
    """The town with copies of its first school that end at another time and cost something else."""
    first = town.school("lvye")
    assert first is not None
    return replace(town, schools=(*town.schools, *(_copy(first, school, *values) for school, values in made.items())))


def _copy(first: SchoolRecord, school: str, ends: str, fee: int) -> SchoolRecord:
    filing = first.filings[-1]
    assert isinstance(filing.parts["plan"], Plan)
    assert isinstance(filing.parts["times"], Times)
    item = replace(filing.plan.fees.items[0], total=type(filing.plan.fees.items[0].total)(fee * 100), grades=())
    plan = replace(filing.plan, fees=replace(filing.plan.fees, items=(item,)))
    session = replace(filing.times.sessions[0], ends=dt.time.fromisoformat(ends), grades=(1, 2, 3, 4, 5, 6))
    times = replace(filing.times, sessions=(session,))
    other = replace(filing, school=school, parts={**filing.parts, "plan": plan, "times": times}, previous=None)
    return replace(first, registration=replace(first.registration, id=school), filings=(other,))


def test_a_school_that_charges_nothing_lowers_no_median() -> None:
    free = {"content/bureau/schools/shanquan.yml": ("area_class: 农村", "area_class: 城区")}
    view = by_address(judged(_many(whole(edits=free), {"a": ("17:00", 300)})))["compare/urban-primary/term-fee/"]
    assert [row.address for row in view.rows] == _addresses("shanquan", "a", "lvye", "xijie")
    # Of 300.00 and 400.00; the ends are of all three.
    assert view.medians[:2] == ("350.00", "17:00")


def test_lessons_a_day_are_those_of_the_service_itself() -> None:
    skating = 'weekdays: [周二], starts: "17:00", ends: "17:30", lessons: 1, place: 风雨操场'
    later = {"schools/lvye/2021-autumn/times.yml": (skating, skating.replace("17:30", "18:10").replace("17:00", "17:40"))}
    assert lines(tables(edits=later)["compare/urban-primary/"])[0][4] == "2"


def test_every_class_has_an_id_for_its_address() -> None:
    assert set(STAGE_IDS) == set(STAGES)
    assert set(AREA_CLASS_IDS) == set(AREA_CLASSES)
    assert len({each.id for each in CLASSES}) == len(STAGES) * len(AREA_CLASSES)


def test_the_list_of_classes() -> None:
    shown, _ = compare_pages(judged(whole(edits=RURAL)))
    assert [(c.name, c.total, c.public, c.until, c.fee) for c in shown.classes] == [
        ("城区小学", 1, 1, "—", "—"),
        ("农村小学", 2, 1, "—", "—"),
    ]
