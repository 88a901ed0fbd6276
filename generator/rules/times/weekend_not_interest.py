"""国24-3: weekend sessions of another kind than activities, where the policy allows these alone."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule
from generator.rules.times._weekend import weekend_sessions


@rule(
    clauses=("国24-3",),
    modal=Modal.MUST,
    reads=("times",),
    zh="“{session}”开到{weekend}，类别是“{category}”，周末只能开展兴趣活动",
    en="“{session}” is held on {weekend} and of the category “{category}”; weekends are for activities only",
    mend_en="Hold activities such as sports or arts on weekends; move everything else to school days.",
)
def weekend_not_interest(filing: Filing) -> Iterator[Hit]:
    """周末开展的不是兴趣活动。

    查什么：规定周末仅限兴趣活动的学期，周六、周日的时段，类别的性质都是活动，不是作业辅导、阅读或答疑。
    为什么：国家规定试点地方周末也只能开兴趣活动，不能变成又一个上课的日子。
    怎么改：把作业辅导、阅读和答疑安排在周一至周五，周末只留体育、艺术、科技等活动。
    """
    if filing.values.weekend != "仅兴趣活动":
        return
    activities = {category.name for category in filing.values.activity_categories if category.role == "活动"}
    for session, weekend in weekend_sessions(filing.times):
        if session.category not in activities:
            values = {"session": session.name, "weekend": weekend, "category": session.category}
            yield Hit(session.at("category"), values, subject=session.name)
