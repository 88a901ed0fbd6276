"""How a site is built, as far as it changes not one byte of it: what earlier builds and other machines made, and by how many processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.publish.parts import Part
from generator.publish.shell import Shell
from generator.shard import WHOLE, Shard
from generator.store import NOTHING_STORED, Store, store_of


@dataclass(frozen=True, slots=True)
class How:
    """`store` remembers what stands; `jobs` processes share the work; `parts` were made elsewhere."""

    store: Store = NOTHING_STORED
    jobs: int = 1
    preview: bool = False
    """Whether only who edits the site looks at it: it need not outlive a power cut, and may lose as many pages as he likes."""
    tell_shells: Callable[[Mapping[int, Shell]], None] = lambda _: None
    """Told, by depth, what the pages were put into."""
    parts: tuple[Part, ...] = ()


def how_to(root: Path, *, clean: bool = False, jobs: int | None = None, shard: Shard = WHOLE, parts: tuple[Part, ...] = ()) -> How:
    """As a user wishes: with what was kept of that repository, or of that shard of it, or `clean` of it; by as many processes as the
    machine has processors."""
    return How(
        store_of(root, "" if shard == WHOLE else f"shard-{shard.number}-{shard.count}", blind=clean),
        jobs or os.cpu_count() or 1,
        parts=parts,
    )


AFRESH = How()
"""Everything anew, by this process alone."""
