"""A folder and a number in; out, as JSON, after how many of so many edits the incremental build gave the bytes of a clean one, and how many
damaged entries of the store were noticed: `python -m tests.benchmarks.edits edits|damaged FOLDER [EDITS]`.

The town, the edits and the ways of damage are those that tests/incremental tries; here they are counted and nothing is asserted.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from generator.publish.how import How
from generator.store import Store
from tests.benchmarks.figures import Tally
from tests.incremental.driver import build
from tests.incremental.test_edits import OF_ROW, compared
from tests.incremental.test_store import DAMAGE, entries
from tests.incremental.town import Town, copy_town


def tally(outcomes: Iterator[tuple[str, bool]]) -> Tally:
    """Of what was tried and whether it ended as it should."""
    done = list(outcomes)
    return Tally(sum(right for _, right in done), len(done), tuple(told for told, right in done if not right))


def edited(folder: Path, edits: int) -> Iterator[tuple[str, bool]]:
    """Rows of edits on top of each other, every row in a town of its own: report and site as a clean build gives them."""
    sample = copy_town(folder / "sample").files()
    for seed, first in enumerate(range(0, edits, OF_ROW), 1):
        own = folder / str(seed)
        town = Town(own / "town")
        town.restore(sample)
        number = min(OF_ROW, edits - first)
        for told, _, _, differing in compared(town, own, _how(own), seed, number, 1):
            yield told, not differing
        shutil.rmtree(own)


def damaged(folder: Path) -> Iterator[tuple[str, bool]]:
    """Every entry of a store in every way of damage: nothing is taken of it, and what is made anew is what a clean build makes."""
    town, how = copy_town(folder / "town"), _how(folder)
    assert how.store.folder is not None
    build(town, folder / "site", how)
    clean = build(town, folder / "clean")
    for name in [path.name for path in entries(how)]:
        for kind, damage in DAMAGE.items():
            damage(how.store.folder / name)
            unread = how.store.get(name) is None
            found = build(town, folder / "site", how)
            yield f"{name}: {kind}", unread and not found.differences(clean)
            if (how.store.folder / name).is_dir():
                (how.store.folder / name).rmdir()
            if not (how.store.folder / name).exists():
                build(town, folder / "site", how)


def _how(folder: Path) -> How:
    (folder / "store").mkdir(mode=0o700, parents=True)
    return How(Store(folder / "store"))


def main(what: str, folder: Path, edits: int = 0) -> None:
    found = tally(edited(folder, edits) if what == "edits" else damaged(folder))
    json.dump({"right": found.right, "tried": found.tried, "wrong": found.wrong[:5]}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:]))
