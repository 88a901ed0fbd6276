"""二(四)c: two schools whose plans say the same in the same words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import City, Filing
from generator.findings import Hit
from generator.model.values import TermId
from generator.rules.city._prose import length, own_words, sentences, shared_lengths
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
    for (school, other), (filing, percent) in copies(city).items():
        values = {"school": school, "other": other, "term": filing.id, "percent": percent}
        yield Hit(filing.plan.at("title"), values, subject=other)


def copies(city: City) -> dict[tuple[str, str], tuple[Filing, int]]:
    """Who copied from whom, with the latest such filing and the share: of two schools the one whose own text is the shorter."""
    found: dict[tuple[str, str], tuple[Filing, int]] = {}
    for _, filings in sorted(by_term(city).items()):
        own = own_words({filing.school: sentences(filing) for filing in filings.values()})
        for pair, shared in shared_lengths(own).items():
            other, school = sorted(pair, key=lambda each: (-length(own[each]), each))
            written = length(own[school])
            if shared * 100 > filings[school].values.copied_percent * written and len(own[school]) >= FEWEST:
                found[school, other] = (filings[school], shared * 100 // written)
    return found


def by_term(city: City) -> dict[TermId, dict[str, Filing]]:
    """The plans that can be compared, by term and school."""
    found: dict[TermId, dict[str, Filing]] = {}
    for school in city.schools:
        for filing in school.filings:
            if filing.has("plan") and filing.policy is not None and filing.values.gives("copied_percent"):
                found.setdefault(filing.id, {})[school.id] = filing
    return found
