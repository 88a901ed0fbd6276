"""What many rules ask of a filing is worked out once: counted while a whole city is judged."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from generator import checking, timetable
from generator.approval_check import approval_findings
from generator.approvals import slices
from generator.checking import Wanted, check
from generator.project import read_files
from generator.repository import Repository, load
from tests.small_city import copy_city

DAY = dt.date(2026, 11, 25)


@pytest.fixture(scope="module")
def repository_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return dict(read_files(copy_city(tmp_path_factory.mktemp("city"), 4)))


@pytest.fixture
def repository(repository_files: dict[str, bytes]) -> Repository:
    return load(repository_files, DAY)


def counted(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[tuple[Any, ...]]:
    """The arguments of each call from now on."""
    real: Callable[..., Any] = getattr(module, name)
    calls: list[tuple[Any, ...]] = []

    def note(*given: Any) -> Any:
        calls.append(given)
        return real(*given)

    monkeypatch.setattr(module, name, note)
    return calls


def test_a_timetable_is_looked_at_once_for_the_planned_and_once_for_the_held_days(
    monkeypatch: pytest.MonkeyPatch, repository: Repository
) -> None:
    calls = counted(monkeypatch, timetable, "days_alike")
    check(repository)
    times = Counter(id(times) for times, _ in calls)
    filings = [filing for school in repository.city.schools for filing in school.filings]
    assert times.keys() == {id(filing.times) for filing in filings}
    assert max(times.values()) == 2
    assert any(filing.held != filing.days for filing in filings if filing.has("record"))


def test_what_is_approved_is_written_once_for_all_steps_and_salts(monkeypatch: pytest.MonkeyPatch, repository: Repository) -> None:
    calls = counted(monkeypatch, slices, "canonical")
    check(repository)
    approval_findings(repository.city, repository.entries)
    known = Counter(id(part) for (part,) in calls)
    assert set(known.values()) == {1}


def test_which_rules_are_due_is_asked_once_for_each_kind_of_filing(monkeypatch: pytest.MonkeyPatch, repository: Repository) -> None:
    calls = counted(monkeypatch, checking, "_is_due")
    report = check(repository)
    rules = Counter(rule.id for rule, _ in calls)
    kinds = {(f.policy, f.stage, frozenset(f.parts), f.broken) for school in repository.city.schools for f in school.filings}
    assert set(rules.values()) == {len(kinds)}
    assert len(kinds) < report.terms


def test_a_changed_filing_works_everything_out_anew(repository: Repository) -> None:
    filing = repository.city.schools[0].filings[0]
    kept, lessons = filing.timetable, filing.timetable.staff_lessons
    fewer = replace(filing.times, sessions=filing.times.sessions[:1])
    changed = replace(filing, parts={**filing.parts, "times": fewer})
    assert 0 < changed.timetable.staff_lessons < lessons
    assert filing.timetable is kept


ASKED = [
    ((), "schools/a/2021-autumn", True),
    (("",), "content", True),
    (("schools/a",), "schools/a", True),
    (("schools/a",), "schools/a/2021-autumn", True),
    (("schools/a",), "schools/a/2021-autumn/plan.yml", True),
    (("schools/a",), "schools", True),
    (("schools/a",), "schools/ab", False),
    (("schools/ab",), "schools/a", False),
    (("schools/a/2021-autumn/plan.yml",), "schools/a/2021-autumn", True),
    (("schools/a/2021-autumn/plan.yml",), "schools/a/2021-autumn/times.yml", False),
    (("schools/a/2021-autumn", "content/bureau"), "content", True),
    (("schools/a/",), "schools/a", True),
    (("/",), "schools/a", False),
    (("/",), "", True),
]


@pytest.mark.parametrize(("paths", "folder", "expected"), ASKED)
def test_what_was_asked_for(paths: tuple[str, ...], folder: str, expected: bool) -> None:
    assert Wanted(paths)(folder) is expected
    slow = not paths or any(path in (folder, "") or path.startswith(f"{folder}/") or folder.startswith(f"{path}/") for path in paths)
    assert slow is expected
