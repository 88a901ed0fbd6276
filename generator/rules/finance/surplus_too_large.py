"""二(三)c: a closing balance above its share of net income."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.values import Fen
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(三)c",),
    modal=Modal.IN_PRINCIPLE,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="期末结余{closing}，超过净收入的{percent}%（{limit}）",
    en="the closing balance of {closing} is more than {percent}% of net income ({limit})",
    mend_en="State under `reasons` why so much is left and what becomes of it, and look at the rate for the next term.",
)
def surplus_too_large(filing: Filing) -> Iterator[Hit]:
    """结余偏多。

    查什么：期末结余不超过净收入的规定比例。
    为什么：课后服务不营利，结余太多说明收费定高了，或者该花的没有花。
    怎么改：在本文件 reasons 中写明结余的原因和用处；下学期可以降低收费标准。
    """
    finance, percent = filing.finance, filing.values.surplus_percent
    if finance.closing > 0 and finance.closing * 100 > finance.net_income * percent:
        values = {"closing": finance.closing, "percent": percent, "limit": Fen(finance.net_income * percent // 100)}
        yield Hit(finance.at("closing"), values)
