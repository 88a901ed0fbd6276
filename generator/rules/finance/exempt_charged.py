"""三(五)e: a free category that paid, or a category that the policy does not make free."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.values import ZERO
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)e",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="“{category}”实际收取{charged}；免费的类别是：{free}",
    en="“{category}” was charged {charged}; the categories that pay nothing are: {free}",
    mend_en="Pupils of a free category pay nothing: give back what was taken. Other categories belong under `reduced` or `charges`.",
)
def exempt_charged(filing: Filing) -> Iterator[Hit]:
    """免费学生被收了费。

    查什么：免费的每一类实际收取为 0.00，并且是实施办法规定免费的类别。
    为什么：困难家庭的学生参加课后服务一律免费，收了就是违规收费。
    怎么改：收了的退还家长，实际收取写 0.00；不属于免费类别的，写到 reduced 或 charges 中。
    """
    free = tuple(category.name for category in filing.values.exempt_categories if category.rate_percent == 0)
    for group in filing.finance.exempt:
        values = {"category": group.category, "charged": group.charged, "free": free}
        if group.category not in free:
            yield Hit(group.at("category"), values, subject=group.category)
        elif group.charged != ZERO:
            yield Hit(group.at("charged"), values, subject=group.category, suggest=ZERO)
