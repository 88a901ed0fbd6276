from __future__ import annotations

from generator.model.values import Fen
from generator.notices.fees import exemption_rows, fee_rows, fee_sums
from tests.render.town import city, filing


def test_table_has_the_caps_or_who_gets_the_money_in_its_remarks() -> None:
    found = fee_rows(filing(city())[1])
    assert [row.remark for row in found] == [
        "上限：每课时2.40元，每学期400.00元",
        "上限：每课时2.40元，每学期400.00元",
        "由本校代收，全额支付示例县跃动体育培训有限公司",
    ]


def test_both_caps_are_named_where_an_item_covers_both_stages() -> None:
    plan = "schools/lvye/2021-autumn/plan.yml"
    found = fee_rows(filing(city(edits={plan: ("grades: [3, 4, 5, 6], collector", "grades: [3, 4, 5, 6, 7], collector")}))[1])
    assert found[1].remark == "小学上限：每课时2.40元，每学期400.00元；初中上限：每课时2.50元，每学期450.00元"


def test_sums_that_a_parent_can_redo() -> None:
    low, high, skating = fee_sums(filing(city())[1])
    assert low.steps == (
        ("课时", "69天每天2课时，18天每天1课时，共156课时"),
        ("金额", "2.30元×156课时＝358.80元"),
        ("每课时上限", "2.40元，收费标准2.30元未超过"),
        ("每学期上限", "400.00元，未超过"),
    )
    assert low.total == Fen(35880)
    assert high.steps[0] == ("课时", "87天×每天2课时＝174课时")
    assert high.steps[1] == ("金额", "2.30元×174课时＝400.20元")
    assert high.steps[3] == ("每学期上限", "400.00元，按上限收400.00元")
    assert skating.steps == (("金额", "18.00元×16课时＝288.00元"),)


def test_exemptions_say_what_share_is_paid() -> None:
    found = exemption_rows(filing(city())[1])
    assert [(row.share, row.charge) for row in found] == [("免收", Fen(0)), ("免收", Fen(0)), ("减半收取", Fen(17940))]


def test_a_category_that_stands_there_twice_says_for_which_grades() -> None:
    plan, once = "schools/lvye/2021-autumn/plan.yml", '    - {category: 城乡低保家庭学生, charge: "179.40"}\n'
    twice = once + once.replace("179.40", "200.00") + once.replace("179.40", "1.00")
    found = exemption_rows(filing(city(edits={plan: (once, twice)}))[1])
    assert [(row.category, row.charge) for row in found[2:]] == [
        ("城乡低保家庭学生（一、二年级）", Fen(17940)),
        ("城乡低保家庭学生（三至六年级）", Fen(20000)),
        ("城乡低保家庭学生", Fen(100)),
    ]
