"""二(四)c: two schools whose plans say the same in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.city import City, Filing
from generator.findings import Hit, Where
from generator.model.values import TermId
from generator.rules.city._prose import Sentences, length, own_words, sentences, shared_lengths
from generator.rules.framework import Modal, Scope, rule

FEWEST = 5
"""So many sentences a plan needs before they are compared."""


@rule(
    clauses=("二(四)c",),
    modal=Modal.ENCOURAGED,
    scope=Scope.CITY,
    zh="{school}{term}的方案，自己写的文字有{percent}%与{other}的相同",
    en="of what {school} wrote for {term} in its own words {percent}% is also in the plan of {other}",
    mend_en="Write how it is done at your own school; sentences of the policy itself are not counted.",
)
def plans_copied(city: City) -> Iterator[Hit]:
    """两所学校的方案雷同。

    查什么：同一个学期里，一所学校自己写的文字（优先办法、自愿声明、离校、收费、交接等），与另一所相同的句子按字数不超过政策规定的百分比；政策的原话、学校的名称和十所以上学校都用的句子不算。
    为什么：实施办法反对“一刀切”，要求各校照自己的实际来办；照抄别校的方案，多半没有听过本校家长的意见。
    怎么改：照本校的实际重写；确实是几所学校统一制定的可以不改，这只是提醒。
    """
    for (school, other), (plan, percent) in copies(city).items():
        values = {"school": school, "other": other, "term": plan.term, "percent": percent}
        yield Hit(plan.title, values, subject=other)


@dataclass(frozen=True, slots=True)
class Written:
    """A plan as it is compared: where its title stands, its school's own sentences, and how many per cent of them may be another's."""

    term: TermId
    title: Where
    sentences: Sentences
    most: int


def copies(city: City) -> dict[tuple[str, str], tuple[Written, int]]:
    """Who copied from whom, with the latest such plan and the share: of two schools the one whose own text is the shorter."""
    found: dict[tuple[str, str], tuple[Written, int]] = {}
    for _, plans in sorted(by_term(city).items()):
        own = own_words({school: plan.sentences for school, plan in plans.items()})
        for pair, shared in shared_lengths(own).items():
            other, school = sorted(pair, key=lambda each: (-length(own[each]), each))
            written = length(own[school])
            if shared * 100 > plans[school].most * written and len(own[school]) >= FEWEST:
                found[school, other] = (plans[school], shared * 100 // written)
    return found


def by_term(city: City) -> dict[TermId, dict[str, Written]]:
    """The plans that can be compared, by term and school."""
    found: dict[TermId, dict[str, Written]] = {}
    for school in city.schools:
        for plan in school.about("plans as written", lambda: tuple(_written(school.filings))):  # noqa: B023 - asked at once
            found.setdefault(plan.term, {})[school.id] = plan
    return found


def _written(filings: Iterable[Filing]) -> Iterator[Written]:
    for filing in filings:
        if filing.has("plan") and filing.policy is not None and filing.values.gives("copied_percent"):
            yield Written(filing.id, filing.plan.at("title"), sentences(filing), filing.values.copied_percent)
