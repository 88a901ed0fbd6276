"""What must hold of every rule: documented, citing live clauses, tried both ways, worded in both languages."""

from __future__ import annotations

import contextlib
import dataclasses
import re
import string

import pytest

from generator.examples import example_of
from generator.findings import Finding, Severity
from generator.policy import YearUnknownError
from generator.rules import Modal, Rule, all_rules
from generator.schema.cerberus import rule_ids
from generator.wording.builtin import BUILTIN
from generator.wording.sentences import help_text, message, title
from tests.rules.casebook import CASES, MARK, Case, cases, read_cases, register, report_of, today

RULES = list(all_rules().values())
CHINESE = re.compile("[\u4e00-\u9fff]")


def of(rule: Rule) -> list[Case]:
    return read_cases(CASES / rule.area / f"{rule.id}.yml")


def marked(case: Case) -> set[str]:
    """The rules that a case's edits announce as failing."""
    texts = [str(edit.get("put", "") or edit.get("write", "")) for edit in case.edits]
    found = [MARK.search(line) for text in texts for line in text.split("\n")]
    return {rule for match in found if match and match[1] == "!!" for rule in match[2].split()}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
class TestRule:
    def test_is_one_file_named_as_it_is(self, rule: Rule) -> None:
        assert rule.check.__module__ == f"generator.rules.{rule.area}.{rule.id.replace('-', '_')}"

    def test_is_documented_in_chinese_and_worded_in_english(self, rule: Rule) -> None:
        for text in (rule.title, rule.what, rule.why, rule.mend, rule.zh):
            assert CHINESE.search(text), text
        for text in (rule.en, rule.mend_en):
            assert text, rule.id
            assert not CHINESE.search(text), text

    def test_cites_live_clauses(self, rule: Rule) -> None:
        known = {clause.id: clause for entry in register().entries.values() for clause in entry.clauses}
        assert rule.clauses
        assert [clause for clause in rule.clauses if clause not in known] == []
        assert [clause for clause in rule.clauses if known[clause].unchecked] == []

    def test_weighs_as_the_norm_says(self, rule: Rule) -> None:
        assert (rule.severity is Severity.ADVICE) == (rule.modal is Modal.ENCOURAGED)

    def test_has_a_case_that_fails_and_one_that_passes(self, rule: Rule) -> None:
        outcomes = {rule.id in marked(case) for case in of(rule)}
        assert outcomes == {True, False}

    def test_shows_a_bad_and_a_good_example(self, rule: Rule) -> None:
        example = example_of(rule.id)
        assert example is not None
        assert not MARK.search(example.bad + example.good)
        assert example.bad.strip()

    def test_placeholders_are_the_same_in_both_languages_up_to_choice(self, rule: Rule) -> None:
        assert placeholders(rule.zh) | placeholders(rule.en) <= values_of(rule), rule.id


def placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def values_of(rule: Rule) -> set[str]:
    """The names of values that every finding of the rule's own cases brings."""
    found = [set(finding.values) for case in of(rule) for finding in report_of(case).findings if finding.rule == rule.id]
    return set.intersection(*found) if found else set()


def test_every_case_file_is_a_rule_s() -> None:
    assert {(path.parent.name, path.stem) for path in CASES.rglob("*.yml")} == {(rule.area, rule.id) for rule in RULES}


def test_every_finding_of_every_case_can_be_said_in_both_languages() -> None:
    for case in cases():
        for finding in report_of(case).findings:
            said(finding)


def said(finding: Finding) -> None:
    for lang in ("zh", "en"):
        for text in (message(finding, lang), help_text(finding, lang), title(finding.rule, lang)):
            assert text, finding
            assert "{" not in text, finding
            assert "Fen(" not in text, finding
            assert "None" not in text, finding


def test_reads_is_the_whole_truth() -> None:
    """A rule that touched a file it does not declare would be judged on incomplete filings: run each with its declared files only."""
    city = today()[0].city
    for rule in RULES:
        for school in city.schools:
            for filing in school.filings:
                asked = filing.policy is not None and filing.policy.asking_for(rule.id, rule.clauses)
                if rule.scope == "term" and asked and all(filing.has(kind) for kind in rule.reads):
                    needed = {kind: part for kind, part in filing.parts.items() if kind in rule.reads}
                    with contextlib.suppress(YearUnknownError):
                        list(rule.check(dataclasses.replace(filing, parts=needed)))


def test_built_in_findings_are_all_worded() -> None:
    assert rule_ids() <= set(BUILTIN)
    for text in BUILTIN.values():
        assert CHINESE.search(text.zh)
        assert CHINESE.search(text.mend)
        assert not CHINESE.search(text.en)
        assert not CHINESE.search(text.mend_en)
