"""pyproject.toml and the two lock files in; out: the locks pin what the project declares, by hash, and agree with each other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
RUNTIME, DEVELOPMENT = "requirements.lock", "requirements-dev.lock"
PIN = re.compile(r"^([a-z0-9-]+)==([^ ]+)(?: ; [^\\]+)?((?: \\\n    --hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE)


def test_what_runs_is_pinned_alike_for_schools_and_for_developers() -> None:
    assert _pins(RUNTIME).items() <= _pins(DEVELOPMENT).items()


@pytest.mark.parametrize("lock", [RUNTIME, DEVELOPMENT])
def test_a_lock_holds_pins_with_hashes_and_nothing_else(lock: str) -> None:
    assert PIN.sub("", (ROOT / lock).read_text()).strip() == ""


@pytest.mark.parametrize(("lock", "groups"), [(RUNTIME, ["build"]), (DEVELOPMENT, ["build", "dev"])])
def test_a_lock_pins_every_declared_dependency_within_its_range(lock: str, groups: list[str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = [*project["dependencies"], *(line for group in groups for line in project["optional-dependencies"][group])]
    pins = _pins(lock)
    for requirement in map(Requirement, declared):
        if requirement.name != project["name"]:
            assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), requirement


def test_the_build_backend_is_the_one_that_the_locks_pin() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert pyproject["build-system"]["requires"] == pyproject["project"]["optional-dependencies"]["build"]


def _pins(lock: str) -> dict[str, str]:
    return {name: version for name, version, _ in PIN.findall((ROOT / lock).read_text())}
