"""A repository's folder in; its data files by name, each with its SHA-256, read only when somebody asks, out.

The number of a file is known from the last run as long as its size, inode and moment of last writing are what they were then, as git
has it; a file that was written while it was looked at, or since, is read again.
"""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from generator.project import DATA_FOLDERS, LEDGER, LINK
from generator.source.limits import MAX_BYTES
from generator.store import Store

Moment = tuple[int, int, int]
_Known = tuple[Moment, bytes]
_NAME = "files"
_JUST_NOW = 100_000_000
"""Nanoseconds: clocks of file systems tick that coarsely, or finer."""


class ChangedMeanwhileError(Exception):
    """A file is no longer what it was when the run began; who meets this begins again."""


class Files(Mapping[str, bytes]):
    """The same as `project.read_files`, and in the same order."""

    def __init__(self, root: Path, sums: Mapping[str, bytes]) -> None:
        self._root, self.sums = root, sums

    def __getitem__(self, name: str) -> bytes:
        """Raises ChangedMeanwhileError where the file is another by now."""
        known = self.sums[name]
        data = LINK if known == _LINK_SUM else _read(f"{self._root}/{name}", _most(name))
        if data is None or hashlib.sha256(data).digest() != known:
            raise ChangedMeanwhileError(name)
        return data

    def __iter__(self) -> Iterator[str]:
        return iter(self.sums)

    def __len__(self) -> int:
        return len(self.sums)


_LINK_SUM = hashlib.sha256(LINK).digest()


def scan(root: Path, store: Store, wanted: Callable[[str], bool] | None = None) -> Files:
    """Looks at every data file of the repository, or at those whose names are `wanted`."""
    before, now, sums, changed = _before(store), dict[str, _Known](), dict[str, bytes](), False
    latest = store.now()
    for name, entry in _walk(root):
        if wanted is not None and not wanted(name):
            continue
        if not entry.is_file(follow_symlinks=False):
            sums[name] = _LINK_SUM
            continue
        found = entry.stat(follow_symlinks=False)
        moment = (found.st_size, found.st_ino, found.st_mtime_ns)
        known = before.get(name)
        if known is None or known[0] != moment:
            data, changed = _read(entry.path, _most(name)), True
            if data is None:
                raise ChangedMeanwhileError(name)
            known = (moment, hashlib.sha256(data).digest())
        sums[name] = known[1]
        if found.st_mtime_ns < latest - _JUST_NOW:
            now[name] = known
    if changed or len(now) != len(before):
        store.put(_NAME, pickle.dumps(now, 5))
    return Files(root, sums)


def _before(store: Store) -> Mapping[str, _Known]:
    data = store.get(_NAME)
    with suppress(Exception):  # What another version of this program wrote there tells nothing.
        found = pickle.loads(data) if data is not None else {}  # noqa: S301 - out of the user's own store
        if isinstance(found, dict):
            return found
    return {}


def _walk(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    for name in DATA_FOLDERS:
        folder = root / name
        if folder.is_dir():
            yield from _below(f"{name}/", str(folder))


def _below(prefix: str, folder: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(f"{prefix}{entry.name}/", entry.path)
        else:
            yield prefix + entry.name, entry


def _most(name: str) -> int:
    """So much of a file is read; the ledger is written by the program and read whole."""
    return -1 if name.startswith(f"{LEDGER}/") else MAX_BYTES + 1


def _read(path: str, most: int) -> bytes | None:
    try:
        with open(path, "rb") as stream:
            return stream.read(most)
    except OSError:
        return None
