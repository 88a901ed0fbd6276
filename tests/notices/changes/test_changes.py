"""Edits of the sample's files in; the sentences that parents read, and whether the change is material, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache

import pytest

from generator.city import Filing, SchoolRecord
from generator.integrity.records import record
from generator.model.fields import Part, Spec, specs
from generator.model.finance import Finance
from generator.model.plan import Plan
from generator.model.record import Record
from generator.model.school import School
from generator.model.staff import Staff
from generator.model.times import Times
from generator.notices.changes import changes, material, sentences
from generator.notices.changes.naming import _NAMES
from generator.repository import assemble
from tests.mutants.mutants import Mutant, draw
from tests.rules.casebook import TODAY, reading, reread, today

STAYS, FEES_STAY, HOURS_STAY = ("服务时间和收费不变",), ("收费不变",), ("服务时间不变",)
LIUHE, YUCAI, BINJIANG, BAIMA = (
    "schools/liuhe/2026-autumn",
    "schools/yucai/2026-autumn",
    "schools/binjiang/2026-autumn",
    "schools/baima/2026-spring",
)

Edit = tuple[str, str]

CASES: list[tuple[str, list[Edit], tuple[str, ...], bool]] = [
    # The hours, as parents say them.
    (
        f"{LIUHE}/times.yml", [('ends: "17:20"', 'ends: "17:10"')] * 3,
        ("周一至周五结束时间由17:20改为17:10", *FEES_STAY), True,
    ),
    (
        f"{LIUHE}/times.yml", [('weekdays: [周一, 周三, 周五]\n    starts: "16:40"\n    ends: "17:20"', 'weekdays: [周一, 周三, 周五]\n    starts: "16:40"\n    ends: "17:40"')],
        ("周一、周三、周五结束时间由17:20改为17:40", *FEES_STAY), True,
    ),
    (f"{LIUHE}/times.yml", [('time: "15:40"', 'time: "15:30"')], ("放学时间“一至六年级周一至周五”的放学时间由15:40改为15:30", *FEES_STAY), True),
    (f"{LIUHE}/times.yml", [("place: 校门口和河桥头", "place: 校门口")], ("接送时间“17:20—17:35”的地点由校门口和河桥头改为校门口", *FEES_STAY), True),
    (f"{LIUHE}/times.yml", [('starts: "17:20", ends', 'starts: "17:25", ends')], ("接送时间“17:20—17:35”的开始时间由17:20改为17:25", *FEES_STAY), True),
    (f"{LIUHE}/times.yml", [("家长也是这个时候收工", "家长这时候收工")], ("关于“服务结束得太早”的说明有修改", *STAYS), False),
    # Days.
    (
        f"{YUCAI}/times.yml", [("why: 秋季运动会}\n", "why: 秋季运动会}\n  - {first: 2026-12-04, last: 2026-12-04, why: 艺术节}\n")],
        ("新增不开展服务的日子：2026年12月4日（艺术节）", *FEES_STAY), True,
    ),
    (
        f"{YUCAI}/times.yml", [("{first: 2026-10-30, last: 2026-10-30, why: 秋季运动会}", "{first: 2026-11-06, last: 2026-11-06, why: 秋季运动会}")],
        ("不开展服务的日子“秋季运动会”的第一天由2026年10月30日改为2026年11月6日", "不开展服务的日子“秋季运动会”的最后一天由2026年10月30日改为2026年11月6日", *FEES_STAY), True,
    ),
    (f"{YUCAI}/times.yml", [("days: 85", "days: 84")], ("计划服务天数由85天改为84天", *FEES_STAY), True),
    # Fees and providers.
    (
        f"{YUCAI}/plan.yml", [("rate: 2.30", "rate: 2.20"), ("total: 391.00", "total: 374.00")],
        ("收费项目“课后服务费”的收费标准由2.30元改为2.20元", "收费项目“课后服务费”的每生每学期金额由391.00元改为374.00元", *HOURS_STAY), True,
    ),
    (f"{BINJIANG}/plan.yml", [("price: 16.50", "price: 17.00")], ("机构“示例市创想科技教育中心”的课程“图形化编程”的协议单价由16.50元改为17.00元", *HOURS_STAY), True),
    (f"{BAIMA}/record.yml", [("leave_lessons: 488", "leave_lessons: 480")], ("请假课时·人有调整", *STAYS), False),
    # What touches neither.
    (f"{LIUHE}/plan.yml", [("capacity: ", "capacity: 1")], ("最多可接纳人数由240人改为1240人", *STAYS), False),
    (f"{YUCAI}/times.yml", [("place: 操场", "place: 操场东侧")], ("活动“校园足球”的地点由操场改为操场东侧", *STAYS), False),
    ("schools/yucai/school.yml", [("complaint_phone: 0700-", "complaint_phone: 0701-")], ("学校监督电话由0700-0000112改为0701-0000112", *STAYS), False),
    # What the school itself tells: nothing is said of what stays.
    (
        f"{LIUHE}/record.yml", [("changes:\n", "changes:\n  - {date: 2026-11-16, what: 图书角搬到二楼}\n")],
        ("2026年11月16日起，图书角搬到二楼",), False,
    ),
    (
        f"{LIUHE}/record.yml", [("changes:\n", "changes:\n  - {date: 2026-11-16, what: 乒乓球器材换新，时间不变}\n")],
        ("2026年11月16日起，乒乓球器材换新，时间不变",), False,
    ),
    (
        f"{LIUHE}/record.yml", [("changes:\n", "changes:\n  - {date: 2026-11-16, what: 周五提前到16:30结束}\n")],
        ("2026年11月16日起，周五提前到16:30结束",), True,
    ),
    (f"{YUCAI}/plan.yml", [("# ", "# 另一句")], (), False),
]  # fmt: skip


def _filings(file: str, edits: list[Edit]) -> tuple[Filing, Filing]:
    """A filing as it is, and with a file edited."""
    raw = reading().entries[file].document.text
    for old, new in edits:
        assert old in raw, (file, old)
        raw = raw.replace(old, new, 1)
    parts = file.split("/")
    term = parts[2] if len(parts) == 4 else "2026-autumn"
    repository, _ = today()
    return _filing_of(repository.city.school(parts[1]), term), _filing_of(
        assemble(reread(reading(), {file: raw.encode()}), TODAY).city.school(parts[1]), term
    )


def _filing_of(school: object, term: str) -> Filing:
    assert isinstance(school, SchoolRecord)
    return next(filing for filing in school.filings if str(filing.id) == term)


@pytest.mark.parametrize(("file", "edits", "expected", "weighs"), CASES)
def test_what_changed_in_parents_words(file: str, edits: list[Edit], expected: tuple[str, ...], weighs: bool) -> None:
    found = changes(*_filings(file, edits), "notice")
    assert sentences(found, "notice") == (expected or STAYS)
    assert material(found) is weighs
    assert bool(found) is bool(expected)


def test_a_statement_says_what_was_paid() -> None:
    file = f"{BAIMA}/finance.yml"
    old, new = _filings(file, [("amount: 508.20, paid: 2026-07-08, method: 原渠道退回", "amount: 508.20")])
    assert sentences(changes(new, old, "finance"), "finance") == (
        "补充了退费“退出”的退费日期：2026年7月8日",
        "补充了退费“退出”的退费方式：原渠道退回",
    )


def test_a_version_in_which_nothing_printed_differs_is_never_told_as_the_first() -> None:
    assert sentences((), "finance") == ("账目没有变化，只有登记信息调整",)
    assert sentences((), "notice") == STAYS


def _rows(part: type[Part], seen: set[type[Part]]) -> Iterator[type[Part]]:
    """Every class that stands in a list somewhere below a part."""
    for spec in specs(part).values():
        inner = spec.item if spec.kind == "list" else spec
        if isinstance(inner, Spec) and inner.part is not None:
            if spec.kind == "list":
                yield inner.part
            if inner.part not in seen:
                seen.add(inner.part)
                yield from _rows(inner.part, seen)


def test_every_row_of_a_list_has_a_name() -> None:
    listed = {row for part in (Plan, Times, Staff, Record, Finance, School) for row in _rows(part, set())}
    assert sorted(row.__name__ for row in listed - set(_NAMES)) == []
    assert len(fields(Plan)) > 20


@cache
def _mutants() -> tuple[Mutant, ...]:
    return tuple(draw(600))


def test_no_change_goes_unsaid() -> None:
    """Whatever mutant changes a paper's record, the change is put into words; and nothing is said where nothing on the paper changed."""
    repository, _ = today()
    said = 0
    for mutant in _mutants():
        if any(raw is None for raw in mutant.edits.values()):
            continue
        school = assemble(reread(reading(), mutant.edits), TODAY).city.school(mutant.filing.school)
        now = next((f for f in getattr(school, "filings", ()) if str(f.id) == mutant.filing.term), None)
        before = _filing_of(repository.city.school(mutant.filing.school), mutant.filing.term)
        if now is None or now.broken or now.profile is None:
            continue
        for paper in ("notice", "finance"):
            differs = record(now, paper) != record(before, paper)
            assert bool(changes(before, now, paper)) is differs, (mutant, paper)
            said += differs
    assert said > 200
