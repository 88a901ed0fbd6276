"""三(四)1d: somebody from outside who was looked up after the contract was signed."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.staff._people import described


@rule(
    clauses=("三(四)1d",),
    modal=Modal.MUST,
    reads=("staff",),
    zh="{kind}（{activity}）的准入查询{checked}才做，晚于签合同的{signed}",
    en="{kind} ({activity}): looked up on {checked}, after the contract was signed on {signed}",
    mend_en="Look a person up first, then sign the contract.",
)
def access_check_after_contract(filing: Filing) -> Iterator[Hit]:
    """先签了合同才做准入查询。

    查什么：每名校外人员的准入查询日期不晚于合同签订日期，同一天可以。
    为什么：先查清能不能聘请，再签合同；签了再查，查到问题也已经聘了。
    怎么改：日期写错的改正；确实签后才查的，如实填写，查到问题的解除合同。
    """
    for person in filing.staff.outside:
        checked, contract = person.access_checked, person.contract
        if checked is not None and contract is not None and checked > contract.signed:
            values = described(person) | {"checked": checked, "signed": contract.signed}
            yield Hit(person.at("access_checked"), values, subject=person.name)
