"""A repository's folder and names of commits in; the files of a commit and what changes between two of them out, by plain `git`.

Nothing here reads a work tree, runs a hook, a filter or a helper, or asks a network: a stranger's commit is data, byte for byte.
Whatever git cannot answer is a GitFault with one sentence; nothing is guessed in its place.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.project import DATA_FOLDERS, LEDGER, LINK
from generator.source.limits import MAX_BYTES

REGULAR = "100644"
"""The one mode a data file may have: no link, no submodule, nothing executable."""
GONE = "000000"
"""The mode of what is not there."""

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

_SENTENCES = {
    "no-git": (
        "这台机器没有安装 git，或找不到它，没有检查。请先安装 git。",
        "git is not installed here, or cannot be found: nothing was checked. Install git first.",
    ),
    "no-repository": (
        "“{root}”不是一个 git 仓库的最上层文件夹，没有检查。请在克隆下来的仓库里运行，或用 --root 指明。",
        "“{root}” is not the top folder of a git repository: nothing was checked. Run it in a clone, or name one with --root.",
    ),
    "dubious-ownership": (
        "“{root}”的所有者是另一个用户，git 不肯读取，没有检查。确认可信以后，运行一次 git config --global --add safe.directory '{root}'。",
        "“{root}” is another user's: nothing was checked. If you trust it, run git config --global --add safe.directory '{root}' once.",
    ),
    "unknown-ref": (
        "仓库里没有“{ref}”这个提交或分支，没有检查。请核对名称，或先运行 git fetch 取来。",
        "There is no commit or branch “{ref}” here: nothing was checked. Check the name, or fetch it first.",
    ),
    "unknown-ref-shallow": (
        "这是一个浅克隆，里面没有“{ref}”这个提交或分支，没有检查。请核对名称，或先运行 git fetch --unshallow 取全历史。",
        "This is a shallow clone without the commit or branch “{ref}”: nothing was checked. Check the name, or run git fetch --unshallow.",
    ),
    "no-merge-base": (
        "“{base}”和“{head}”没有共同的历史，比不出改了什么，没有检查。请从主分支新建分支，再提交。",
        "“{base}” and “{head}” have no history in common, so what changed cannot be told: nothing was checked. Branch off the main one.",
    ),
    "no-merge-base-shallow": (
        "这是一个浅克隆，取来的历史不够，找不到“{base}”和“{head}”的共同起点，没有检查。请先运行 git fetch --unshallow 取全历史。",
        "This shallow clone does not reach back to where “{base}” and “{head}” part: nothing was checked. Run git fetch --unshallow.",
    ),
    "damaged": (
        "仓库里有损坏或缺少的内容，git 读不出来（{why}），没有检查。请重新克隆一份，再运行。",
        "Something in this repository is damaged or missing ({why}): nothing was checked. Clone it anew.",
    ),
    "failed": (
        "git 没有答复（{why}），没有检查。请核对 git 的版本和仓库；解决不了的，把这一行报告给维护者。",
        "git gave no answer ({why}): nothing was checked. See git's version and the repository, or report this line to the maintainers.",
    ),
}

_REASONS = (
    ("dubious ownership", "dubious-ownership"),
    ("unsafe repository", "dubious-ownership"),
    ("not a git repository", "no-repository"),
    ("cannot change to", "no-repository"),
)
_WRONG_USE = 129
"""How git ends when it does not know an option: it is too old, or this module is wrong."""


class GitFault(Exception):
    """Git cannot answer, so nothing was judged. Caught by the command line, which says the sentence and exits with 2."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def __str__(self) -> str:
        return self.sentence("zh")

    def sentence(self, lang: str) -> str:
        chinese, english = _SENTENCES[self.code]
        return (english if lang == "en" else chinese).format(**self.values)


