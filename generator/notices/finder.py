"""The rows of a city's schools in; the ways to find one out: by area, by stage, by the letter of its name, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from generator.model.bureau import STAGES
from generator.notices.classes import STAGE_IDS
from generator.notices.roll import AreaRows, SchoolRow

NAMED_ON_HOME = 60
"""With more schools than this the home page names none of them: its jumps lead to the page of all schools."""


@dataclass(frozen=True, slots=True)
class Group:
    """Schools that are found together; `id` is the place on the page, `parts` are its schools area by area."""

    id: str
    name: str
    schools: tuple[SchoolRow, ...]
    parts: tuple[tuple[str, str, int], ...] = ()
    """Name of an area, the place of its schools of the group on the page of all schools, how many they are."""


@dataclass(frozen=True, slots=True)
class Finder:
    """Each school stands once under every heading; groups without schools are left out."""

    areas: tuple[Group, ...]
    stages: tuple[Group, ...]
    letters: tuple[Group, ...]
    named: bool
    """Whether there are few enough to name them on the home page."""


def finder(areas: tuple[AreaRows, ...]) -> Finder:
    """The ways to all schools of the areas."""
    rows = tuple(row for area in areas for row in area.schools)
    return Finder(
        tuple(Group(area_place(area.id), area.name, area.schools) for area in areas if area.schools),
        tuple(_stage(stage, areas) for stage in STAGES if any(row.stage == stage for row in rows)),
        tuple(_letters(rows)),
        len(rows) <= NAMED_ON_HOME,
    )


def area_place(area: str) -> str:
    """The id of an area's heading."""
    return f"area-{area}"


def by_name(row: SchoolRow) -> tuple[str, str, str]:
    """The order of a dictionary; schools that sound alike by id."""
    return row.initial, row.reading, row.id


def _letters(rows: Iterable[SchoolRow]) -> Iterator[Group]:
    for letter, group in groupby(sorted(rows, key=by_name), key=attrgetter("initial")):
        yield Group(f"letter-{letter.lower()}", letter, tuple(group))


def _stage(stage: str, areas: tuple[AreaRows, ...]) -> Group:
    found = [(area, tuple(row for row in area.schools if row.stage == stage)) for area in areas]
    parts = tuple((area.name, f"{area.id}-{STAGE_IDS[stage]}", len(rows)) for area, rows in found if rows)
    return Group(f"stage-{STAGE_IDS[stage]}", stage, tuple(row for _, rows in found for row in rows), parts)
