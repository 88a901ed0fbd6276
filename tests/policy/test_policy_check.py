"""What is wrong with a policy itself is found where it stands: each fault on its line, and nothing else."""

from __future__ import annotations

import pytest

from generator.policy_check import policy_faults
from generator.repository import Repository, load
from tests.rules.casebook import TODAY, repository_files

CITY, NATION = "content/policy/xx-2020/", "content/policy/national-2021/"
FILES = {name: raw for name, raw in repository_files().items() if name.startswith("content/policy/")}
Edit = tuple[str, str, str]
"""File, what stands there once, what is put."""

NO_EARLY_END = (NATION + "clauses.yml", "id: 国21-1", "id: 国21-9")
NOT_CITED = (NATION + "parameters.yml", "clauses: [国21-1]", "clauses: [国21-9]")


def read(*edits: Edit) -> Repository:
    """The registered policies with some lines put differently."""
    files = dict(FILES)
    for name, old, new in edits:
        assert files[name].count(old.encode()) == 1, old
        files[name] = files[name].replace(old.encode(), new.encode())
    return load(files, TODAY)


def faults(repository: Repository) -> list[tuple[str, str, str, object]]:
    """Rule, file, the line's text, what would be right."""
    found = []
    for fault in policy_faults(repository.city.register):
        name = fault.where.file
        span = repository.entries[name].document.span(fault.where.path)
        line = repository.entries[name].document.text.split("\n")[span.line - 1].strip()
        found.append((fault.rule, name.removeprefix("content/policy/"), line, fault.suggest))
    return found


@pytest.mark.parametrize(
    ("edits", "found"),
    [
        ([], []),
        (
            [(CITY + "parameters.yml", "clauses: [三(一)b]", "clauses: [三（一）b]")],
            [("unknown-clause", "xx-2020/parameters.yml", "clauses: [三（一）b]", "三(一)b")],
        ),
        (
            [(CITY + "interpretations.yml", "clauses: [三(三)d, 三(四)3b]", "clauses: [三(三)d, 五b]")],
            [("unknown-clause", "xx-2020/interpretations.yml", "clauses: [三(三)d, 五b]", None)],
        ),
        (
            [(CITY + "clauses.yml", "  - id: 三(一)b\n", "  - id: 三(一)b\n    last_term: 2020-spring\n")],
            [("clause-expired", "xx-2020/parameters.yml", "- first_term: 2020-autumn", None)],
        ),
        ([(CITY + "clauses.yml", "  - id: 三(一)b\n", "  - id: 三(一)b\n    last_term: 2020-autumn\n")], []),
        (
            [(CITY + "clauses.yml", "    unchecked: 责任心是一种态度，没有哪一份材料能够证明。\n", "")],
            [("clause-unserved", "xx-2020/clauses.yml", "- id: 一c", None)],
        ),
        (
            [(NATION + "clauses.yml", "rules: [plan-after-submission, submitted-after-term-start]", "rules: [plan-after-submision]")],
            [("unknown-rule", "national-2021/clauses.yml", "rules: [plan-after-submision]", "plan-after-submission")],
        ),
        (
            [(CITY + "policy.yml", "sample: 否", "leaves_out: [ends-to-early]\nsample: 否")],
            [("unknown-rule", "xx-2020/policy.yml", "leaves_out: [ends-to-early]", "ends-too-early")],
        ),
        (
            [NO_EARLY_END, NOT_CITED],
            [
                ("clause-unserved", "national-2021/clauses.yml", "- id: 国21-9", None),
                ("rule-unasked", "national-2021/clauses.yml", "clauses:", None),
            ],
        ),
        (
            [NO_EARLY_END, NOT_CITED, (NATION + "clauses.yml", "    quote: 不早于当地正常下班时间\n", "    rules: [ends-too-early]\n")],
            [],
        ),
        (
            [
                NO_EARLY_END,
                NOT_CITED,
                (NATION + "clauses.yml", "    quote: 不早于当地正常下班时间\n", "    shown: 写在告知书里\n"),
                (CITY + "policy.yml", "sample: 否", "leaves_out: [ends-too-early]\nsample: 否"),
            ],
            [],
        ),
        (
            [(CITY + "interpretations.yml", "parameter: notice_days", "parameter: notice_day")],
            [("unknown-parameter", "xx-2020/interpretations.yml", "parameter: notice_day", "notice_days")],
        ),
        (
            [(CITY + "interpretations.yml", "    parameter: notice_days\n    decided_by: 基教股\n", "    parameter: notice_days\n")],
            [("interpretation-undecided", "xx-2020/interpretations.yml", "- id: term-beginning", None)],
        ),
        (
            [
                (
                    CITY + "interpretations.yml",
                    "    parameter: notice_days\n    decided_by: 基教股\n    decided_on: 2020-08-20\n",
                    "    parameter: notice_days\n    decided_by: 基教股\n",
                )
            ],
            [("interpretation-undecided", "xx-2020/interpretations.yml", "- id: term-beginning", None)],
        ),
    ],
)
def test_every_fault_stands_on_its_line(edits: list[Edit], found: list[tuple[str, str, str, object]]) -> None:
    assert faults(read(*edits)) == found