@dataclass(frozen=True, slots=True)
class Change:
    """One path that differs between two commits. A renamed file is two: one gone and one new.

    `path` is the name as git keeps it, bytes that are no UTF-8 as lone surrogates; `size` counts the bytes that stand there now.
    """

    path: str
    mode_before: str
    mode: str
    blob_before: str
    blob: str
    size: int = 0

    @property
    def is_gone(self) -> bool:
        return self.mode == GONE

    @property
    def is_new(self) -> bool:
        return self.mode_before == GONE


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file of a commit."""

    path: str
    mode: str
    blob: str
    size: int


def files_at(root: Path, ref: str) -> dict[str, bytes]:
    """The data files of a commit in the form in which `project.read_files` gives those of a folder.

    LINK stands for whatever is not a regular file of mode 100644; of a file over the size limit (outside the ledger) nothing is unpacked,
    and as many zero bytes as show the excess stand in its place. Raises GitFault.
    """
    return read(root, entries_at(root, ref))


def entries_at(root: Path, ref: str) -> tuple[_Entry, ...]:
    """The data files of a commit, unread, in order of their paths. Raises GitFault."""
    return tuple(_entries(_git(root, "ls-tree", "-r", "-z", "-l", "--full-tree", commit(root, ref), "--", *DATA_FOLDERS)))


def paths_at(root: Path, ref: str) -> tuple[str, ...]:
    """Every path of a commit, data or not, for telling names apart. Raises GitFault."""
    return tuple(map(_name, _records(_git(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit(root, ref)))))


def read(root: Path, entries: Iterable[_Entry]) -> dict[str, bytes]:
    """The contents of those files, in order of their paths; names that begin with a dot are the tools', as on disk. Raises GitFault."""
    shown = sorted((e for e in entries if not any(part.startswith(".") for part in e.path.split("/"))), key=lambda e: e.path.split("/"))
    wanted = [e for e in shown if e.mode == REGULAR and not _excessive(e)]
    contents = dict(zip((e.path for e in wanted), _blobs(root, [e.blob for e in wanted]), strict=True))
    return {e.path: contents.get(e.path, LINK if e.mode != REGULAR else bytes(MAX_BYTES + 1)) for e in shown}


def _excessive(entry: _Entry) -> bool:
    return entry.size > MAX_BYTES and not entry.path.startswith(f"{LEDGER}/")


def read_changed(root: Path, changed: Iterable[Change]) -> dict[str, bytes]:
    """What stands now at the paths that differ; what is gone is left out. Raises GitFault."""
    return read(root, [_Entry(c.path, c.mode, c.blob, c.size) for c in changed if not c.is_gone])


def commit(root: Path, ref: str) -> str:
    """The id of the commit that a name stands for. Raises GitFault: unknown-ref, or what is wrong with the repository."""
    return _Repository(root).commit(ref)


def merge_base(root: Path, base: str, head: str) -> str:
    """The commit at which `head` left `base`. Raises GitFault: no-merge-base when they have none, or a shallow clone cannot tell."""
    known = _Repository(root)
    done = known.run("merge-base", known.commit(base), known.commit(head))
    if done.returncode == 1 and not _complaints(done):
        raise GitFault("no-merge-base-shallow" if known.shallow else "no-merge-base", base=_shown(base), head=_shown(head))
    return known.text(done)


def changes(root: Path, base: str, head: str) -> tuple[Change, ...]:
    """Every path, data or not, that differs between two commits, in order; sizes are known and nothing is unpacked. Raises GitFault."""
    known = _Repository(root)
    raw = _git(root, "diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv",
               "--ignore-submodules=none", known.commit(base), known.commit(head))  # fmt: skip
    found = list(_changes(_records(raw)))
    sizes = _sizes(root, {c.blob for c in found if c.mode not in (GONE, "160000")})
    return tuple(Change(c.path, c.mode_before, c.mode, c.blob_before, c.blob, sizes.get(c.blob, 0)) for c in found)


