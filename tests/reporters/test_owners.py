"""CODEOWNERS: the whole file for a small city, and who owns which path when the last pattern that fits wins."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from generator.city import City
from generator.examination import examine
from generator.reporters.owners import PLACES, NoOwnerError, as_codeowners
from tests.small_city import copy_city

AS_OF = dt.date(2026, 11, 25)
ROLES = "content/bureau/roles.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_city(tmp_path, 3)


def city(root: Path, day: dt.date = AS_OF) -> City:
    return examine(root, day, judge=False).repository.city


def owners(text: str, path: str) -> str:
    """As a host reads the file: of a pattern, `*` fits within a name, and one that ends with / everything below."""
    found = ""
    for line in text.splitlines():
        pattern, _, accounts = line.partition(" ")
        if pattern == "*" or re.match(
            re.escape(pattern.lstrip("/")).replace(r"\*", "[^/]*") + ("" if pattern.endswith("/") else "$"), path
        ):
            found = accounts if not line.startswith("#") else found
    return found


BUREAU = "@basic-education @discipline"


def test_the_whole_file(root: Path) -> None:
    assert [line for line in as_codeowners(city(root)).splitlines() if not line.startswith("#")] == [
        f"* {BUREAU}",
        "/schools/baima/ @school-baima @area-town",
        f"/content/bureau/approvals/*/baima/review.yml @area-town {BUREAU}",
        "/schools/binjiang/ @school-binjiang @area-west",
        f"/content/bureau/approvals/*/binjiang/review.yml @area-west {BUREAU}",
    ]


@pytest.mark.parametrize(
    ("path", "whose"),
    [
        ("schools/baima/2026-autumn/plan.yml", "@school-baima @area-town"),
        ("schools/binjiang/school.yml", "@school-binjiang @area-west"),
        ("schools/_example/school.yml", BUREAU),
        ("schools/newschool/school.yml", BUREAU),
        ("content/bureau/approvals/2026-autumn/baima/review.yml", f"@area-town {BUREAU}"),
        ("content/bureau/approvals/2026-autumn/baima/filing.yml", BUREAU),
        *((path, BUREAU) for path in PLACES),
        *(
            (path, BUREAU)
            for path in (ROLES, "content/policy/2021-shili.yml", "content/ledger/0001.jsonl", "generator/pipeline.py", "mkdocs.yml")
        ),
        *(
            (path, BUREAU)
            for path in (".github/workflows/check.yml", ".gitlab-ci.yml", "do", "requirements.lock", "theme/templates/notice.html")
        ),
    ],
)
def test_whose_a_path_is(root: Path, path: str, whose: str) -> None:
    assert owners(as_codeowners(city(root)), path) == whose


def test_posts_are_those_of_the_day(root: Path) -> None:
    roles = root / ROLES
    roles.write_text(
        roles.read_text("utf-8").replace(
            "account: discipline, first: 2020-08-01", "account: discipline, first: 2020-08-01, last: 2026-11-24"
        ),
        "utf-8",
    )
    assert owners(as_codeowners(city(root)), "do") == "@basic-education"
    assert owners(as_codeowners(city(root, dt.date(2026, 11, 24))), "do") == BUREAU


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [("account: area-town", "account: area town", "area town"), ("account: discipline", "account: '@all'", "@all")],
)
def test_an_account_that_would_add_owners_is_refused(root: Path, old: str, new: str, told: str) -> None:
    roles = root / ROLES
    roles.write_text(roles.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises(NoOwnerError, match=told):
        as_codeowners(city(root))


def test_nobody_for_the_whole_city_is_refused(root: Path) -> None:
    (root / ROLES).write_text(
        "roles:\n  - {role: 驻片领导, step: review, area: xiangzhen, account: area-town, first: 2020-08-01}\n", "utf-8"
    )
    with pytest.raises(NoOwnerError):
        as_codeowners(city(root))
