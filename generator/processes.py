"""In: things, and work that is done for each by itself. Out: what it comes to, in their order, by several processes where that pays."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Thing = TypeVar("Thing")
Result = TypeVar("Result")

_work: Callable[[Any], Any] | None = None


def each(work: Callable[[Thing], Result], things: Sequence[Thing], jobs: int, *, worth: int, at_once: int) -> Iterator[Result]:
    """At most `jobs` processes, each begun with all that this one has read, take `at_once` of the things together; of fewer than `worth`
    things a process costs more than it saves. What the work raises is raised here."""
    jobs = min(jobs, len(things) // worth)
    # Elsewhere a process begins with nothing of what this one has read.
    if jobs < 2 or sys.platform != "linux":
        yield from map(work, things)
        return
    global _work  # noqa: PLW0603 - what a forked process finds there is what stood there when it began
    _work = work
    try:
        with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
            yield from pool.map(_worked, things, chunksize=at_once)
    finally:
        _work = None


def _worked(thing: Any) -> Any:
    """In a process of its own."""
    assert _work is not None
    return _work(thing)
