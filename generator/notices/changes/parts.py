"""Two versions of one file in; every field that differs, said with the field's own label, out: nothing that differs goes unsaid."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from generator.model.bureau import Approval
from generator.model.common import Reason
from generator.model.fields import Part, Spec, specs
from generator.model.record import Change as Told
from generator.model.times import PickupWindow
from generator.model.values import Group
from generator.notices.changes.areas import Change, area_of, told
from generator.notices.changes.naming import BARE, name_of
from generator.wording.values import day, grades, say, weekdays

_LONG = 36
"""A text longer than this is not repeated: the old version has it."""


def part_changes(kind: str, old: Part | None, new: Part | None) -> list[Change]:
    """`kind` is the file's kind; either part may be missing."""
    return list(_part((kind,), "", old, new))


def _part(path: tuple[str, ...], about: str, old: Part | None, new: Part | None, row: Part | None = None) -> Iterator[Change]:
    if old == new:
        return
    if old is None or new is None:
        yield from _appeared(path, about, old, new)
        return
    for name, spec in specs(type(new)).items():
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield from (replace(change, row=change.row or row) for change in _field((*path, name), about, spec, before, after))


_FILES = {
    "record": "开学后的实际情况（参加人数等）",
    "approval": "审批记录",
    "times": "服务时间",
    "staff": "师资",
    "finance": "收支",
    "plan": "方案",
    "school": "学校信息",
}


_SHORT = {
    "引入的社会培训机构": "机构",
    "联合的公益组织": "公益组织",
    "每周安排": "活动",
    "各类人员": "人员",
    "各年级人数": "",
    "软性要求的理由": "说明",
    "变更后重新办理": "变更以后的审批",
}
"""Labels of lists that are too long, or say too little, in a sentence."""


def _appeared(path: tuple[str, ...], about: str, old: Part | None, new: Part | None) -> Iterator[Change]:
    """A part that was not there, or is no longer."""
    if new is not None and path == ("record",):
        yield Change(area_of(path), f"公布了{_FILES['record']}", path, new)
        return
    what = about.removesuffix("的") or _FILES[path[0]]
    of_step = name_of(new) if isinstance(new, Approval) else ""
    yield Change(area_of(path), f"{'补充了' if new is not None else '删去了'}{what}{of_step}", path, new)


def _field(path: tuple[str, ...], about: str, spec: Spec, old: object, new: object) -> Iterator[Change]:
    if spec.kind == "part":
        inside = about if isinstance(new or old, BARE) else f"{about}{spec.label}的"
        yield from _part(path, inside if old is not None and new is not None else f"{about}{spec.label}", _as_part(old), _as_part(new))
    elif spec.kind == "list" and spec.item is not None and spec.item.kind == "part":
        yield from _rows(path, f"{about}{_SHORT.get(spec.label, spec.label)}", _rows_of(old), _rows_of(new))
    else:
        subject = f"{about}{spec.label}"
        said = _sentence(subject, _words(path[-1], spec, old), _words(path[-1], spec, new))
        yield Change(area_of(path), said, path, new, quiet=f"{subject}有调整")


def _as_part(value: object) -> Part | None:
    return value if isinstance(value, Part) else None


def _rows_of(value: object) -> list[Part]:
    return [row for row in value if isinstance(row, Part)] if isinstance(value, tuple) else []


def _rows(path: tuple[str, ...], label: str, old: list[Part], new: list[Part]) -> Iterator[Change]:
    """Rows that are equal fall out; those of one name are compared, the others came or went."""
    same = [row for row in new if row in old]
    gone, come = [row for row in old if row not in same], [row for row in new if row not in same]
    by_name: dict[str, list[Part]] = defaultdict(list)
    for row in gone:
        by_name[_key(row)].append(row)
    if len(come) == len(gone) == 1 and isinstance(come[0], PickupWindow):
        # Known by its times, which may be what changed.
        by_name = defaultdict(list, {_key(come[0]): gone})
    for row in come:
        yield from _row(path, label, by_name[_key(row)].pop(0) if by_name[_key(row)] else None, row)
    for row in (row for rows in by_name.values() for row in rows):
        yield Change(area_of(path), f"取消{label}：{name_of(row)}", path, None, quiet=f"取消{label}：{_key(row)}")
    if not come and not gone:
        yield Change(area_of(path), f"{label}的次序或重复项有调整", path, None)


def _row(path: tuple[str, ...], label: str, old: Part | None, new: Part) -> Iterator[Change]:
    """A row that is new or has changed."""
    if old is None:
        if isinstance(new, Told):
            yield Change(told(new.what), name_of(new), path, new)
        else:
            yield Change(area_of(path), f"新增{label}：{name_of(new)}", path, new, quiet=f"新增{label}：{_key(new)}")
    elif isinstance(new, Reason):
        yield Change(area_of(path), f"关于“{name_of(new)}”的说明有修改", path, new)
    else:
        yield from _part(path, f"{label}“{_key(old)}”的", old, new, new)


def _key(row: Part) -> str:
    """The name by which a row is known in both versions: without what may change of it."""
    return name_of(row, short=True)


def _words(name: str, spec: Spec, value: object) -> str:
    if value is None or value in ("", ()):
        return ""
    if isinstance(value, tuple):
        if name == "grades":
            return grades(value)
        return weekdays(value) if name == "weekdays" else "、".join(say(one) for one in value)
    number = value.number if isinstance(value, Group) else value
    unit = spec.unit if isinstance(number, int) and not isinstance(number, bool) and spec.kind in ("count", "group") else ""
    return f"{day(value) if isinstance(value, dt.date) else say(value)}{unit}"


def _sentence(subject: str, old: str, new: str) -> str:
    if len(old) > _LONG or len(new) > _LONG:
        return f"{subject}的文字有修改" if old and new else f"{'补充' if new else '删去'}了{subject}"
    if not old or not new:
        return f"补充了{subject}：{new}" if new else f"删去了{subject}（原为{old}）"
    return f"{subject}由{old}改为{new}"
