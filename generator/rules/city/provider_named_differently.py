"""三(四)3d: one code under two names in a term."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.city import City, Filing
from generator.findings import Hit, Where
from generator.model.values import TermId
from generator.rules.framework import Modal, Scope, rule


@rule(
    clauses=("三(四)3d",),
    modal=Modal.MUST,
    scope=Scope.CITY,
    zh="{term}里，代码{code}在{school}是“{name}”，在{other_school}是“{other}”",
    en="in {term} {code} is “{name}” at {school} and “{other}” at {other_school}",
    mend_en="Copy name and code from the licence; whoever copied wrongly corrects it.",
)
def provider_named_differently(city: City) -> Iterator[Hit]:
    """同一家机构在两所学校名称不同。

    查什么：同一个学期里，同一个统一社会信用代码在各校的方案里是同一个名称。
    为什么：一个代码只属于一家机构；名称不同，就有一所学校抄错了，或者请的不是这家。
    怎么改：照机构的证照核对，写错的学校改正。
    """
    first: dict[tuple[TermId, str], tuple[str, str]] = {}
    for school in city.schools:
        for term, code, name, where in school.about("providers", lambda: tuple(_providers(school.filings))):  # noqa: B023 - asked at once
            other_school, other = first.setdefault((term, code), (school.id, name))
            if other != name:
                values = {"term": term, "code": code, "school": school.id, "name": name}
                yield Hit(where, values | {"other_school": other_school, "other": other}, subject=name)


def _providers(filings: Iterable[Filing]) -> Iterator[tuple[TermId, str, str, Where]]:
    for filing in filings:
        for provider in filing.plan.providers if filing.has("plan") else ():
            yield filing.id, provider.code, provider.name, provider.at("name")
