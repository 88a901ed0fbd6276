"""The city's pages are made of facts: once these are told, no page or file of the city asks a school for anything else."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest

from generator.city import City, SchoolRecord
from generator.examination import examined
from generator.findings import Report
from generator.notices.facts import FACTS
from generator.notices.state import REPORT, Shown, States
from generator.project import read_files
from generator.render.open_data import COLLECTED
from generator.render.pages import items, of_city
from generator.repository import load
from generator.site import Entries, Entry, SiteFile, SiteItem, Unit, Units
from tests.render import sample
from tests.render.town import SITE, failed
from tests.render.whole import judged, whole
from tests.sealed import edited
from tests.small_city import copy_city

MERGED = ("first_term: 2021-autumn\n", "first_term: 2020-autumn\nlast_term: 2021-spring\nmerged_into: lvye\n")


@dataclass(frozen=True)
class StandIn:
    """A school whose files nobody has read."""

    id: str
    is_sample: bool

    @property
    def registration(self) -> object:
        raise AssertionError(f"{self.id}: asked for its registration")

    @property
    def profile(self) -> object:
        raise AssertionError(f"{self.id}: asked for its own file")

    @property
    def filings(self) -> object:
        raise AssertionError(f"{self.id}: asked for its filings")


def stand_ins(city: City) -> City:
    return replace(city, schools=tuple(cast("SchoolRecord", StandIn(school.id, school.is_sample)) for school in city.schools))


def built(city: City, report: Report) -> tuple[dict[str, bytes], list[SiteFile | Entry]]:
    """What a build tells of each school, as it is kept, and the city's pages and files of that build."""
    made = iter(items(city, report, SITE))
    units = next(made)
    assert isinstance(units, Units)
    names = [school.id for school in city.schools if not school.is_sample]
    return {name: pickle.dumps(unit.tell()) for name, unit in zip(names, units.units, strict=True)}, every(made)


def of_facts(city: City, report: Report, told: dict[str, bytes], left_out: str = "") -> list[SiteFile | Entry]:
    """The city's pages and files made of what was told of the schools, and of nothing else of them."""
    return every(of_city(knowing(city, report, told, lambda name: name != left_out), SITE))


def knowing(city: City, report: Report, told: dict[str, bytes], wanted: Callable[[str], bool] = lambda _: True) -> States:
    """Who was told the wanted facts of the schools, and knows nothing else of them."""
    states = States(stand_ins(city), report, Shown(States(stand_ins(city), report), {}, {}))
    for school, facts in told.items():
        states.learn(school, {name: fact for name, fact in pickle.loads(facts).items() if wanted(name)})  # noqa: S301 - our own
    return states


def groups(states: States) -> dict[str, Unit]:
    """The units of what is about the whole city, by name."""
    units = next(of_city(states, SITE, lambda _, name: name))
    assert isinstance(units, Units)
    return {unit.name: unit for unit in units.units}


def noted(unit: Unit) -> dict[str, bytes]:
    """What a group that was made says that it asked for."""
    told = unit.tell()
    assert isinstance(told, tuple)
    return dict(told[0])


def every(items: Iterable[SiteItem]) -> list[SiteFile | Entry]:
    """The files and entries that are made of what a build hands out."""
    found: list[SiteFile | Entry] = []
    for item in items:
        if isinstance(item, Units):
            found += (file for unit in item.units for file in unit.make())
        elif isinstance(item, Entries):
            found += item.make()
        else:
            found.append(item)
    return found


def kept(files: dict[str, bytes]) -> States:
    """One school, whose notice has an error since it was published."""
    worse = edited(files, "schools/baima/2026-autumn/plan.yml", "rate: 2.10", "rate: 9.87")
    found = examined(load(dict(worse), dt.date(2026, 11, 25)))
    return States(found.repository.city, found.report)


