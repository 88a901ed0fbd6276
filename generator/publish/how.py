"""How a site is built, as far as it changes not one byte of it: what earlier builds left is used, and by how many processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.publish.shell import Shell
from generator.store import NOTHING_STORED, Store, store_of


@dataclass(frozen=True, slots=True)
class How:
    """`store` remembers what stands; `jobs` processes share the work."""

    store: Store = NOTHING_STORED
    jobs: int = 1
    tell_shells: Callable[[Mapping[int, Shell]], None] = lambda _: None
    """Told, by depth, what the pages were put into."""


def how_to(root: Path, *, clean: bool = False, jobs: int | None = None) -> How:
    """As a user wishes: with what was kept of that repository, or `clean` of it; by as many processes as the machine has processors."""
    return How(store_of(root, blind=clean), jobs or os.cpu_count() or 1)


AFRESH = How()
"""Everything anew, by this process alone."""
