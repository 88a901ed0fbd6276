"""A place (a folder of some file system) and a number of schools in; the synthetic city there out, and the edits that are made in it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.synthetic import city_files, school_id, write_city
from tests.bind import bound
from tests.rules.casebook import ROOT

EDITED = school_id(0)
PARAMETERS = "content/policy/xx-2020/parameters.yml"
TEMPLATE = "theme/templates/notice.html"
_CAPACITY = re.compile(rb"^capacity: (\d+)", re.MULTILINE)
_CAP = re.compile(rb'(area: \S+, stage: \S+, unit: "[\d.]+", term: ")(\d+)(\.00")')


@dataclass(frozen=True, slots=True)
class Place:
    """Where cities and sites stand while they are measured."""

    name: str
    """`tmpfs` or `disk`, as the table says it."""
    folder: Path

    @property
    def cache(self) -> Path:
        """What the program keeps from run to run."""
        return self.folder / "cache"

    @property
    def surroundings(self) -> Mapping[str, str]:
        return {"NOTICES_CACHE": str(self.cache), "XDG_CACHE_HOME": str(self.cache)}

    def city(self, schools: int) -> Path:
        """The city, written when it is asked for the first time; with a theme of its own, so that a template can be edited."""
        root = self._root(schools)
        if not root.exists():
            scratch = self.folder / f"making-{schools}"
            shutil.rmtree(scratch, ignore_errors=True)
            scratch.mkdir(parents=True)
            write_city(scratch, schools)
            shutil.copytree(ROOT / "theme", scratch / "theme")
            scratch.rename(root)
        return root

    def _root(self, schools: int) -> Path:
        return self.folder / f"city-{schools}"

    def site(self, schools: int) -> Path:
        return self.folder / f"site-{schools}" / "site"

    def part(self, number: int) -> Path:
        return self.folder / "parts" / str(number)

    def forget(self, schools: int) -> None:
        """What makes the next run a cold one: nothing kept, no site. Beside a site stands what belongs to it, so its whole folder goes."""
        for folder in (self.cache, self.site(schools).parent, self._root(schools) / ".cache"):
            shutil.rmtree(folder, ignore_errors=True)
        self.cache.mkdir(parents=True)
        self.site(schools).parent.mkdir(parents=True)

    def forget_kept(self) -> None:
        """As on a machine that has nothing yet; sites stay."""
        shutil.rmtree(self.cache, ignore_errors=True)
        self.cache.mkdir(parents=True)

    def drop(self, schools: int) -> None:
        """The city and its site are done with."""
        self.forget(schools)
        shutil.rmtree(self._root(schools), ignore_errors=True)


def change_school(root: Path) -> None:
    """One place more in the last plan of one school, and the bureau's approvals of it anew, as they would come together."""
    files = _own(root) | city_files()
    plans = [name for name in files if name.endswith("/plan.yml")]
    changed = {name: _CAPACITY.sub(lambda found: b"capacity: %d" % (int(found[1]) + 1), files[name]) for name in plans[-1:]}
    for name, raw in bound(files | changed).items():
        if raw != files[name]:
            (root / name).write_bytes(raw)


def change_parameter(root: Path) -> None:
    """What a term may cost at most, one yuan more in every kind of area."""
    _rewrite(root / PARAMETERS, lambda raw: _CAP.sub(lambda found: b"%s%d%s" % (found[1], int(found[2]) + 1, found[3]), raw))


def change_template(root: Path) -> None:
    """A comment more in the page of a notice."""
    _rewrite(root / TEMPLATE, lambda raw: raw + b"<!-- -->\n")


def _own(root: Path) -> dict[str, bytes]:
    """The files of the school that is edited."""
    found = [*(root / "schools" / EDITED).rglob("*.yml"), *(root / "content/bureau").glob(f"*/{EDITED}.yml")]
    found += (root / "content/bureau/approvals").glob(f"*/{EDITED}/*.yml")
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(found)}


def _rewrite(path: Path, edit: Callable[[bytes], bytes]) -> None:
    old = path.read_bytes()
    new = edit(old)
    assert new != old, f"nothing to edit in {path}"
    path.write_bytes(new)
