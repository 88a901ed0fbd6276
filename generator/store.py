"""In: a name and bytes. Out: the same bytes in a later run, or nothing; never other ones.

The store only saves work: whatever is lost, damaged, written by two at once or by another version of this program is worked out anew.
It stands in the user's own folder and never in a repository, because what it holds is trusted, and whoever may change a repository's files
must not become so.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.packing import pack, unpack
from generator.program import program

FOLDER = "NOTICES_CACHE"
"""The variable that names another folder; empty: nothing is stored."""

_SIZE = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Store:
    """A folder of named bytes, each after the SHA-256 of the program and itself; without a folder, nothing is kept."""

    folder: Path | None
    blind: bool = False
    """Whether nothing is taken from it, so that everything is worked out anew and kept again."""

    def get(self, name: str) -> bytes | None:
        """None where there is nothing of that name, or it is not what was put there."""
        if self.folder is None or self.blind:
            return None
        try:
            with (self.folder / name).open("rb") as stream:
                known, data = stream.read(_SIZE), stream.read()
        except OSError:
            return None
        return data if _sum(data) == known else None

    def put(self, name: str, data: bytes) -> None:
        """Whole or not at all; that it could not be kept is no fault."""
        if self.folder is None:
            return
        with suppress(OSError):
            handle, scratch = tempfile.mkstemp(prefix=".", dir=self.folder)
            try:
                with open(handle, "wb") as out:
                    out.write(_sum(data))
                    out.write(data)
                Path(scratch).replace(self.folder / name)
            except OSError:
                Path(scratch).unlink(missing_ok=True)

    def kept(self, name: str) -> Mapping[str, Any]:
        """What an earlier run gave to `keep`; nothing where that cannot be had."""
        data = self.get(name)
        with suppress(Exception):  # What another version of this program wrote there tells nothing.
            found = unpack(data) if data is not None else {}
            if isinstance(found, dict):
                return found
        return {}

    def keep(self, name: str, found: Mapping[str, Any]) -> None:
        """For `kept` in a later run."""
        if self.folder is not None:
            self.put(name, pack(dict(found)))

    def now(self) -> int:
        """The moment (nanoseconds) by the clock that files are dated with; 0 where nothing is stored."""
        if self.folder is None:
            return 0
        try:
            handle, scratch = tempfile.mkstemp(prefix=".", dir=self.folder)
            os.close(handle)
            found = Path(scratch)
            moment = found.stat().st_mtime_ns
            found.unlink()
        except OSError:
            return 0
        return moment


def _sum(data: bytes) -> bytes:
    total = hashlib.sha256(program())
    total.update(data)
    return total.digest()


NOTHING_STORED = Store(None)


def store_of(root: Path, name: str = "", *, blind: bool = False) -> Store:
    """The store of one repository, or of that name within it; none where the user's folder cannot be had, or is not his own alone."""
    folder = _users()
    if folder is None:
        return NOTHING_STORED
    own = folder / hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:32] / name
    try:
        own.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = own.stat()
    except OSError:
        return NOTHING_STORED
    if hasattr(os, "getuid") and (found.st_uid != os.getuid() or found.st_mode & 0o022):
        return NOTHING_STORED
    return Store(own, blind)


def _users() -> Path | None:
    named = os.environ.get(FOLDER)
    if named is not None:
        return Path(named) if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    else:
        home = os.environ.get("HOME")
        base = os.environ.get("XDG_CACHE_HOME") or (f"{home}/.cache" if home else None)
    return Path(base) / "school-notices" if base else None
