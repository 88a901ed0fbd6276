"""Every kind of value: what is understood, what is refused and what was probably meant."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.model.fields import Spec
from generator.model.values import Fen, Group, TermId
from generator.schema.convert import UnfitError, convert
from generator.schema.uscc import check_character, valid_code


def spec(kind: str, **more: object) -> Spec:
    return Spec(kind=kind, label="名称", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("time", "17:30", dt.time(17, 30)),
        ("time", "00:00", dt.time(0, 0)),
        ("date", "2024-02-29", dt.date(2024, 2, 29)),
        ("month_day", "02-29", (2, 29)),
        ("money", "391", Fen(39100)),
        ("money", "391.5", Fen(39150)),
        ("money", "0.07", Fen(7)),
        ("money", "999999999.99", Fen(99999999999)),
        ("count", "007", 7),
        ("group", "12", Group(12)),
        ("group", "fewer-than-threshold", Group(None)),
        ("yesno", "是", True),
        ("yesno", "no", False),
        ("yesno", "True", True),
        ("term", "2021-autumn", TermId(2021, "autumn")),
        ("phone", "0700-0000001", "0700-0000001"),
        ("phone", "12345", "12345"),
        ("id", "_example", "_example"),
        ("url", "https://notices.shili.example/", "https://notices.shili.example/"),
        ("text", "  育才  ", "育才"),
    ],
)
def test_understood(kind: str, text: str, value: object) -> None:
    assert convert(spec(kind, max=1000), text) == value


@pytest.mark.parametrize(
    ("kind", "text", "rule", "suggest"),
    [
        ("time", "24:00", "bad-time", None),
        ("time", "17：30", "bad-time", "17:30"),
        ("time", "9:05", "bad-time", "09:05"),
        ("time", "17.30", "bad-time", "17:30"),
        ("time", "17点30分", "bad-time", "17:30"),
        ("time", "17:30:00", "bad-time", "17:30"),
        ("time", "1050", "bad-time", None),
        ("time", "17:30\n", "bad-time", "17:30"),
        ("date", "2024-02-30", "bad-date", None),
        ("date", "2024-9-1", "bad-date", "2024-09-01"),
        ("date", "2024/09/01", "bad-date", "2024-09-01"),
        ("date", "2024年9月1日", "bad-date", "2024-09-01"),
        ("date", "２０２４-０９-０１", "bad-date", "2024-09-01"),
        ("month_day", "02-30", "bad-date", None),
        ("money", "1e3", "bad-money", None),
        ("money", ".nan", "bad-money", None),
        ("money", "-0", "bad-money", None),
        ("money", "1_000", "bad-money", "1000"),
        ("money", "1,000.00", "bad-money", "1000.00"),
        ("money", "１２", "bad-money", "12"),
        ("money", "391元", "bad-money", "391"),
        ("money", "3.911", "bad-money", None),
        ("count", "12人", "bad-number", None),
        ("count", "１２", "bad-number", 12),
        ("count", "-1", "bad-number", None),
        ("count", "1001", "out-of-range", 1000),
        ("group", "few", "bad-number", None),
        ("yesno", "y", "not-a-choice", None),
        ("term", "2021-秋", "bad-format", None),
        ("term", "2021-Autumn", "bad-format", None),
        ("phone", "1" + "3800000000", "bad-format", None),
        ("id", "Yucai", "bad-format", None),
        ("id", "уuсаi", "bad-format", None),
        ("url", "javascript:alert(1)", "bad-format", None),
        ("url", "https://ok.example@evil.example/", "bad-format", None),
        ("url", "//evil.example", "bad-format", None),
        ("text", "　", "blank", None),
        ("text", "字" * 1001, "too-long", None),
    ],
)
def test_refused(kind: str, text: str, rule: str, suggest: object) -> None:
    with pytest.raises(UnfitError) as caught:
        convert(spec(kind, max=1000), text)
    assert (caught.value.rule, caught.value.suggest) == (rule, suggest)


def test_choice_names_the_nearest() -> None:
    with pytest.raises(UnfitError) as caught:
        convert(spec("choice", choices=("劳动合同", "劳务协议", "无")), "劳务合同")
    assert caught.value.suggest in ("劳动合同", "劳务协议")


def test_credit_code_by_the_published_weights() -> None:
    """An invented code: weights 3^i mod 31 over the first seventeen characters, worked by hand with a second loop."""
    first = "52999999MJ0000001"
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total, weight = 0, 1
    for character in first:
        total += alphabet.index(character) * weight
        weight = weight * 3 % 31
    last = alphabet[-total % 31]
    assert check_character(first) == last
    assert valid_code(first + last)
    others = [first + character for character in alphabet if character != last]
    assert not any(map(valid_code, others))
