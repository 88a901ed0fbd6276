"""After any edit a build that knows the last one gives the very bytes and the very report of one that knows nothing.

`pytest -m heavy tests/incremental` tries 500 edits, NOTICES_EDITS=n of another number of rows of twenty.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from generator.examination import examine
from generator.pipeline import publish
from generator.publish.how import AFRESH, How
from tests.incremental.driver import build, read
from tests.incremental.edits import EDITS
from tests.incremental.town import Town

ROWS = int(os.environ.get("NOTICES_EDITS", "25"))
"""So many rows of edits of different chance."""
OF_ROW = 20


def row(town: Town, seed: int, edits: int, at_once: int) -> Iterator[str]:
    """Edits one after the other: some on top of those before, some after these were undone. Between two of them, and after the last, one builds."""
    chance, names = Random(seed), list(EDITS)
    chance.shuffle(names)
    before = [(town.files(), town.day, town.url)]
    for number in range(0, edits, at_once):
        drawn = [names[(seed * edits + number + more) % len(names)] for more in range(at_once)]
        told = [f"{name}: {EDITS[name](chance, town)}" for name in drawn]
        yield "; ".join(told)
        if chance.random() < 0.7:
            files, town.day, town.url = before[-1] if chance.random() < 0.5 else before[0]
            town.restore(files)
        else:
            before.append((town.files(), town.day, town.url))


def compared(town: Town, tmp_path: Path, how: How, seed: int, edits: int, at_once: int) -> Iterator[tuple[str, str, int, list[str]]]:
    """After each edit: what it was, the clean build's fault, how many files were taken over, and in what the two builds differ."""
    site = tmp_path / "site"
    build(town, site, how)
    for told in row(town, seed, edits, at_once):
        clean = build(town, tmp_path / "clean")
        shutil.rmtree(tmp_path / "clean", ignore_errors=True)
        found = build(town, site, how)
        yield told, clean.fault, found.linked, found.differences(clean)


def tried(town: Town, tmp_path: Path, how: How, seed: int, edits: int, at_once: int) -> None:
    done = list(compared(town, tmp_path, how, seed, edits, at_once))
    assert [(told, differing[:5], len(differing)) for told, _, _, differing in done if differing] == [], done


def test_edits(town: Town, tmp_path: Path, how: How) -> None:
    tried(town, tmp_path, how, seed=0, edits=20, at_once=4)


@pytest.mark.heavy
@pytest.mark.parametrize("seed", range(1, ROWS + 1))
def test_many_edits(town: Town, tmp_path: Path, how: How, seed: int) -> None:
    tried(town, tmp_path, how, seed, edits=OF_ROW, at_once=1)


CORRECTION, OTHERS = "content/bureau/corrections/2026-spring/{}.yml", "content/bureau/approvals/2026-autumn/{}/filing.yml"
STRANGERS: dict[str, dict[str, str]] = {
    "nothing else": {},
    "one of its own before it": {OTHERS: OTHERS.format("wenchang")},
    "one of its own after it": {"schools/{}/school.yml": "schools/gaoxin/school.yml"},
    "its registration": {"content/bureau/schools/{}.yml": "content/bureau/schools/gaoxin.yml"},
    "another of its kind": {"content/bureau/withdrawals/2026-spring/{}.yml": CORRECTION.format("_example")},
}  # fmt: skip
"""What else there is of a school of an unknown name than a correction that nothing can be taken from, and of what each file is a copy."""


@pytest.mark.parametrize("case", STRANGERS)
def test_a_school_that_only_unusable_files_name_is_told_of_once(town: Town, tmp_path: Path, how: How, case: str) -> None:
    build(town, tmp_path / "site", how)
    for name, old in {CORRECTION: CORRECTION.format("_example"), **STRANGERS[case]}.items():
        town.write(name.format("nobody"), town.read(old))
    clean, found = build(town, tmp_path / "clean"), build(town, tmp_path / "site", how)
    assert found.differences(clean) == []
    strangers = [finding.where.file for finding in clean.report["findings"] if finding.rule == "school-not-registered"]
    assert len(strangers) == (case != "its registration")


PUBLISHED: dict[str, Callable[[Town], None]] = {
    "nothing": lambda _: None,
    "a name": lambda town: town.edit("schools/gaoxin/school.yml", "\nname: ", "\nname: 新"),
    "a hand-written page": lambda town: town.edit("content/pages/about.md", "\n", "\n新的一句。\n\n"),
    "a merged school's heir": lambda town: town.edit("content/bureau/schools/liuhe.yml", "merged_into: gaoxin", "merged_into: wenchang"),
    "the address of the site": lambda town: town.edit("mkdocs.yml", "notices.shili", "www.shili"),
    "a template": lambda town: town.edit("theme/templates/school.html", "\n", "\n<!-- x -->\n"),
}


@pytest.mark.heavy
def test_the_whole_way(town: Town, tmp_path: Path, how: How) -> None:
    """With MkDocs and the search; one after the other, on top of each other."""
    differing = {}
    for name, edit in PUBLISHED.items():
        edit(town)
        for site, by in ((tmp_path / "site", how), (tmp_path / "clean", AFRESH)):
            publish(town.root, examine(town.root, town.day, store=by.store), site, how=by)
        one, other = read(tmp_path / "site"), read(tmp_path / "clean")
        differing[name] = [path for path in sorted(one.keys() | other.keys()) if one.get(path) != other.get(path)]
    assert {name: paths for name, paths in differing.items() if paths} == {}
