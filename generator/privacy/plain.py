"""A text in; the same text with one spelling for every digit and separator out, and for each of its characters where it stood.

Every character is replaced by one character, so that places stay; only escapes (`\\u0031`) take several and become one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

NOTHING = "\x00"
"""Stands for a character that shows nothing."""


@dataclass(frozen=True, slots=True)
class Plain:
    """`text[i]` stood at `places[i]`, or at `i` where there are no places."""

    text: str
    places: Sequence[int] | None = None

    def place(self, index: int) -> int:
        if self.places is None:
            return index
        return self.places[index] if index < len(self.places) else (self.places[-1] + 1 if self.places else 0)


_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff\U000e0000-\U000e0fff"
)
_SPACES = "\t\u00a0\u2000-\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_DOTS = "\u2022\u2027\u2219\u22c5\u30fb\uff65"
_STARS = "\u2217\uff0a\u25cf\u25a0\u25a1\u25cb"
_CLASSES = ((_UNSEEN, NOTHING), (_SPACES, " "), (_HYPHENS, "-"), (_DOTS, "\u00b7"), (_STARS, "*"))
_DIGIT_BLOCKS = ((0xB2, 0xBA), (0x660, 0x3400), (0xA620, 0xAC00), (0xFF10, 0xFF1A), (0x1D7CE, 0x1D800), (0x1FBF0, 0x1FBFA))


def _table() -> dict[int, str]:
    table = {code: str(digit) for first, end in _DIGIT_BLOCKS for code in range(first, end) if (digit := _digit(code)) is not None}
    table |= {code: chr(code - 0xFEE0) for first, end in ((0xFF21, 0xFF3B), (0xFF41, 0xFF5B)) for code in range(first, end)}
    table |= {ord("＠"): "@", ord("．"): ".", ord("＋"): "+", ord("＿"): "_", ord("　"): " ", ord("｜"): "|"}
    for characters, plain in _CLASSES:
        for first, last in re.findall("(.)(?:-(.))?", characters, re.DOTALL):
            table |= dict.fromkeys(range(ord(first), ord(last or first) + 1), plain)
    return table


def _digit(code: int) -> int | None:
    return unicodedata.digit(chr(code), None)


_TABLE = _table()
_ODD = frozenset(map(chr, _TABLE))
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([_NLPt0 /]))")
_FOLD = re.compile(r"(?<=\d)\\?\r?\n[ \t]*(?=\d)")
"""A number may be folded over two lines of a value."""
_BEFORE_A_DIGIT = re.compile(r"\n[ \t]*\d")
"""Without one nothing is folded; looking for it costs less."""
_EVEN = re.compile(
    "[\n -~\u00b7\u00d7\u2018\u2019\u201c\u201d\u2026\u3001-\u3017\u4e00-\u9fff"
    "\uff01-\uff09\uff0c\uff0f\uff1a-\uff1f\uff3b-\uff3e\uff5b\uff5d\uff5e]*+"
)
_SHORT = {"_": " ", "t": " ", " ": " ", "/": "/"}


def plain(text: str) -> Plain:
    """The text in its plain spelling."""
    places: list[int] | None = None
    if "\\" in text and _ESCAPE.search(text):
        text, places = _unescaped(text)
    if _BEFORE_A_DIGIT.search(text):
        text = _FOLD.sub(lambda fold: " " + NOTHING * (len(fold[0]) - 1), text)
    text = text.replace("\u2014", "-")  # the only one that is common
    return Plain(text if even(text) or _ODD.isdisjoint(text) else text.translate(_TABLE), places)


def even(text: str) -> bool:
    """Whether a text is of ASCII, Chinese characters and common signs alone, none of which has another spelling: nearly every file."""
    return _EVEN.fullmatch(text) is not None


def _unescaped(text: str) -> tuple[str, list[int]]:
    """Escapes of a double-quoted text as the characters they stand for, wherever they are: a broken file has no quotes to trust."""
    pieces: list[str] = []
    places: list[int] = []
    end = 0
    for match in _ESCAPE.finditer(text):
        pieces.append(text[end : match.start()])
        places.extend(range(end, match.start()))
        code = match[1] or match[2] or match[3]
        pieces.append(_character(code) if code else _SHORT.get(match[4], NOTHING))
        places.append(match.start())
        end = match.end()
    pieces.append(text[end:])
    places.extend(range(end, len(text)))
    return "".join(pieces), places


def _character(code: str) -> str:
    number = int(code, 16)
    return chr(number) if number <= 0x10FFFF and number != 0x0A else NOTHING