class _Repository:
    """The folder, once it is known to be the top of a repository that git reads."""

    def __init__(self, root: Path) -> None:
        self.root = root
        if self.text(self.run("rev-parse", "--show-prefix")):  # a repository that happens to hold this folder
            raise GitFault("no-repository", root=root)

    def run(self, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return _run(self.root, arguments, given)

    def text(self, done: subprocess.CompletedProcess[bytes]) -> str:
        return _answer(self.root, done).decode("ascii", "replace").strip()

    @cached_property
    def shallow(self) -> bool:
        return self.text(self.run("rev-parse", "--is-shallow-repository")) == "true"

    def commit(self, ref: str) -> str:
        done = self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}") if "\0" not in ref else None
        if done is None or done.returncode == 1:
            raise GitFault("unknown-ref-shallow" if self.shallow else "unknown-ref", ref=_shown(ref))
        return self.text(done)


def _run(root: Path, arguments: tuple[str, ...], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """One call of git, of which nothing but the arguments and the objects of the repository decides the answer."""
    environment = {name: os.environ[name] for name in _KEPT if name in os.environ} | _OURS
    try:
        return subprocess.run([*_FIXED, "-C", str(root), *arguments], input=given, capture_output=True, env=environment, check=False)  # noqa: S603
    except FileNotFoundError as missing:
        raise GitFault("no-git") from missing


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    return _answer(root, _run(root, arguments, given))


def _answer(root: Path, done: subprocess.CompletedProcess[bytes]) -> bytes:
    """What git printed. Whatever it has to complain of is a fault, also when it goes on."""
    if done.returncode == 0 and not _complaints(done):
        return done.stdout
    told = done.stderr.decode("utf-8", "replace")
    for words, code in _REASONS:
        if words in told:
            raise GitFault(code, root=root)
    why = _shown(next(iter(told.splitlines()), "") or f"{done.returncode}")
    raise GitFault("failed" if done.returncode == _WRONG_USE else "damaged", why=why)


def _complaints(done: subprocess.CompletedProcess[bytes]) -> bool:
    return any(line.startswith((b"error:", b"fatal:")) for line in done.stderr.splitlines())


def _shown(text: str) -> str:
    """A name or a line of git's on a terminal: nothing that moves the cursor, nothing endless."""
    return "".join(c if c.isprintable() else "�" for c in text)[:200]


def _records(raw: bytes) -> list[bytes]:
    return raw.split(b"\0")[:-1]


def _name(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _entries(raw: bytes) -> Iterator[_Entry]:
    for record in _records(raw):
        head, _, path = record.partition(b"\t")
        mode, _, blob, size = head.decode("ascii").split()
        yield _Entry(_name(path), mode, blob, int(size) if size != "-" else 0)


def _changes(records: list[bytes]) -> Iterator[Change]:
    for head, path in zip(records[::2], records[1::2], strict=True):
        mode_before, mode, blob_before, blob, _ = head.decode("ascii").removeprefix(":").split()
        yield Change(_name(path), mode_before, mode, blob_before, blob)


def _sizes(root: Path, blobs: Iterable[str]) -> dict[str, int]:
    asked = sorted(blobs)
    raw = _git(root, "cat-file", "--batch-check", given="".join(f"{blob}\n" for blob in asked).encode())
    found = {}
    for line in raw.decode("ascii").splitlines():
        blob, kind, *size = line.split()
        if kind != "blob":
            raise GitFault("damaged", why=line)
        found[blob] = int(size[0])
    return found


def _blobs(root: Path, blobs: list[str]) -> Iterator[bytes]:
    """The contents in the order asked for, by one run of git."""
    raw = _git(root, "cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode()) if blobs else b""
    at = 0
    for blob in blobs:
        end = raw.find(b"\n", at)
        name, kind, *size = raw[at:end].decode("ascii").split()
        if end < 0 or name != blob or kind != "blob":
            raise GitFault("damaged", why=blob)
        at = end + 1 + int(size[0])
        yield raw[end + 1 : at]
        at += 1
