"""The manifest against the folder, and a new site in the place of the old one."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from generator.publish import Damage, Manifest, PublishFault, Staging, exchange, swap, verify, write_site
from generator.publish.manifest import SUMS
from generator.publish.writing import write_sums
from generator.site import Asset
from tests.publish.samples import ROOT


def make_site(folder: Path, version: str, count: int = 3) -> Manifest:
    folder.mkdir(parents=True, exist_ok=True)
    manifest = write_site([Asset(f"{n}/page.txt", version.encode()) for n in range(count)], {}, folder, "")
    write_sums(folder, manifest)
    return manifest


def version_of(site: Path) -> set[str]:
    return {path.read_text(encoding="utf-8") for path in site.rglob("page.txt")}


def test_a_site_as_it_was_written_verifies(tmp_path: Path) -> None:
    manifest = make_site(tmp_path, "new")
    assert verify(tmp_path, manifest) == ()
    assert subprocess.run(["/usr/bin/sha256sum", "--check", "--quiet", SUMS], cwd=tmp_path, check=False).returncode == 0


def test_every_kind_of_damage_is_named(tmp_path: Path) -> None:
    manifest = make_site(tmp_path, "new", 4)
    (tmp_path / "0/page.txt").unlink()
    (tmp_path / "1/page.txt").write_text("old", encoding="utf-8")
    (tmp_path / "2/page.txt").write_text("newer", encoding="utf-8")
    (tmp_path / "2/extra.txt").touch()
    (tmp_path / "link").symlink_to("3")
    assert verify(tmp_path, manifest) == (
        Damage("0/page.txt", "missing"),
        Damage("1/page.txt", "changed"),
        Damage("2/extra.txt", "unknown"),
        Damage("2/page.txt", "changed"),
        Damage("link", "unknown"),
    )


@pytest.mark.parametrize("at_once", [True, False], ids=["exchange", "two renames"])
@pytest.mark.parametrize("before", ["absent", "empty", "old site"])
def test_the_new_site_takes_the_place_of_the_old(before: str, at_once: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not at_once:
        monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
    site = tmp_path / "site"
    if before == "empty":
        site.mkdir()
    if before == "old site":
        make_site(site, "old", 9)
    staging = Staging(site)
    manifest = make_site(staging.path, "new")
    staging.publish()
    staging.close()
    assert verify(site, manifest) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_link_to_the_site_goes_on_pointing_to_it(tmp_path: Path) -> None:
    make_site(tmp_path / "disk/site", "old")
    (tmp_path / "site").symlink_to("disk/site")
    staging = Staging(tmp_path / "site")
    make_site(staging.path, "new")
    staging.publish()
    staging.close()
    assert (tmp_path / "site").is_symlink()
    assert version_of(tmp_path / "site") == {"new"}


def test_a_build_that_fails_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    manifest = make_site(tmp_path / "site", "old")
    staging = Staging(tmp_path / "site")
    make_site(staging.path, "new")
    staging.close()
    staging.close()
    assert verify(tmp_path / "site", manifest) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_cannot_be_moved_in_is_moved_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_exchange", lambda *_: False)
    manifest = make_site(tmp_path / "site", "old")
    with pytest.raises(PublishFault) as fault:
        swap(tmp_path / "not-there", tmp_path / "site")
    assert fault.value.code == "cannot-swap"
    assert verify(tmp_path / "site", manifest) == ()


@pytest.mark.parametrize("left", ["new", "old"])
def test_the_next_build_puts_right_what_a_killed_one_left(left: str, tmp_path: Path) -> None:
    make_site(tmp_path / "site", "old")
    if left == "old":
        # Killed between the two renames of a file system that cannot exchange.
        (tmp_path / "site").rename(tmp_path / ".site.old")
    make_site(tmp_path / ".site.new", "half")
    staging = Staging(tmp_path / "site")
    assert version_of(tmp_path / "site") == {"old"}
    assert list(staging.path.iterdir()) == []
    staging.close()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_folder_that_is_not_a_site_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine/work").mkdir(parents=True)
    (tmp_path / "file").touch()
    for folder in (tmp_path / "mine", tmp_path, tmp_path / "file"):
        with pytest.raises(PublishFault) as fault:
            Staging(folder)
        assert fault.value.code == "foreign-folder"
        with pytest.raises(PublishFault):
            swap(tmp_path / "new", folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "mine"]


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    order = []
    first = Staging(tmp_path / "site")

    def second() -> None:
        staging = Staging(tmp_path / "site")
        order.append("second")
        make_site(staging.path, "second")
        staging.publish(durable=False)
        staging.close()

    waiting = threading.Thread(target=second)
    waiting.start()
    waiting.join(0.2)
    order.append("first")
    make_site(first.path, "first")
    first.publish(durable=False)
    first.close()
    waiting.join(10)
    assert order == ["first", "second"]
    assert version_of(tmp_path / "site") == {"second"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two folders in one step")
def test_a_reader_always_finds_a_page(tmp_path: Path) -> None:
    make_site(tmp_path / "site", "0")
    stop, missed, reads = threading.Event(), [], []

    def read() -> None:
        while not stop.is_set():
            try:
                reads.append((tmp_path / "site/1/page.txt").read_bytes())
            except FileNotFoundError as error:
                missed.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for version in range(100):
        make_site(tmp_path / ".new", str(version))
        swap(tmp_path / ".new", tmp_path / "site")
    stop.set()
    reader.join()
    assert reads
    assert missed == []


BUILDER = """
import itertools, sys
from pathlib import Path
from generator.publish import Staging
from tests.publish.test_verify_and_swap import make_site
for version in itertools.count():
    staging = Staging(Path(sys.argv[1]))
    make_site(staging.path, str(version), 40)
    staging.publish(durable=False)
    staging.close()
    print(version, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("kill", range(6))
def test_a_killed_build_leaves_one_whole_site(kill: int, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with subprocess.Popen([sys.executable, "-c", BUILDER, str(site)], cwd=ROOT, stdout=subprocess.PIPE) as builder:
        assert builder.stdout
        builder.stdout.readline()
        threading.Event().wait(0.013 * kill)
        builder.kill()
    (version,) = version_of(site)
    shutil.rmtree(tmp_path / "expected", ignore_errors=True)
    assert verify(site, make_site(tmp_path / "expected", version, 40)) == ()
