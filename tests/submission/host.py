"""A copy of a small city in; a bare repository that plays the host, with submissions made of plumbing, out."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.examination import Examination, examine_submission
from generator.findings import Finding
from tests.small_city import copy_city

AS_OF = dt.date(2026, 11, 25)
PLAN = "schools/baima/2026-autumn/plan.yml"
_DATED = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (
    ("NAME", "someone"), ("EMAIL", "someone@shili.example"), ("DATE", "2026-11-01T08:00:00+08:00"))}  # fmt: skip
NONE: Mapping[str, str] = {}
_SAFE = {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}


@dataclass(frozen=True)
class As:
    """A path as something else than a regular file."""

    mode: str
    content: bytes = b""


Given = Mapping[str, bytes | As | None]
"""What a submission puts at each path; None removes it."""


@dataclass(frozen=True)
class Host:
    """The bare repository and the commit on its main branch."""

    folder: Path
    base: str

    def git(self, *arguments: str, given: bytes = b"", env: Mapping[str, str] = NONE) -> str:
        """One call of git in it; what it printed."""
        command = ["git", "-c", "core.protectNTFS=false", "-c", "core.protectHFS=false", "-C", str(self.folder), *arguments]
        environment = {**os.environ, **_SAFE, **_DATED, **env}
        return subprocess.run(command, input=given, capture_output=True, check=True, env=environment).stdout.decode().strip()

    def read(self, path: str) -> bytes:
        """A file of main."""
        return self.git("show", f"{self.base}:{path}").encode() + b"\n"

    def submit(self, given: Given, parent: str = "", env: Mapping[str, str] = NONE) -> str:
        """A commit that makes these changes to main, or to `parent`."""
        parent = parent or self.base
        index = {"GIT_INDEX_FILE": str(self.folder / "submission.index")}
        self.git("read-tree", parent, env=index)
        lines = b"".join(self._line(path, what) for path, what in given.items())
        self.git("update-index", "-z", "--index-info", given=lines, env=index)
        return self.git("commit-tree", "-p", parent, "-m", "a submission", self.git("write-tree", env=index), env=env)

    def _line(self, path: str, what: bytes | As | None) -> bytes:
        name = path.encode("utf-8", "surrogateescape")
        if what is None:
            return b"0 " + b"0" * 40 + b"\t" + name + b"\0"
        mode, content = (what.mode, what.content) if isinstance(what, As) else ("100644", what)
        blob = self.base if mode == "160000" else self.blob(content)
        return f"{mode} {blob}\t".encode() + name + b"\0"

    def blob(self, content: bytes) -> str:
        """Its id, once it is stored."""
        return self.git("hash-object", "-w", "--stdin", given=content)

    def examine(self, head: str, by: str = "", base: str = "") -> Examination:
        """What the check says to a submission."""
        return examine_submission(self.folder, AS_OF, base or self.base, head, by)

    def found(self, given: Given, by: str = "") -> list[Finding]:
        """What rejects a submission of these changes."""
        return [finding for finding in self.examine(self.submit(given), by).report.findings if finding.rejects]

    def clone(self, folder: Path, *options: str, at: str = "") -> Path:
        """A clone, with the work tree of main or of a commit."""
        self.git("update-ref", "refs/heads/main", self.base)
        if at:
            self.git("update-ref", "refs/heads/submission", at)
        self.git("clone", "-q", *options, "--branch", "submission" if at else "main", self.folder.as_uri(), str(folder))
        return folder


def host(folder: Path) -> Host:
    """A host with the manual, 白马 and 滨江 of the sample city, and a file of each kind that is no data."""
    city = copy_city(folder / "city", 3)
    for name in ("README.md", "generator/__init__.py", "generator/pipeline.py", "theme/main.html", "tests/test_all.py", "pyproject.toml"):
        (city / name).parent.mkdir(parents=True, exist_ok=True)
        (city / name).write_text("# main\n")
    bare = Host(folder / "host.git", "")
    bare.folder.mkdir()
    bare.git("init", "-q", "--bare", "--initial-branch=main")
    bare.git("--work-tree", str(city), "add", "--all")
    base = bare.git("commit-tree", "-m", "main", bare.git("write-tree"))
    bare.git("update-ref", "refs/heads/main", base)
    return Host(bare.folder, base)
