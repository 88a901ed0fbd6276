"""A repository's folder and the words of a call in; what git answers out, with nothing but its objects deciding the answer."""

from __future__ import annotations

import os
import subprocess
from functools import cached_property
from pathlib import Path

from generator.git.faults import GitFault

_SETTINGS = (
    "core.hooksPath=/dev/null",
    "core.fsmonitor=false",
    "core.attributesFile=/dev/null",
    "core.commitGraph=false",
    "protocol.allow=never",
    "advice.graftFileDeprecated=false",
)
_FIXED = ("git", "--no-pager", "--no-replace-objects", "--literal-pathspecs", *(part for each in _SETTINGS for part in ("-c", each)))
_KEPT = ("PATH", "HOME", "XDG_CONFIG_HOME", "TMPDIR", "SYSTEMROOT", "USERPROFILE")
"""Of the caller's environment; HOME because there people say which folders of other owners they trust."""
_OURS = {
    "LC_ALL": "C", "GIT_CONFIG_NOSYSTEM": "1", "GIT_ATTR_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_GRAFT_FILE": os.devnull,
}  # fmt: skip

_REASONS = (
    ("dubious ownership", "dubious-ownership"),
    ("unsafe repository", "dubious-ownership"),
    ("not a git repository", "no-repository"),
    ("cannot change to", "no-repository"),
)
_WRONG_USE = 129
"""How git ends when it does not know an option: it is too old, or this module is wrong."""


class Git:
    """The folder, once it is known to be the top of a repository that git reads."""

    def __init__(self, root: Path) -> None:
        self.root = root
        if self.text(self.run("rev-parse", "--show-prefix")):  # a repository that happens to hold this folder
            raise GitFault("no-repository", root=root)

    def run(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        """One call, however it ends."""
        return _run(self.root, arguments, given)

    def output(self, *arguments: str, given: bytes = b"") -> bytes:
        """What one call prints. Raises GitFault whenever git complains."""
        return _answer(self.root, self.run(*arguments, given=given))

    def text(self, done: subprocess.CompletedProcess[bytes]) -> str:
        return _answer(self.root, done).decode("ascii", "replace").strip()

    @cached_property
    def shallow(self) -> bool:
        return self.text(self.run("rev-parse", "--is-shallow-repository")) == "true"

    def commit(self, ref: str) -> str:
        """The id of the commit that a name stands for."""
        done = self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}") if "\0" not in ref else None
        if done is None or done.returncode == 1:
            raise GitFault("unknown-ref-shallow" if self.shallow else "unknown-ref", ref=printable(ref))
        return self.text(done)


def _run(root: Path, arguments: tuple[str, ...], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """One call of git, of which nothing but the arguments and the objects of the repository decides the answer."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | _OURS
    try:
        return subprocess.run([*_FIXED, "-C", str(root), *arguments], input=given, capture_output=True, env=environment, check=False)  # noqa: S603
    except FileNotFoundError as missing:
        raise GitFault("no-git") from missing


def _answer(root: Path, done: subprocess.CompletedProcess[bytes]) -> bytes:
    """What git printed. Whatever it has to complain of is a fault, also when it goes on."""
    if done.returncode == 0 and not complaints(done):
        return done.stdout
    told = done.stderr.decode("utf-8", "replace")
    for words, code in _REASONS:
        if words in told:
            raise GitFault(code, root=root)
    why = printable(next(iter(told.splitlines()), "") or f"{done.returncode}")
    raise GitFault("failed" if done.returncode == _WRONG_USE else "damaged", why=why)


def complaints(done: subprocess.CompletedProcess[bytes]) -> bool:
    """Whether git has said that something is wrong, however it ended."""
    return any(line.startswith((b"error:", b"fatal:")) for line in done.stderr.splitlines())


def printable(text: str) -> str:
    """A name or a line of git's on a terminal: nothing that moves the cursor, nothing endless."""
    return "".join(c if c.isprintable() else "�" for c in text)[:200]
