"""A large city is not held in memory as it was read: of a school whose files were made, nothing is left but what is known of it."""

from __future__ import annotations

import datetime as dt
import gc
from pathlib import Path

from generator.city import Filing, SchoolRecord
from generator.examination import examine
from generator.pipeline import site_files
from generator.site import Units
from generator.store import Store
from tests.small_city import copy_city

DAY = dt.date(2026, 11, 25)


def held(before: set[int]) -> list[str]:
    """The schools and filings that have come into memory and are held there, by any road."""
    gc.collect()
    found = (each for each in gc.get_objects() if type(each) in (SchoolRecord, Filing) and id(each) not in before)
    return sorted(each.id if isinstance(each, SchoolRecord) else each.school for each in found)


def test_a_school_whose_files_were_made_is_let_go(tmp_path: Path) -> None:
    root = copy_city(tmp_path / "city", 4)
    (tmp_path / "store").mkdir()
    before = {id(each) for each in gc.get_objects() if type(each) in (SchoolRecord, Filing)}
    examination = examine(root, DAY, store=Store(tmp_path / "store"), pages=True)
    assert held(before) == []
    schools, *others = site_files(root, examination, "https://example.org/", store=Store(tmp_path / "store"))
    assert isinstance(schools, Units)
    assert set(held(before)) == {"binjiang"}, "has an error, and was asked what is held back because of it"
    for unit in schools.units:
        assert len(list(unit.make())) > 10
        unit.learn(unit.tell())
        assert unit.name not in held(before)
    for item in others:
        for unit in item.units if isinstance(item, Units) else ():
            list(unit.make())
    assert held(before) == []
