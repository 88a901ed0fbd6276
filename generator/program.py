"""One number for this program and what it stands on, and for the files of a folder: what is kept from run to run is kept under these."""

from __future__ import annotations

import hashlib
import platform
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator import __version__


@cache
def program() -> bytes:
    """Of the program's own files, its version, Python's, and the versions of everything that it is installed with."""
    total = hashlib.sha256(folder(Path(__file__).parent))
    total.update(repr((__version__, platform.python_version(), sorted(_versions()))).encode())
    return total.digest()


def _versions() -> Iterator[str]:
    """By the names of the folders that installers leave beside what they install, `PyYAML-6.0.2.dist-info`: what stands in them is long."""
    for place in filter(Path.is_dir, map(Path, sys.path)):
        yield from (found.name for found in place.iterdir() if found.suffix in (".dist-info", ".egg-info"))


def folder(root: Path) -> bytes:
    """Of all files below a folder, by name and content; what Python compiles is left out."""
    total = hashlib.sha256()
    for path in sorted((path for path in root.rglob("*") if "__pycache__" not in path.parts and path.is_file()), key=Path.as_posix):
        total.update(path.relative_to(root).as_posix().encode() + b"\x00" + hashlib.sha256(path.read_bytes()).digest())
    return total.digest()
