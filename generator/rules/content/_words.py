"""A text as a school wrote it in; the policy's sign words that stand in it out, however they are broken up or spelt (三(三)f, 二(一)c).

Full-width letters, blanks, zero-width characters and marks between the characters hide nothing. What only looks like a word (创新课) and,
in a sentence, what is denied (不得强制参加) does not count. A denial reaches no further than its clause: 不收费，必须参加 is a sign.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from generator.model.policy import Parameters

INNOCENT = (
    "集中", "认真", "每月", "考勤", "考核", "冲刺跑", "更新",
    "课后服务", "课外阅读", "课外书", "课外活动", "课本", "课间", "课题", "课桌", "创新", "准备", "考察", "测绘", "测量",
)  # fmt: skip
"""Words that share characters with a sign and are none: 补课后服务, 语文课本剧, 科技创新课, 准备考察."""

_MARKS = re.compile(r"[\W_]+")
_NOT = (
    "严禁|禁止|杜绝|拒绝|反对|绝不|决不|从不|并不|并非|(?<!除)非|没有|不存在|不等于|不意味着|不代表|不[得能会应许准要必用需再是]|不可以?|不应[当该]|不需要|无[需须]?|未|勿"
    "|(?<!不得)(?<!不能)(?<!不可)(?<!不可以)(?<!不会)(?<!没有)(?<!无)不"
)
_BETWEEN = (
    "以?任何(?:形式|方式|理由|名义)?的?|变相|强制|强迫|要求|组织|安排|进行|开展|搞|讲|借机|集体|让|向|对"
    "|学生|家长|孩子|老师|教师|学校|所有|全部|每[天个]|一定|或者?|和|及|与|、"
)


def signs(values: Parameters, topic: str) -> tuple[str, ...]:
    """The words of a topic, the banned ones first or wherever the policy has them."""
    return tuple(word for row in values.signal_words if row.topic == topic for word in row.words)


def banned(values: Parameters) -> tuple[str, ...]:
    """The words that no name may have, of any topic."""
    return tuple(word for row in values.signal_words if row.banned for word in row.words)


@lru_cache(maxsize=20_000)
def words_in(text: str, words: tuple[str, ...], *, denied: bool = True) -> tuple[str, ...]:
    """Those of the words that stand in the text, in its order; with `denied`, those that are denied there do not count."""
    kept, bare = _bared(text)
    if not _any(words).search(bare):
        return ()
    at = [index for index, char in enumerate(kept) if char.isalnum()]
    innocent = [span for word in INNOCENT for span in _spans(bare, word)]
    found = []
    for word in words:
        for first, end in _spans(bare, word):
            harmless = any(first < other_end and other < end for other, other_end in innocent)
            if not harmless and not (denied and _denial(words).search(kept[: at[first]])):
                found.append((first, end, word))
    return tuple(dict.fromkeys(word for first, end, word in sorted(found) if not _inside((first, end, word), found)))


@lru_cache(maxsize=4_000)
def _bared(text: str) -> tuple[str, str]:
    """A text without blanks and what is not seen, and its letters and digits alone."""
    shown = unicodedata.normalize("NFKC", text)
    # What is not printable, the blank besides, is a control or a separator; \w is a letter or a digit, the underscore besides.
    kept = shown if shown.isprintable() and " " not in shown else "".join(filter(str.isprintable, shown)).replace(" ", "")
    return kept, _MARKS.sub("", kept)


@cache
def _any(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words; no text has one where there are none."""
    return re.compile("|".join(map(re.escape, words)) or "(?!)")


def _spans(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word stands in a text, every time."""
    return ((match.start(), match.start() + len(word)) for match in re.finditer(f"(?={re.escape(word)})", text))


def _inside(one: tuple[int, int, str], others: Iterable[tuple[int, int, str]]) -> bool:
    """Whether it is only a part of a longer one: 须购买 in 必须购买."""
    return any(first <= one[0] and one[1] <= end and end - first > one[1] - one[0] for first, end, _ in others)


@cache
def _denial(words: tuple[str, ...]) -> re.Pattern[str]:
    """A denial that reaches to the end of a text: 不得, 不强制或变相, 不统一购书、 before another word."""
    return re.compile(f"(?:{_NOT})(?:{_BETWEEN}|{'|'.join(map(re.escape, words))})*$")
