"""三(四)2a: a welfare partner that does nothing in the timetable."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)2a",),
    modal=Modal.ENCOURAGED,
    reads=("plan", "times"),
    zh="“{partner}”在每周安排中没有时段",
    en="“{partner}” has no session in the timetable",
    mend_en="Give the partner a session in times.yml, unless it helps with money or goods alone.",
)
def partner_without_session(filing: Filing) -> Iterator[Hit]:
    """公益组织没有安排活动。

    查什么：方案列出的每个公益组织，在 times.yml 里至少承担一个时段。
    为什么：请公益组织进校，是为了给孩子多一些活动；只列名称，家长看不出它做什么。
    怎么改：在时段里写上组织编号；只出经费、不上课的可以不改，这只是提醒。
    """
    active = {session.partner for session in filing.times.sessions}
    for partner in filing.plan.partners:
        if partner.id not in active:
            yield Hit(partner.at("name"), {"partner": partner.name}, subject=partner.name)
