"""Which words of a topic stand in a text, however they are broken up, and what of a text is looked at."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from generator.rules.content._words import _bared, words_in

WORDS = ("补课", "必须参加", "必须")
FOUND = [
    ("", ()),
    ("放学后补课", ("补课",)),
    ("补 课", ("补课",)),
    ("补\u200b课", ("补课",)),
    ("补_课", ("补课",)),
    ("补·课", ("补课",)),
    ("必须参加", ("必须参加",)),
    ("不得补课", ()),
    ("不收费，必须参加", ("必须参加",)),
    ("填补课后服务的空白", ()),
    ("自愿选择", ()),
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_words_of_a_topic(text: str, found: tuple[str, ...]) -> None:
    assert words_in(text, WORDS) == found


def test_no_words_are_in_no_text() -> None:
    assert words_in("放学后补课", ()) == ()


def test_every_character_is_kept_or_left_out_by_its_category() -> None:
    """Controls and separators hide nothing, and no mark parts a word."""
    for char in map(chr, range(sys.maxunicode + 1)):
        shown = unicodedata.normalize("NFKC", char)
        kept = "".join(c for c in shown if unicodedata.category(c)[0] not in "CZ")
        assert _bared.__wrapped__(char) == (kept, "".join(c for c in kept if unicodedata.category(c)[0] in "LN"))
