"""三(三)b: grades whose pupils cannot spend the larger part of their lessons on homework and reading."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.findings import Hit
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(三)b",),
    modal=Modal.IN_PRINCIPLE,
    reads=("times",),
    zh="{grades}年级的作业辅导和自主阅读只占全学期课时的{percent}%，应不少于{least}%",
    en="for grades {grades} homework and reading are only {percent}% of the term's lessons, less than {least}%",
    mend_en="Give more lessons to homework and reading, or state a reason under `reasons`; it is printed on the notice.",
)
def homework_reading_minority(filing: Filing) -> Iterator[Hit]:
    """作业辅导和自主阅读没有占多数。

    查什么：每个年级把全学期的服务日逐日相加，学生能参加的作业辅导和自主阅读课时，占能参加的全部课时的比例不低于“为主”的最低比例。
    为什么：实施办法要求课后服务以集中作业辅导、自主阅读交流为主，其他活动适当开展。
    怎么改：增加作业辅导或自主阅读的时段，或者在活动的同一时间开一个作业辅导供学生选；确有需要的，在本文件 reasons 中写明理由。
    """
    least = filing.values.majority_percent
    below = {}
    for grade, (main, total) in sorted(lessons(filing).items()):
        if main * 100 < least * total:
            below[grade] = main * 100 // total
    if below:
        yield Hit(filing.times.at("sessions"), {"grades": tuple(below), "percent": min(below.values()), "least": least})


def lessons(filing: Filing) -> dict[int, tuple[int, int]]:
    """The most lessons of homework and reading, and of anything, that a pupil of each grade can attend over the term."""
    core = {category.name for category in filing.values.activity_categories if category.role == "主体"}
    main = filing.timetable.most(lambda session: session.category in core)
    return {grade: (lessons, filing.timetable.lessons(grade)) for grade, lessons in main.items()}
