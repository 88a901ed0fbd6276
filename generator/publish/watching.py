"""In: a folder and what to do. Out: it is done at each save of one of its files, and something else once nothing was saved for a while."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

FOLDERS = ("content", "schools", "theme")
FILES = ("mkdocs.yml",)
_FOLDER_EVENTS = (DirCreatedEvent, DirDeletedEvent, DirMovedEvent)
_EVENTS = [*_FOLDER_EVENTS, FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""Not that a file was read: the program itself reads all of them."""
_TOGETHER = 0.02
"""Seconds without another event that end a save: an editor writes several times."""
_LONGEST = 0.5
"""Seconds after which what goes on being written is looked at all the same."""


class _Handler(FileSystemEventHandler):
    def __init__(self, root: Path, found: queue.Queue[str | None]) -> None:
        self._root, self._found = root, found

    def on_any_event(self, event: FileSystemEvent) -> None:
        for path in filter(None, (event.src_path, event.dest_path)):
            name = Path(str(path))
            if name.is_relative_to(self._root) and not name.name.startswith("."):
                below = name.relative_to(self._root)
                if below.parts and (below.parts[0] in FOLDERS or str(below) in FILES):
                    self._found.put(below.as_posix() + ("/" if event.is_directory else ""))


@contextmanager
def watching(root: Path, quiet: float, saved: Callable[[set[str]], None], settled: Callable[[], None]) -> Iterator[None]:
    """`saved` is told the files, below the root, of each save, folders with a slash at their end; `settled` is called when so many seconds
    passed without another. Each is called in a thread of its own, never twice at once. Raises OSError where the system cannot watch."""
    found: queue.Queue[str | None] = queue.Queue()
    due, ended = threading.Event(), threading.Event()
    observer = Observer()
    handler = _Handler(root, found)
    # The root itself, because who saves a file by putting another in its place ends the watch of that file.
    observer.schedule(handler, str(root), event_filter=_EVENTS)
    for name in FOLDERS:
        if (root / name).is_dir():
            observer.schedule(handler, str(root / name), recursive=True, event_filter=_EVENTS)
    observer.start()
    threading.Thread(target=_tell, args=(found, quiet, saved, due), daemon=True).start()
    threading.Thread(target=_settle, args=(due, ended, settled), daemon=True).start()
    try:
        yield
    finally:
        ended.set()
        due.set()
        found.put(None)
        observer.stop()
        observer.join()


def _tell(found: queue.Queue[str | None], quiet: float, saved: Callable[[set[str]], None], due: threading.Event) -> None:
    waiting = False
    while True:
        try:
            first = found.get(timeout=quiet if waiting else None)
        except queue.Empty:
            waiting = False
            due.set()
            continue
        files = {first, *_more(found)}
        if None in files:
            return
        saved({file for file in files if file is not None})
        waiting = True


def _settle(due: threading.Event, ended: threading.Event, settled: Callable[[], None]) -> None:
    while due.wait() and not ended.is_set():
        due.clear()
        settled()


def _more(found: queue.Queue[str | None]) -> Iterator[str | None]:
    end = time.monotonic() + _LONGEST
    while time.monotonic() < end:
        try:
            yield found.get(timeout=_TOGETHER)
        except queue.Empty:
            return
