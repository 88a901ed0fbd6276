"""三(四)3e: a course that the timetable does not hold, or a provider's session that is no course."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit, Where
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(四)3e",),
    modal=Modal.MUST,
    reads=("plan", "times"),
    zh="“{provider}”的“{name}”在{missing}中没有",
    en="“{name}” of “{provider}” is not in {file}",
    mend_en="Give every course a session of its name in times.yml, and every session of a provider a course of its name in plan.yml.",
)
def course_without_session(filing: Filing) -> Iterator[Hit]:
    """机构的课程与时段对不上。

    查什么：机构的每门课程在 times.yml 里有同名、同机构的时段；机构承担的每个时段在 plan.yml 里有同名的课程。
    为什么：家长按课程报名交费，学校按时段安排；有课程没有时段，或者有时段没有协议，就没法照协议实施。
    怎么改：名称写得不一样的改成一样；没有安排的课程删去或补上时段；没有列入协议的时段补列课程后重新报批。
    """
    taught = {(session.provider, session.name): session for session in filing.times.sessions if session.provider}
    courses = {(provider.id, course.name) for provider in filing.plan.providers for course in provider.courses}
    names = {provider.id: provider.name for provider in filing.plan.providers}
    for provider in filing.plan.providers:
        for course in provider.courses:
            if (provider.id, course.name) not in taught:
                yield _hit(course.at("name"), provider.name, course.name, ("每周安排", "times.yml"))
    for (key, name), session in taught.items():
        if key in names and (key, name) not in courses:
            yield _hit(session.at("name"), names[key], name, ("机构的课程", "plan.yml"))


def _hit(where: Where, provider: str, name: str, missing: tuple[str, str]) -> Hit:
    return Hit(where, {"provider": provider, "name": name, "missing": missing[0], "file": missing[1]}, subject=name)
