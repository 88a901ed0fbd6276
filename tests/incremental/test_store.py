"""Whatever becomes of the store and of the site that stands, the next build gives the bytes and the report of one that knows neither."""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from random import Random

import pytest

from generator.publish import units
from generator.publish.how import How, how_to
from generator.store import FOLDER, NOTHING_STORED, Store, store_of
from tests.incremental.driver import Outcome, build
from tests.incremental.town import Town


@pytest.fixture(scope="module")
def begun(sample: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Outcome]:
    """A folder with a town, its site and its store, and what a build gives that knows neither."""
    folder = tmp_path_factory.mktemp("begun")
    town = Town(folder / "town")
    town.restore(sample)
    (folder / "store").mkdir(mode=0o700)
    build(town, folder / "site", How(Store(folder / "store")))
    return folder, build(town, folder / "clean")


@pytest.fixture
def again(begun: tuple[Path, Outcome]) -> tuple[Town, Path, How, Outcome]:
    """The same town, site and store for every test that leaves them as they were."""
    folder, clean = begun
    return Town(folder / "town"), folder / "site", How(Store(folder / "store")), clean


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def flipped(path: Path) -> None:
    raw, chance = bytearray(path.read_bytes()), Random(path.name)
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    path.write_bytes(raw)


def first_flipped(path: Path) -> None:
    raw = path.read_bytes()
    path.write_bytes(bytes([raw[0] ^ 1]) + raw[1:])


def other_pickle(path: Path) -> None:
    path.write_bytes(pickle.dumps({"gaoxin": 5}))


