"""三(五)i: a head of spending that stands twice, or has lessons and a rate though it is no pay."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.finance._pay import pay_heads
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)i",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="开支科目“{head}”{wrong}",
    en="“{head}” {wrong_en}",
    mend_en="Pay stands under its own head with lessons and rate; every other head is one line.",
)
def head_form_wrong(filing: Filing) -> Iterator[Hit]:
    """开支科目的写法不对。

    查什么：按课时付的钱写在劳务报酬科目下；水电、卫生等其他科目每个只写一行。
    为什么：家长按科目看钱花在哪里，报酬写在别的科目下，或者一个科目拆成几行，就看不清占多少。
    怎么改：科目写错的改正；同一科目的金额合并成一行，在 note 中说明用途。
    """
    seen, other = set(), {*pay_heads(filing), *filing.values.reasoned_heads}
    for line in filing.finance.spending:
        if line.head in other:
            continue
        if line.lessons is not None or line.rate is not None:
            words = {"wrong": "不是劳务报酬，不写课时和课时报酬", "wrong_en": "is no pay and has no lessons or rate"}
            yield Hit(line.at("head"), {"head": line.head} | words, subject=line.head)
        elif line.head in seen:
            yield Hit(line.at("head"), {"head": line.head, "wrong": "写了不止一行", "wrong_en": "stands more than once"}, subject=line.head)
        seen.add(line.head)