TOWNS: dict[str, Callable[[], States]] = {
    "as it is": lambda: judged(whole()),
    "while the term runs": lambda: judged(whole(dt.date(2021, 9, 20))),
    "with a notice of a term ahead": lambda: judged(whole(dt.date(2021, 8, 28))),
    "before its first term": lambda: judged(whole(dt.date(2021, 2, 1))),
    "without anything besides": lambda: judged(whole(added={})),
    "with filings held back": lambda: judged(whole(), [failed("lvye", "plan"), failed("lvye", "finance"), failed("xijie", "school")]),
    "with a late statement": lambda: judged(whole(edits={"content/bureau/publications/lvye.yml": (", statement: 2022-01-20", "")})),
    "with a file that cannot be read": lambda: judged(whole(edits={"schools/lvye/2021-autumn/plan.yml": ("submitted:", "submitted: [")})),
    "with a school that was merged": lambda: judged(whole(edits={"content/bureau/schools/xijie.yml": MERGED})),
}


@pytest.mark.parametrize("name", TOWNS)
def test_the_citys_pages_are_made_of_facts(name: str) -> None:
    states = TOWNS[name]()
    told, made = built(states.city, states.report)
    assert of_facts(states.city, states.report, told) == made


def test_those_of_the_sample_are() -> None:
    states = sample.states()
    told, made = built(states.city, states.report)
    assert of_facts(states.city, states.report, told) == made


def test_those_of_what_stays_as_it_was_published_are(tmp_path: Path) -> None:
    states = kept(read_files(copy_city(tmp_path, 2)))
    told, made = built(states.city, states.report)
    assert b"\xe6\xb2\xbf\xe7\x94\xa8" in pickle.dumps(made)  # 沿用
    assert of_facts(states.city, states.report, told) == made


@pytest.mark.parametrize("fact", [*COLLECTED, *(fact.name for fact in FACTS)])
def test_every_fact_is_asked_for(fact: str) -> None:
    """Nothing is kept of a school that no page needs."""
    states = judged(whole())
    told, _ = built(states.city, states.report)
    with pytest.raises((AssertionError, AttributeError)):
        of_facts(states.city, states.report, told, left_out=fact)


@pytest.mark.parametrize("name", TOWNS)
def test_a_group_needs_nothing_but_what_it_noted(name: str) -> None:
    """Made by itself, of the facts that it noted while all were made, it is the same: what else is another does not touch it."""
    states = TOWNS[name]()
    told, _ = built(states.city, states.report)
    for group, unit in groups(knowing(states.city, states.report, told)).items():
        made, asked = list(unit.make()), noted(unit)
        report = states.report if REPORT in asked else cast("Report", None)
        alone = groups(knowing(states.city, report, told, asked.__contains__))[group]
        assert list(alone.make()) == made
        assert noted(alone) == asked


@pytest.mark.parametrize("fact", [*COLLECTED, *(fact.name for fact in FACTS)])
def test_a_group_stands_while_what_it_noted_does(fact: str) -> None:
    states = judged(whole())
    told, _ = built(states.city, states.report)
    made = groups(knowing(states.city, states.report, told))
    asked = {name: (list(unit.make()), unit.tell())[1] for name, unit in made.items()}
    other = knowing(states.city, states.report, told)
    school = next(iter(told))
    other.learn(school, {fact: (b"another number", pickle.dumps("another"))})
    holds = {name: unit.holds(asked[name]) for name, unit in groups(other).items()}
    assert holds == {name: fact not in noted(unit) for name, unit in made.items()}
    assert not all(holds.values())


def test_what_was_found_is_noted() -> None:
    one, other = judged(whole()), judged(whole(), [failed("lvye", "plan")])
    told, _ = built(one.city, one.report)
    made = groups(knowing(one.city, one.report, told))
    asked = {name: (list(unit.make()), unit.tell())[1] for name, unit in made.items()}
    holds = {name: unit.holds(asked[name]) for name, unit in groups(knowing(one.city, other.report, told)).items()}
    assert {name for name, stands in holds.items() if not stands} == {
        "city: entries",
        "city: oversight",
        "city: rules",
        "city: table rules",
    }
