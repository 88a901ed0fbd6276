"""末1a: a school without standing measures of its own, or with measures issued after it had begun."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import SchoolRecord
from generator.findings import Hit
from generator.rules.framework import Modal, Scope, rule


@rule(
    clauses=("末1a",),
    modal=Modal.MUST,
    scope=Scope.SCHOOL,
    reads=("school",),
    zh="没有在{term}开学以前印发的本校实施办法",
    en="no measures of the school's own were issued before {term} began",
    mend_en="Issue the school's standing measures and list title, number and date under `measures` in school.yml.",
)
def measures_missing(school: SchoolRecord) -> Iterator[Hit]:
    """没有本校的实施办法。

    查什么：school.yml 登记了本校实施办法，印发日期不晚于学校第一个课后服务学期的开学日期。
    为什么：实施办法要求各学校在调研的基础上制定本校的具体办法，它长期有效，和每学期的方案不是一回事。
    怎么改：在 measures 中写明标题、文号和印发日期；修订过的，写第一次印发的日期；还没有的，先制定再开展服务。
    """
    if school.profile is None:
        return
    measures = school.profile.measures
    term = school.filings[0].id if school.filings else school.registration.first_term
    if measures is None:
        yield Hit(school.profile.at("measures"), {"term": term})
    elif school.first_day is not None and measures.date > school.first_day:
        yield Hit(measures.at("date"), {"term": term})
