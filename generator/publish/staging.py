"""In: a finished site in a folder beside the old one. Out: the new one in its place; a reader meets the old or the new, never a mixture.

On Linux the two folders change names in one step of the kernel. Where that is not to be had, the old site is moved away and the new one
moved in; a build that was killed between the two is put right by the next one.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from generator.publish.faults import PublishFault
from generator.publish.manifest import SUMS

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class Staging:
    """The folder in which the next site grows, and the lock that makes a second build of the same site wait for the first."""

    def __init__(self, site_dir: Path) -> None:
        # Through links, so that the folder itself is replaced and a link to it goes on pointing to the site.
        self.site_dir = site_dir.resolve()
        self.path = _beside(self.site_dir, "new")
        _refuse_foreign(self.site_dir)
        try:
            self.site_dir.parent.mkdir(parents=True, exist_ok=True)
            self._unlock: Callable[[], None] | None = lock(self.site_dir.parent)
            _put_right(self.site_dir)
            self.path.mkdir()
        except OSError as error:
            raise PublishFault("cannot-write", why=error) from error

    def publish(self, *, durable: bool = True) -> None:
        if durable and hasattr(os, "sync"):
            # Names are put on disk before contents: without this a power cut could leave the new site full of empty files.
            os.sync()
        swap(self.path, self.site_dir)

    def close(self) -> None:
        """After a success or a failure, and as often as one likes."""
        if self._unlock is not None:
            shutil.rmtree(self.path, ignore_errors=True)
            self._unlock()
            self._unlock = None


def swap(staging: Path, site_dir: Path) -> None:
    """Puts `staging` in the place of `site_dir` and removes the old site; both must lie on one file system."""
    _refuse_foreign(site_dir)
    old = _beside(site_dir, "old")
    try:
        if not site_dir.exists():
            staging.rename(site_dir)
            return
        if not _exchange(staging, site_dir):
            _move_in(staging, site_dir, old)
    except OSError as error:
        raise PublishFault("cannot-swap", folder=site_dir, why=error) from error
    shutil.rmtree(old if old.exists() else staging)


def _exchange(one: Path, other: Path) -> bool:
    """Whether the two changed names at once; False where the system or the file system cannot do that."""
    if sys.platform != "linux":
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    failure = ctypes.get_errno()
    if failure in {errno.ENOSYS, errno.EINVAL}:
        return False
    raise OSError(failure, os.strerror(failure), str(one), None, str(other))


def _move_in(staging: Path, site_dir: Path, old: Path) -> None:
    site_dir.rename(old)
    try:
        staging.rename(site_dir)
    except OSError:
        old.rename(site_dir)
        raise


def _put_right(site_dir: Path) -> None:
    """Clears away what a killed build left; under the lock, so nobody is still at it."""
    new, old = _beside(site_dir, "new"), _beside(site_dir, "old")
    if old.exists() and not site_dir.exists():
        old.rename(site_dir)
    for left_over in (new, old):
        if left_over.exists():
            shutil.rmtree(left_over)


def _refuse_foreign(site_dir: Path) -> None:
    """`--site-dir .` must not cost anybody a folder of their own: what we replace is empty or carries our sums."""
    if not site_dir.exists() or (site_dir / SUMS).is_file():
        return
    if not site_dir.is_dir() or any(site_dir.iterdir()):
        raise PublishFault("foreign-folder", folder=site_dir)


def _beside(site_dir: Path, what: str) -> Path:
    return site_dir.with_name(f".{site_dir.name}.{what}")


def lock(folder: Path) -> Callable[[], None]:
    """Locks the folder itself, which leaves no lock file lying about; a process that dies lets go of it."""
    if sys.platform == "win32":
        # Windows has no such lock; there, two builds at once are the user's to avoid.
        return lambda: None
    import fcntl  # noqa: PLC0415 - there is none on Windows, where `check` must still run

    held = os.open(folder, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    return lambda: os.close(held)
