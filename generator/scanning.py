"""A repository's folder in; its data files by name, each with its SHA-256, read only when somebody asks, out.

The number of a file is known from the last run as long as its size, inode and moments of last writing and last change are what they were
then, as git has it; a file that was written while it was looked at, or since, is read again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from generator.faults import Fault
from generator.project import LINK, data_files, files_below, most_of
from generator.store import Store

Moment = tuple[int, int, int, int]
"""Size, number, and times (nanoseconds) of last writing and last change: the second of them nobody can set back."""
_Known = tuple[Moment, bytes]
_NAME = "files"
_JUST_NOW = 100_000_000
"""Nanoseconds: clocks of file systems tick that coarsely, or finer."""


class ChangedMeanwhileError(Fault):
    """A file is no longer what it was when the run began; who meets this begins again."""

    sentences: ClassVar = {
        "changed-meanwhile": (
            "“{file}”在运行中被改动了，请等文件都写好以后再运行一次。",
            "“{file}” was changed during the run: run it again once all files are written.",
        )
    }

    def __init__(self, file: str) -> None:
        super().__init__("changed-meanwhile", file=file)


class Files(Mapping[str, bytes]):
    """The same as `project.read_files`, and in the same order."""

    def __init__(self, root: Path, sums: Mapping[str, bytes]) -> None:
        self.root, self.sums = root, sums

    def __getitem__(self, name: str) -> bytes:
        """Raises ChangedMeanwhileError where the file is another by now."""
        known = self.sums[name]
        data = LINK if known == _LINK_SUM else _read(f"{self.root}/{name}", most_of(name))
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
    before, now, sums, changed = store.kept(_NAME), dict[str, _Known](), dict[str, bytes](), False
    latest = store.now()
    for name, entry in data_files(root):
        if wanted is not None and not wanted(name):
            continue
        if not entry.is_file(follow_symlinks=False):
            sums[name] = _LINK_SUM
            continue
        found = entry.stat(follow_symlinks=False)
        moment = (found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns)
        known = before.get(name)
        if known is None or known[0] != moment:
            data, changed = _read(entry.path, most_of(name)), True
            if data is None:
                raise ChangedMeanwhileError(name)
            known = (moment, hashlib.sha256(data).digest())
        sums[name] = known[1]
        if max(moment[2:]) < latest - _JUST_NOW:
            now[name] = known
    if changed or len(now) != len(before):
        store.keep(_NAME, now)
    return Files(root, sums)


def scan_some(root: Path, places: Iterable[str], name: str) -> dict[str, bytes]:
    """The numbers of the files at some places, given as patterns with the name of what they are about; all of them are read."""
    found = {}
    for place in places:
        for path in sorted(root.glob(place.format(name))):
            file = path.relative_to(root).as_posix()
            below = files_below(path, f"{file}/") if not path.is_symlink() else ()
            files = [(entry_name, entry.path, entry.is_file(follow_symlinks=False)) for entry_name, entry in below]
            if not path.is_dir():
                files = [(file, str(path), path.is_file() and not path.is_symlink())]
            for file, full, regular in files:
                data = _read(full, most_of(file)) if regular else LINK
                if data is None:
                    raise ChangedMeanwhileError(file)
                found[file] = hashlib.sha256(data).digest()
    return dict(sorted(found.items()))


def _read(path: str, most: int) -> bytes | None:
    try:
        with open(path, "rb") as stream:
            return stream.read(most)
    except OSError:
        return None
