"""The checkout in; out: a wheel that carries all it needs, and a city checked and built with that wheel alone, far from the checkout."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from email.parser import Parser
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from generator import __version__

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
CARRIED = {"generator": "generator", "theme": "generator/_theme", "content/policy": "generator/_policy", "tests/rules": "generator/_cases"}
"""Folder of the checkout → folder of the wheel."""


def test_the_wheel_carries_the_package_the_theme_and_the_policy_and_nothing_else(wheel: Path) -> None:
    expected = {
        f"{inside}/{file.relative_to(ROOT / folder).as_posix()}": file.read_bytes()
        for folder, inside in CARRIED.items()
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts and not file.name.startswith(".")
        if folder != "tests/rules" or file.suffix == ".yml"
    }
    with zipfile.ZipFile(wheel) as archive:
        actual = {name: archive.read(name) for name in archive.namelist() if ".dist-info/" not in name}
    assert sorted(actual) == sorted(expected)
    assert [name for name in actual if actual[name] != expected[name]] == []
    assert "generator/py.typed" in actual
    assert any(name.startswith("generator/_theme/") for name in actual)
    assert any(name.startswith("generator/_policy/") for name in actual)


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    metadata = Parser().parsestr(_from_dist_info(wheel, "METADATA"))
    assert (metadata["Name"], metadata["Version"], metadata["Requires-Python"]) == ("school-notices", __version__, ">=3.11")
    assert _from_dist_info(wheel, "entry_points.txt").split("\n\n") == [
        "[console_scripts]\nnotices = generator.cli:main",
        "[mkdocs.plugins]\nschool-notices = generator.mkdocs_plugin:NoticesPlugin\n",
    ]


def test_what_is_installed_fits_together(environment: Path) -> None:
    assert "No broken requirements" in _run(sys.executable, "-m", "pip", "--python", environment / "bin/python", "check")


def test_the_program_runs_from_the_wheel(environment: Path, city: Path) -> None:
    where = _run(environment / "bin/python", "-c", "import generator; print(generator.__file__)", cwd=city)
    assert environment in Path(where.strip()).parents
    assert __version__ in _run(environment / "bin/notices", "--version", cwd=city)
    assert __version__ in _run(environment / "bin/python", "-m", "generator", "--version", cwd=city)


def test_a_city_is_checked_and_built_with_the_wheel_alone(environment: Path, city: Path) -> None:
    _run(environment / "bin/notices", "check", cwd=city)
    _run(environment / "bin/notices", "build", cwd=city)
    pages = _pages(city / "site")
    assert "index.html" in pages
    assert any(page.startswith("schools/") and page.endswith("/notice/index.html") for page in pages)
    _run(environment / "bin/python", "-m", "mkdocs", "build", "--quiet", "--site-dir", "through-mkdocs", cwd=city)
    assert _pages(city / "through-mkdocs") == pages


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from the sdist, so that this is proved complete too."""
    folder = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "hatchling", "build", "--target", "sdist", "--directory", folder, cwd=ROOT)
    (sdist,) = folder.glob("*.tar.gz")
    _run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "--wheel-dir", folder, sdist)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel and what it asks for, and nothing of what only developers have.

    The third parties are links to the ones that `./do` installed by their hashes: no network, and seconds instead of a minute.
    """
    folder = tmp_path_factory.mktemp("environment")
    _run(sys.executable, "-m", "venv", "--without-pip", folder)
    packages = Path(_run(folder / "bin/python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    metadata = Parser().parsestr(_from_dist_info(wheel, "METADATA"))
    for name in _closure(metadata.get_all("Requires-Dist", [])):
        _link(name, packages)
    _run(sys.executable, "-m", "pip", "--python", folder / "bin/python", "install", "--no-deps", "--no-index", wheel)
    return folder


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a city keeps, in a folder such as people make: no theme, no generator, no checkout around it."""
    folder = tmp_path_factory.mktemp("elsewhere") / "某市 课后服务 (notices)"
    for name in ("content", "schools"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def _closure(requirements: Iterable[str]) -> set[str]:
    """The names of all distributions that these requirements come to on this machine, with the extras that they themselves ask for."""
    found: set[tuple[str, str]] = set()
    waiting = [(requirement, "") for requirement in requirements]
    while waiting:
        text, extra = waiting.pop()
        requirement = Requirement(text)
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": extra}):
            continue
        name = canonicalize_name(requirement.name)
        for wanted in {(name, each) for each in ("", *requirement.extras)} - found:
            found.add(wanted)
            waiting += [(needed, wanted[1]) for needed in distribution(name).requires or []]
    return {name for name, _ in found}


def _link(name: str, packages: Path) -> None:
    """Put the installed distribution into `packages`, by links to its folders and modules."""
    installed = distribution(name)
    for top in {file.parts[0] for file in installed.files or []} - {"..", "__pycache__"}:
        (packages / top).symlink_to(str(installed.locate_file(top)))


def _from_dist_info(wheel: Path, name: str) -> str:
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(f"school_notices-{__version__}.dist-info/{name}").decode()


def _pages(site: Path) -> list[str]:
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))


def _run(*command: str | Path, cwd: Path | None = None) -> str:
    """What the command printed; a failure shows all of it. The locale is the poorest there is, and no setting of ours is inherited."""
    ours = ("PYTHON", "NOTICES_", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=kept | {"LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout
