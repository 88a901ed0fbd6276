"""四(一)d: a school without any written rules for the service."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import SchoolRecord
from generator.findings import Hit
from generator.rules.framework import Modal, Scope, rule


@rule(
    clauses=("四(一)d",),
    modal=Modal.ATTESTED,
    scope=Scope.SCHOOL,
    reads=("school",),
    zh="没有登记课后服务的任何制度",
    en="no written rules for the service are on record",
    mend_en="List the school's written rules for the service under `documents` in school.yml: kind, title, date.",
)
def school_documents_missing(school: SchoolRecord) -> Iterator[Hit]:
    """没有登记课后服务的制度。

    查什么：school.yml 至少登记了一项课后服务的制度。
    为什么：实施办法要求建立健全各项制度、规范管理，值班、巡查等事情要有章可循。
    怎么改：在 documents 中写明每项制度的种类、标题和日期，正文留在学校。
    """
    if school.profile is not None and not school.profile.documents:
        yield Hit(school.profile.at("documents"))
