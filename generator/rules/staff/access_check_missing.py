"""三(四)1d: a person from outside who was not looked up in the access register before the service began."""

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
    zh="承担“{activity}”的{kind}没有在{first}或之前完成准入查询",
    en="no access check of the {kind} for “{activity}” was made by {first}",
    mend_en="Make the access check before the first service day and write down its date.",
)
def access_check_missing(filing: Filing) -> Iterator[Hit]:
    """校外人员上岗前没有完成准入查询。

    查什么：每名校外人员都写了准入查询日期，日期不晚于第一个服务日。
    为什么：聘请的人员要符合有关管理规定；先查询、后上岗，才能保证接触学生的人没有问题。
    怎么改：完成查询并如实填写日期；第一个服务日前来不及查询的，先不安排此人上岗。
    """
    first = filing.times.service.first
    for person in filing.staff.outside:
        if person.access_checked is None or person.access_checked > first:
            yield Hit(person.at("access_checked"), described(person) | {"first": first}, subject=person.name)
