"""A copy of the sample city with a few of its schools, for tests that spoil or build it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from generator.ledger import FIRST, Entry, grown, read_ledger, record_file
from generator.project import LEDGER, append, read_files
from tests.rules.casebook import ROOT

_ABOUT = re.compile(r"^schools/([^/]+)|/(?:schools|publications)/([^/]+)\.yml|/approvals/[^/]+/([^/]+)|/(decisions|inspections)/")


def copy_city(root: Path, schools: int | Collection[str] = 7) -> Path:
    """Copies the data about the first `schools` schools (the manual is the first), or those of these names, and mkdocs.yml, to `root`."""
    every = [path.name for path in sorted((ROOT / "schools").iterdir())]
    kept = set(every[:schools] if isinstance(schools, int) else schools)
    for path in sorted(path for folder in ("content", "schools") for path in (ROOT / folder).rglob("*") if path.is_file()):
        name = path.relative_to(ROOT).as_posix()
        about = _ABOUT.search(name)
        school = next(filter(None, about.groups())) if about else ""
        if not name.startswith("content/packs/") and (not school or school in kept):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    _keep_ledger(root, kept)
    return root


def _keep_ledger(root: Path, kept: set[str]) -> None:
    """The ledger of the schools that are kept: of any other it would say that what was published has been lost."""
    ledger, _ = read_ledger(read_files(root))
    chain: list[Entry] = []
    for entry in ledger.entries:
        if entry.school in kept:
            chain.append(replace(entry, seq=len(chain) + 1, prev=chain[-1].digest if chain else FIRST))
    shutil.rmtree(root / LEDGER)
    for name, data in [(record_file(entry.sha256), ledger.records[entry.sha256].decode()) for entry in chain] + list(grown(chain).items()):
        append(root, name, data)
