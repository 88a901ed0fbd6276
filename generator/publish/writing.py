"""In: the stream of the site's files and a shell for each depth. Out: the files in a folder, and the manifest of what was written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.publish.addresses import checked_path
from generator.publish.faults import PublishFault
from generator.publish.manifest import SUMS, Manifest, Stored
from generator.publish.shell import Shell
from generator.site import Page, SiteFile, depth_of


def write_site(files: Iterable[SiteFile], shells: Mapping[int, Shell], site_dir: Path, site_url: str) -> Manifest:
    """Takes one file at a time, so that a city's whole site is never in memory."""
    folders: set[Path] = set()
    stored = []
    for file in files:
        path = checked_path(file)
        data = _bytes_of(file, shells, site_url)
        _write_new(site_dir, path, data, folders)
        stored.append(Stored.of(path, data))
    return Manifest.of(stored)


def write_sums(site_dir: Path, manifest: Manifest) -> None:
    (site_dir / SUMS).write_bytes(manifest.sums())


def _bytes_of(file: SiteFile, shells: Mapping[int, Shell], site_url: str) -> bytes:
    if not isinstance(file, Page):
        return file.data
    depth = depth_of(file.address)
    if depth not in shells:
        raise PublishFault("no-shell", address=file.address, depth=depth)
    return shells[depth].splice(file, site_url)


def _write_new(site_dir: Path, path: str, data: bytes, folders: set[Path]) -> None:
    """Never over another file: two pages of one address would be a page lost in silence."""
    target = site_dir / path
    try:
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        with target.open("xb") as out:
            out.write(data)
    except (FileExistsError, NotADirectoryError) as taken:
        raise PublishFault("taken-address", path=path) from taken
