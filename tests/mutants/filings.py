"""The sample city in; its terms out, each with the places of its files that may be changed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from generator.model.values import TermId
from generator.schema.check import root_spec
from generator.source import Document
from tests.mutants.changes import DATE, DROP, NUMBER, NUMBERS, WORD
from tests.mutants.places import Place, places
from tests.rules.casebook import reading, repository_files

WORDS = frozenset({
    "plan fees.items[].nature", "plan fees.items[].unit", "plan fees.items[].basis", "plan fees.items[].provider",
    "plan fees.exemptions[].category", "plan providers[].courses[].category", "plan providers[].documents[].kind",
    "plan safety.documents[].kind", "plan decisions[].item", "times sessions[].category", "times sessions[].provider",
    "times sessions[].partner", "times pickup_document.kind", "staff groups[].kind", "staff outside[].kind", "finance charges[].item",
    "finance reduced[].category", "finance exempt[].category", "finance spending[].head", "finance disposal[].way",
    "finance agency[].item", "finance agency[].provider", "approval office", "approval result", "school documents[].kind",
})  # fmt: skip
"""Lines of text that stand for a word of the policy's lists or for a name given elsewhere; the others are free text."""

CODES = frozenset({"id", "term"})
"""Kinds of field that name a school, a term or a policy."""


def document(file: str) -> Document:
    """A file of the whole sample city, which rules that compare schools need."""
    return reading().entries[file].document


@dataclass(frozen=True)
class Filing:
    """One term of one school as files."""

    school: str
    term: str
    latest: bool
    """The school's own file is changed once, with its latest term."""

    @cached_property
    def files(self) -> tuple[str, ...]:
        """The school's files of this term, the bureau's approvals of it, its row of publications."""
        own = (f"{self.folder}/", f"content/bureau/approvals/{self.term}/{self.school}/")
        found = [file for file in repository_files() if file.startswith(own)]
        profile = [f"schools/{self.school}/school.yml"] if self.latest else []
        return (*found, f"content/bureau/publications/{self.school}.yml", *profile)

    @property
    def folder(self) -> str:
        return f"schools/{self.school}/{self.term}"

    @property
    def next_folder(self) -> str:
        """Where the school's next term stands, if it is filed."""
        term = TermId.parse(self.term)
        following = TermId(term.year, "autumn") if term.season == "spring" else TermId(term.year + 1, "spring")
        return f"schools/{self.school}/{following}"

    @property
    def approvals(self) -> tuple[str, ...]:
        return tuple(file for file in self.files if "/approvals/" in file)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        return tuple(place for file in self.files if file in reading().entries for place in self._of(file))

    def _of(self, file: str) -> Iterator[Place]:
        found = places_of(file)
        rows = (document(file).data or {}).get("published")
        if not isinstance(rows, list):
            return found
        mine = [number for number, row in enumerate(rows) if isinstance(row, dict) and row.get("term") == self.term]
        return (place for place in found if len(place.path) > 1 and place.path[1] in mine)

    @cached_property
    def dates(self) -> tuple[dt.date, ...]:
        """Every date of the term."""
        return tuple(dt.date.fromisoformat(place.value) for place in self.places if place.spec.kind == "date" and place.value)

    @cached_property
    def by_sort(self) -> Mapping[str, Mapping[str, tuple[Place, ...]]]:
        """The places for each sort of change, by field."""
        found: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
        for place in self.places:
            for sort in _sorts(place):
                found[sort][field_name(place)].append(place)
        return {sort: {name: tuple(listed) for name, listed in fields.items()} for sort, fields in found.items()}


def field_name(place: Place) -> str:
    """plan grades[].enrolled."""
    return f"{place.kind} {place.field}"


def _sorts(place: Place) -> Iterator[str]:
    yield DROP
    if not isinstance(place.value, str) or not place.value:
        return
    if place.spec.kind == "date":
        yield DATE
    if place.spec.kind in NUMBERS:
        yield NUMBER
    if place.spec.kind in ("choice", "yesno") or place.spec.kind in CODES or field_name(place) in WORDS:
        yield WORD


def places_of(file: str) -> Iterator[Place]:
    """Every place of one file."""
    kind = reading().entries[file].kind
    return places(document(file), kind.name, root_spec(kind))


@cache
def filings() -> tuple[Filing, ...]:
    """Every term of the sample city for which a plan is filed."""
    plans = [file.split("/") for file in repository_files() if file.startswith("schools/") and file.endswith("/plan.yml")]
    planned = sorted(((parts[1], TermId.parse(parts[2])) for parts in plans), key=lambda one: (one[0], one[1].rank))
    last = {school: max(term for owner, term in planned if owner == school) for school, _ in planned}
    return tuple(Filing(school, str(term), last[school] == term) for school, term in planned)


@cache
def seen() -> Mapping[str, tuple[str, ...]]:
    """The values that the sample city has in each field of words and codes."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for filing in filings():
        for name, listed in filing.by_sort[WORD].items():
            found[name].update(dict.fromkeys(str(place.value) for place in listed))
    return {name: tuple(values) for name, values in found.items()}
