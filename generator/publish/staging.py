"""In: a finished site in a folder beside the old one. Out: the new one in its place at once (see exchange), the old one kept or removed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from generator.publish.exchange import beside, lock, put_in_place, put_right
from generator.publish.faults import PublishFault
from generator.publish.manifest import SUMS
from generator.publish.releases import keep


class Staging:
    """The folder in which the next site grows, and the lock that makes a second build of the same site wait for the first."""

    def __init__(self, site_dir: Path) -> None:
        # Through links, so that the folder itself is replaced and a link to it goes on pointing to the site.
        self.site_dir = site_dir.resolve()
        self.path = beside(self.site_dir, "new")
        _refuse_foreign(self.site_dir)
        try:
            self.site_dir.parent.mkdir(parents=True, exist_ok=True)
            self._unlock: Callable[[], None] | None = lock(self.site_dir.parent)
            put_right(self.site_dir)
            self.path.mkdir()
        except OSError as error:
            raise PublishFault("cannot-write", why=error) from error

    def publish(self, *, durable: bool = True, releases: int = 0) -> None:
        """The site that it replaces is kept as one of at most `releases`."""
        if durable and hasattr(os, "sync"):
            # Names are put on disk before contents: without this a power cut could leave the new site full of empty files.
            os.sync()
        swap(self.path, self.site_dir, releases)

    def close(self) -> None:
        """After a success or a failure, and as often as one likes."""
        if self._unlock is not None:
            shutil.rmtree(self.path, ignore_errors=True)
            self._unlock()
            self._unlock = None


def swap(staging: Path, site_dir: Path, releases: int = 0) -> None:
    """Puts `staging` in the place of `site_dir` and keeps the old site or removes it; both must lie on one file system."""
    _refuse_foreign(site_dir)
    try:
        replaced = put_in_place(staging, site_dir)
    except OSError as error:
        raise PublishFault("cannot-swap", folder=site_dir, why=error) from error
    try:
        keep(site_dir, replaced, releases)
    except OSError as error:
        raise PublishFault("cannot-keep", folder=site_dir, why=error) from error


def _refuse_foreign(site_dir: Path) -> None:
    """`--site-dir .` must not cost anybody a folder of their own: what we replace is empty or carries our sums."""
    if not site_dir.exists() or (site_dir / SUMS).is_file():
        return
    if not site_dir.is_dir() or any(site_dir.iterdir()):
        raise PublishFault("foreign-folder", folder=site_dir)
