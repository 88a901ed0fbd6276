from __future__ import annotations

import datetime as dt

from generator.notices.home import home
from tests.render.town import AFTER
from tests.render.whole import judged, whole


def numbers(as_of: dt.date = AFTER, edits: dict[str, tuple[str, str]] | None = None) -> list[tuple[str, str, str]]:
    return [(fact.question, fact.answer, fact.more) for fact in home(judged(whole(as_of, edits=edits))).numbers]


def test_numbers_of_this_term_add_up() -> None:
    assert numbers() == [
        ("学校", "3所", "小学3所"),
        ("告知书已公开", "2所", "本学期的告知书可以查看"),
        ("告知书没有公开", "1所", "审批中1所"),
        ("收支公示逾期", "0份", "到期的都公示了"),
    ]


def test_late_statements_are_told() -> None:
    late = {"content/bureau/publications/lvye.yml": (", statement: 2022-01-20", "")}
    assert numbers(edits=late)[3] == ("收支公示逾期", "1份", "学校和截止日期见公开监督")


def test_the_offices_are_those_of_the_policy_in_force() -> None:
    assert home(judged(whole())).offices == ("驻片领导", "基教股", "驻市教育局纪检监察组")
    assert home(judged(whole(dt.date(2025, 10, 1)), [])).offices == ()
