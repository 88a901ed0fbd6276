"""What is missing is said: each file of a whole filing removed in turn, and what the bureau recorded of it."""

from __future__ import annotations

import pytest

from generator.checking import check
from generator.findings import Status
from generator.notices.state import Letter, Statement, States
from generator.project import packaged
from generator.render.pages import pages
from generator.repository import load
from tests.rules.casebook import ROOT, TODAY, files_of

TERM = "schools/qingshan/2026-spring"


@pytest.mark.parametrize(
    ("removed", "announced"),
    [
        (f"{TERM}/times.yml", ("required-file-missing", f"{TERM}/times.yml")),
        (f"{TERM}/staff.yml", ("required-file-missing", f"{TERM}/staff.yml")),
        (f"{TERM}/finance.yml", ("required-file-missing", f"{TERM}/finance.yml")),
        (f"{TERM}/plan.yml", ("record-without-plan", "content/bureau/approvals/2026-spring/qingshan/review.yml")),
        ("schools/qingshan/school.yml", ("required-file-missing", "schools/qingshan/school.yml")),
        ("content/bureau/schools/qingshan.yml", ("school-not-registered", "content/bureau/approvals/2026-autumn/qingshan/approval.yml")),
        ("content/bureau/city.yml", ("required-file-missing", "content/bureau/city.yml")),
        ("content/bureau/terms.yml", ("required-file-missing", "content/bureau/terms.yml")),
    ],
)
def test_a_file_removed_is_an_error_by_name_and_the_site_goes_on(removed: str, announced: tuple[str, str]) -> None:
    files = {name: raw for name, raw in files_of("qingshan").items() if name != removed}
    repository = load(files, TODAY)
    report = check(repository)
    assert announced in {(f.rule, f.where.file) for f in report.findings if f.status is Status.FAILED}
    assert len(list(pages(repository.city, report, packaged("theme", ROOT)))) > 10


def test_a_disclosed_statement_that_is_gone_is_held_back_and_not_called_late() -> None:
    repository = load({name: raw for name, raw in files_of("qingshan").items() if name != f"{TERM}/finance.yml"}, TODAY)
    states = States(repository.city, check(repository))
    school = repository.city.school("qingshan")
    assert school is not None
    state = states.of(next(filing for filing in school.filings if str(filing.id) == "2026-spring"))
    assert (state.letter, state.statement) == (Letter.PUBLISHED, Statement.HELD)
