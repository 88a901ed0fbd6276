"""Publications that are killed, that fill the disk or that meet each other in; what readers and the next build find, out.

`python -m tests.publish.crashes 200` kills 200 publications of a made-up site, and prints the figures.
"""

from __future__ import annotations

import hashlib
import multiprocessing as mp
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.publish import Manifest, Staging, verify, write_site
from generator.publish.manifest import SUMS, read_sums
from generator.publish.releases import MOST
from generator.publish.writing import write_sums
from generator.site import Asset

FILES = 40
VERSION = "version.txt"
_FORK = mp.get_context("fork") if "fork" in mp.get_all_start_methods() else mp.get_context()
_STEPS = ("open", "os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.listdir", "os.scandir", "ctypes.dlsym")
"""What Python tells an audit hook of when a publication touches the disk."""


def write_version(folder: Path, version: int) -> Manifest:
    """A site whose every file tells its version, verified and with its sums."""
    files = [Asset(f"{n % 7}/{n}.txt", f"{version} {n} ".encode() * 200) for n in range(FILES)]
    manifest = write_site([Asset(VERSION, str(version).encode()), *files], {}, folder, "")
    assert verify(folder, manifest) == ()
    write_sums(folder, manifest)
    return manifest


def publish(site: Path, version: int) -> None:
    staging = Staging(site)
    write_version(staging.path, version)
    staging.publish(durable=False, releases=MOST)
    staging.close()


def version_of(site: Path) -> int:
    return int((site / VERSION).read_bytes())


@dataclass(slots=True)
class Figures:
    """What happened in a series of kills."""

    kills: int = 0
    before: int = 0
    after: int = 0
    """Kills before and after the new site stood in place of the old one."""
    reads: int = 0
    bad: int = 0
    overtaken: int = 0
    """Readers who read on, although more publications had ended meanwhile than releases are kept."""
    left: int = 0
    """Folders of half a site that the next build did not clear away."""


def read_once(site: Path) -> bool | None:
    """Whether one reader found a whole site: all that its list names, as the list says; None for one who was overtaken.

    The reader opens the folder and reads within what was opened, so that an exchange on the way does not matter."""
    folder = os.open(site, os.O_RDONLY | os.O_DIRECTORY)
    version = None
    try:
        version = int(_read(folder, VERSION))
        for line in _read(folder, SUMS).decode().splitlines():
            expected, _, path = line.partition("  ")
            if hashlib.sha256(_read(folder, path)).hexdigest() != expected:
                return False
    except FileNotFoundError:
        return None if version is not None and version_of(site) > version + MOST else False
    finally:
        os.close(folder)
    return True


def _read(folder: int, path: str) -> bytes:
    with open(os.open(path, os.O_RDONLY, dir_fd=folder), "rb") as stream:
        return stream.read()


def _read_on(site: Path, reads: Any, bad: Any, overtaken: Any) -> None:
    while True:
        try:
            found = read_once(site)
        except OSError:
            found = False
        reads.value += 1
        bad.value += found is False
        overtaken.value += found is None


@contextmanager
def reader(site: Path, figures: Figures) -> Iterator[None]:
    """Another process that reads the whole site again and again."""
    counts = [_FORK.Value("i", 0, lock=False) for _ in range(3)]
    process = _FORK.Process(target=_read_on, args=(site, *counts), daemon=True)
    process.start()
    try:
        yield
    finally:
        process.kill()
        process.join()
        figures.reads, figures.bad, figures.overtaken = (count.value for count in counts)


def _publish_on(site: Path, step: int) -> None:
    """Until killed: by itself at that step of the first publication, or from outside if `step` is 0."""
    if step:
        sys.addaudithook(_suicide(step))
    while True:
        publish(site, version_of(site) + 1)
        if step:
            os.kill(os.getpid(), signal.SIGKILL)


def _suicide(step: int) -> Callable[[str, Any], None]:
    done = 0

    def count(event: str, _: Any) -> None:
        nonlocal done
        if event not in _STEPS:
            return
        done += 1
        if done == step:
            os.kill(os.getpid(), signal.SIGKILL)

    return count


