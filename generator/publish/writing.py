"""In: the stream of the site's files and a shell for each depth. Out: the files in a folder, and the manifest of what was written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from generator.publish.addresses import checked_path
from generator.publish.faults import PublishFault
from generator.publish.manifest import SUMS, Manifest, Stored
from generator.publish.shell import Shell
from generator.site import Page, SiteFile, depth_of


def write_site(files: Iterable[SiteFile], shells: Mapping[int, Shell], site_dir: Path, site_url: str) -> Manifest:
    """Takes one file at a time, so that a city's whole site is never in memory."""
    writer = Writer(shells, site_dir, site_url)
    return Manifest.of([writer.write(file) for file in files])


class Writer:
    """Writes the files of one site."""

    def __init__(self, shells: Mapping[int, Shell], site_dir: Path, site_url: str) -> None:
        self.shells, self.site_dir, self.site_url = shells, site_dir, site_url
        self._root, self._folders = f"{site_dir}/", set[str]()

    def write(self, file: SiteFile) -> Stored:
        """A page is put into its shell."""
        path = checked_path(file)
        data = bytes_of(file, self.shells, self.site_url)
        self.put(path, data)
        return Stored.of(path, data)

    def put(self, path: str, data: bytes) -> None:
        """Bytes as they are."""
        self._place(path, lambda target: _write_new(target, data))

    def link(self, standing: Path, stored: Stored) -> None:
        """The file of a site that stands, here too."""
        self._place(stored.path, lambda target: os.link(f"{standing}/{stored.path}", target))

    def remove(self, paths: Iterable[str]) -> None:
        """Takes back what was put there."""
        for path in paths:
            (self.site_dir / path).unlink()

    def _place(self, path: str, make: Callable[[str], None]) -> None:
        """Never over another file: two pages of one address would be a page lost in silence."""
        target = self._root + path
        folder = target.rpartition("/")[0]
        try:
            if folder not in self._folders:
                _make_folder(folder)
                self._folders.add(folder)
            make(target)
        except (FileExistsError, NotADirectoryError) as taken:
            raise PublishFault("taken-address", path=path) from taken


def write_sums(site_dir: Path, manifest: Manifest) -> None:
    (site_dir / SUMS).write_bytes(manifest.sums())


def bytes_of(file: SiteFile, shells: Mapping[int, Shell], site_url: str) -> bytes:
    """A page in its shell; any other file as it is. Raises PublishFault for a page deeper than any shell."""
    if not isinstance(file, Page):
        return file.data
    depth = depth_of(file.address)
    if depth not in shells:
        raise PublishFault("no-shell", address=file.address, depth=depth)
    return shells[depth].splice(file, site_url)


def _make_folder(folder: str) -> None:
    """And those that it stands in, which mostly are there."""
    try:
        os.mkdir(folder)  # noqa: PTH102 - of every folder of the site: a Path takes as long again
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - the same


def _write_new(target: str, data: bytes) -> None:
    with open(target, "xb") as out:
        out.write(data)
