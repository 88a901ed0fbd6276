"""A place in a filing in; what it is about in parents' words, and whether a change there is material, out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from generator.model.fields import Part


class Area(Enum):
    """What a change is about, in the order in which changes are told."""

    TIME = "服务时间"
    FEES = "收费"
    REFUND = "退费"
    PROVIDER = "机构"
    BOOKS = "收支"
    TOLD = "学校告知的重要变化"
    NOTED = "学校告知的变化"
    CONTENT = "服务内容"
    PEOPLE = "人数和人员"
    APPLICATION = "申请"
    OTHER = "其他"

    @property
    def material(self) -> bool:
        """A fee, a time, a provider, a refund, the books that come of them, and what the school itself says of any of these."""
        return self in _MATERIAL


_MATERIAL = frozenset({Area.TIME, Area.FEES, Area.REFUND, Area.PROVIDER, Area.BOOKS, Area.TOLD, Area.APPLICATION})


@dataclass(frozen=True, slots=True)
class Change:
    """One sentence, without a full stop; `path` is the place that it speaks of, `value` the new value there, `row` the row it is in.

    `quiet` is the same without its values, for where they may not be told (see withholding.py)."""

    area: Area
    sentence: str
    path: tuple[str, ...] = ()
    value: object = None
    row: Part | None = None
    quiet: str = ""


_WEIGHTY = re.compile(r"(时间|时刻|提前|推后|推迟|延后|暂停|停课|停止|取消|收费|退费|费用|[0-9]元|机构|[0-9][:：][0-9]{2})(?!不变)")


def told(text: str) -> Area:
    """Whether what a school tells in its own words is about a time, money or a provider."""
    return Area.TOLD if _WEIGHTY.search(text) else Area.NOTED


# By the longest prefix of the path: kind of file, then its fields.
_AREAS: dict[tuple[str, ...], Area] = {
    ("times",): Area.TIME,
    ("times", "sessions", "summary"): Area.CONTENT,
    ("times", "sessions", "place"): Area.CONTENT,
    ("times", "sessions", "seats"): Area.CONTENT,
    ("times", "sessions", "groups"): Area.CONTENT,
    ("times", "sessions", "group_size"): Area.CONTENT,
    ("times", "sessions", "category"): Area.CONTENT,
    ("times", "sessions", "provider"): Area.PROVIDER,
    ("times", "sessions", "partner"): Area.CONTENT,
    ("times", "pickup_document"): Area.OTHER,
    ("times", "reasons"): Area.OTHER,
    ("plan",): Area.OTHER,
    ("plan", "grades"): Area.PEOPLE,
    ("plan", "capacity"): Area.PEOPLE,
    ("plan", "fees"): Area.FEES,
    ("plan", "fees", "refund"): Area.REFUND,
    ("plan", "quit"): Area.REFUND,
    ("plan", "providers"): Area.PROVIDER,
    ("plan", "application"): Area.APPLICATION,
    ("staff",): Area.PEOPLE,
    ("staff", "reasons"): Area.OTHER,
    ("record",): Area.PEOPLE,
    ("record", "suspended"): Area.TIME,
    ("record", "extra_days"): Area.TIME,
    ("record", "delivered"): Area.TIME,
    ("record", "changes"): Area.TOLD,
    ("record", "reported"): Area.OTHER,
    ("record", "reasons"): Area.OTHER,
    ("finance",): Area.BOOKS,
    ("finance", "refunds"): Area.REFUND,
    ("finance", "prepared_by"): Area.OTHER,
    ("finance", "checked_by"): Area.OTHER,
    ("finance", "approved_by"): Area.OTHER,
    ("finance", "reasons"): Area.OTHER,
    ("school",): Area.OTHER,
    ("approval",): Area.OTHER,
}


def area_of(path: tuple[str, ...]) -> Area:
    """Raises KeyError for a kind of file that is part of no paper."""
    for length in range(len(path), 0, -1):
        if path[:length] in _AREAS:
            return _AREAS[path[:length]]
    raise KeyError(path)
