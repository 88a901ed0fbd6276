"""Text that a school typed in; the same text out, with nothing in it that a terminal, a log or a parser would take for a command."""

from __future__ import annotations

import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def inert(text: str) -> str:
    """One line: what has no shape of its own (controls, directions, zero width, halves of characters) becomes U+FFFD."""
    return "".join(REPLACEMENT if unicodedata.category(character) in _UNSEEN else character for character in text)
