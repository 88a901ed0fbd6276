"""三(五)i: spending under a head that the policy does not list."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)i",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="“{head}”不是可以列支的科目；可以列支：{allowed}；不得列支：{banned}",
    en="“{head}” is no head of spending that is allowed; allowed are: {allowed}; banned are: {banned}",
    mend_en="Pay it from other money, put it back into the account, or use the right head.",
)
def head_not_allowed(filing: Filing) -> Iterator[Hit]:
    """开支科目不在允许范围内。

    查什么：每一项支出的科目都是实施办法允许的，或者说明理由后可以列支的。
    为什么：家长交的服务费只能用在课后服务上，不能挪作招待、福利、奖金等。
    怎么改：科目名称写错的改正名称；不该从专账开支的，把钱退回专账，改由其他经费支付。
    """
    known = (*filing.values.allowed_heads, *filing.values.reasoned_heads)
    for line in filing.finance.spending:
        if line.head not in known:
            values = {"head": line.head, "allowed": known, "banned": filing.values.banned_heads}
            yield Hit(line.at("head"), values, subject=line.head)
