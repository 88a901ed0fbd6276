"""A key and how its answer is worked out in; the answer out, worked out when it is first asked for and kept as long as who keeps it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

T = TypeVar("T")


class Once:
    """Belongs to one thing that does not change, of which several ask the same: a key stands for one answer only."""

    def __init__(self) -> None:
        self._found: dict[Hashable, Any] = {}

    def __call__(self, key: Hashable, work_out: Callable[[], T]) -> T:
        if key not in self._found:
            self._found[key] = work_out()
        return cast("T", self._found[key])

    def forget(self, about: Hashable) -> None:
        """Every answer whose key has `about` in its second place: it is worked out again if somebody asks again."""
        for key in [key for key in self._found if isinstance(key, tuple) and key[1:2] == (about,)]:
            del self._found[key]
