"""In: what was written. Out: the list of the site's files with size and SHA-256, which is also the file sha256sums.txt of the site."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

_SUM = re.compile(r"[0-9a-f]{64}", re.ASCII)
_PAGE, _PAGE_BELOW = "index.html", "/index.html"
SUMS = "sha256sums.txt"
"""Stands in every site: `sha256sum -c sha256sums.txt` checks it, and a folder without it is not one that we may replace."""


class Stored(NamedTuple):
    """A file; a tuple, because a site has a hundred thousand of them, which are read with every build."""

    path: str
    size: int
    sha256: str

    @classmethod
    def of(cls, path: str, data: bytes) -> Stored:
        return cls(path, len(data), hashlib.sha256(data).hexdigest())


@dataclass(frozen=True)
class Manifest:
    """The files in the order of their paths; every one but the sums themselves."""

    files: tuple[Stored, ...]

    @classmethod
    def of(cls, files: Iterable[Stored]) -> Manifest:
        return cls(tuple(sorted(files, key=itemgetter(0))))

    @cached_property
    def addresses(self) -> tuple[str, ...]:
        """The pages among them, as readers know them."""
        return _addresses(stored.path for stored in self.files)

    def __or__(self, other: Manifest) -> Manifest:
        return Manifest.of({stored.path: stored for stored in (*self.files, *other.files)}.values())

    @cached_property
    def paths(self) -> frozenset[str]:
        return frozenset(stored[0] for stored in self.files)

    def sums(self) -> bytes:
        """As `sha256sum` writes and reads it."""
        return "".join(f"{stored.sha256}  {stored.path}\n" for stored in self.files).encode()

    def digest(self) -> str:
        """One number for all these files: two sites with the same one are the same, byte for byte."""
        return hashlib.sha256(self.sums()).hexdigest()


def read_addresses(site_dir: Path) -> frozenset[str]:
    """The pages of a site that stands, by its own sums; none where there is no site."""
    sums = site_dir / SUMS
    lines = sums.read_text(encoding="utf-8").splitlines() if sums.is_file() else []
    return frozenset(_addresses(line.partition("  ")[2] for line in lines))


def read_sums(site_dir: Path) -> Manifest:
    """The manifest of a site that stands, by its own sums; sizes are those of the files as they are. Raises ValueError for other text."""
    found = []
    for line in (site_dir / SUMS).read_text(encoding="utf-8").splitlines():
        sha256, _, path = line.partition("  ")
        if not _SUM.fullmatch(sha256) or not path or path.startswith("/") or ".." in path.split("/"):
            raise ValueError(line)
        file = site_dir / path
        found.append(Stored(path, file.stat().st_size if file.is_file() else 0, sha256))
    return Manifest.of(found)


def take_stock(site_dir: Path, paths: Iterable[str]) -> Manifest:
    """What another program wrote for us: it should be there, so a file that is missing is an error here and now."""
    return Manifest.of(Stored.of(path, (site_dir / path).read_bytes()) for path in paths)


def _addresses(paths: Iterable[str]) -> tuple[str, ...]:
    return tuple(path[: -len(_PAGE)] for path in paths if path == _PAGE or path.endswith(_PAGE_BELOW))
