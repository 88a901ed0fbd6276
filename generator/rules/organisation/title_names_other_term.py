"""四(一)e: a title that names another term than the filing's."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.organisation._terms import other_term


@rule(
    clauses=("四(一)e",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{title}”写的是{named}，这份材料是{term}的",
    en="“{title}” names {named}, and this is the filing of {term}",
    mend_en="Name the term of this filing, in one of its two usual names; a document of another term cannot stand for this one.",
)
def title_names_other_term(filing: Filing) -> Iterator[Hit]:
    """名称写的是别的学期。

    查什么：方案的名称，以及安全检查、安全教育、廉政承诺的标题里写了学期、学年或年份的，与本学期相符；没有写的不查。
    为什么：每学期的方案和承诺要重新订；名称还是上学期的，多半是照抄来的，家长也会弄错。
    怎么改：名称写错的，改成本学期的，例如“2021年秋季学期”或“2021—2022学年度第一学期”；文件确实是别的学期的，换成本学期的。
    """
    plan = filing.plan
    titled = (plan, plan.safety.inspection, plan.safety.education, plan.integrity)
    for part in titled:
        if part is not None:
            named = other_term(part.title, filing.id)
            if named:
                yield Hit(part.at("title"), {"title": part.title, "named": named, "term": filing.id}, subject=part.title)
