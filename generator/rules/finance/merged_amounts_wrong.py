"""三(五)e, 三(五)l: sums of fees and refunds that no whole numbers of pupils give, where a small reduced group is withheld."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit, Where
from generator.model.values import Fen
from generator.rules.finance._withheld import fees_fit, payments_fit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)e", "三(五)l"),
    modal=Modal.MUST,
    reads=("plan", "record", "finance"),
    since=Stage.SETTLED,
    zh="{label}写{stated}，按各行的标准和可能的人数，怎么都算不出这个数",
    en="{field} is stated as {stated}; no possible numbers of pupils give that at the rates of the rows",
    mend_en="With a withheld reduced group, give all service fees and all refunds under `together`, one sum each; else leave it out.",
)
def merged_amounts_wrong(filing: Filing) -> Iterator[Hit]:
    """合计与标准和人数对不上。

    查什么：有减收类别不公开人数的，收费合计、退费合计、净收入要能由各行的标准和一组可能的人数算出来；没有的，不写合计。
    为什么：人数少的一类不写数字，账还是要对得上；查得到钱，查不到人。
    怎么改：照学校留存的准确人数重新加一遍，改正写错的合计；没有不公开人数的减收类别，删去 together，每行写金额。
    """
    finance = filing.finance
    if not finance.merged:
        if finance.together is not None:
            yield _hit(finance.at("together"), "together", "收费退费合计", "—")
        return
    together = finance.together
    if together is None:
        if not payments_fit(filing):
            yield _hit(finance.at("net_income"), "net_income", "净收入", finance.net_income)
    elif not fees_fit(filing):
        yield _hit(together.at("charged"), "charged", "服务性收费合计", together.charged)
    elif not payments_fit(filing):
        yield _hit(together.at("refunded"), "refunded", "退费合计", together.refunded)


def _hit(where: Where, field: str, label: str, stated: Fen | str) -> Hit:
    return Hit(where, {"field": field, "label": label, "stated": stated})
