"""国21-6: school days without service, for all or for some of the grades that are served."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("国21-6",),
    modal=Modal.IN_PRINCIPLE,
    reads=("times",),
    zh="{grades}年级在{weekdays}没有服务",
    en="grades {grades} have no service on {weekdays}",
    mend_en="Hold the service on every school day, or state a reason under `reasons`; it is printed on the notice.",
)
def weekday_without_service(filing: Filing) -> Iterator[Hit]:
    """上学日没有课后服务。

    查什么：每周服务日包括规定的各天，并且每个服务年级在这几天都有时段。
    为什么：国家要求上学的五天里每天都有课后服务，漏掉的那一天，家长还是没有办法按时接孩子。
    怎么改：在 service 的 weekdays 中补上这一天，并给缺的年级安排时段；做不到的，在本文件 reasons 中写明理由，理由会公开显示。
    """
    times, wanted = filing.times, filing.values.service_weekdays
    grades = sorted({grade for session in times.sessions for grade in session.grades})
    closed = tuple(name for name in wanted if name not in times.service.weekdays)
    if closed:
        yield Hit(times.service.at("weekdays"), {"grades": tuple(grades), "weekdays": closed})
    served = {(grade, name) for session in times.sessions for grade in session.grades for name in session.weekdays}
    gaps: dict[tuple[str, ...], list[int]] = {}
    for grade in grades:
        gaps.setdefault(tuple(name for name in wanted if name not in closed and (grade, name) not in served), []).append(grade)
    for weekdays, without in gaps.items():
        if weekdays:
            subject = f"{without[0]}年级" if len(without) == 1 else ""
            yield Hit(times.at("sessions"), {"grades": tuple(without), "weekdays": weekdays}, subject=subject)
