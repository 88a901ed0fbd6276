"""三(四)3b: a provider's session of another category than its course."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3b",),
    modal=Modal.MUST,
    reads=("plan", "times"),
    zh="“{session}”的类别在时段中是“{category}”，在机构的课程中是“{course}”",
    en="“{session}” is of category “{category}” in the timetable and “{course}” among the provider's courses",
    mend_en="Give session and course the same category, the one that was approved.",
)
def session_category_differs(filing: Filing) -> Iterator[Hit]:
    """机构时段的类别与课程不同。

    查什么：机构承担的时段，类别与同名课程的类别一样。
    为什么：机构只能承担非文化类的项目；课程报的是体育、课表上写的是别的，就说不清教的是什么。
    怎么改：照协议和批准的课程改正写错的一处。
    """
    categories = {(provider.id, course.name): course.category for provider in filing.plan.providers for course in provider.courses}
    for session in filing.times.sessions:
        course = categories.get((session.provider, session.name), session.category)
        if course != session.category:
            values = {"session": session.name, "category": session.category, "course": course}
            yield Hit(session.at("category"), values, subject=session.name, suggest=course)
