"""三(五)l: books settled before the service ended, or shown before they were settled."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)l",),
    modal=Modal.MUST,
    reads=("times", "finance"),
    since=Stage.SETTLED,
    zh="{label}{stated}，早于{after}{least}",
    en="{field}: {stated} is before {least}",
    mend_en="Settle after the last service day; show the books after they are settled.",
)
def settled_before_term_end(filing: Filing) -> Iterator[Hit]:
    """服务没有结束就结算。

    查什么：结算日期不早于最后一个服务日，公示开始不早于结算日期。
    为什么：服务没有结束，课时和退费都还没有定数，这时结的账不准。
    怎么改：在最后一个服务日以后结算，结算以后再公示；日期写错的改正日期。
    """
    settled, shown = filing.finance.settled, filing.finance.notice_first
    last = max(filing.days, default=filing.times.service.last)
    if settled < last:
        values = {"label": "结算日期", "field": "settled", "stated": settled, "after": "最后一个服务日", "least": last}
        yield Hit(filing.finance.at("settled"), values, suggest=last)
    if shown < settled:
        values = {"label": "公示开始", "field": "notice_first", "stated": shown, "after": "结算日期", "least": settled}
        yield Hit(filing.finance.at("notice_first"), values, suggest=settled)
