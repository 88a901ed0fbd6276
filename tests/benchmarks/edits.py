"""A folder and a number in; out, as JSON, after how many of so many edits the incremental build gave the bytes of a clean one, and how many
damaged entries of the store were noticed: `python -m tests.benchmarks.edits edits|damaged FOLDER [EDITS]`.

The town, the edits and the ways of damage are those that tests/incremental tries; here they are counted and nothing is asserted.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from itertools import cycle, islice
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


EACH = 3
"""In so many ways each entry is damaged: the kinds take turns, and it is a number that shares no factor with theirs."""
RENAMED = "schools/gaoxin/school.yml"


def damaged(folder: Path) -> Iterator[tuple[str, bool]]:
    """Every entry of a store in some ways of damage: nothing is taken of it, and what is made anew is what a clean build makes.

    Between two builds a school gets another name or its old one, so that the city's pages ask for what is known of every school.
    """
    town, how = copy_town(folder / "town"), _how(folder)
    assert how.store.folder is not None
    build(town, folder / "site", how)
    old = town.read(RENAMED)
    names = (old.replace(b"\nname: ", "\nname: 新".encode(), 1), old)
    clean = []
    for raw in names:
        town.write(RENAMED, raw)
        clean.append(build(town, folder / "clean"))
    kinds = cycle(DAMAGE)
    tries = [(path, kind) for path in entries(how) for kind in islice(kinds, EACH)]
    for number, (path, kind) in enumerate(tries):
        whole = path.read_bytes()
        DAMAGE[kind](path)
        unread = how.store.get(path.name) is None
        town.write(RENAMED, names[number % 2])
        found = build(town, folder / "site", how)
        yield f"{path.name}: {kind}", unread and not found.differences(clean[number % 2])
        if how.store.get(path.name) is None:
            # Nobody asked for it, or nothing can stand where a folder is.
            if path.is_dir():
                path.rmdir()
            path.write_bytes(whole)


def _how(folder: Path) -> How:
    (folder / "store").mkdir(mode=0o700, parents=True)
    return How(Store(folder / "store"))


def main(what: str, folder: Path, edits: int = 0) -> None:
    found = tally(edited(folder, edits) if what == "edits" else damaged(folder))
    json.dump({"right": found.right, "tried": found.tried, "wrong": found.wrong[:5]}, sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:]))
