from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import replace

import pytest

from generator.digest import canonical_json, digest, short, written_before
from generator.findings import Where
from generator.model.common import DaySpan
from generator.model.values import Fen, Group, TermId
from tests.render.town import city, filing

SPAN = DaySpan(first=dt.date(2021, 10, 1), last=dt.date(2021, 10, 7), why="国庆节")

CANONICAL = [
    ("é", '"é"'),
    ("e\u0301", '"é"'),
    (Fen(38083400), '"380834.00"'),
    (Fen(-5), '"-0.05"'),
    (True, "true"),
    (None, "null"),
    (3, "3"),
    (dt.date(2021, 9, 6), '"2021-09-06"'),
    (dt.time(17, 30), '"17:30"'),
    (Group(None), '"fewer-than-threshold"'),
    (Group(46), "46"),
    (TermId(2021, "autumn"), '"2021-autumn"'),
    (("b", "a"), '["b","a"]'),
    ({"b": 1, "a": 2}, '{"a":2,"b":1}'),
    (SPAN, '{"first":"2021-10-01","last":"2021-10-07","why":"国庆节"}'),
]


@pytest.mark.parametrize(("value", "text"), CANONICAL)
def test_canonical_form(value: object, text: str) -> None:
    assert canonical_json(value).decode() == text


@pytest.mark.parametrize("value", [0.5, {1: "a"}, {"a": [1.0]}, {"a", "b"}, dt.datetime(2021, 9, 6, 8, tzinfo=dt.UTC)])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="no canonical"):
        canonical_json(value)


def test_where_a_value_stands_does_not_matter() -> None:
    assert digest("p", SPAN) == digest("p", replace(SPAN, where=Where("elsewhere.yml")))


def test_prefix_keeps_kinds_apart() -> None:
    assert digest("kehou/notice/v1", SPAN) != digest("kehou/finance/v1", SPAN)


def test_prefix_a_zero_byte_and_the_canonical_json() -> None:
    assert digest("kehou/test/v1", {"a": Fen(100)}) == hashlib.sha256(b'kehou/test/v1\0{"a":"1.00"}').hexdigest()


def test_what_is_written_already_is_not_written_again() -> None:
    data, others = {"b": Fen(100), "a": "é"}, {"salt": "00", "term": TermId(2021, "autumn"), "e\u0301": SPAN}
    assert written_before("data", canonical_json(data), others) == canonical_json({**others, "data": data})
    with pytest.raises(ValueError, match="salt"):
        written_before("salt", b"{}", {"data": 1})


def test_short_is_twelve_digits_in_fours() -> None:
    assert short("0123456789abcdef") == "0123 4567 89ab"


def test_one_fen_changes_the_digest_of_a_filing() -> None:
    finance = "schools/lvye/2021-autumn/finance.yml"
    before, after = (filing(city(edits=edits))[1].finance for edits in ({}, {finance: ('closing: "4650.00"', 'closing: "4650.01"')}))
    assert digest("p", before) != digest("p", after)


def test_comments_and_order_of_keys_do_not() -> None:
    finance = "schools/lvye/2021-autumn/finance.yml"
    moved = {finance: ("prepared_by: 报账员\nchecked_by: 总务主任", "# 换了顺序\nchecked_by: 总务主任\nprepared_by: 报账员")}
    before, after = (filing(city(edits=edits))[1].finance for edits in ({}, moved))
    assert digest("p", before) == digest("p", after)
