"""三(四)1d: a person from outside without a qualification that lasts through the service."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.staff._people import described


@rule(
    clauses=("三(四)1d",),
    modal=Modal.MUST,
    reads=("staff", "times"),
    zh="承担“{activity}”的{kind}没有登记有效期到{last}或更晚的资格",
    en="the {kind} for “{activity}” has no qualification that is valid until {last}",
    mend_en="Register the qualification or the document of recognition; a person without one cannot take part.",
)
def outside_person_unqualified(filing: Filing) -> Iterator[Hit]:
    """校外人员没有有效的资格。

    查什么：每名校外人员都登记了资格证书或认定文件的名称，有效期不早于最后一个服务日；长期有效的不写有效期。
    为什么：实施办法要求聘请的人员具备相应资格。
    怎么改：补登资格；快到期的先换证再登记新的有效期；没有证书的手艺人写认定文件，recognised 写“是”；没有资格的不能聘请。
    """
    last = filing.times.service.last
    for person in filing.staff.outside:
        held = person.qualification
        if held is None:
            yield Hit(person.at("qualification"), described(person) | {"last": last}, subject=person.name)
        elif held.until is not None and held.until < last:
            yield Hit(held.at("until"), described(person) | {"last": last}, subject=person.name)
