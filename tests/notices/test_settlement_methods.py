"""The statement's sums under each method of refunds: a parent can redo every one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from generator.model.finance import Charge, Finance, Refund, Supplement
from generator.model.units import LESSON, MONTH
from generator.model.values import Fen, Hundredths
from generator.notices.books import rows
from generator.notices.settlement import settlements
from generator.refunds import Refunding
from tests.render.town import city, filing

MONTHLY = Charge(
    item="费", rate=Fen(8000), lessons=160, quantity=Hundredths(400), per_pupil=Fen(32000), pupils=10, amount=Fen(320000)
)  # fmt: skip
BY_LESSON = Charge(item="费", rate=Fen(200), lessons=160, per_pupil=Fen(32000), pupils=10, amount=Fen(320000))


def line(kind: str, pupils: int, rate: int, amount: int, **quantity: int) -> Refund:
    return Refund(kind=kind, pupils=pupils, rate=Fen(rate), amount=Fen(amount), **quantity)  # type: ignore[arg-type]


def books(charge: Charge, *refunds: Refund, supplements: tuple[Supplement, ...] = ()) -> Finance:
    return replace(
        filing(city())[1].finance, charges=(charge,), reduced=(), exempt=(), refunds=refunds, supplements=supplements, disposal=()
    )  # fmt: skip


DAYS = (line("未开展", 10, 384, 7680, days=2), line("请假", 3, 384, 1920, days=5))
HALVES = (line("未开展", 10, 4000, 40000, halves=1), line("请假", 3, 4000, 12000, halves=3))
TIERS = (line("未开展", 10, 200, 4000, lessons=2), line("请假", 3, 200, 1000, lessons=5), line("退出", 1, 32000, 16000, percent=50))
EVERY_DAY = (line("未开展", 10, 384, 320000, days=90),)


@pytest.mark.parametrize(
    ("way", "charge", "refunds", "back", "leave", "notes"),
    [
        (
            Refunding("按天", MONTH, Hundredths(2083)), MONTHLY, DAYS,
            [("未开展的天数退费", "80.00元÷20.83＝3.84元；3.84元×2天", 768)],
            ("一天", "80.00元÷20.83＝3.84元", 384),
            {"未开展的天数": "10人×2天×3.84元；尚未退付", "请假的天数": "3人，5天·人×3.84元；尚未退付"},
        ),
        (
            Refunding("按天", MONTH, Hundredths(2083)), MONTHLY, EVERY_DAY,
            [("未开展的天数退费", "80.00元÷20.83＝3.84元；3.84元×90天，不超过所交费用", 32000)],
            None,
            {"未开展的天数": "10人×320.00元（90天，按实交金额折算）；尚未退付"},
        ),
        (
            Refunding("按半月", MONTH), MONTHLY, HALVES,
            [("未开展的半月退费", "80.00元÷2＝40.00元；40.00元×1个半月", 4000)],
            ("半个月（当月请假过半）", "80.00元÷2＝40.00元", 4000),
            {"未开展的半月": "10人×1个半月×40.00元；尚未退付", "请假的半月": "3人，3个半月·人×40.00元；尚未退付"},
        ),
        (
            Refunding("分段", LESSON, percents=(50,)), BY_LESSON, TIERS,
            [("未开展的课时退费", "2.00元×2课时", 400)],
            ("一课时", "", 200),
            {"未开展的课时": "10人×2课时×2.00元；尚未退付", "请假的课时": "3人，5课时·人×2.00元；尚未退付",
             "中途退出": "1人×320.00元×50%；尚未退付"},
        ),
    ],
    ids=["by-day", "every-day", "by-half-month", "in-tiers"],
)  # fmt: skip
def test_sums_of_a_method(way: Refunding, charge: Charge, refunds: tuple[Refund, ...], back: object, leave: object, notes: object) -> None:
    found = books(charge, *refunds)
    (settled,) = settlements(found, way)
    assert [(each.text, each.sum, each.amount) for each in settled.lines] == back
    assert (settled.leave and (settled.leave.text, settled.leave.sum, settled.leave.amount)) == leave
    shown = [row for row in rows(found, 5, way.unit) if row.text.startswith(("未开展", "请假", "中途"))]
    assert {row.text: row.note for row in shown} == notes


def test_what_was_held_besides_costs_more() -> None:
    extra = Supplement(item="费", pupils=10, lessons=2, rate=Fen(200), amount=Fen(4000), paid=dt.date(2022, 1, 18))
    found = books(BY_LESSON, supplements=(extra,))
    (settled,) = settlements(found, Refunding("按课时", LESSON))
    assert [(each.text, each.sum, each.amount) for each in settled.lines] == [("多上的课时补交", "2.00元×2课时", Fen(-400))]
    assert settled.cost == Fen(32400)
    notes = [(row.amount, row.note) for row in rows(found, 5) if row.text == "补收：费"]
    assert notes == [(Fen(4000), "10人，2.00元×2课时；2022年1月18日")]
