"""QR codes: module for module what segno makes of the same text, mask and level included."""

from __future__ import annotations

import string
from hashlib import shake_128
from typing import Any

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.render.qr import by_segno, qr
from generator.render.qr_code import _layout, code

ADDRESS = "https://notices.shili.example/schools/yucai/2026-autumn/notice/#d-1a2b3c4d5e6f"
LETTERS = string.ascii_letters + string.digits + "/:#-?&%.<>\"'"
LONGEST = 180


def test_of_every_length_and_so_of_every_version_and_level() -> None:
    made = {}
    for length in range(1, LONGEST + 1):
        text = "a" + "".join(LETTERS[each % len(LETTERS)] for each in shake_128(b"%d" % length).digest(length - 1))
        assert code(text) is not None
        made[text] = segno.make_qr(text, error="m")
        assert qr(text, "二维码<1>&") == by_segno(text, "二维码<1>&")
    assert {each.version for each in made.values()} == set(range(1, 10))
    assert {each.error for each in made.values()} == {"M", "Q", "H"}
    assert {each.mask for each in made.values()} == set(range(8))


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from(LETTERS), min_size=60, max_size=90).map("x{}".format))
def test_of_any_address(text: str) -> None:
    assert qr(text, "") == by_segno(text, "")


@pytest.mark.parametrize("text", ["0123456789", "HTTPS://A.EXAMPLE/", "https://甲.example/", "naïve", "a" * (LONGEST + 1), "a b", "a\n"])
def test_other_texts_are_left_to_segno(text: str) -> None:
    assert code(text) is None
    assert qr(text, "x") == by_segno(text, "x")


def test_finders_that_share_modules_count_as_segno_counts_them() -> None:
    """Rows drawn at random seldom have two of them: these all do, one after the other and across."""
    size, patterns = 37, ("10111011101", "1011101011101", "101110111011101", "0000101110111010000", "00001011101011101011101")
    rows = _layout(5, code_level()).rows
    for pattern in patterns:
        for at in range(size - len(pattern) + 1):
            before = "".join("0001"[each % 4] for each in shake_128(pattern.encode() + bytes([at])).digest(at))
            row = f"{before}{pattern}".ljust(size, "0")
            matrix = [bytearray(map(int, row)), *(bytearray(size) for _ in range(size - 1))]
            assert rows.finders(int(row + "0" * (size * (size - 1)), 2)) * 40 == n3_of_rows(matrix)


def code_level() -> int:
    return segno.consts.ERROR_LEVEL_M


def n3_of_rows(matrix: list[bytearray]) -> int:
    """Segno's third penalty: of the rows, since every column has at most one dark module."""
    encoder: Any = segno.encoder
    return int(encoder.mask_scores(matrix, len(matrix), len(matrix))[2])
