"""An examined repository in; for each school one number for everything that its pages are made of, out.

Two builds give a school's files the same key only where they would make the same bytes. It counts everything that the school was judged by
(see examining: the program, the day, the city's own files, the school's files and lines in the ledger), what was found about it when all
schools were looked at together, the theme, the site's address, and the schools that it was merged with. Nothing else may reach a school's
page; the test of random edits sees to that.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.city import SchoolRecord
from generator.notices.code_address import code_address
from generator.notices.held import school_name
from generator.notices.known import public_ahead
from generator.notices.roll import this_term
from generator.notices.state import Fact, States, public_schools
from generator.program import folder
from generator.site import Site
from generator.store import NOTHING_STORED, Store

_AHEAD = "ahead"
Ahead = tuple[bytes, Fact]
"""The number of what is known of a school, and the fact of it by which this term is found."""


class Keys:
    """The keys of one build; none where nobody knows what the schools were judged by."""

    def __init__(
        self,
        judged_by: Mapping[str, bytes],
        site: Site,
        store: Store = NOTHING_STORED,
        given: Sequence[Mapping[str, Ahead]] = (),
        of_city: bytes = b"",
    ) -> None:
        self._judged_by, self._site, self._store, self._given, self._of_city = judged_by, site, store, given, of_city
        self.ahead: Mapping[str, Ahead] = {}
        """What this term was found by; `given` are those of other machines."""
        self._around = b""
        self._now: Mapping[str, bytes] = {}
        self._relatives: Mapping[str, list[str]] = {}

    def of(self, states: States, school: SchoolRecord) -> str:
        """The number of one school; empty where it is not known."""
        if school.id not in self._judged_by:
            return ""
        self._begin(states)
        total = hashlib.sha256(self._around + self._now[school.id])
        _add(total, self._relatives.get(school.id))
        return total.hexdigest()

    def of_city(self, states: States, name: str) -> str:
        """The number of what is about all schools and goes by that name, without what is asked of each school and of the report; empty
        where it is not known."""
        if not self._of_city:
            return ""
        self._begin(states)
        total = hashlib.sha256(self._around + self._of_city)
        _add(total, name, [school.id for school in states.city.schools])
        return total.hexdigest()

    def _begin(self, states: States) -> None:
        if not self._around:
            self._find_this_term(states)
            self._around = self._surroundings(states)
            self._relatives = _relatives(states)

    def _find_this_term(self, states: States) -> None:
        """This term depends on every school, and every school's pages on this term: what it is found by is known from the last build."""
        schools, before = public_schools(states.city), self._store.kept(_AHEAD)
        now = self._now = found_by_itself(self._judged_by, states)
        for source in (before, *self._given):
            for school in source.keys() & now.keys():
                if source[school][0] == now[school]:
                    states.learn(school, {public_ahead.name: source[school][1]})
        this_term(states)
        found = {school.id: (now[school.id], states.facts(school.id)[public_ahead.name]) for school in schools if school.id in now}
        self.ahead = found
        if found != before:
            self._store.keep(_AHEAD, found)

    def _surroundings(self, states: States) -> bytes:
        city, site = states.city, self._site
        total = hashlib.sha256(folder(site.theme))
        _add(total, site.url, site.pdf, this_term(states), bool(city.ledger.entries), code_address(city, "0" * 64))
        return total.digest()


def found_by_itself(judged_by: Mapping[str, bytes], states: States) -> dict[str, bytes]:
    """For each public school one number for everything that is known of it by itself, and was found about it; `judged_by` are the numbers
    of what it was judged by."""
    found = {}
    for school in public_schools(states.city):
        if school.id in judged_by:
            total = hashlib.sha256(judged_by[school.id])
            _add(total, states.report.found_together(school.id))
            found[school.id] = total.digest()
    return found


def known_ahead(store: Store) -> Mapping[str, Mapping[str, Fact]]:
    """By school the fact by which this term is found, as the last build knew it (see _find_this_term)."""
    return {school: {public_ahead.name: known[1]} for school, known in store.kept(_AHEAD).items()}


def _add(total: hashlib._Hash, *parts: object) -> None:
    for part in parts:
        total.update(repr(part).encode("utf-8", "surrogatepass") + b"\x00")


def _relatives(states: States) -> Mapping[str, list[str]]:
    """By school what its page says of those it was merged with: where they stand, and how they are called."""
    found: dict[str, list[str]] = defaultdict(list)
    for school in public_schools(states.city):
        heir = states.city.heir(school.id) if school.merged_into else None
        if heir is not None:
            found[school.id].append(f"into {heir.id} {school_name(heir)}")
            found[heir.id].append(f"from {school.id} {school_name(school)}")
    return found
