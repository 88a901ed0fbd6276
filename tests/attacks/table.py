"""Functions that try an attack in; the table of rows out. A row is added by a decorator, or by naming the tests that try the attack already."""

from __future__ import annotations

import importlib
import pkgutil
import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Load:
    """How much is tried: `heavy` for the command's full run, `fuzz` changed files for the reader."""

    heavy: bool = False
    fuzz: int = 2_000
    timed: bool = True
    """Whether a promise of seconds is judged: by the command, and not by a test, which a busy machine would break."""

    def within(self, seconds: float, most: float) -> bool:
        """Whether something took no longer than promised."""
        return not self.timed or seconds <= most

    def of(self, small: int, large: int) -> int:
        """A number of tries."""
        return large if self.heavy else small


@dataclass(frozen=True, slots=True)
class Reached:
    """The figure reached, in words, and whether the promise holds."""

    figure: str
    held: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One attack. `tested` are the tests that try it, for a row that has no function of its own here."""

    id: str
    attack: str
    promise: str
    run: Callable[[Load], Reached]
    tested: tuple[str, ...] = ()


_ROWS: list[Row] = []


def attack(id: str, attack: str, promise: str) -> Callable[[Callable[[Load], Reached]], Callable[[Load], Reached]]:
    """Decorator of the function that tries an attack; several rows may have one id, as reliability.md numbers them."""

    def add(run: Callable[[Load], Reached]) -> Callable[[Load], Reached]:
        _ROWS.append(Row(id, attack, promise, run))
        return run

    return add


def tested(id: str, attack: str, promise: str, *tests: str) -> None:
    """A row whose tests stand elsewhere (files or node ids of pytest): the command runs them, the normal run has them already."""
    _ROWS.append(Row(id, attack, promise, lambda _: _by_pytest(tests), tests))


@cache
def rows() -> tuple[Row, ...]:
    """Every row, from every module of this folder, in the order of their ids."""
    package = importlib.import_module("tests.attacks")
    for found in pkgutil.iter_modules(package.__path__):
        if not found.name.startswith(("test_", "__")):
            importlib.import_module(f"tests.attacks.{found.name}")
    return tuple(sorted(_ROWS, key=lambda row: (row.id[0], int(re.sub(r"\D", "", row.id)))))


def tried(row: Row, load: Load) -> tuple[Reached, float]:
    """What a row reaches and the seconds it takes; an attack that raises has succeeded."""
    begun = time.perf_counter()
    try:
        reached = row.run(load)
    except Exception as error:
        reached = Reached(f"{type(error).__name__}: {error}"[:300], held=False)
    return reached, time.perf_counter() - begun


def all_of(good: int, tries: int, what: str) -> Reached:
    """The usual figure: so many of so many."""
    return Reached(f"{good}/{tries} {what}", held=good == tries > 0)


def _by_pytest(tests: tuple[str, ...]) -> Reached:
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-m", "", "-p", "no:cacheprovider", *tests]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    last = (ended.stdout.strip() or ended.stderr.strip()).rpartition("\n")[2]
    return Reached(last, held=ended.returncode == 0 and "skipped" not in last)
