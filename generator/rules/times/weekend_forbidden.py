"""国24-3, 三(一)a: service or sessions on Saturdays and Sundays, where the policy forbids them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.times._weekend import weekend_hits


@rule(
    clauses=("国24-3", "三(一)a"),
    modal=Modal.MUST,
    reads=("times",),
    zh="每周的安排里有{weekend}，周末不得开展课后服务",
    en="the weekly pattern has {weekend}; there must be no service on weekends",
    mend_en="Take Saturdays and Sundays out; make-up working days stand under `makeup_days`.",
)
def weekend_forbidden(filing: Filing) -> Iterator[Hit]:
    """不得开展的周末安排了服务。

    查什么：规定周末不得开展的学期，每周服务日和各时段的星期里没有周六、周日；放假调休要上课的周末在 makeup_days 中另列，不在此列。
    为什么：国家规定周末一般不办课后服务，只有试点地方可以办；不是试点的，周末要留给学生休息。
    怎么改：删去周六、周日，并重新数服务天数；调休上班的周末写进 makeup_days。
    """
    if filing.values.weekend == "不得":
        yield from weekend_hits(filing.times)