def steps(folder: Path) -> int:
    """How many times a publication touches the disk, as far as an audit hook is told."""
    found = [0]
    watching = [True]
    sys.addaudithook(lambda event, _: found.append(1) if watching[0] and event in _STEPS else None)
    publish(folder / "counted", 1)
    for version in range(2, MOST + 4):
        found.clear()
        publish(folder / "counted", version)
    watching[0] = False
    return len(found)


def kill_publications(folder: Path, count: int, seed: int = 5) -> Figures:
    """Every second is killed at a step of its own, the others at any moment; after each the site is whole and the next build tidies up."""
    site, figures = folder / "site", Figures()
    last = steps(folder)
    publish(site, 1)
    begun = time.monotonic()
    for version in range(2, MOST + 3):
        publish(site, version)
    lasts = (time.monotonic() - begun) / (MOST + 1)
    with reader(site, figures):
        for number in range(count):
            standing = version_of(site)
            step = 1 + int(_chance(seed, number) * last) if number % 2 else 0
            _killed(site, step, _chance(seed, number) * 3 * lasts)
            figures.kills += 1
            figures.after += version_of(site) > standing
            figures.before += version_of(site) == standing
            assert verify(site, read_sums(site)) == (), (number, step)
            publish(site, version_of(site) + 1)
            figures.left += _left(folder)
    return figures


def _chance(seed: int, number: int) -> float:
    """From 0 to 1, the same in every run."""
    return int.from_bytes(hashlib.sha256(f"{seed} {number}".encode()).digest()[:4], "big") / 2**32


def _killed(site: Path, step: int, delay: float) -> None:
    process = _FORK.Process(target=_publish_on, args=(site, step))
    process.start()
    if not step:
        time.sleep(delay)
        process.kill()
    process.join()
    assert process.exitcode == -signal.SIGKILL, (step, process.exitcode)


def _left(folder: Path) -> int:
    """What is there and should not; releases are whole, and no more than are kept."""
    releases = list((folder / ".site.releases").iterdir())
    assert len(releases) <= MOST, releases
    assert [release for release in releases if verify(release, read_sums(release))] == []
    return len({path.name for path in folder.iterdir()} - {"counted", ".counted.releases", "site", ".site.releases"})


# ---------------------------------------------------------------------------------------------- builds of a city, by the command


def build(root: Path, *words: str) -> list[str]:
    """The command that builds the city's site."""
    return [sys.executable, "-m", "generator", "--root", str(root), "--as-of", "2026-11-25", "build", "--quiet", *words]


def kill_build(root: Path, delay: float) -> bool:
    """Whether the build was still at it after so many seconds, when it was killed."""
    with subprocess.Popen(build(root, "--releases", "3"), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        time.sleep(delay)
        process.kill()
        return process.wait() == -signal.SIGKILL


FULL = """
import errno, os, sys
left = [int(sys.argv.pop(1))]
place = sys.argv.pop(1)
def hook(event, args):
    if event == "open" and isinstance(args[0], str) and args[0].startswith(place) and args[2] & (os.O_WRONLY | os.O_RDWR):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), args[0])
sys.addaudithook(hook)
from generator.cli import main
main()
"""
"""The program on a disk that has room for so many more files in a folder."""


def build_on_full_disk(root: Path, files: int, *words: str) -> subprocess.CompletedProcess[str]:
    """With room for so many files."""
    given = build(root, *words)[3:]
    place = str((root / ".site.new").resolve())
    command = [sys.executable, "-c", FULL, str(files), place, *given]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def digest(site: Path) -> str:
    return hashlib.sha256((site / SUMS).read_bytes()).hexdigest()


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        begun = time.monotonic()
        figures = kill_publications(Path(folder), count)
        print(figures, f"{time.monotonic() - begun:.0f} s")  # noqa: T201 - what one runs this for
    raise SystemExit(1 if figures.bad or figures.left else 0)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
