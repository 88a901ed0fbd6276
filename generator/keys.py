"""An examined repository in; for each school one number for everything that its pages are made of, out.

Two builds give a school's files the same key only where they would make the same bytes. It counts everything that the school was judged by
(see examining: the program, the day, the city's own files, the school's files and lines in the ledger), what was found about it when all
schools were looked at together, the theme, the site's address, and the schools that it was merged with. Nothing else may reach a school's
page; the test of random edits sees to that.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping

from generator.city import SchoolRecord
from generator.notices.code_address import code_address
from generator.notices.held import school_name
from generator.notices.roll import this_term
from generator.notices.state import States, public_schools
from generator.program import folder
from generator.site import Site


class Keys:
    """The keys of one build; none where nobody knows what the schools were judged by."""

    def __init__(self, judged_by: Mapping[str, bytes], site: Site) -> None:
        self._judged_by, self._site = judged_by, site
        self._around = b""
        self._relatives: Mapping[str, list[str]] = {}

    def of(self, states: States, school: SchoolRecord) -> str:
        """The number of one school; empty where it is not known."""
        if school.id not in self._judged_by:
            return ""
        if not self._around:
            self._around = self._surroundings(states)
            self._relatives = _relatives(states)
        total = hashlib.sha256(self._around + self._judged_by[school.id])
        _add(total, states.report.found_together(school.id), self._relatives.get(school.id))
        return total.hexdigest()

    def _surroundings(self, states: States) -> bytes:
        city, site = states.city, self._site
        total = hashlib.sha256(folder(site.theme))
        _add(total, site.url, site.pdf, this_term(states), bool(city.ledger.entries), code_address(city, "0" * 64))
        return total.digest()


def _add(total: hashlib._Hash, *parts: object) -> None:
    for part in parts:
        total.update(repr(part).encode("utf-8", "surrogatepass") + b"\x00")


def _relatives(states: States) -> Mapping[str, list[str]]:
    """By school what its page says of those it was merged with: where they stand, and how they are called."""
    found: dict[str, list[str]] = defaultdict(list)
    for school in public_schools(states.city):
        heir = states.city.heir(school.id) if school.registered.merged_into else None
        if heir is not None:
            found[school.id].append(f"into {heir.id} {school_name(heir)}")
            found[heir.id].append(f"from {school.id} {school_name(school)}")
    return found
