"""二(一)a: few families answered the consultation."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)a",),
    modal=Modal.ENCOURAGED,
    reads=("plan",),
    zh="征求意见发放{issued}份，只收回{returned}份，不到{percent}%",
    en="of {issued} forms of the consultation only {returned} were returned, fewer than {percent}%",
    mend_en="Ask the families that have not answered once more, by another way if need be.",
)
def low_return(filing: Filing) -> Iterator[Hit]:
    """征求意见的回收率偏低。

    查什么：回收份数占发放份数的比例不低于政策建议的百分比。
    为什么：实施办法要求充分征求家长意见；只有少数家庭答复，方案就可能不合多数家庭的需要。
    怎么改：再提醒没有答复的家庭，也可以换一种方式（家长会、电话、线上问卷）征求意见，并如实填写份数。
    """
    asked, percent = filing.plan.consultation, filing.values.consultation_return_percent
    if asked.issued == 0 or asked.returned * 100 < asked.issued * percent:
        yield Hit(asked.at("returned"), {"issued": asked.issued, "returned": asked.returned, "percent": percent})
