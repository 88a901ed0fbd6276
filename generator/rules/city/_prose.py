"""A filing in; the sentences that its school wrote in its own words, and what two schools share of them, out (二(四)c)."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from generator.city import Filing

MANY = 10
"""What more schools than this write is nobody's own."""
SHORTEST = 6
"""A sentence of fewer characters says nothing about who wrote it."""
_ENDS = re.compile(r"[。！？；!?;\n]")
_MARKS = re.compile(r"[^\w\n]+")

Sentences = frozenset[str]


def sentences(filing: Filing) -> Sentences:
    """What the school itself wrote, without its name, marks and blanks, and without the policy's own words."""
    given = [getattr(filing.values, name) for name in ("reminder", "voluntary_statement") if filing.values.gives(name)]
    names = [] if filing.profile is None else [filing.profile.name, filing.profile.short_name]
    return _split(prose(filing), names) - _split(given, [])


def prose(filing: Filing) -> Iterator[str]:
    """The free texts of a filing, as far as its files are there."""
    plan = filing.plan
    yield from (plan.priority, plan.voluntary, plan.opt_out, plan.quit, plan.application.how, plan.reminder or "")
    yield from (plan.fees.lacks_conditions, plan.fees.how_to_ask, plan.fees.payment, plan.fees.refund, plan.safety.insurance_note)
    if plan.safety.handover is not None:
        yield plan.safety.handover.how
    yield from (provider.shortage for provider in plan.providers)
    if filing.has("times"):
        yield from (filing.times.early_leave, filing.times.late_pickup)
        yield from (session.summary for session in filing.times.sessions)
    if filing.has("staff"):
        yield filing.staff.shortage


def own_words(written: Mapping[str, Sentences]) -> dict[str, Sentences]:
    """The sentences of each school without those that many schools write."""
    used = Counter(sentence for each in written.values() for sentence in each)
    common = frozenset(sentence for sentence, schools in used.items() if schools > MANY)
    return {school: each - common for school, each in written.items()}


def shared_lengths(own: Mapping[str, Sentences]) -> Counter[tuple[str, str]]:
    """How many characters of the same sentences two schools have, for each pair that has any; a sentence makes few pairs."""
    writers: dict[str, list[str]] = {}
    for school in sorted(own):
        for sentence in own[school]:
            writers.setdefault(sentence, []).append(school)
    shared: Counter[tuple[str, str]] = Counter()
    for sentence, schools in writers.items():
        for pair in combinations(schools, 2):
            shared[pair] += len(sentence)
    return shared


def length(each: Sentences) -> int:
    """Characters in all."""
    return sum(len(sentence) for sentence in each)


def _without(text: str, names: list[str]) -> str:
    """A text without the names, the longer ones first."""
    named = [re.escape(name) for name in names if name in text]
    return re.sub("|".join(named), "", text) if named else text


def _split(texts: Iterable[str], names: list[str]) -> Sentences:
    names = sorted(filter(None, names), key=len, reverse=True)
    lines = _ENDS.sub("\n", "\n".join(_without(text, names) for text in texts))
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", lines))
    return frozenset(part for part in plain.split("\n") if len(part) >= SHORTEST)
