"""A repository's folder and names of commits in; the files of a commit and what changes between two of them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.git.calling import Git, complaints, printable
from generator.git.faults import GitFault
from generator.project import DATA_FOLDERS, LEDGER, LINK
from generator.source.limits import MAX_BYTES

REGULAR = "100644"
"""The one mode a data file may have: no link, no submodule, nothing executable."""
GONE = "000000"
"""The mode of what is not there."""


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
    known = Git(root)
    return _read(known, _entries(known.output("ls-tree", "-r", "-z", "-l", "--full-tree", known.commit(ref), "--", *DATA_FOLDERS)))


def paths_at(root: Path, ref: str) -> tuple[str, ...]:
    """Every path of a commit, data or not, for telling names apart. Raises GitFault."""
    known = Git(root)
    return tuple(map(_name, _records(known.output("ls-tree", "-r", "-z", "--name-only", "--full-tree", known.commit(ref)))))


def read_changed(root: Path, changed: Iterable[Change]) -> dict[str, bytes]:
    """What stands now at the paths that differ; what is gone is left out. Raises GitFault."""
    return _read(Git(root), [_Entry(c.path, c.mode, c.blob, c.size) for c in changed if not c.is_gone])


def commit(root: Path, ref: str) -> str:
    """The id of the commit that a name stands for. Raises GitFault: unknown-ref, or what is wrong with the repository."""
    return Git(root).commit(ref)


def commit_of_folder(root: Path) -> str:
    """The commit whose data files the folder holds as they are; empty where there is none: no repository, or files changed since."""
    try:
        known = Git(root)
        changed = known.output("status", "--porcelain", "-z", "--untracked-files=all", "--ignore-submodules=none", "--", *DATA_FOLDERS)
        return "" if changed else known.commit("HEAD")
    except GitFault:
        return ""


def merge_base(root: Path, base: str, head: str) -> str:
    """The commit at which `head` left `base`. Raises GitFault: no-merge-base when they have none, or a shallow clone cannot tell."""
    known = Git(root)
    done = known.run("merge-base", known.commit(base), known.commit(head))
    if done.returncode == 1 and not complaints(done):
        raise GitFault("no-merge-base-shallow" if known.shallow else "no-merge-base", base=printable(base), head=printable(head))
    return known.text(done)


def changes(root: Path, base: str, head: str) -> tuple[Change, ...]:
    """Every path, data or not, that differs between two commits, in order; sizes are known and nothing is unpacked. Raises GitFault."""
    known = Git(root)
    raw = known.output(
        "diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-ext-diff", "--no-textconv", "--ignore-submodules=none",
        known.commit(base), known.commit(head),
    )  # fmt: skip
    found = list(_changes(_records(raw)))
    sizes = _sizes(known, {c.blob for c in found if c.mode not in (GONE, "160000")})
    return tuple(Change(c.path, c.mode_before, c.mode, c.blob_before, c.blob, sizes.get(c.blob, 0)) for c in found)


def _read(known: Git, entries: Iterable[_Entry]) -> dict[str, bytes]:
    """The contents of those files, in order of their paths; names that begin with a dot are the tools', as on disk."""
    shown = sorted((e for e in entries if not any(part.startswith(".") for part in e.path.split("/"))), key=lambda e: e.path.split("/"))
    wanted = [e for e in shown if e.mode == REGULAR and not _excessive(e)]
    contents = dict(zip((e.path for e in wanted), _blobs(known, [e.blob for e in wanted]), strict=True))
    return {e.path: contents.get(e.path, LINK if e.mode != REGULAR else bytes(MAX_BYTES + 1)) for e in shown}


def _excessive(entry: _Entry) -> bool:
    return entry.size > MAX_BYTES and not entry.path.startswith(f"{LEDGER}/")


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


def _sizes(known: Git, blobs: Iterable[str]) -> dict[str, int]:
    asked = sorted(blobs)
    raw = known.output("cat-file", "--batch-check", given="".join(f"{blob}\n" for blob in asked).encode())
    found = {}
    for line in raw.decode("ascii").splitlines():
        blob, kind, *size = line.split()
        if kind != "blob":
            raise GitFault("damaged", why=line)
        found[blob] = int(size[0])
    return found


def _blobs(known: Git, blobs: list[str]) -> Iterator[bytes]:
    """The contents in the order asked for, by one run of git."""
    raw = known.output("cat-file", "--batch", given="".join(f"{blob}\n" for blob in blobs).encode()) if blobs else b""
    at = 0
    for blob in blobs:
        end = raw.find(b"\n", at)
        name, kind, *size = raw[at:end].decode("ascii").split() if end >= 0 else ("", "")
        if name != blob or kind != "blob":
            raise GitFault("damaged", why=blob)
        at = end + 1 + int(size[0])
        yield raw[end + 1 : at]
        at += 1
