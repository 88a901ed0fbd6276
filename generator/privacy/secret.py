"""A text in; what must not be seen of it out: letters and digits alone, so that no spacing hides them."""

from __future__ import annotations

import re

from generator.privacy.plain import plain

_BLANKS = re.compile(r"[\W_]+")


def secret(text: str) -> str:
    """The text's letters and digits, in small letters."""
    return _BLANKS.sub("", plain(text).text).lower()
