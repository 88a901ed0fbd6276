"""A folder in; a bare repository with the hooks of docs/recipes/server, and pushes to it, out: the recipes are run as an administrator installs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.small_city import copy_city

ROOT = Path(__file__).parents[2]
RECIPES = ROOT / "docs/recipes"
LEDGER = "content/ledger/2026.jsonl"
_ENV = {
    "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "NOTICES_AS_OF": "2026-11-25",
    **{f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "x"), ("EMAIL", "x@shili.example"))},
}  # fmt: skip


@dataclass(frozen=True)
class Ended:
    code: int
    told: str


@dataclass(frozen=True)
class Server:
    """The bare repository, a clone of it to push from, and where its site goes."""

    bare: Path
    clone: Path
    site: Path

    def run(self, *command: str, folder: Path | None = None, account: str = "") -> Ended:
        env = {**os.environ, **_ENV, **({"NOTICES_ACCOUNT": account} if account else {})}
        done = subprocess.run(command, cwd=folder or self.clone, capture_output=True, env=env, check=False)
        return Ended(done.returncode, (done.stdout + done.stderr).decode())

    def git(self, *words: str, folder: Path | None = None) -> str:
        ended = self.run("git", *words, folder=folder)
        assert ended.code == 0, ended.told
        return ended.told.strip()

    def commit(self, files: Mapping[str, bytes]) -> None:
        """On top of the server's main branch."""
        self.git("fetch", "-q", "origin")
        self.git("reset", "-q", "--hard", "origin/main")
        for name, data in files.items():
            (self.clone / name).parent.mkdir(parents=True, exist_ok=True)
            (self.clone / name).write_bytes(data)
        self.git("add", "--all")
        self.git("commit", "-q", "-m", "a submission")

    def commit_unchecked(self, files: Mapping[str, bytes]) -> None:
        """On top of what is checked out, past the clone's own hook."""
        for name, data in files.items():
            (self.clone / name).write_bytes(data)
        self.git("commit", "-q", "--all", "--no-verify", "-m", "unchecked")

    def push(self, account: str, *words: str) -> Ended:
        """Who pushes is what the server says of the key."""
        return self.run("git", "push", "origin", *(words or ("HEAD:main",)), account=account)

    def head(self) -> str:
        return self.git("rev-parse", "main", folder=self.bare)

    def pages(self) -> dict[str, bytes]:
        """What the public can open."""
        return {path.relative_to(self.site).as_posix(): path.read_bytes() for path in self.site.rglob("*.html")}


def server(folder: Path, *, unsealed: int = 0) -> Server:
    """With the manual, 白马 and 滨江 of the sample city on its main branch, not yet published, and the last lines of the ledger not yet written."""
    bare, clone, site = folder / "城 市.git", folder / "clone", folder / "网站"
    made = Server(bare, clone, site)
    folder.mkdir(exist_ok=True)
    made.git("init", "-q", "--bare", "--initial-branch=main", str(bare), folder=folder)
    copy_city(clone, 3)
    lines = (clone / LEDGER).read_text().splitlines(keepends=True)
    (clone / LEDGER).write_text("".join(lines[: len(lines) - unsealed]))
    made.git("init", "-q", "--initial-branch=main")
    made.git("remote", "add", "origin", str(bare))
    made.git("add", "--all")
    made.git("commit", "-q", "-m", "the city")
    made.git("push", "-q", "origin", "main")
    for name in ("pre-receive", "post-receive"):
        shutil.copy(RECIPES / "server" / name, bare / "hooks")
    for name, value in (("program", str(ROOT)), ("python", sys.executable), ("site", str(site))):
        made.git("config", f"notices.{name}", value, folder=bare)
    return made
