"""A publication that is killed, runs out of disk or meets another: readers find the old site or the new one, and the next build tidies up.

A small share runs with every test; `NOTICES_KILLS=200` (with -s to see the figures) runs all of it: 200 kills, ten disks, eight builds.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.publish import verify
from generator.publish.manifest import read_sums
from tests.publish.crashes import build, build_on_full_disk, digest, kill_build, kill_publications
from tests.small_city import copy_city

KILLS = int(os.environ.get("NOTICES_KILLS", "10"))
ALL = KILLS >= 200
BUILDS = 8 if ALL else 3

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two folders in one step")


def test_no_reader_meets_a_bad_site_however_a_publication_is_killed(tmp_path: Path) -> None:
    figures = kill_publications(tmp_path, KILLS)
    print(figures)  # noqa: T201 - what one runs this for, with `pytest -s`
    assert (figures.kills, figures.bad, figures.left) == (KILLS, 0, 0)
    assert figures.before + figures.after == KILLS
    assert figures.before, "not one was killed before the exchange"
    assert figures.reads - figures.overtaken > KILLS


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A city of one school and the manual, with a site."""
    root = copy_city(tmp_path_factory.mktemp("城 市"), 2)
    subprocess.run(build(root), check=True)
    return root


def folders(root: Path) -> set[str]:
    return {path.name for path in root.iterdir() if path.name.startswith((".site", "site"))}


@pytest.mark.heavy
def test_a_killed_build_of_a_city_leaves_its_site_and_the_next_puts_things_right(built: Path) -> None:
    before, killed = digest(built / "site"), 0
    for tenths in (5, 12, 20, 26, 30, 33) if ALL else (22,):
        killed += kill_build(built, tenths / 10)
        assert verify(built / "site", read_sums(built / "site")) == ()
    assert killed
    subprocess.run(build(built), check=True)
    assert (digest(built / "site"), folders(built)) == (before, {"site"})


@pytest.mark.slow
@pytest.mark.parametrize("tenth", range(10) if ALL else (0, 6))
def test_a_disk_without_room_for_more_files_stops_the_build(built: Path, tenth: int) -> None:
    before = digest(built / "site")
    ended = build_on_full_disk(built, len(read_sums(built / "site").files) * tenth // 10)
    assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended.stderr
    assert "网站写不下去" in ended.stderr
    assert "No space left" in ended.stderr
    assert verify(built / "site", read_sums(built / "site")) == ()
    assert (digest(built / "site"), folders(built)) == (before, {"site"})


@contextmanager
def disk(folder: Path) -> Iterator[Path]:
    """A disk in memory; skips where one may not make it."""
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if not (mount and umount) or os.geteuid() or subprocess.run([mount, *TMPFS, str(folder)], capture_output=True, check=False).returncode:
        pytest.skip("only root may make a disk")
    try:
        yield folder
    finally:
        subprocess.run([umount, str(folder)], check=True)


def shrink(folder: Path, tenth: int) -> None:
    """Leaves so many tenths of the room that is used."""
    now = os.statvfs(folder)
    used = (now.f_blocks - now.f_bfree) * now.f_frsize
    subprocess.run(["/usr/bin/mount", "-o", f"remount,size={used + used * tenth // 10}", str(folder)], check=True)


TMPFS = ("-t", "tmpfs", "-o", "size=1g", "tmpfs")


@pytest.mark.slow
@pytest.mark.parametrize("tenth", range(10) if ALL else (4,))
def test_a_disk_that_is_really_full_stops_the_build(built: Path, tmp_path: Path, tenth: int) -> None:
    with disk(tmp_path / "disk") as small:
        site = shutil.copytree(built / "site", small / "site")
        shrink(small, tenth)
        before = digest(site)
        ended = subprocess.run(build(built, "--site-dir", str(site)), capture_output=True, text=True, check=False)
        assert (ended.returncode, ended.stdout, ended.stderr.count("\n")) == (2, "", 1), ended.stderr
        assert "No space left" in ended.stderr
        assert verify(site, read_sums(site)) == ()
        assert (digest(site), [path.name for path in small.iterdir()]) == (before, ["site"])


@pytest.mark.heavy
def test_builds_at_once_all_succeed_with_the_same_bytes(built: Path) -> None:
    before = digest(built / "site")
    running = [subprocess.Popen(build(built), stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(BUILDS)]
    ended = [(*process.communicate(), process.returncode) for process in running]
    assert ended == [(b"", b"", 0)] * BUILDS
    assert verify(built / "site", read_sums(built / "site")) == ()
    assert (digest(built / "site"), folders(built)) == (before, {"site"})
