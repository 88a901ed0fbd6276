"""Two versions of a public paper in; what changed between them, in parents' words, out: the same words wherever they are printed."""

from __future__ import annotations

from generator.city import Filing
from generator.integrity.records import OF_SCHOOL
from generator.notices.changes.areas import Area, Change
from generator.notices.changes.hours import hour_changes
from generator.notices.changes.parts import part_changes
from generator.notices.changes.withholding import discreet
from generator.wording.values import say

__all__ = ["Area", "Change", "changes", "material", "sentences"]

_OF_NOTICE = ("times", "plan", "staff", "record")
_OF_STATEMENT = ("finance", "record")


def changes(old: Filing, new: Filing, paper: str) -> tuple[Change, ...]:
    """Every difference, what matters most first; empty only where nothing that the paper is made of differs."""
    if paper == "finance":
        found = [change for name in _OF_STATEMENT for change in part_changes(name, old.parts.get(name), new.parts.get(name))]
        if (was := old.published and old.published.statement) != (now := new.published and new.published.statement):
            found.append(Change(Area.OTHER, f"公开日期由{say(was)}改为{say(now)}"))
    else:
        found = list(_of_notice(old, new))
    return tuple(sorted(discreet(found, old, new), key=lambda change: list(Area).index(change.area)))


def _of_notice(old: Filing, new: Filing) -> list[Change]:
    hours = hour_changes(old, new)
    found = [*hours.changes]
    for name in _OF_NOTICE:
        found += [change for change in part_changes(name, old.parts.get(name), new.parts.get(name)) if not hours.says(change)]
    found += [change for change in part_changes("school", old.profile, new.profile) if change.path[1:2] and change.path[1] in OF_SCHOOL]
    done = {one.step: one for one in old.approvals}
    for step in new.approvals:
        found += part_changes("approval", done.pop(step.step, None), step)
    found += [Change(Area.OTHER, f"审批记录“{gone.office}”不再列出") for gone in done.values()]
    if (was := old.published and old.published.letter) != (now := new.published and new.published.letter):
        found.append(Change(Area.OTHER, f"公开日期由{say(was)}改为{say(now)}"))
    if (old.policy and old.policy.id) != (new.policy and new.policy.id):
        found.append(Change(Area.OTHER, "所依据的办法有变化"))
    return found


def material(found: tuple[Change, ...]) -> bool:
    """Whether a fee, a time, a provider or a refund is touched."""
    return any(change.area.material for change in found)


UNSAID: dict[str, tuple[str, ...]] = {"notice": (), "finance": ("账目没有变化，只有登记信息调整",)}
"""What is said of a version in which nothing that a paper prints differs: of which policy it is, say."""


def sentences(found: tuple[Change, ...], paper: str) -> tuple[str, ...]:
    """The changes, one sentence each without a full stop, and last what parents would ask of the rest: whether fees or times stay."""
    said = tuple(change.sentence for change in found) or UNSAID[paper]
    if paper == "finance" or any(change.area in (Area.TOLD, Area.NOTED) for change in found):
        return said
    areas = {change.area for change in found}
    money, times = areas & {Area.FEES, Area.REFUND, Area.PROVIDER}, areas & {Area.TIME}
    if money and times:
        return said
    return (*said, "服务时间不变" if money else "收费不变" if times else "服务时间和收费不变")
