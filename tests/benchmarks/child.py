"""A command in; what it cost out: processor time of it and of all that it started, wall time, the most memory that it held at once."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.25
"""Seconds between two looks at the memory of all of a command's processes together."""


class FailedError(Exception):
    """The command did not end as it should; the text is the last thing it said."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of one run."""

    processor: float
    """Seconds, user and system, of the command and of every process that it waited for."""
    wall: float
    peak: int
    """Bytes: the largest process's most, or, where several run at once, the most that they were seen to hold together."""


def run(command: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> tuple[Cost, str]:
    """Runs it to its end; with what it cost comes what it printed. Raises FailedError unless it ends with 0."""
    with tempfile.TemporaryFile() as said:
        began = time.perf_counter()
        child = subprocess.Popen(
            command, cwd=cwd, env=None if env is None else dict(env), stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
        together = _Together(child.pid)
        _, status, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        peak = max(used.ru_maxrss * 1024, together.ended())
        said.seek(0)
        text = said.read().decode(errors="replace")
    if child.returncode:
        raise FailedError(f"{' '.join(command)}: {child.returncode}: {text[-600:]}")
    return Cost(used.ru_utime + used.ru_stime, wall, peak), text


class _Together:
    """Looks now and then at what all processes of a session hold, each page shared by several counted once; only Linux tells."""

    def __init__(self, session: int) -> None:
        self._session, self._most = session, 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def ended(self) -> int:
        self._over.set()
        self._thread.join()
        return self._most

    def _look(self) -> None:
        while not self._over.wait(_EVERY):
            members = [process for process in Path("/proc").glob("[0-9]*") if _session_of(process) == self._session]
            # One process's most is known from the kernel, and exactly.
            if len(members) > 1:
                self._most = max(self._most, sum(map(_held, members)))


def _session_of(process: Path) -> int:
    with suppress(OSError):
        return int((process / "stat").read_text().rpartition(")")[2].split()[3])
    return -1


def _held(process: Path) -> int:
    with suppress(OSError):
        for line in (process / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
