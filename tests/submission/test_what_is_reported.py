"""`check --base`: what is judged, by whose data, what is reported of it, and that the counts add up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.examination import examine
from generator.findings import Finding, Severity
from tests.submission.host import AS_OF, Host

COMMENT = "# 一句说明\n".encode()
BAIMA, BINJIANG = "schools/baima", "schools/binjiang"
TIMES, THEIRS = f"{BAIMA}/2026-autumn/times.yml", f"{BINJIANG}/2026-autumn/times.yml"
ROOT = Path(__file__).parents[2]


def spoiled(town: Host, path: str) -> bytes:
    """Times with a field that does not exist."""
    return town.read(path) + b"surprise: 1\n"


def errors(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(f.rule, f.where.file) for f in found if f.rejects]


def test_an_error_of_another_school_stops_nobody(town: Host) -> None:
    """It stands in the base already; whoever submits is told of his own files."""
    base = town.submit({THEIRS: spoiled(town, THEIRS)})
    fine, broken = (town.submit({TIMES: text}, base) for text in (town.read(TIMES) + COMMENT, spoiled(town, TIMES)))
    assert errors(town.examine(fine, base=base).report.findings) == []
    assert errors(town.examine(broken, base=base).report.findings) == [("unknown-field", TIMES)]


def test_an_error_of_another_term_of_the_same_school_is_not_told_again(town: Host) -> None:
    old = f"{BAIMA}/2025-autumn/times.yml"
    base = town.submit({old: spoiled(town, old)})
    assert errors(town.examine(town.submit({TIMES: town.read(TIMES) + COMMENT}, base), base=base).report.findings) == []


def test_the_next_term_is_judged_with_the_books_it_goes_on_from(town: Host) -> None:
    """The opening balance of the autumn no longer agrees with the closing one of the spring, though nobody touched the autumn."""
    spring, autumn = (f"{BINJIANG}/{term}/finance.yml" for term in ("2025-spring", "2025-autumn"))
    found = town.examine(town.submit({spring: town.read(spring).replace(b"carried: 2860.75", b"carried: 2860.76")})).report.findings
    assert ("opening-differs", autumn) in errors(found)
    assert {f.where.file for f in found if f.rejects} == {spring, autumn}


def test_the_policy_reaches_everybody(town: Host) -> None:
    """A change of the calendar or the policy is judged over every filing."""
    base = town.submit({THEIRS: spoiled(town, THEIRS)})
    calendar = "content/calendar/2026.yml"
    report = town.examine(town.submit({calendar: town.read(calendar) + COMMENT}, base), base=base).report
    assert (errors(report.findings), report.schools) == ([("unknown-field", THEIRS)], 3)


def test_an_approval_reaches_its_filing(town: Host) -> None:
    review = "content/bureau/approvals/2026-autumn/baima/review.yml"
    report = town.examine(town.submit({review: town.read(review).replace(b"step: review", b"step: approval")})).report
    assert ("path-mismatch", review) in errors(report.findings)
    assert (report.schools, report.terms) == (1, 1)


def test_a_decision_taken_back_reaches_the_filing_that_it_was_about(town: Host) -> None:
    decision = "content/bureau/decisions/test.yml"
    text = (
        "school: baima\nterm: 2026-autumn\nrule: service-without-approval\nclause: 三(四)b\nrole: 分管基教股的局领导\n"
        "date: 2026-08-20\nexpires: 2027-01-31\nreason: 一句说明为什么这样决定，供测试用。\n"
    )
    base = town.submit({decision: text.encode()})
    for given, parent in (({decision: text.encode()}, town.base), ({decision: None}, base)):
        report = town.examine(town.submit(given, parent), base=parent).report
        assert (report.schools, report.terms) == (1, 1), given


def test_code_alone_has_nothing_judged(town: Host) -> None:
    report = town.examine(town.submit({"generator/pipeline.py": b"changed\n", "README.md": b"changed\n"})).report
    assert (report.schools, report.terms, report.files, report.findings) == (0, 0, 0, ())
    assert (report.tally.passed, report.tally.due) == (2, 2)


def test_nothing_that_differs_is_nothing_to_reject(town: Host) -> None:
    examination = town.examine(town.base)
    assert (examination.report.findings, examination.report.tally.due) == ((), 0)


def test_a_school_that_nobody_registered_is_told_so(town: Host) -> None:
    found = town.found({"schools/newcomer/school.yml": town.read(f"{BAIMA}/school.yml")})
    assert ("school-not-registered", "schools/newcomer/school.yml") in errors(tuple(found))


def test_the_counts_are_those_of_the_filing_and_of_the_paths(town: Host) -> None:
    """As a whole check counts the same filing, its files and its school, and one more for the path that may differ."""
    report = town.examine(town.submit({TIMES: town.read(TIMES) + COMMENT})).report
    assert (report.schools, report.terms) == (1, 1)
    tally = report.tally
    assert tally.passed + tally.failed + tally.excused + tally.not_evaluated == tally.due
    refused = town.examine(town.submit({TIMES: town.read(TIMES) + COMMENT, "mkdocs.yml": b"x: 1\n"})).report.tally
    assert refused == replace(tally, failed=tally.failed + 1)


def test_a_submission_from_an_old_branch_is_judged_by_the_base_of_today(town: Host) -> None:
    """What the base has changed since stays the base's, and is no change of the submission's."""
    newer = town.submit(
        {THEIRS: town.read(THEIRS) + COMMENT, "content/bureau/whitelist.yml": town.read("content/bureau/whitelist.yml") + COMMENT}
    )
    examination = town.examine(town.submit({TIMES: town.read(TIMES) + COMMENT}), base=newer)
    assert examination.submission is not None
    assert [change.path for change in examination.submission.changes] == [TIMES]
    assert examination.submission.files[THEIRS] == town.read(THEIRS) + COMMENT
    assert errors(examination.report.findings) == []


def test_what_both_sides_changed_is_not_guessed(town: Host) -> None:
    """What is judged has to be what a merge makes; where both sides agree, or a merge has settled it, it is."""
    head = town.submit({TIMES: town.read(TIMES) + COMMENT})
    other, same = (town.submit({TIMES: text}) for text in (COMMENT + town.read(TIMES), town.read(TIMES) + COMMENT))
    assert errors(town.examine(head, base=other).report.findings) == [("changed-meanwhile", TIMES)]
    assert errors(town.examine(head, base=same).report.findings) == []
    tree = town.git("rev-parse", f"{head}^{{tree}}")
    merged = town.git("commit-tree", "-p", other, "-p", head, "-m", "merge", tree)
    assert errors(town.examine(merged, base=other).report.findings) == []


@pytest.mark.parametrize("file", ["content/policy/xx-2020/parameters.yml", "content/calendar/2026.yml", "content/bureau/terms.yml"])
def test_by_a_broken_policy_nobody_passes(town: Host, tmp_path: Path, file: str) -> None:
    base = town.submit({file: b"broken: [\n"})
    head = town.submit({TIMES: town.read(TIMES) + COMMENT}, base)
    examination = town.examine(head, base=base)
    assert file in {f.where.file for f in examination.report.findings if f.rejects}
    assert file in examination.set_up_faults


def test_the_work_tree_is_not_looked_at(town: Host, tmp_path: Path) -> None:
    head = town.submit({TIMES: town.read(TIMES) + COMMENT})
    clone = town.clone(tmp_path / "clone", at=head)
    (clone / TIMES).write_text("broken: [\n")
    (clone / "schools/baima/2026-autumn/stray.txt").write_text("x")
    assert examine(clone, AS_OF).report.count(Severity.ERROR) > 0
    assert run(clone, "--base", town.base).returncode == 0


def run(root: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "generator", "--root", str(root), "--as-of", AS_OF.isoformat(), "check", *words]
    known = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, env=known)


def test_the_command(town: Host, tmp_path: Path) -> None:
    clone = town.clone(tmp_path / "clone", at=town.submit({TIMES: spoiled(town, TIMES), "mkdocs.yml": b"x: 1\n"}))
    ended = run(clone, "--base", "origin/main", "--by", "school-baima", "--format", "json")
    assert (ended.returncode, ended.stderr) == (1, "")
    told = json.loads(ended.stdout)
    assert [(f["rule"], f["file"]) for f in told["findings"] if f["severity"] == "error"] == [
        ("foreign-path", "mkdocs.yml"), ("unknown-field", TIMES),
    ]  # fmt: skip
    assert run(clone, "--base", "origin/main", "--head", "origin/main").returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--base", "nowhere"], "仓库里没有“nowhere”这个提交或分支，没有检查。请核对名称，或先运行 git fetch 取来。"),
        (["--base", "nowhere", "--lang", "en"], "There is no commit or branch “nowhere” here: nothing was checked. Check the name, or fetch it first."),
        (["--base", "main", "schools"], "--base 检查全部改动，不能再指定文件或文件夹。"),
        (["--by", "someone"], "--head 和 --by 要与 --base 同用。"),
    ],
)  # fmt: skip
def test_wrong_use_ends_with_2_and_a_sentence(town: Host, tmp_path: Path, words: list[str], said: str) -> None:
    ended = run(town.clone(tmp_path / "clone"), *words)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.splitlines()[-1].removeprefix("Error: ") == said
