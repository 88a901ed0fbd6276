"""末1b: a settled term on whose work the school has not reported to the bureau."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("末1b",),
    modal=Modal.IN_PRINCIPLE,
    reads=("record", "finance"),
    since=Stage.SETTLED,
    zh="学期收支已经结算，没有工作情况报送市教育局的日期",
    en="the term is settled, and no day is given on which the work was reported to the bureau",
    mend_en="Report on the term's work and write down the day, or state under `reasons` when the report will follow.",
)
def work_not_reported(filing: Filing) -> Iterator[Hit]:
    """工作情况没有报送市教育局。

    查什么：填了学期收支以后，实施记录中有工作情况报送市教育局的日期。
    为什么：实施办法要求学校把开展工作的情况及时报市教育局，教育局据此帮助和督导。
    怎么改：报送以后在 record.yml 的 reported 写上日期；要晚些报送的，在 record.yml 的 reasons 中写明理由和时间。
    """
    if filing.record.reported is None:
        yield Hit(filing.record.at("reported"))
