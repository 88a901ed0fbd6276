"""一b: no rule for leaving early, for parents who come late, or no written rules of flexible leaving."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("一b",),
    modal=Modal.MUST,
    reads=("times",),
    zh="弹性离校没有写：{missing}",
    en="of flexible leaving this is missing: {missing}",
    mend_en="Say how a child leaves early, what happens when a parent is late, and name the school's document with title and date.",
)
def pickup_rules_missing(filing: Filing) -> Iterator[Hit]:
    """弹性离校的办法不全。

    查什么：写明了怎样提前离校、家长晚到怎么办，并登记了学校的弹性离校制度（标题和日期）。
    为什么：实施办法要求普遍建立弹性离校制度，家长有急事或者来晚了，都要有办法可循。
    怎么改：在 early_leave、late_pickup 中写给家长看的办法，在 pickup_document 中登记制度的种类、标题和日期。
    """
    times = filing.times
    if not times.early_leave:
        yield Hit(times.at("early_leave"), {"missing": "提前离校办法"})
    if not times.late_pickup:
        yield Hit(times.at("late_pickup"), {"missing": "家长晚到怎么办"})
    if times.pickup_document is None:
        yield Hit(times.at("pickup_document"), {"missing": "弹性离校制度"})
