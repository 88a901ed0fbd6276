"""The statement: its rows, the shares, small groups, and the refund of one pupil."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.finance import Charge, Finance, ReducedCharge, Refund
from generator.model.values import Fen, Group, total
from generator.notices.books import Kind, income, percent, permille, refunded, rows
from generator.notices.finance import WIDTH, bars, spread
from generator.notices.people import persons
from generator.notices.settlement import settlements
from generator.refunds import BY_LESSON
from tests.render.town import city, filing


def books() -> Finance:
    return filing(city())[1].finance


def test_rows_are_the_filed_amounts_in_five_sections() -> None:
    found = rows(books(), 5)
    sections = [(row.text, row.amount) for row in found if row.kind is Kind.SECTION]
    assert sections == [
        ("一、期初结余", Fen(0)),
        ("二、收入", Fen(36128850)),
        ("三、退费", Fen(2374400)),
        ("四、支出", None),
        ("五、期末结余及处理", Fen(465000)),
    ]
    assert [(row.text, row.amount) for row in found if row.kind is Kind.TOTAL] == [
        ("净收入（收入减退费）", Fen(33754450)),
        ("支出合计", Fen(33289450)),
    ]
    assert income(books()) - refunded(books()) == books().net_income


def test_refund_of_a_capped_fee_is_explained_by_what_each_gets() -> None:
    notes = [row.note for row in rows(books(), 5) if row.text == "未开展的课时"]
    assert notes == [
        "350人×9课时×2.30元；2022年1月18日原渠道退回",
        "580人×22.99元（10课时，按实交金额折算）；2022年1月18日原渠道退回",
        "20人×9课时×1.15元；2022年1月18日原渠道退回",
    ]


def test_withheld_group_is_printed_as_such() -> None:
    notes = {row.text: row.note for row in rows(books(), 5)}
    assert notes["免收：脱贫户家庭学生"] == "36人"
    assert notes["免收：孤儿和事实无人抚养儿童"] == "不足5人"


@pytest.mark.parametrize(("number", "text"), [(None, "不足5人"), (1, "不足5人"), (4, "不足5人"), (5, "5人"), (0, "0人")])
def test_persons(number: int | None, text: str) -> None:
    assert persons(Group(number), 5) == text


def reduced(*pupils: int) -> Finance:
    several = tuple(ReducedCharge(category=f"类{n}", per_pupil=Fen(10000), pupils=n, amount=Fen(10000 * n)) for n in pupils)
    return replace(books(), reduced=several)


def test_small_reduced_groups_are_put_together() -> None:
    found = {row.text: row for row in rows(reduced(3, 20), 5)}
    assert found["减收（各类合计）"].note == "23人"
    assert found["减收（各类合计）"].amount == Fen(230000)
    assert not any(text.startswith("减收：") for text in found)


def test_and_with_the_charges_where_they_stay_small() -> None:
    charges = books().charges
    found = {row.text: row for row in rows(reduced(3), 5)}
    assert found["服务性收费（含减收）"].amount == total([*(row.amount for row in charges), Fen(30000)])
    assert "人×" not in found["服务性收费（含减收）"].note


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(1, 3, "33.3%"), (2, 3, "66.7%"), (1, 2000, "0.1%"), (1, 2001, "0.0%"), (5, 5, "100.0%"), (0, 0, "0.0%")]
)
def test_percent_rounds_half_up(part: int, whole: int, text: str) -> None:
    assert percent(Fen(part), Fen(whole)) == text


def test_bars_show_the_same_shares_as_the_table() -> None:
    table = {row.text: row.share for row in rows(books(), 5) if row.share}
    found = bars(books())
    assert all(table[bar.text] == bar.share for bar in found)
    assert [bar.amount for bar in found] == sorted((bar.amount for bar in found), reverse=True)
    assert all(bar.width == WIDTH * permille(bar.amount, books().spending_total) // 1000 for bar in found)


def test_refund_of_one_pupil_line_by_line() -> None:
    low, high = settlements(books(), BY_LESSON)
    assert [(line.text, line.sum, line.amount) for line in low.lines] == [
        ("未开展的课时退费", "2.30元×9课时", Fen(2070)),
        ("结余退还", "4,650.00元÷930人", Fen(500)),
    ]
    assert (low.paid.amount, low.back, low.cost) == (Fen(35880), Fen(2570), Fen(33310))
    assert low.leave is not None
    assert (low.leave.text, low.leave.sum, low.leave.amount) == ("一课时", "", Fen(230))
    assert high.lines[0].sum == "400.00元×10课时÷174课时"
    assert (high.paid.amount, high.back, high.cost) == (Fen(40000), Fen(2799), Fen(37201))


def test_what_pupils_get_back_adds_up_to_the_refund_lines() -> None:
    found = books()
    for charge, settled in zip(found.charges, settlements(found, BY_LESSON), strict=True):
        lines = [row.amount for row in found.refunds if row.kind == "未开展" and row.pupils == charge.pupils]
        assert settled.lines[0].amount * charge.pupils == total(lines)


def test_lines_of_one_rate_belong_to_every_charge_where_numbers_of_pupils_do_not_tell_them_apart() -> None:
    charge = Charge(item="费", rate=Fen(200), lessons=100, per_pupil=Fen(20000), pupils=90, amount=Fen(1800000))
    several = tuple(Refund(kind="未开展", pupils=n, lessons=n, rate=Fen(200), amount=Fen(200 * n * n)) for n in (3, 4))
    (settled,) = settlements(replace(books(), charges=(charge,), refunds=several, disposal=()), BY_LESSON)
    assert [line.amount for line in settled.lines] == [Fen(600), Fen(800)]
    assert settled.leave is None


@pytest.mark.parametrize(("amounts", "text"), [((), ""), ((100,), "1.00"), ((100, 100), "1.00"), ((300, 100, 200), "1.00至3.00")])
def test_spread(amounts: tuple[int, ...], text: str) -> None:
    assert spread(map(Fen, amounts)) == text
