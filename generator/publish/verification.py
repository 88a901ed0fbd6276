"""In: a site's folder and the manifest of what should be in it. Out: every file that is missing, changed, or not in the manifest."""

from __future__ import annotations

import os
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.publish.manifest import SUMS, Manifest, Stored


@dataclass(frozen=True, slots=True)
class Damage:
    path: str
    what: Literal["missing", "changed", "unknown"]

    def __str__(self) -> str:
        return f"{self.path} ({self.what})"


def verify(site_dir: Path, manifest: Manifest, known: Container[str] = ()) -> tuple[Damage, ...]:
    """Empty when the folder holds exactly what the manifest says, by size and SHA-256; the `known` files only need to be there."""
    present = set(_walk(site_dir)) - {SUMS}
    expected = {stored.path: stored for stored in manifest.files}
    found = [Damage(path, "unknown") for path in present - expected.keys()]
    for path, stored in expected.items():
        if path not in present:
            found.append(Damage(path, "missing"))
        elif path not in known and Stored.of(path, (site_dir / path).read_bytes()) != stored:
            found.append(Damage(path, "changed"))
    return tuple(sorted(found, key=lambda damage: damage.path))


def _walk(site_dir: Path) -> Iterator[str]:
    """The paths of all files; a link is not a file that we wrote, wherever it points."""
    root, folders = f"{site_dir}/", [""]
    while folders:
        inside = folders.pop()
        with os.scandir(root + inside) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    folders.append(f"{inside}{entry.name}/")
                else:
                    yield inside + entry.name
