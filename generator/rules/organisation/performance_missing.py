"""四(三)1e: a school that does not count the service in its teachers' performance."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import SchoolRecord
from generator.findings import Hit
from generator.rules.framework import Modal, Scope, rule


@rule(
    clauses=("四(三)1e",),
    modal=Modal.ATTESTED,
    scope=Scope.SCHOOL,
    reads=("school",),
    zh="没有登记把课后服务纳入绩效的文件",
    en="no document is on record that counts the service in teachers' performance",
    mend_en="List the document that counts the service in teachers' performance under `performance` in school.yml.",
)
def performance_missing(school: SchoolRecord) -> Iterator[Hit]:
    """没有把课后服务纳入绩效。

    查什么：school.yml 登记了把教师开展课后服务工作纳入绩效的文件。
    为什么：实施办法要求把教师开展课后服务的工作纳入绩效并予以倾斜，教师的付出要得到承认。
    怎么改：在绩效分配办法中写入课后服务的条款，在 performance 中写明文件的种类、标题和日期。
    """
    if school.profile is not None and school.profile.performance is None:
        yield Hit(school.profile.at("performance"))
