"""A new term from the one before, on schools of the sample city whose last term is taken away and scaffolded again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest

from generator.checking import check
from generator.findings import Finding, Severity, Status
from generator.model.values import TermId
from generator.project import read_files
from generator.repository import Repository, load
from generator.scaffold import KINDS, TermFiles, new_term
from generator.source import read
from tests.rules.casebook import ROOT
from tests.scaffold.filling import empty_places, filled

TERM = TermId(2026, "autumn")
SCHOOLS = ("yucai", "mingde", "gaoxin", "shiyan", "wenchang", "binjiang")
"""With two providers whose agreements have ended; a middle school; a free one; nine grades; one with a reason; one with seasons."""


@dataclass(frozen=True)
class Scaffolded:
    """A city without the term, the files made for it, and the day on which they are handed in."""

    files: Mapping[str, bytes]
    before: Repository
    made: TermFiles
    as_of: dt.date

    def text(self, name: str) -> str:
        return next(sheet.text for file, sheet in self.made.files.items() if file.endswith(f"/{name}.yml"))

    def data(self, name: str) -> Any:
        return read(name, self.text(name).encode()).data

    def findings(self, texts: Mapping[str, str]) -> list[Finding]:
        """The errors in the term's folder with these texts in it."""
        raw = {**self.files, **{file: text.encode() for file, text in texts.items()}}
        report = check(load(raw, self.as_of), [next(iter(texts)).rsplit("/", 1)[0]])
        return [f for f in report.findings if f.status is Status.FAILED and f.severity is Severity.ERROR]


@cache
def _sample() -> dict[str, bytes]:
    return read_files(ROOT)


@cache
def scaffolded(school: str, term: TermId = TERM) -> Scaffolded:
    def stays(file: str) -> bool:
        parts = file.split("/")
        if parts[0] == "schools":
            return parts[1] == school and (len(parts) == 3 or TermId.parse(parts[2]) < term)
        return (
            parts[1] != "bureau" or parts[2] in ("city.yml", "terms.yml", "whitelist.yml") or file == f"content/bureau/schools/{school}.yml"
        )

    files = {file: raw for file, raw in _sample().items() if stays(file)}
    dates = load(files, dt.date(2026, 1, 1)).city.terms[term]
    as_of = dates.starts - dt.timedelta(days=3)
    before = load(files, as_of)
    record = before.city.school(school)
    policy = before.city.register.on(term)
    assert record is not None
    assert policy is not None
    made = new_term(before.city, record, dates, policy, record.filings[-1], before.documents)
    return Scaffolded(files, before, made, as_of)


def _reason(rule: str) -> str:
    return f"reasons:\n  - {{rule: {rule}, reason: 场地只有一块，轮流使用}}"


@pytest.mark.parametrize("school", SCHOOLS)
def test_before_filling_only_what_is_open_is_wrong(school: str) -> None:
    made = scaffolded(school)
    cleared = {reason.rule for _, reason in made.made.reasons}
    findings = made.findings({file: sheet.text for file, sheet in made.made.files.items()})
    assert {f.rule for f in findings} - cleared == {"missing-field"}
    lines = {(file, line) for file, sheet in made.made.files.items() for line, _ in sheet.blanks}
    assert {(f.where.file, f.span.line) for f in findings if f.rule == "missing-field"} <= lines
    assert lines == {
        (file, span.line) for file, sheet in made.made.files.items() for _, span in empty_places(read(file, sheet.text.encode()))
    }


@pytest.mark.parametrize("school", SCHOOLS)
def test_filled_in_it_passes_with_no_error(school: str) -> None:
    made = scaffolded(school)
    service = made.data("times")["service"]
    first, last = (dt.date.fromisoformat(service[name]) for name in ("first", "last"))
    people = int(made.data("staff")["checks"]["people"])
    starts = made.as_of + dt.timedelta(days=3)
    texts = {file: filled(file, sheet.text, starts, first, last, people) for file, sheet in made.made.files.items()}
    for where, reason in made.made.reasons:
        file = next(file for file in texts if file.endswith(f"/{where}.yml"))
        texts[file] = texts[file].replace("reasons: []", _reason(reason.rule))
    assert [(f.rule, str(f.where), f.values) for f in made.findings(texts)] == []


@pytest.mark.parametrize("school", SCHOOLS)
def test_every_field_of_every_file_stands_there_with_its_label(school: str) -> None:
    made = scaffolded(school)
    assert [file.rsplit("/", 1)[1] for file in made.made.files] == [f"{name}.yml" for name in KINDS]
    for name in KINDS:
        assert made.text(name).startswith(f"# yaml-language-server: $schema=../../../schemas/{name}.schema.json\n# ")
        assert "# 【待填】" in made.text(name) or name == "times"
