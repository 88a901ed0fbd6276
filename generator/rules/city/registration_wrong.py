"""四(一)e, 三(四)b: a school on the register with terms that run backwards, in no area, or merged into none."""

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
    mend_en="Give an area of city.yml, a last term not before the first, and a school of the register that it was merged into.",
)
def registration_wrong(city: City) -> Iterator[Hit]:
    """学校的登记有误。

    查什么：每所学校登记的片区在 city.yml 里；最后一个学期不早于开始提供课后服务的学期，同一个学期可以；
    并入的学校在名册上，不是本校，也没有并回本校，并入时写了最后一个学期。
    为什么：片区决定由哪位驻片领导审核，学期决定哪些学期该有方案；登记错了，学校就没有人管。并入的学校写错，家长就被引到别处。
    怎么改：由教育局改正 content/bureau/schools 中的登记。
    """
    areas = city.area_ids
    for school in city.schools:
        registered = school.registered
        if areas and registered.area not in areas:
            yield _hit(registered, "area", "city.yml 里没有这个片区", "city.yml has no such area")
        if registered.last_term is not None and registered.last_term < registered.first_term:
            yield _hit(registered, "last_term", "最后一个学期早于开始的学期", "its last term comes before its first")
        yield from _merger(city, registered)


def _merger(city: City, registered: Registration) -> Iterator[Hit]:
    """What is wrong with the school into which it is said to have been merged: one fault at most."""
    if not registered.merged_into:
        return
    if registered.last_term is None:
        yield _hit(registered, "merged_into", "并入别的学校，却没有写最后一个学期", "it is merged, but has no last term")
    elif city.school(registered.merged_into) is None:
        yield _hit(registered, "merged_into", "名册上没有并入的学校", "the register does not have the school it is merged into")
    elif city.heir(registered.id) is None:
        yield _hit(registered, "merged_into", "并来并去又回到本校", "the mergers lead back to itself")


def _hit(registered: Registration, field: str, fault: str, fault_en: str) -> Hit:
    return Hit(registered.at(field), {"school": registered.id, "fault": fault, "fault_en": fault_en})
