"""四(一)e, 三(四)b: a school on the register with terms that run backwards or in no area."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import City
from generator.findings import Hit
from generator.model.bureau import Registration
from generator.rules.framework import Modal, Scope, rule


@rule(
    clauses=("四(一)e", "三(四)b"),
    modal=Modal.MUST,
    scope=Scope.CITY,
    zh="{school}的登记：{fault}",
    en="registration of {school}: {fault_en}",
    mend_en="Give an area of city.yml, and a last term not before the first.",
)
def registration_wrong(city: City) -> Iterator[Hit]:
    """学校的登记有误。

    查什么：每所学校登记的片区在 city.yml 里；最后一个学期不早于开始提供课后服务的学期，同一个学期可以。
    为什么：片区决定由哪位驻片领导审核，学期决定哪些学期该有方案；登记错了，学校就没有人管。
    怎么改：由教育局改正 content/bureau/schools 中的登记。
    """
    areas = city.area_ids
    for school in city.schools:
        registered = school.registration
        if areas and registered.area not in areas:
            yield _hit(registered, "area", "city.yml 里没有这个片区", "city.yml has no such area")
        if registered.last_term is not None and registered.last_term < registered.first_term:
            yield _hit(registered, "last_term", "最后一个学期早于开始的学期", "its last term comes before its first")


def _hit(registered: Registration, field: str, fault: str, fault_en: str) -> Hit:
    return Hit(registered.at(field), {"school": registered.id, "fault": fault, "fault_en": fault_en})
