"""A text that somebody typed in; the same text out as Markdown, in one line that no host takes for markup, a link, a mention or a command.

Backslashes and entities would not do: hosts look for @names, #numbers and addresses in what is left after they are undone. So whatever
can act is replaced by its full-width twin, which reads the same and does nothing.
"""

from __future__ import annotations

import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
_ACTIVE = {ord(character): chr(ord(character) + 0xFEE0) for character in "@#[]<>&`*_~|\\$!%{}^="}
_BETWEEN_DIGITS = re.compile(r"(?<![0-9]):|:(?![0-9])")
_NAMES = (
    (re.compile(r"(?i)(www|http|https|ftp)\."), r"\1．"),
    (re.compile(r"(?i)(gh|[a-z]{2,})-(?=[0-9])"), r"\1－"),
    (re.compile(r"//"), "／／"),
    (
        re.compile(r"(?<![0-9A-Za-z])(?=[0-9]*[a-fA-F]|[0-9]{16})[0-9a-fA-F]{7,}(?![0-9A-Za-z])"),
        lambda found: f"{found[0][:6]}·{found[0][6:]}",
    ),
)
_OPENING = re.compile(r"^(?:[-+/]+|[0-9]+[.)](?!\S))")
_WIDE = {ord(character): chr(ord(character) + 0xFEE0) for character in "-+/.)"}
"""What makes an item of a list, or a command, where a line begins with it."""
_PATH = re.compile(r"[A-Za-z0-9_./-]+")


def quoted(text: str, most: int = 300) -> str:
    """At most `most` characters and a …; never empty markup, never more than a line."""
    line = " ".join(text.split())
    line = "".join(REPLACEMENT if unicodedata.category(character) in _UNSEEN else character for character in line)
    line = _BETWEEN_DIGITS.sub("：", line.translate(_ACTIVE))
    for found, instead in _NAMES:
        line = found.sub(instead, line)
    line = _OPENING.sub(lambda found: found[0].translate(_WIDE), line)
    return line if len(line) <= most else f"{line[: most - 1]}…"


def code(text: str) -> str:
    """A path or a rule's id in a code span; anything that is no plain one is quoted."""
    return f"`{text}`" if _PATH.fullmatch(text) else quoted(text)
