"""Builds by several processes, at once, killed, or rolled back in between; faults in a process are told as they are without."""

from __future__ import annotations

import errno
import multiprocessing
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.publish import PublishFault, units
from generator.publish.how import How
from generator.publish.releases import rollback
from generator.publish.standing import Made, Standing
from generator.publish.units import Placer
from generator.publish.writing import Writer
from generator.scanning import ChangedMeanwhileError
from generator.site import Asset, SiteFile, Unit, Units
from generator.store import NOTHING_STORED
from tests.incremental.driver import build
from tests.incremental.town import Town

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process that begins with what this one has read")
_FORK = multiprocessing.get_context("fork") if sys.platform == "linux" else multiprocessing.get_context()


def full() -> SiteFile:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def at_fault() -> SiteFile:
    raise PublishFault("no-record", file="x.json")


def changing() -> SiteFile:
    raise ChangedMeanwhileError("schools/x/plan.yml")


def taken() -> SiteFile:
    return Asset("0.txt", b"another")


FAULTS: dict[str, tuple[Callable[[], SiteFile], str]] = {
    "a record that is none": (at_fault, "PublishFault no-record x.json"),
    "an address given out twice": (taken, "PublishFault taken-address 0.txt"),
    "a full disk": (full, "OSError [Errno 28] No space left on device"),
    "a file that changes meanwhile": (changing, "ChangedMeanwhileError changed-meanwhile schools/x/plan.yml"),
}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("fault", FAULTS)
def test_the_same_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str, jobs: int) -> None:
    monkeypatch.setattr(units, "_WORTH_A_PROCESS", 1)

    def unit(number: int) -> Unit:
        def make() -> Iterator[SiteFile]:
            yield Asset(f"{number}.txt", b"")
            if number == 12:
                yield FAULTS[fault][0]()

        return Unit(str(number), "", make, dict, lambda _: None)

    placer = Placer(Writer({}, tmp_path, ""), Standing(tmp_path, NOTHING_STORED, ""), jobs)
    with pytest.raises(Exception) as raised:  # noqa: PT011 - whichever it is, it must be the same
        list(placer.place([Units(tuple(map(unit, range(30))))], list[Made]()))
    error = raised.value
    told = f"{error.code} {''.join(map(str, error.values.values()))}" if hasattr(error, "code") and hasattr(error, "values") else str(error)
    assert f"{type(error).__name__} {told}" == FAULTS[fault][1]


def test_killed_at_once_and_rolled_back(town: Town, how: How, tmp_path: Path) -> None:
    """After each of these the next build gives what one gives that knows nothing."""
    site = tmp_path / "site"
    build(town, site, how)
    town.edit("schools/gaoxin/school.yml", "\nname: ", "\nname: 新")
    build(town, site, how)
    rollback(site)
    wrong = [("rolled back", _differing(town, site, how, tmp_path))]
    for delay in (0.3, 1.0):
        town.edit("schools/wenchang/school.yml", "\nname: ", "\nname: 新")
        process = _FORK.Process(target=build, args=(town, site, how))
        process.start()
        time.sleep(delay)
        process.kill()
        process.join()
        wrong.append((f"killed after {delay} s", _differing(town, site, how, tmp_path)))
    town.edit("schools/wenchang/school.yml", "\nname: ", "\nname: 新")
    at_once = [_FORK.Process(target=build, args=(town, site, how)) for _ in range(2)]
    for process in at_once:
        process.start()
    for process in at_once:
        process.join()
    assert [process.exitcode for process in at_once] == [0, 0]
    wrong.append(("two at once", _differing(town, site, how, tmp_path)))
    assert [told for told in wrong if told[1]] == []


def _differing(town: Town, site: Path, how: How, folder: Path) -> list[str]:
    shutil.rmtree(folder / "clean", ignore_errors=True)
    return build(town, site, how).differences(build(town, folder / "clean"))
