"""三(一)a: service or sessions on Saturdays and Sundays, where the policy wants a reason for them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.times._weekend import weekend_hits


@rule(
    clauses=("三(一)a",),
    modal=Modal.IN_PRINCIPLE,
    reads=("times",),
    zh="每周的安排里有{weekend}，服务一般从周一至周五",
    en="the weekly pattern has {weekend}; as a rule the service is from Monday to Friday",
    mend_en="Hold the service from Monday to Friday, or state a reason under `reasons`; it is printed on the notice.",
)
def weekend_service(filing: Filing) -> Iterator[Hit]:
    """周六或周日安排了服务。

    查什么：规定周末开展须说明的学期，每周服务日和各时段的星期里没有周六、周日；放假调休要上课的周末在 makeup_days 中另列，不在此列。
    为什么：实施办法规定课后服务一般从周一至周五，周末留给学生休息。
    怎么改：删去周六、周日；确有需要的，在本文件 reasons 中写明理由，理由会公开显示。
    """
    if filing.values.weekend == "须说明":
        yield from weekend_hits(filing.times)
