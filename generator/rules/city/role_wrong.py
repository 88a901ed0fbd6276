"""三(四)b: a role that can take no step: of no chain, of no area, over before it began."""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import City
from generator.findings import Hit
from generator.model.bureau import Role
from generator.model.policy import ChainStep
from generator.policy import PolicyEntry
from generator.rules.framework import Modal, Scope, rule


@rule(
    clauses=("三(四)b",),
    modal=Modal.MUST,
    scope=Scope.CITY,
    zh="岗位“{role}”：{fault}",
    en="role “{role}”: {fault_en}",
    mend_en="Give a step of a registered policy's chain, an area of city.yml, and a last day not before the first.",
)
def role_wrong(city: City) -> Iterator[Hit]:
    """岗位的登记有误。

    查什么：roles.yml 里每个岗位的步骤是已登记的某份办法的审批链中的一步，片区在 city.yml 里，失效日期不早于生效日期。
    为什么：谁能审核、审批、备案以这张表为准；步骤或片区写错的岗位，谁也不能替哪所学校办。
    怎么改：由教育局改正 content/bureau/roles.yml；换岗时写上失效日期并另起一行。
    """
    steps = {step.step for entry in city.register.entries.values() for step in chains(entry)}
    areas = city.area_ids
    for role in city.roles:
        if steps and role.step not in steps:
            yield _hit(role, "step", "没有一份办法的审批链有这一步", "no policy's chain has this step")
        if role.area and areas and role.area not in areas:
            yield _hit(role, "area", "city.yml 里没有这个片区", "city.yml has no such area")
        if role.last is not None and role.last < role.first:
            yield _hit(role, "last", "失效日期早于生效日期", "it ends before it begins")


def chains(entry: PolicyEntry) -> Iterator[ChainStep]:
    """Every step that an entry's chain has had."""
    chain = entry.parameters.get("approval_chain")
    for dated in chain.history if chain is not None else ():
        if isinstance(dated.value, tuple):
            yield from dated.value


def _hit(role: Role, field: str, fault: str, fault_en: str) -> Hit:
    return Hit(role.at(field), {"role": role.role, "fault": fault, "fault_en": fault_en})
