"""The hooks of one's own clone: what is staged or pushed is checked, not what lies in the folder."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.recipes.server import RECIPES, Server, server

PLAN = "schools/baima/2026-autumn/plan.yml"


@pytest.fixture
def town(tmp_path: Path) -> Server:
    made = server(tmp_path / "server")
    (made.bare / "hooks/pre-receive").unlink()
    (made.bare / "hooks/post-receive").unlink()
    made.git("fetch", "-q", "origin")
    for name in ("pre-commit", "pre-push"):
        shutil.copy(RECIPES / "hooks" / name, made.clone / ".git/hooks")
    program = tmp_path / "program/.venv/bin"
    program.mkdir(parents=True)
    (program / "notices").write_text(f'#!/bin/sh\nexec "{sys.executable}" -I -m generator "$@"\n')
    (program / "notices").chmod(0o755)
    made.git("config", "notices.program", str(tmp_path / "program"))
    made.git("config", "notices.account", "school-baima")
    return made


def test_what_is_staged_is_checked(town: Server) -> None:
    plan = town.clone / PLAN
    good = plan.read_bytes()
    plan.write_bytes(good + b"surprise: 1\n")
    town.git("add", PLAN)
    plan.write_bytes(good)
    ended = town.run("git", "commit", "-m", "bad")
    assert ended.code == 1
    assert "surprise" in ended.told
    assert "没有提交" in ended.told
    plan.write_bytes(good + "# 一句说明\n".encode())
    town.git("add", PLAN)
    town.git("commit", "-q", "-m", "good")


def test_what_is_pushed_is_checked(town: Server) -> None:
    town.commit_unchecked({PLAN: (town.clone / PLAN).read_bytes() + b"surprise: 1\n"})
    ended = town.run("git", "push", "origin", "HEAD:main")
    assert ended.code == 1
    assert "surprise" in ended.told
    assert "没有推送" in ended.told
    town.commit_unchecked({PLAN: (town.clone / PLAN).read_bytes().replace(b"surprise: 1\n", "# 一句说明\n".encode())})
    assert town.run("git", "push", "origin", "HEAD:main").code == 0


def test_without_the_program_nothing_is_in_the_way(town: Server) -> None:
    town.git("config", "notices.program", "/nowhere")
    town.commit_unchecked({PLAN: b"surprise: 1\n"})
    ended = town.run("git", "push", "origin", "HEAD:main")
    assert ended.code == 0
    assert "没有找到检查程序" in ended.told
