"""In: a folder and what to do. Out: it is done at each save of one of its files, and something else once nothing was saved for a while."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import FileClosedEvent, FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

WATCHED = ("content", "schools", "theme", "mkdocs.yml")
_CHANGES = ("created", "modified", "moved", "deleted")
_TOGETHER = 0.02
"""Seconds: an editor's several writes of one save."""


class _Handler(FileSystemEventHandler):
    def __init__(self, root: Path, found: queue.Queue[str | None]) -> None:
        self._root, self._found = root, found

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory or (event.event_type not in _CHANGES and not isinstance(event, FileClosedEvent)):
            return
        for path in filter(None, (event.src_path, event.dest_path)):
            name = Path(str(path))
            if name.is_relative_to(self._root) and not name.name.startswith("."):
                self._found.put(name.relative_to(self._root).as_posix())


@contextmanager
def watching(root: Path, quiet: float, saved: Callable[[set[str]], None], settled: Callable[[], None]) -> Iterator[None]:
    """`saved` is told the files, below the root, of each save; `settled` is called when so many seconds passed without another. One after
    the other, in a thread of its own."""
    found: queue.Queue[str | None] = queue.Queue()
    observer = Observer()
    handler = _Handler(root, found)
    for name in WATCHED:
        if (root / name).exists():
            observer.schedule(handler, str(root / name), recursive=True)
    worker = threading.Thread(target=_work, args=(found, quiet, saved, settled), daemon=True)
    observer.start()
    worker.start()
    try:
        yield
    finally:
        observer.stop()
        found.put(None)
        observer.join()
        worker.join()


def _work(found: queue.Queue[str | None], quiet: float, saved: Callable[[set[str]], None], settled: Callable[[], None]) -> None:
    waiting = False
    while True:
        try:
            first = found.get(timeout=quiet if waiting else None)
        except queue.Empty:
            waiting = False
            settled()
            continue
        files = {first} | set(_more(found))
        if None in files:
            return
        saved({file for file in files if file is not None})
        waiting = True


def _more(found: queue.Queue[str | None]) -> Iterator[str | None]:
    while True:
        try:
            yield found.get(timeout=_TOGETHER)
        except queue.Empty:
            return
