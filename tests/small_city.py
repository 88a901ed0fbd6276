"""A copy of the sample city with a few of its schools, for tests that spoil or build it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.rules.casebook import ROOT

_ABOUT = re.compile(r"^schools/([^/]+)|/(?:schools|publications)/([^/]+)\.yml|/approvals/[^/]+/([^/]+)|/(decisions|inspections)/")


def copy_city(root: Path, schools: int = 7) -> Path:
    """Copies the data about the first `schools` schools (the manual is the first), and mkdocs.yml, to `root`."""
    kept = {path.name for path in sorted((ROOT / "schools").iterdir())[:schools]}
    for path in sorted(path for folder in ("content", "schools") for path in (ROOT / folder).rglob("*") if path.is_file()):
        name = path.relative_to(ROOT).as_posix()
        about = _ABOUT.search(name)
        school = next(filter(None, about.groups())) if about else ""
        if not name.startswith("content/packs/") and (not school or school in kept):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, root / name)
    shutil.copy(ROOT / "mkdocs.yml", root)
    return root
