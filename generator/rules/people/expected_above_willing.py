"""二(一)c: more pupils expected than families left open."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("二(一)c",),
    modal=Modal.IN_PRINCIPLE,
    reads=("plan",),
    zh="预计参加{expected}人；除去意见表上不愿意的，最多{willing}人",
    en="{expected} pupils are expected; without those whose families said no it is {willing} at most",
    mend_en="Expect no more than did not say no, or state under `reasons` who has changed their mind.",
)
def expected_above_willing(filing: Filing) -> Iterator[Hit]:
    """预计参加的人数多于没有表示不愿意的。

    查什么：各年级预计参加人数之和，不超过在校生减去收回的意见表中不愿意参加的份数。
    为什么：参加全凭自愿；家长说了不愿意，学校还算他参加，预计就不是照家长的意愿作的。
    怎么改：按征求意见的结果改正预计人数；家长后来改了主意等情形，在本文件 reasons 中写明理由。
    """
    asked = filing.plan.consultation
    expected = sum(row.expected for row in filing.plan.grades)
    willing = sum(row.enrolled for row in filing.plan.grades) - (asked.returned - asked.agreed)
    if asked.agreed <= asked.returned and expected > willing:
        yield Hit(asked.at("agreed"), {"expected": expected, "willing": willing})
