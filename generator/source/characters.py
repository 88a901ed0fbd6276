"""Bytes in, text out, or the fault that says why not: encoding, and characters that no honest filing needs."""

from __future__ import annotations

import json
import re

from generator.findings import START, Span
from generator.source.marks import Fault

_BAD = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters, NEL among them
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"  # soft hyphen, joiners and fillers that show nothing
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\ufff9-\ufffb\uffa0"  # zero width, line separators, bidirectional controls
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"  # surrogates, private use, noncharacters
    "\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd\U00013430-\U0001343f"  # signs that stand over the digits after them
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # format characters of shorthand and music
    "\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U000e0fff\U000effff"  # unassigned planes, tags, variation selectors, noncharacters
    "\U000efffe\U000f0000-\U0010ffff]"  # private planes
)
_UNPRINTED = re.compile(f"{_BAD.pattern}|[\t\r\n]")
_LONE_CR = re.compile("\r(?!\n)")

_ENCODINGS = ((b"\xff\xfe\x00\x00", "UTF-32"), (b"\x00\x00\xfe\xff", "UTF-32"), (b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))


def decode(raw: bytes) -> str | Fault:
    """The text of a file; one leading byte order mark is forgiven, every other encoding is named in the fault."""
    for mark, name in _ENCODINGS:
        if raw.startswith(mark):
            return Fault("not-utf8", START, values={"encoding": name})
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        return Fault("not-utf8", Span(line, column, line, column + 1), values={"encoding": _guess(raw)})
    if not text.isascii() and _WESTERN.fullmatch(text) and _CHINESE.fullmatch(raw.decode("gb18030", "replace")):
        return Fault("not-utf8", START, values={"encoding": "GBK"})
    return text


_WESTERN = re.compile("[\x00-\x7f\xa0-\u052f]*")
_CHINESE = re.compile("[\x00-\x7f\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]*")
"""学校 in GBK happens to be the UTF-8 of ѧУ: a file whose only letters beyond ASCII are such ones was meant in Chinese."""


def _guess(raw: bytes) -> str:
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return "?"
    return "GBK"


def bad_character(text: str) -> tuple[int, str] | None:
    """The index and code point name (U+200B) of the first character that is refused, or None."""
    match = _BAD.search(text) or _LONE_CR.search(text)
    return (match.start(), f"U+{ord(match.group()[0]):04X}") if match else None


_ORDINARY = re.compile(
    "[\n -\\[\\]-~\u00b7\u00d7\u2014\u2018\u2019\u201c\u201d\u2026\u2212\u2264\u2265\u3001-\u3017\u4e00-\u9fff\uff01-\uff5e]*+"
)
"""What Chinese filings are written in, none of it refused: all but the backslash, whose escapes would have to be looked into."""


def ordinary(text: str, max_line: int) -> bool:
    """Whether a text has only such characters and no line that is too long, as nearly every file: then it has no faults of its text."""
    return _ORDINARY.fullmatch(text) is not None and (len(text) <= max_line or max(map(len, text.split("\n"))) <= max_line)


def visible(text: str) -> str:
    """A text as it may be printed: every character that a file is refused for, and every line break, by its name.

    So that what somebody wrote cannot steer a terminal, nor begin a line that the program of a pull request takes for a command.
    """
    return _UNPRINTED.sub(lambda found: f"<U+{ord(found.group()):04X}>", text)


def escaped(text: str) -> str:
    """JSON as it may be printed: the same data, with those characters as \\u escapes."""
    return _BAD.sub(lambda found: json.dumps(found.group())[1:-1], text)


def text_faults(text: str, max_line: int) -> list[Fault]:
    """The faults of a decoded text before YAML sees it: refused characters, lines too long (the first of each line)."""
    faults = []
    for number, line in enumerate(text.split("\n"), 1):
        found = bad_character(line.removesuffix("\r"))
        if found:
            column = found[0] + 1
            faults.append(Fault("bad-character", Span(number, column, number, column + 1), values={"character": found[1]}))
        if len(line) > max_line:
            faults.append(Fault("too-long", Span(number, 1, number, 1), values={"limit": max_line, "length": len(line)}))
    return faults
