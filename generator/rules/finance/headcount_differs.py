"""三(五)e: payers and exempt pupils that do not add up to the participants."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.record import ROUNDING
from generator.rules.finance._payers import counted_once, paying_rows
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)e",),
    modal=Modal.MUST,
    reads=("plan", "record", "finance"),
    since=Stage.SETTLED,
    zh="交费、减收和免费的学生合计{counted}人，参加的学生{participants}人",
    en="those who paid in full, paid less and paid nothing are {counted}, the participants {participants}",
    mend_en="Put every participant into exactly one row. Withheld groups and rounded numbers are allowed for.",
)
def headcount_differs(filing: Filing) -> Iterator[Hit]:
    """交费人数与参加人数对不上。

    查什么：交费、减收、免费人数之和等于各年级参加人数之和；不公开的小数目和取整的人数按可能的范围核对。
    为什么：每个参加的学生要么交费，要么减免；对不上就是有人多交了或者漏记了。
    怎么改：核对各行人数和 record.yml 中各年级的参加人数；每个学生只算在一行里。
    """
    finance, grades = filing.finance, filing.record.grades
    if not paying_rows(finance):
        return  # nobody pays: the books list no pupils
    full = counted_once(filing)
    groups = [row.pupils for row in finance.groups]
    low = sum(row.pupils for row in full) + sum(group.low() for group in groups)
    high = sum(row.pupils for row in full) + sum(group.high(filing.values.small_group) for group in groups)
    participants = sum(grade.participants for grade in grades)
    slack = filing.record.slack * len(grades) + ROUNDING * len(full) * finance.merged
    if not low - slack <= participants <= high + slack:
        where = finance.charges[0].at("pupils") if len(finance.charges) == 1 else finance.at("charges")
        yield Hit(where, {"counted": low if low == high else f"{low}–{high}", "participants": participants})
