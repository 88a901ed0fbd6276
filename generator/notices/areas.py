"""The area of a rule in; its Chinese name out."""

from __future__ import annotations

from collections.abc import Iterable

AREAS = {
    "times": "服务时间",
    "content": "服务内容",
    "people": "服务对象和人数",
    "organisation": "组织和办理",
    "staff": "师资",
    "providers": "培训机构和公益组织",
    "fees": "收费",
    "finance": "收支",
    "safety": "安全",
    "city": "全市公开事项",
}
"""In the order of the catalogue: what parents ask first stands first."""


def area_name(area: str) -> str:
    """Raises KeyError for an area that has no name: a test walks all rules."""
    return AREAS[area]


def in_order(areas: Iterable[str]) -> list[str]:
    """Each area once, in the order of the catalogue. Raises ValueError for an area that has no name."""
    order = list(AREAS)
    return sorted(set(areas), key=order.index)
