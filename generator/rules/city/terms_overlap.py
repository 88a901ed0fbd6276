"""四(一)e: terms of the city that overlap, run backwards or stand twice."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import City
from generator.findings import Hit
from generator.model.bureau import TermDates
from generator.model.values import TermId
from generator.rules.framework import Modal, Scope, rule


@rule(
    clauses=("四(一)e",),
    modal=Modal.MUST,
    scope=Scope.CITY,
    zh="校历上的{term}：{fault}",
    en="{term}: {fault_en}",
    mend_en="List every term once, in the order of time, each ending on or after its first day and before the next begins.",
)
def terms_overlap(city: City) -> Iterator[Hit]:
    """学期的日期前后矛盾。

    查什么：terms.yml 里每个学期只有一行，按时间先后排列；最后一天不早于开学日期；上一个学期结束以后下一个才开始。
    为什么：报批要在开学以前，公示从学期最后一天起算；学期的日期错了，所有学校的期限都跟着错。
    怎么改：由教育局照校历改正 content/bureau/terms.yml；新学期加在末尾。
    """
    seen: set[TermId] = set()
    before: TermDates | None = None
    for term in city.listed_terms:
        for field, fault, fault_en in faults(term, before, seen):
            yield Hit(term.at(field), {"term": term.id, "fault": fault, "fault_en": fault_en})
        seen.add(term.id)
        before = term


def faults(term: TermDates, before: TermDates | None, seen: set[TermId]) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a term beside the one listed before it."""
    if term.ends < term.starts:
        yield "ends", "最后一天早于开学日期", "it ends before it begins"
    if term.id in seen:
        yield "id", "这个学期写了两行", "it is listed twice"
    elif before is not None and term.id < before.id:
        yield "id", "没有按时间先后排列", "it is out of order"
    elif before is not None and term.starts <= before.ends:
        yield "starts", "开学日期不晚于上一个学期的最后一天", "it begins before the previous term has ended"
