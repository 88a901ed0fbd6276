"""三(五)k: income from the service without a dedicated account."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)k",),
    modal=Modal.MUST,
    reads=("finance",),
    since=Stage.SETTLED,
    zh="账上有课后服务的收入，却没有填写专账",
    en="there is income from the service, but no dedicated account is named",
    mend_en="Give the name of the dedicated account and the day it was opened; never a bank account number.",
)
def account_missing(filing: Filing) -> Iterator[Hit]:
    """没有建立专账。

    查什么：有服务性收费、代收费、捐助或期初结余的学期，填写了专账名称和建账日期。
    为什么：课后服务的钱必须单独记账、专款专用，家长才看得清钱从哪里来、花到哪里去。
    怎么改：在 account 中填写专账名称和建账日期；只写账的名称，不要写银行账号。
    """
    finance = filing.finance
    collected = finance.charges or finance.reduced or finance.agency or finance.donations or finance.opening
    if collected and finance.account is None:
        yield Hit(finance.at("account"))
