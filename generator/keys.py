"""A repository in, and what is found in it; for each school one number for everything that its pages are made of, out.

Two builds give a school's files the same key only where they would make the same bytes: the key counts the program and what it stands on,
the theme, the day, the city's own files, the school's files and lines in the ledger, what was found in them, and the schools it was merged
with. Nothing else may reach a school's page; the test of random edits sees to that.
"""

from __future__ import annotations

import hashlib
import platform
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from generator import __version__
from generator.city import SchoolRecord
from generator.ledger import PAPERS, is_ledger
from generator.model.bureau import Inspection, Waiver
from generator.notices.code_address import code_address
from generator.notices.held import school_name
from generator.notices.roll import this_term
from generator.notices.state import States, public_schools
from generator.repository import Repository
from generator.site import Site

_OWN = re.compile(
    r"(?:schools|content/bureau/(?:approvals|corrections|withdrawals)/[^/]+|content/bureau/(?:schools|publications))/([^/]+?)(?:\.yml|/.*)",
    re.DOTALL,
)
"""Paths that name their school. Decisions and inspections name theirs inside."""


class Keys:
    """The keys of one build."""

    def __init__(self, repository: Repository, site: Site) -> None:
        self._repository, self._site = repository, site
        self._around = b""
        self._own: dict[str, list[bytes]] = {}
        self._relatives: dict[str, list[str]] = {}

    def of(self, states: States, school: SchoolRecord) -> str:
        """The number of one school."""
        if not self._around:
            self._own = self._files()
            self._around = self._surroundings(states)
            self._relatives = _relatives(states)
        ledger = states.city.ledger
        total = hashlib.sha256(self._around)
        for part in self._own.get(school.id, ()):
            total.update(part)
        for term in ledger.terms(school.id):
            for paper in PAPERS:
                for entry in (*ledger.of(school.id, term, paper), *ledger.acts(school.id, term, paper)):
                    _add(total, entry, entry.sha256 in ledger.records, ledger.purged(entry.sha256))
        _add(total, [sorted(filing.signatures.items()) for filing in school.filings], self._relatives.get(school.id))
        _add(total, *states.found_in(school.id))
        return total.hexdigest()

    def _files(self) -> dict[str, list[bytes]]:
        """What was read, by school; under the empty name what is the city's."""
        found: dict[str, list[bytes]] = defaultdict(list)
        for file, digest in self._repository.sums.items():
            if not is_ledger(file):
                found[self._owner(file)].append(hashlib.sha256(file.encode("utf-8", "surrogateescape") + b"\x00" + digest).digest())
        return found

    def _owner(self, file: str) -> str:
        named = _OWN.fullmatch(file)
        if named:
            return named[1]
        entry = self._repository.entries.get(file)
        return entry.content.school if entry is not None and isinstance(entry.content, Waiver | Inspection) else ""

    def _surroundings(self, states: States) -> bytes:
        total = hashlib.sha256(program())
        total.update(folder(self._site.theme))
        for part in self._own.pop("", ()):
            total.update(part)
        city = states.city
        _add(total, city.as_of, self._site.url, self._site.pdf, this_term(states), bool(city.ledger.entries), code_address(city, "0" * 64))
        return total.digest()


def _add(total: hashlib._Hash, *parts: object) -> None:
    for part in parts:
        total.update(repr(part).encode("utf-8", "surrogatepass") + b"\x00")


def _relatives(states: States) -> dict[str, list[str]]:
    """By school what its page says of those it was merged with: where they stand, and how they are called."""
    found: dict[str, list[str]] = defaultdict(list)
    for school in public_schools(states.city):
        heir = states.city.heir(school.id) if school.registration.merged_into else None
        if heir is not None:
            found[school.id].append(f"into {heir.id} {school_name(heir)}")
            found[heir.id].append(f"from {school.id} {school_name(school)}")
    return found


@cache
def program() -> bytes:
    """One number for this program: its own files, its version, and the versions of everything that it is installed with."""
    total = hashlib.sha256(folder(Path(__file__).parent))
    _add(total, __version__, platform.python_version(), sorted(_versions()))
    return total.digest()


def _versions() -> Iterator[tuple[str, str]]:
    for found in metadata.distributions():
        yield str(found.metadata["Name"]), found.version


def folder(root: Path) -> bytes:
    """One number for all files below a folder, by name and content; what Python compiles is left out."""
    total = hashlib.sha256()
    for path in _sorted(path for path in root.rglob("*") if "__pycache__" not in path.parts and path.is_file()):
        total.update(path.relative_to(root).as_posix().encode() + b"\x00" + hashlib.sha256(path.read_bytes()).digest())
    return total.digest()


def _sorted(paths: Iterable[Path]) -> list[Path]:
    return sorted(paths, key=lambda path: path.as_posix())
