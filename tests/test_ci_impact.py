"""`.ci/impact BASE` in a scratch git repository: silent about other changes, a report on a change to the policy, 2 when that is at fault."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.rules.casebook import ROOT
from tests.small_city import copy_city

PARAMETERS = "content/policy/xx-2020/parameters.yml"
RATE = '{area: 城区, stage: 小学, unit: "2.40"'

GIT, BASH = shutil.which("git") or "", shutil.which("bash") or ""

pytestmark = pytest.mark.skipif(not GIT, reason="git is not installed")


def git(folder: Path, *words: str) -> str:
    own = ("-c", "user.name=x", "-c", "user.email=x@example.invalid", "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main")
    known = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run([GIT, *own, *words], cwd=folder, env=known, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A city of three schools with the script, committed once."""
    root = copy_city(tmp_path / "城 市", 3)
    (root / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/impact", root / ".ci")
    git(root, "init", "--quiet")
    commit(root)
    return root


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", "x")


def edit(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text("utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), "utf-8")


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    program = root.parent / "notices"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m generator "$@"\n', "utf-8")
    program.chmod(0o755)
    known = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    known |= {"NOTICES": str(program), "NOTICES_AS_OF": "2026-11-24", "NOTICES_LANG": "zh", "PYTHONUTF8": "1", "TMPDIR": str(root.parent)}
    before = sorted(root.parent.iterdir())
    ended = subprocess.run([str(root / ".ci/impact"), *words], cwd="/", env=known, capture_output=True, text=True, check=False)
    assert sorted(root.parent.iterdir()) == before, "the scratch folder stays behind"
    return ended


def test_a_change_to_anything_else_is_one_line(city: Path) -> None:
    edit(city, "schools/_example/school.yml", "\n", "\n# x\n")
    commit(city)
    ended = run(city, "HEAD^")
    assert (ended.returncode, ended.stdout, ended.stderr) == (
        0,
        f"办法没有改动（与 {git(city, 'rev-parse', '--short', 'HEAD^')} 相比）。\n",
        "",
    )


@pytest.mark.parametrize("committed", [True, False])
def test_a_stricter_cap_names_the_schools_that_would_fail_and_is_no_failure(city: Path, committed: bool) -> None:
    edit(city, PARAMETERS, RATE, RATE.replace("2.40", "2.35"))
    # The filings are judged as BASE has them, not as the same commit leaves them.
    shutil.rmtree(city / "schools/binjiang/2025-spring")
    if committed:
        commit(city)
    ended = run(city, "HEAD^" if committed else "HEAD")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.startswith("## 办法草案的影响\n\n- 草案 content/policy，改动的文件：content/policy/xx-2020/parameters.yml\n")
    row = (
        "| 滨江小学（binjiang） | 2025年春季学期 | 新不符合 | 三(五)d 收费标准超过每个计费单位的上限（fee-above-unit-cap） | 1 | 高0.05元 |"
    )
    assert row in ended.stdout.splitlines()


def test_a_new_file_that_is_not_committed_is_a_change(city: Path) -> None:
    (city / "content/policy/yy-2027").mkdir()
    head = (city / "content/policy/xx-2020/policy.yml").read_text("utf-8").replace("xx-2020", "yy-2027")
    head = head.replace("2023-spring", "2031-spring").replace("2020-autumn", "2027-autumn")
    (city / "content/policy/yy-2027/policy.yml").write_text(head, "utf-8")
    ended = run(city, "HEAD")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "改动的文件：content/policy/yy-2027/policy.yml" in ended.stdout
    assert "填报结论都不变" in ended.stdout


def test_a_policy_that_is_taken_away_is_missed(city: Path) -> None:
    shutil.rmtree(city / "content/policy/xx-2023-extension")
    ended = run(city, "HEAD")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "| 新不符合 | 末2a、末2b 学期没有可依据的办法（term-without-policy） | 3所学校" in ended.stdout


def test_a_policy_at_fault_fails_it(city: Path) -> None:
    edit(city, PARAMETERS, "lesson_minutes:", "lesson_minuts:")
    ended = run(city, "HEAD")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "草案或设置有误，没有核对：content/policy/xx-2020/parameters.yml" in ended.stderr


@pytest.mark.parametrize("words", [("HEAD^",), ("nonsense",), (), ("HEAD", "HEAD")])
def test_wrong_usage(city: Path, words: tuple[str, ...]) -> None:
    ended = run(city, *words)
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1)


def ran(root: Path) -> subprocess.CompletedProcess[str]:
    """`.ci/run` with a `do` that only says what it was asked."""
    known = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run([BASH, ".ci/run"], cwd=root, env=known, capture_output=True, text=True, check=False)


def test_run_reports_where_there_is_a_commit_before(city: Path, tmp_path: Path) -> None:
    shutil.copy(ROOT / ".ci/run", city / ".ci")
    (city / "do").write_text('#!/bin/sh\necho "do $*"\n', "utf-8")
    (city / "do").chmod(0o755)
    git(city, "add", "--all")
    git(city, "commit", "--quiet", "--amend", "--message", "x")
    plain = "do site\ndo test\n"
    first = ran(city)
    assert (first.returncode, first.stdout, first.stderr) == (0, plain, "")
    commit(city)
    second = ran(city)
    assert (second.returncode, second.stdout.splitlines()[:2], second.stderr) == (0, plain.splitlines(), "")
    assert second.stdout.splitlines()[2].startswith("办法没有改动")
    git(tmp_path, "clone", "--quiet", "--depth", "1", city.as_uri(), "shallow")
    shallow = ran(tmp_path / "shallow")
    assert (shallow.returncode, shallow.stdout, shallow.stderr) == (0, plain, "")
    shutil.rmtree(city / ".git")
    unpacked = ran(city)
    assert (unpacked.returncode, unpacked.stdout, unpacked.stderr) == (0, plain, "")
    edit(city, "do", "echo", "exit 3; echo")
    assert ran(city).returncode == 3
