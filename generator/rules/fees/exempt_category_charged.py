"""三(五)e: a category of families that pays another share of the fee than the policy says."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.fees._items import due_total, full_fees
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)e",),
    modal=Modal.MUST,
    reads=("plan",),
    zh="“{category}”每生每学期写收取{charge}，按服务性收费的{percent}%应为{expected}",
    en="“{category}” is to pay {charge} a term; {percent}% of the service fee is {expected}",
    mend_en="Charge the share that the policy names for the category: nothing for the exempt, the reduced part for the others.",
)
def exempt_category_charged(filing: Filing) -> Iterator[Hit]:
    """免费或减收的学生收了不该收的钱。

    查什么：免费类别收取 0.00；减收类别收取每生每学期服务性收费乘以政策规定的比例，四舍五入到分。
    为什么：实施办法要求对困难家庭学生给予免费帮助，该免的必须全免，该减的必须减够。
    怎么改：照算出的金额改正；服务性收费的金额改了，减收的金额也要跟着改。
    """
    percents = {category.name: category.rate_percent for category in filing.values.exempt_categories}
    # Where a total is wrong, fee-total-wrong says so: the share of what it should be is right as well.
    full = [*full_fees(filing.plan), *full_fees(filing.plan, lambda item: due_total(filing, item))]
    for exemption in filing.plan.fees.exemptions:
        percent = percents.get(exemption.category)
        if percent is None:
            continue  # a name that the policy does not know lacks in exempt-category-missing under its right name
        right = tuple(dict.fromkeys(fee.share(percent, 100) for fee in full))
        if exemption.charge not in right:
            values = {"category": exemption.category, "charge": exemption.charge, "percent": percent, "expected": right}
            yield Hit(exemption.at("charge"), values, subject=exemption.category, suggest=right[0])
