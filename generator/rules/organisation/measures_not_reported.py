"""末1b: standing measures that were not reported to the bureau."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import SchoolRecord
from generator.findings import Hit
from generator.rules.framework import Modal, Scope, rule


@rule(
    clauses=("末1b",),
    modal=Modal.MUST,
    scope=Scope.SCHOOL,
    reads=("school",),
    zh="本校实施办法“{measures}”没有报送市教育局的日期",
    en="the school's measures “{measures}” have no day on which they were reported to the bureau",
    mend_en="Report the measures to the bureau and write down the day.",
)
def measures_not_reported(school: SchoolRecord) -> Iterator[Hit]:
    """实施办法没有报送市教育局。

    查什么：本校实施办法写了报送市教育局的日期。
    为什么：实施办法要求各学校把具体办法及时报市教育局。
    怎么改：报送以后，在 school.yml 的 measures 中的 reported 写上日期。
    """
    measures = school.profile.measures if school.profile is not None else None
    if measures is not None and measures.reported is None:
        yield Hit(measures.at("reported"), {"measures": measures.title})
