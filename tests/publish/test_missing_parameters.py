"""A policy that lacks a parameter: what cannot be published without it is a fault with the parameter's name, whether or not rules were run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.examination import examine
from generator.pipeline import held_schools, seal, site_files
from generator.publish import PublishFault
from generator.site import flattened
from tests.rules.casebook import ROOT
from tests.salts import salts
from tests.small_city import copy_city

DAY = dt.date(2026, 11, 25)
PARAMETERS = "content/policy/xx-2020/parameters.yml"

GIVEN = sorted(yaml.safe_load((ROOT / PARAMETERS).read_text(encoding="utf-8")))
"""All that the sample's policy says."""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_city(tmp_path_factory.mktemp("city"), ("_example", "gaoxin"))


def without(city: Path, name: str) -> None:
    """Of the sample's parameters all but one; comments do not matter here."""
    given = yaml.safe_load((city / PARAMETERS).read_text(encoding="utf-8"))
    del given[name]
    (city / PARAMETERS).write_text(yaml.safe_dump(given, allow_unicode=True, sort_keys=False), encoding="utf-8")


def told(work: Callable[[], object]) -> str:
    """The code of a fault, with the parameter that it names."""
    try:
        work()
    except PublishFault as fault:
        return f"{fault.code} {fault.values.get('parameter', '')}".strip()
    return ""


NEEDED = ("approval_chain", "finance_days")
"""Some of those without which a page cannot be made."""


@pytest.mark.parametrize("name", GIVEN)
def test_a_parameter_that_is_missing_is_no_crash(city: Path, name: str) -> None:
    whole = (city / PARAMETERS).read_bytes()
    try:
        without(city, name)
        unjudged = examine(city, DAY, judge=False)
        made = told(lambda: list(flattened(site_files(city, unjudged, "https://example.org/"))))
        held = told(lambda: held_schools(unjudged))
        sealed = told(lambda: seal(city, DAY, salts()))
    finally:
        (city / PARAMETERS).write_bytes(whole)
    assert {made, held} <= {"", f"no-parameter {name}"}
    assert sealed in {"", "set-up-at-fault", f"no-parameter {name}"}
    assert name not in NEEDED or made
