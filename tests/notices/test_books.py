"""The statement: its rows, the shares, small groups, and the refund of one pupil."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model.finance import Charge, Finance, ReducedCharge, Refund, Together
from generator.model.values import Fen, Group, total
from generator.notices.books import Kind, Row, income, percent, permille, rows
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
    assert (income(books()), books().refunded) == (Fen(36128850), Fen(2374400))
    assert Fen(36128850) - Fen(2374400) == books().net_income


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


MERGED = Together(charged=Fen(1300000), refunded=Fen(2000))


def merged(together: Together | None) -> Finance:
    """Books with a small reduced group: full payers in tens, no amounts of their own."""
    (charge, *_) = books().charges
    return replace(
        books(),
        charges=(replace(charge, pupils=350, amount=None),),
        reduced=(
            ReducedCharge(category="甲类", per_pupil=Fen(17940), pupils=Group(None)),
            ReducedCharge(category="乙类", per_pupil=Fen(17940), pupils=Group(5), amount=Fen(89700)),
        ),
        refunds=tuple(replace(row, amount=None) for row in books().refunds if row.rate == charge.rate),
        together=together,
    )


def test_fees_with_a_small_reduced_group_are_one_sum() -> None:
    found = rows(merged(MERGED), 5)
    by_text = {row.text: row for row in found}
    assert by_text["服务性收费合计（含减收）"] == Row(
        Kind.LINE, "服务性收费合计（含减收）", Fen(1300000),
        note="课后服务费（低年级）约350人，每人358.80元（2.30元×156课时）；甲类不足5人，每人179.40元；乙类5人，每人179.40元",
    )  # fmt: skip
    assert by_text["三、退费"].amount == Fen(2000)
    assert [(row.amount, row.note) for row in found if row.text in ("未开展的课时", "请假的课时")] == [
        (None, "约350人，每人9课时；每课时2.30元，减收的按比例；2022年1月18日原渠道退回"),
        (None, "约580人，每人10课时；每课时2.30元，减收的按比例；2022年1月18日原渠道退回"),
        (None, "212人，1,286课时·人；每课时2.30元，减收的按比例；尚未退付"),
    ]
    assert not any(row.text.startswith(("减收：", "服务性收费：")) for row in found)


def test_or_only_what_is_left_of_them_after_refunds() -> None:
    found = {row.text: row for row in rows(merged(None), 5)}
    net = books().net_income - books().interest
    assert found["服务性收费净额（含减收，已减退费）"].amount == net
    assert (found["二、收入（服务性收费已减退费）"].amount, found["三、退费"].amount) == (books().net_income, None)
    assert (income(merged(None)), merged(None).refunded) == (None, None)


def test_a_reduced_group_of_five_is_printed() -> None:
    five = ReducedCharge(category="丙类", per_pupil=Fen(10000), pupils=Group(5), amount=Fen(50000))
    row = next(row for row in rows(replace(books(), reduced=(five,)), 5) if row.text == "减收：丙类")
    assert (row.amount, row.note) == (Fen(50000), "5人×100.00元")


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
