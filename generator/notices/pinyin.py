"""A Chinese name in; its pinyin, whole or by initials, out. The only place that knows pypinyin.

Which of its readings a character has is told by the phrase it stands in; the phrases that names of schools and streets need, and that the
library does not know or reads as everyday words, stand here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from unicodedata import normalize

_PHRASES = {
    "朝阳": ("chao", "yang"),
    "长风": ("chang", "feng"),
    "会稽": ("kuai", "ji"),
    "曾都": ("zeng", "du"),
    "尧都": ("yao", "du"),
    "洪洞": ("hong", "tong"),
    "单县": ("shan", "xian"),
}
_WORD = re.compile("[a-z0-9]+|[〇㐀-鿿豈-\ufaff]+")


def full(name: str) -> str:
    """重庆路小学 is chongqingluxiaoxue: lower case, no tones, no spaces, ü as v. Letters and digits stay, other signs are left out."""
    return "".join(part for part, _ in _parts(name))


def initials(name: str) -> str:
    """重庆路小学 is cqlxx; letters and digits of the name stay as they are: 第7小学 is d7xx."""
    return "".join(part if not han else part[0] for part, han in _parts(name))


@lru_cache(maxsize=65536)
def _parts(name: str) -> tuple[tuple[str, bool], ...]:
    """Syllables, and what is no Chinese character, in order; with whether it is a syllable."""
    found: list[tuple[str, bool]] = []
    for word in _WORD.findall(normalize("NFKC", name).lower()):
        found += [(word, False)] if word.isascii() else [(syllable, True) for syllable in _reader()(word)]
    return tuple(found)


@cache
def _reader() -> Callable[[str], list[str]]:
    """Reads a run of Chinese characters syllable by syllable; what has no reading is left out."""
    # Here and not above: its tables take a sixth of a second, which who only checks files should not wait for. And once: every further
    # loading of phrases goes through all of the library's own.
    from pypinyin import lazy_pinyin, load_phrases_dict  # noqa: PLC0415

    load_phrases_dict({phrase: [[syllable] for syllable in read] for phrase, read in _PHRASES.items()})
    return lambda word: lazy_pinyin(word, errors="ignore")
