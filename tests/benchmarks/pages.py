"""A city in; its site built, and out, as JSON, what making each kind of file took: `python -m tests.benchmarks.pages ROOT SITE DAY [--no-check]`.

Only pages are written: every other file is made, its seconds noted, and dropped, so that what is left of this process's cost is the cost
of the pages. The pages of the city itself (rules, clauses, overviews) are written too, and their seconds noted: no peer has them.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.examination import examine
from generator.pipeline import site_files
from generator.publish.mkdocs_build import build, wishes
from generator.site import Asset, Page


class Sieve:
    """Lets pages through and counts the seconds of processor time that the making of everything took."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self.made: Counter[str] = Counter()

    def files(self, items: Iterable[Any]) -> Iterator[Any]:
        """Of a unit, which makes its files when it is asked to, the same unit with the same done to its files."""
        source = iter(items)
        while True:
            began = time.process_time()
            item = next(source, None)
            spent = time.process_time() - began
            if item is None:
                return
            if hasattr(item, "units"):
                self.spent["units"] += spent  # type: ignore[assignment]
                yield replace(item, units=tuple(self._sifted(unit) for unit in item.units))
                continue
            kind = kind_of(item)
            self.spent[kind] += spent  # type: ignore[assignment]
            self.made[kind] += 1
            if isinstance(item, Page):
                yield item

    def _sifted(self, unit: Any) -> Any:
        return replace(unit, key="", make=lambda: self.files(unit.make()))


def kind_of(item: Any) -> str:
    if isinstance(item, Page):
        return "page" if item.address.startswith("schools/") and item.address != "schools/" else "city page"
    return Path(item.path).suffix.removeprefix(".") or item.path if isinstance(item, Asset) else "search"


def main(root: Path, site_dir: Path, day: str, *flags: str) -> None:
    sieve = Sieve()
    examination = examine(root, dt.date.fromisoformat(day), judge="--no-check" not in flags)
    read = time.process_time()
    build(root, site_dir, sieve.files(site_files(root, examination, wishes(root).url)))
    told = {"read": read, "whole": time.process_time(), "spent": sieve.spent, "made": sieve.made}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
