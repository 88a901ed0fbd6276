"""三(五)g: a line of refunds that is counted in another way than the policy gives money back."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.fields import label_of
from generator.refunds import QUANTITIES, refunding
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)g",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="“{kind}”退费写了{stated}，本市{method}退费，应写{label}",
    en="the “{kind}” refund states {field}; refunds here are counted by {expected}",
    mend_en="State the one quantity of the policy's method: lessons, days, half months, or the percent of a tier.",
)
def refund_by_other_method(filing: Filing) -> Iterator[Hit]:
    """退费没有按规定的办法算。

    查什么：每一行退费只写规定办法的数量：按课时写课时，按天写天数，按半月写半月数，分段的退出写退还比例。
    为什么：同一座城市用同一种办法退费，家长才能拿别人的例子算自己的钱。
    怎么改：按规定的办法重新计算，只写那一个数量，删去别的。
    """
    way = refunding(filing.values)
    for line in filing.finance.refunds:
        wanted = way.field(line.kind)
        stated = [name for name in QUANTITIES if getattr(line, name) is not None]
        if stated != [wanted]:
            wrong = next((name for name in stated if name != wanted), wanted)
            values: dict[str, object] = {"kind": line.kind, "method": way.method, "label": label_of(line, wanted), "expected": wanted}
            values |= {"stated": tuple(label_of(line, name) for name in stated) or "—", "field": ", ".join(stated) or "nothing"}
            yield Hit(line.at(wrong), values, subject=line.kind)
