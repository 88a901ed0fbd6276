"""`--by`: what the account that opened a request may change, by the base's registers and on the day."""

from __future__ import annotations

import datetime as dt

import pytest

from generator.examination import examine_submission
from tests.submission.host import AS_OF, PLAN, Host

COMMENT = "# 一句说明\n".encode()
REVIEW, APPROVAL, FILING = (f"content/bureau/approvals/2026-autumn/baima/{step}.yml" for step in ("review", "approval", "filing"))
OTHERS = "content/bureau/approvals/2026-autumn/binjiang/review.yml"
ROLES = "content/bureau/roles.yml"
TERMS = "content/bureau/terms.yml"
PROGRAM = "generator/pipeline.py"

CASES = [
    ("a school, its own folder", "school-baima", [PLAN], []),
    ("an account in capitals, its own folder", "School-Baima", [PLAN], []),
    ("an account in capitals, another's folder", "School-Binjiang", [PLAN], [PLAN]),
    ("a school, another's folder alone", "school-binjiang", [PLAN], [PLAN]),
    ("a school, nothing but the program", "school-baima", [PROGRAM], [PROGRAM]),
    ("a school, its own approval", "school-baima", [REVIEW], [REVIEW]),
    ("the reviewer of the area, its own step", "area-town", [REVIEW], []),
    ("another step", "area-town", [APPROVAL, FILING], [APPROVAL, FILING]),
    ("a reviewer of another area", "area-east", [REVIEW], [REVIEW]),
    ("the office, its own step", "basic-education", [APPROVAL], []),
    ("the office, the step of discipline", "basic-education", [FILING], [FILING]),
    ("discipline, its own step", "discipline", [FILING], []),
    ("the office, the bureau's data", "basic-education", [TERMS], []),
    ("a reviewer, the bureau's data", "area-town", [TERMS, ROLES], [ROLES, TERMS]),
    ("the office, a school's folder", "basic-education", [PLAN], [PLAN]),
    ("the office, the program", "basic-education", [PROGRAM], [PROGRAM]),
    ("nobody known, one school's folder", "stranger", [PLAN], []),
    ("nobody known, an approval", "stranger", [REVIEW], [REVIEW]),
    ("nobody known, the program", "stranger", [PROGRAM], [PROGRAM]),
    ("not said, the program", "", [PROGRAM], []),
    ("not said, the bureau's data", "", [TERMS], []),
]


@pytest.mark.parametrize(("by", "paths", "foreign"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_an_account_changes_what_is_its_own(town: Host, by: str, paths: list[str], foreign: list[str]) -> None:
    found = town.examine(town.submit({path: town.read(path) + COMMENT for path in paths}), by).report.findings
    assert sorted(f.where.file for f in found if f.rule == "foreign-path") == foreign
    assert {f.rule for f in found if f.rejects} <= {"foreign-path"}


def test_a_post_ends(town: Host) -> None:
    """From the day after its last, an account writes nothing; before, it does."""
    text = town.read(ROLES).replace(
        b"account: area-town, first: 2020-08-01", b"account: area-town, first: 2020-08-01, last: 2026-11-24"
    )  # fmt: skip
    base = town.submit({ROLES: text})
    head = town.submit({REVIEW: town.read(REVIEW) + COMMENT}, base)

    def foreign(day: dt.date) -> list[str]:
        found = examine_submission(town.folder, day, base, head, "area-town").report.findings
        return [f.where.file for f in found if f.rule == "foreign-path"]

    assert (foreign(AS_OF - dt.timedelta(1)), foreign(AS_OF)) == ([], [REVIEW])


def test_who_an_account_is_the_base_says(town: Host) -> None:
    """A request cannot give its own account a post in the same breath."""
    given = {
        ROLES: town.read(ROLES) + "  - {role: 基教股, step: review, account: stranger, first: 2020-08-01}\n".encode(),
        REVIEW: town.read(REVIEW) + COMMENT,
    }
    found = town.examine(town.submit(given), "stranger").report.findings
    assert sorted(f.where.file for f in found if f.rule == "foreign-path") == [REVIEW, ROLES]
