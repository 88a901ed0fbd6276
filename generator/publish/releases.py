"""In: the site that was replaced. Out: one of the few releases that are kept beside the site, and the newest of them back in its place.

They stand in a hidden folder under rising numbers. What the bureau has withdrawn or purged since must not come back by this road: a
release of a time before that is not kept.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path

from generator.notices.codes import LINES
from generator.publish.build_id import PATH as BUILD
from generator.publish.exchange import beside, clear_away, lock, put_in_place, put_right
from generator.publish.faults import PublishFault
from generator.publish.manifest import read_sums
from generator.publish.verification import verify

MOST = 3
"""So many releases may be kept."""
_FIRST = 500_000
"""There is room below it: a site that was rolled back becomes the oldest."""


@dataclass(frozen=True, slots=True)
class Release:
    """What a site says of itself in data/build.json: the day as of which it was built and its number; empty where it says nothing."""

    as_of: str
    id: str


def keep(site_dir: Path, replaced: Path | None, most: int) -> None:
    """Keeps the site that was `replaced` as the newest of `most` releases; those beyond, and what must not come back, are removed."""
    kept = _kept(site_dir)
    if replaced is not None and most > 0:
        newest = _folder(site_dir) / str(_number(kept[0]) + 1 if kept else _FIRST)
        newest.parent.mkdir(exist_ok=True)
        replaced.rename(newest)
        kept.insert(0, newest)
    elif replaced is not None:
        clear_away(replaced)
    taken_back = _taken_back(site_dir)
    good = [release for release in kept if taken_back <= _taken_back(release)][:most]
    for release in kept:
        if release not in good:
            _remove(site_dir, release)
    if not good and _folder(site_dir).is_dir():
        _folder(site_dir).rmdir()


def rollback(site_dir: Path) -> Release:
    """Puts the newest release back in one step; the site that it replaces becomes the oldest. Waits for a build that is under way.

    Raises PublishFault where there is no release, or the newest is not what its own sums say; the site stands then."""
    site_dir = site_dir.resolve()
    if not _folder(site_dir).is_dir():
        raise PublishFault("no-release", folder=site_dir)
    try:
        unlock = lock(site_dir.parent)
    except OSError as error:
        raise PublishFault("cannot-roll-back", why=error) from error
    try:
        put_right(site_dir)
        return _rolled_back(site_dir, _kept(site_dir))
    except OSError as error:
        raise PublishFault("cannot-roll-back", why=error) from error
    finally:
        unlock()


def _rolled_back(site_dir: Path, kept: list[Path]) -> Release:
    if not kept:
        raise PublishFault("no-release", folder=site_dir)
    _refuse_damaged(kept[0])
    if not _taken_back(site_dir) <= _taken_back(kept[0]):
        raise PublishFault("taken-back-since", folder=kept[0])
    replaced = put_in_place(kept[0], site_dir)
    if replaced is not None:
        replaced.rename(_folder(site_dir) / str(_number(kept[-1]) - 1))
    if hasattr(os, "sync"):
        os.sync()
    return _release(site_dir)


def _refuse_damaged(release: Path) -> None:
    try:
        damage = [str(one) for one in verify(release, read_sums(release))]
    except (OSError, ValueError):
        damage = ["sha256sums.txt"]
    if damage:
        raise PublishFault("damaged-release", folder=release, damage=damage[0], count=len(damage))


def _kept(site_dir: Path) -> list[Path]:
    """Newest first."""
    folder = _folder(site_dir)
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted((path for path in found if path.name.isdecimal()), key=_number, reverse=True)


def _number(release: Path) -> int:
    return int(release.name)


def _folder(site_dir: Path) -> Path:
    return beside(site_dir, "releases")


def _remove(site_dir: Path, release: Path) -> None:
    """By way of the name that the next build clears away, so that no half-removed release is taken for one."""
    old = beside(site_dir, "old")
    release.rename(old)
    clear_away(old)


def _taken_back(site_dir: Path) -> frozenset[str]:
    """The lines of the site's ledger by which a paper was withdrawn or purged."""
    lines = (line for file in (site_dir / LINES).glob("*.jsonl") for line in file.read_text("utf-8").splitlines())
    return frozenset(line for line in lines if any(f'"kind":"{kind}"' in line for kind in ("withdrawal", "purge")))


def _release(site_dir: Path) -> Release:
    try:
        said = json.loads((site_dir / BUILD).read_bytes())
        return Release(str(said["as_of"]), str(said["id"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Release("", "")