def other_version(path: Path) -> None:
    """What a program of another version would have put there: whole, but after another number."""
    path.write_bytes(bytes(32) + pickle.dumps({"gaoxin": 5}))


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def folder_instead(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGE: dict[str, Callable[[Path], None]] = {
    "cut short": cut,
    "a bit flipped": flipped,
    "the first bit flipped": first_flipped,
    "another pickle": other_pickle,
    "of another version": other_version,
    "emptied": emptied,
    "gone": Path.unlink,
    "a folder": folder_instead,
}


def entries(how: How) -> list[Path]:
    assert how.store.folder is not None
    return sorted(path for path in how.store.folder.iterdir() if not path.name.startswith("."))


@pytest.mark.parametrize("damages", [tuple(DAMAGE)[:4], tuple(DAMAGE)[4:]], ids=", ".join)
def test_damaged_entries(again: tuple[Town, Path, How, Outcome], damages: tuple[str, ...]) -> None:
    town, site, how, clean = again
    for path, damage in zip(entries(how), cycle(damages), strict=False):
        DAMAGE[damage](path)
    found = build(town, site, how)
    assert (found.differences(clean), found.linked) == ([], 0)
    for path in entries(how):
        if path.is_dir():
            path.rmdir()


def test_entries_of_each_others_names(again: tuple[Town, Path, How, Outcome]) -> None:
    town, site, how, clean = again
    names = entries(how)
    raws = [path.read_bytes() for path in names]
    for path, raw in zip(names, raws[1:] + raws[:1], strict=True):
        path.write_bytes(raw)
    found = build(town, site, how)
    assert (found.differences(clean), found.linked) == ([], 0)


def test_lost_facts(town: Town, tmp_path: Path, how: How) -> None:
    """Schools whose files stand are read again for what the city's pages ask of them; then it is kept as before."""
    build(town, tmp_path / "site", how)
    facts = [path for path in entries(how) if path.name.startswith("fact-")]
    for path, damage in zip(facts, cycle(DAMAGE.values()), strict=False):
        damage(path)
    for name in ("新", "旧"):
        town.edit("schools/gaoxin/school.yml", "\nname: ", f"\nname: {name}")
        clean, found = build(town, tmp_path / "clean"), build(town, tmp_path / "site", how)
        assert found.differences(clean) == []
        assert found.linked > 0
        for path in facts:
            if path.is_dir():
                path.rmdir()


def changed(path: Path) -> None:
    """The same size, by hand."""
    path.write_bytes(b"x" * path.stat().st_size)


def longer(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")


def link_instead(path: Path) -> None:
    other = path.with_name("other")
    path.rename(other)
    path.symlink_to(other)


def meddled(site: Path) -> None:
    """One school is spared."""
    changed(site / "schools/gaoxin/index.html")
    longer(site / "schools/zhiyuan/2026-autumn/index.html")
    (site / "schools/zhiyuan/index.html").unlink()
    link_instead(site / "schools/wenchang/index.html")
    shutil.rmtree(site / "schools/wenchang/2026-spring")
    (site / "schools/more.html").write_bytes(b"x")


def copied(site: Path) -> None:
    """As a backup would put it back."""
    site.rename(site.with_name("moved"))
    shutil.copytree(site.with_name("moved"), site)
    shutil.rmtree(site.with_name("moved"))


@pytest.mark.parametrize(("hand", "stands"), [(meddled, True), (copied, False), (shutil.rmtree, False)])
def test_a_site_that_was_changed_by_hand(again: tuple[Town, Path, How, Outcome], hand: Callable[[Path], None], stands: bool) -> None:
    town, site, how, clean = again
    hand(site)
    found = build(town, site, how)
    assert found.differences(clean) == []
    assert (found.linked > 0) is stands


def test_the_site_on_a_file_system_without_links(again: tuple[Town, Path, How, Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    town, site, how, clean = again
    linked, real = [0], os.link

    def link(source: Path, target: str) -> None:
        """Gives out after a few, as where a file has as many links as it can have."""
        linked[0] += 1
        if linked[0] > 5:
            raise OSError(31, "Too many links")
        real(source, target)

    monkeypatch.setattr("os.link", link)
    found = build(town, site, how)
    assert (found.differences(clean), found.linked) == ([], 0)


def test_clean_takes_nothing_and_keeps_all(again: tuple[Town, Path, How, Outcome]) -> None:
    town, site, how, clean = again
    found = build(town, site, How(Store(how.store.folder, blind=True)))
    assert (found.differences(clean), found.linked) == ([], 0)
    assert build(town, site, how).linked > 80


def test_a_disk_that_is_full(again: tuple[Town, Path, How, Outcome], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing can be kept, and that is no fault."""
    town, site, how, clean = again

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    town.edit("schools/gaoxin/2026-autumn/plan.yml", "\n", " \n")
    with monkeypatch.context() as patched:
        patched.setattr("generator.store.tempfile.mkstemp", full)
        found = build(town, site, how)
    town.edit("schools/gaoxin/2026-autumn/plan.yml", " \n", "\n")
    assert found.differences(clean) == []
    assert build(town, site, how).differences(clean) == []


@pytest.mark.parametrize("jobs", [2, 4])
def test_as_many_processes_as_one_likes(
    town: Town, begun: tuple[Path, Outcome], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(units, "_WORTH_A_PROCESS", 1)
    monkeypatch.setattr(units, "_AT_ONCE", 1)
    found = build(town, tmp_path / "site", How(jobs=jobs))
    assert found.differences(begun[1]) == []


def test_whose_folder_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the user's own folder that nobody else may write to is used, and none where nobody says which is his."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    found = store_of(tmp_path)
    assert found.folder is not None
    assert found.folder.stat().st_mode & 0o777 == 0o700
    for mode, used in ((0o770, False), (0o702, False), (0o755, True), (0o700, True)):
        found.folder.chmod(mode)
        assert (store_of(tmp_path) != NOTHING_STORED) is used, oct(mode)
    monkeypatch.setattr("os.getuid", lambda: os.geteuid() + 1)
    assert store_of(tmp_path) == NOTHING_STORED
    monkeypatch.undo()
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv(FOLDER, str(tmp_path / "file"))
    assert store_of(tmp_path) == NOTHING_STORED
    monkeypatch.setenv(FOLDER, "")
    assert (store_of(tmp_path), how_to(tmp_path).store) == (NOTHING_STORED, NOTHING_STORED)
    for name in (FOLDER, "HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    assert store_of(tmp_path) == NOTHING_STORED
