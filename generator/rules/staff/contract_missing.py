"""三(四)1e: a person from outside without a contract that was signed in time and falls into the service."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.model.staff import OutsidePerson
from generator.model.times import Service
from generator.rules.framework import Modal, rule
from generator.rules.staff._people import described


@rule(
    clauses=("三(四)1e",),
    modal=Modal.MUST,
    reads=("staff", "times"),
    zh="承担“{activity}”的{kind}没有上岗前签好、与服务期（{first}至{last}）有重合的劳动合同或劳务协议",
    en="the {kind} for “{activity}” has no contract that was signed before it began and meets the service ({first} to {last})",
    mend_en="Sign an employment or service contract before the person begins; write its kind and dates as they are.",
)
def contract_missing(filing: Filing) -> Iterator[Hit]:
    """校外人员没有合同或合同日期不对。

    查什么：每名校外人员都有劳动合同或劳务协议；签订日期不晚于合同开始日期，结束不早于开始，合同期与服务期有重合。
    为什么：实施办法要求依法规范签订劳动合同或劳务协议，先签后干，报酬和责任才有依据。
    怎么改：补签合同后再安排上岗，照合同如实填写种类和日期；日期抄错的改正标出的那一项。
    """
    service = filing.times.service
    for person in filing.staff.outside:
        for steps in faults(person, service):
            values = described(person) | {"first": service.first, "last": service.last}
            yield Hit(person.at(*steps), values, subject=person.name)


def faults(person: OutsidePerson, service: Service) -> Iterator[tuple[str, ...]]:
    """The fields of a person's contract that are missing or wrong."""
    contract = person.contract
    if contract is None:
        yield ("contract",)
    elif contract.kind == "无":
        yield ("contract", "kind")
    else:
        if contract.signed > contract.first:
            yield ("contract", "signed")
        if contract.first > service.last:
            yield ("contract", "first")
        if contract.last < max(contract.first, service.first):
            yield ("contract", "last")
