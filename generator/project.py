"""Where things are: the root of a city's repository, its files, and what the package itself brings along.

No other module spells a path of the repository's layout for reading from disk.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.source.limits import MAX_BYTES

LEDGER = "content/ledger"
"""The folder of what was published when."""
APPROVALS = "content/bureau/approvals/"
"""Below it stand the records of the approval steps, by term and school."""
DATA_FOLDERS = ("content/bureau", "content/calendar", LEDGER, "content/policy", "schools")
"""The folders whose files are data; everything in them is read and must be of a known kind."""


class NoProjectError(Exception):
    """Raised by `find_root` when no folder upward is a city's repository; the command line says so and exits with 2."""


def find_root(start: Path) -> Path:
    """The nearest folder, upward from `start`, that holds mkdocs.yml and schools/."""
    for folder in (start, *start.parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "schools").is_dir():
            return folder
    raise NoProjectError(str(start))


def read_files(root: Path) -> dict[str, bytes]:
    """Every data file by its path relative to `root`, in order; of a file over the size limit only as much as shows that.

    The ledger is written by the program and grows: its files are read whole.

    Symbolic links are not followed: a link stands in the result with no content, and is reported as no regular file.
    Names that begin with a dot are the tools', not filings.
    """
    return {name: _content(entry, most_of(name)) for name, entry in data_files(root)}


def read_policy(folder: Path) -> dict[str, bytes]:
    """The files of a policy folder under the names they have in a repository."""
    return {name: _content(entry, most_of(name)) for name, entry in files_below(folder, "content/policy/")}


def data_files(root: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """The files that `read_files` reads, in the same order; a link, or what else is no regular file, stands among them."""
    for folder in DATA_FOLDERS:
        yield from files_below(root / folder, f"{folder}/")


def most_of(name: str) -> int:
    """So many bytes of a data file are read; -1 is all."""
    return -1 if name.startswith(f"{LEDGER}/") else MAX_BYTES + 1


def files_below(folder: Path, prefix: str) -> list[tuple[str, os.DirEntry[str]]]:
    """Every file below a folder, which need not be there, by its path in it, after `prefix`; in order."""
    found: list[tuple[str, os.DirEntry[str]]] = []
    if folder.is_dir():
        _pass(str(folder), prefix, found)
    return found


def _pass(folder: str, prefix: str, found: list[tuple[str, os.DirEntry[str]]]) -> None:
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            _pass(entry.path, f"{prefix}{entry.name}/", found)
        else:
            found.append((prefix + entry.name, entry))


def _content(entry: os.DirEntry[str], most: int) -> bytes:
    if not entry.is_file(follow_symlinks=False):
        return LINK
    with open(entry.path, "rb") as stream:
        return stream.read(most)


def read_folder(folder: Path, prefix: str) -> dict[str, bytes]:
    """Every file of any folder by its path in it, after `prefix`; read whole, links not followed."""
    return {name: _content(entry, -1) for name, entry in files_below(folder, prefix)}


def append(root: Path, name: str, text: str) -> None:
    """Adds to a file of the repository, or begins it: who reads meanwhile, or after a crash, finds the old file or the new one, whole."""
    path = root / name
    rewrite(root, name, (path.read_bytes() if path.exists() else b"") + text.encode())


def rewrite(root: Path, name: str, content: bytes) -> None:
    """Writes a file of the repository, likewise whole or not at all."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    grown = path.with_name(f".{path.name}.new")
    with grown.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    grown.replace(path)


LINK = b"\x00link"
"""Stands for the content of anything that is not a regular file."""


def packaged(name: str, root: Path | None = None) -> Path:
    """The folder `theme`, `policy` or `cases` that the package brings: the root's own, the checkout's, or the wheel's copy."""
    source = {"theme": "theme", "policy": "content/policy", "cases": "tests/rules"}[name]
    here = Path(__file__).parent
    candidates = ([root / source] if root else []) + [here.parent / source, here / f"_{name}"]
    return next((folder for folder in candidates if folder.is_dir()), candidates[-1])
