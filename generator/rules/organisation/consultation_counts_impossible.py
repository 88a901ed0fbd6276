"""二(一)a: numbers or dates of the consultation that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)a",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="征求意见的{name}（{value}）超过了{most_name}（{most}）",
    en="of the consultation {name} ({value}) exceeds {most_name} ({most})",
    mend_en="Count again: who agreed ≤ forms returned ≤ forms issued ≤ pupils enrolled, and it begins no later than it ends.",
)
def consultation_counts_impossible(filing: Filing) -> Iterator[Hit]:
    """征求意见的份数或日期不可能。

    查什么：愿意参加的份数不超过回收的，回收的不超过发放的，发放的不超过各服务年级在校生之和；开始日期不晚于结束日期。
    为什么：份数和日期要印在告知书上，说明学校确实征求了家长的意见；对不上的数字让人无法相信。
    怎么改：按留存的意见表重新清点，一名学生只算一份；日期照实际填写。
    """
    asked = filing.plan.consultation
    enrolled = sum(row.enrolled for row in filing.plan.grades)
    pairs = (
        ("agreed", "愿意参加份数", asked.agreed, "回收份数", asked.returned),
        ("returned", "回收份数", asked.returned, "发放份数", asked.issued),
        ("issued", "发放份数", asked.issued, "在校生人数", enrolled),
    )
    for field, name, value, most_name, most in pairs:
        if value > most:
            yield Hit(asked.at(field), {"name": name, "value": value, "most_name": most_name, "most": most})
    if asked.first > asked.last:
        yield Hit(asked.at("first"), {"name": "开始日期", "value": asked.first, "most_name": "结束日期", "most": asked.last})
