"""A folder in; the least that some program must do with it out, as JSON: `python -m tests.benchmarks.floors load|events|write FOLDER [TO]`.

`load` and `events` read its YAML files by PyYAML's C parser and do no more; `write` writes its files to another folder. The seconds told are
of that alone: without the interpreter's start, and of `write` without reading.
"""

from __future__ import annotations

import json
import sys
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import yaml

DATA = ("content/bureau", "content/calendar", "content/policy", "schools")
"""Where `notices check` reads."""


def yaml_files(root: Path) -> Iterator[Path]:
    for folder in DATA:
        yield from sorted((root / folder).rglob("*.yml"))


def load(root: Path) -> float:
    began = time.process_time()
    for file in yaml_files(root):
        yaml.load(file.read_bytes(), Loader=yaml.CSafeLoader)
    return time.process_time() - began


def events(root: Path) -> float:
    began = time.process_time()
    for file in yaml_files(root):
        deque(yaml.parse(file.read_bytes(), Loader=yaml.CSafeLoader), maxlen=0)
    return time.process_time() - began


def write(site: Path, to: Path) -> float:
    """One file at a time, so that the site need not fit into memory."""
    spent = 0.0
    folders: set[Path] = set()
    for file in site.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            began = time.process_time()
            target = to / file.relative_to(site)
            if target.parent not in folders:
                target.parent.mkdir(parents=True, exist_ok=True)
                folders.add(target.parent)
            target.write_bytes(data)
            spent += time.process_time() - began
    return spent


def main(what: str, folder: str, to: str = "") -> None:
    spent = write(Path(folder), Path(to)) if what == "write" else {"load": load, "events": events}[what](Path(folder))
    json.dump({"processor": spent}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
