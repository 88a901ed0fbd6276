"""末1b: measures that were reported to the bureau before they were issued."""

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
    zh="实施办法{reported}报送，早于印发日期{date}",
    en="the measures were reported on {reported}, before they were issued on {date}",
    mend_en="Issue the measures, then report them; correct whichever of the two dates is wrong.",
)
def measures_reported_early(school: SchoolRecord) -> Iterator[Hit]:
    """实施办法还没有印发就报送了。

    查什么：本校实施办法报送市教育局的日期不早于印发日期，同一天可以。
    为什么：报给教育局的应当是正式印发的办法，报送以后再改的没有报过。
    怎么改：核对两个日期，改正写错的一个；报的是草稿的，印发以后重新报送。
    """
    measures = school.profile.measures if school.profile is not None else None
    if measures is not None and measures.reported is not None and measures.reported < measures.date:
        yield Hit(measures.at("reported"), {"reported": measures.reported, "date": measures.date})
