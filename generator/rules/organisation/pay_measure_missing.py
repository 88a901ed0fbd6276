"""三(五)h: a school without written rules for the pay of those who serve."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import SchoolRecord
from generator.findings import Hit
from generator.rules.framework import Modal, Scope, rule


@rule(
    clauses=("三(五)h",),
    modal=Modal.ATTESTED,
    scope=Scope.SCHOOL,
    reads=("school",),
    zh="没有登记取酬办法",
    en="the school's rules for pay are not on record",
    mend_en="Make the rules by a decision of the school's body and list kind, title and date under `pay_measure` in school.yml.",
)
def pay_measure_missing(school: SchoolRecord) -> Iterator[Hit]:
    """没有取酬办法。

    查什么：school.yml 登记了取酬办法的标题和日期。
    为什么：实施办法要求建立合理的取酬机制，按什么标准给谁发报酬，要有明文规定。
    怎么改：经集体决策制定取酬办法，在 pay_measure 中写明种类、标题和日期，正文留在学校。
    """
    if school.profile is not None and school.profile.pay_measure is None:
        yield Hit(school.profile.at("pay_measure"))
