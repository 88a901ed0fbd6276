"""四(一)e: a filing for a term for which the register does not know the school."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("四(一)e",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="名册上本校从{first}开始提供课后服务{until}，这份方案是{term}的",
    en="by the register the school serves from {first}{until_en}; this is a filing of {term}",
    mend_en="Have the bureau correct the register, or remove a filing that was put into the wrong term.",
)
def term_not_served(filing: Filing) -> Iterator[Hit]:
    """名册上没有的学期有方案。

    查什么：方案的学期不早于学校名册上开始提供课后服务的学期，也不晚于最后一个学期。
    为什么：名册决定哪所学校哪个学期该有方案、该公示收支；名册和方案对不上，就会有学期没有人管。
    怎么改：放错学期的材料移到正确的文件夹；名册有误的，请基教股更正。
    """
    first, last = filing.registration.first_term, filing.registration.last_term
    if filing.id < first or (last is not None and last < filing.id):
        until = (
            {"until": f"，到{last.season_name}为止", "until_en": f" until {last}"} if last is not None else {"until": "", "until_en": ""}
        )
        yield Hit(filing.plan.at("title"), {"first": first, "term": filing.id, **until})
