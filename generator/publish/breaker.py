"""In: the site that stands and the one that shall replace it. Out: nothing, or the fault that stops a publication losing too many pages."""

from __future__ import annotations

from pathlib import Path

from generator.publish.faults import PublishFault
from generator.publish.manifest import Manifest, read_addresses

MOST_PAGES = 20
MOST_PERCENT = 2
"""A publication stops when more pages than both of these would vanish (decisions.md, 10)."""


def refuse_great_losses(standing: Path, manifest: Manifest) -> None:
    before = read_addresses(standing)
    lost = len(before.difference(manifest.addresses))
    if lost > MOST_PAGES and lost * 100 > MOST_PERCENT * len(before):
        raise PublishFault("too-many-lost", lost=lost, before=len(before), folder=standing)
