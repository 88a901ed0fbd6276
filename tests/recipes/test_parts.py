"""The script by which several machines publish, run against a real bare repository: the site is that of one build at the same commit."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.publish.test_shards import tree
from tests.recipes.server import LEDGER, RECIPES, ROOT, Ended, Server, server

pytestmark = pytest.mark.slow


def parts(town: Server, verb: str, *words: object) -> Ended:
    script = str(RECIPES / "server/parts.sh")
    python = ["env", f"NOTICES_PYTHON={sys.executable}", "NOTICES_CACHE="]
    return town.run(*python, script, verb, str(town.bare), str(ROOT), *map(str, words), account="-")


def test_parts_of_one_publication_become_the_site(tmp_path: Path) -> None:
    town = server(tmp_path / "server", unsealed=1)
    ended = parts(town, "seal", "main")
    assert ended.code == 0, ended
    commit, day = (line.partition("=")[2] for line in ended.told.splitlines()[:2])
    assert (commit, day) == (town.head(), "2026-11-25")
    assert town.git("show", f"{commit}:{LEDGER}", folder=town.bare).count("\n") == (town.clone / LEDGER).read_text().count("\n")
    made = [tmp_path / "one", tmp_path / "two"]
    for number, part in enumerate(made, 1):
        assert parts(town, "build", commit, day, f"{number}/2", part).code == 0
    ended = parts(town, "merge", commit, day, tmp_path / "site", *reversed(made))
    assert ended.code == 0, ended
    town.git("fetch", "-q", "origin")
    town.git("checkout", "-q", "--detach", commit)
    ended = town.run("env", "NOTICES_CACHE=", sys.executable, "-m", "generator", "build", "--site-dir", str(tmp_path / "whole"))
    assert ended.code == 0, ended
    assert tree(tmp_path / "site") == tree(tmp_path / "whole")
    assert parts(town, "merge", commit, day, tmp_path / "other", made[0]).code == 2
