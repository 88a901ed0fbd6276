"""Slices: every field of what is approved is in exactly one, and only a change of meaning, in it alone, changes its digest."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator

import pytest

from generator.approvals import Subject
from generator.city import Filing
from generator.model.fields import SLICES, Part, Spec, specs
from generator.model.finance import Finance
from generator.model.plan import Plan
from generator.model.record import Record
from generator.model.school import School
from generator.model.staff import Staff
from generator.model.times import Times
from generator.repository import load
from tests.rules.casebook import repository_files

SALT = "0123456789abcdef0123456789abcdef"
HERE = "schools/yucai/2026-autumn/"
DAY = dt.date(2026, 11, 25)


def _inner(spec: Spec) -> Iterator[Spec]:
    below = spec.item if spec.kind == "list" else spec
    for inner in below.inner().values() if below else ():
        yield inner
        yield from _inner(inner)


@pytest.mark.parametrize("part", [Plan, Times, Staff])
def test_every_leaf_of_what_is_approved_belongs_to_one_slice(part: type[Part]) -> None:
    for name, spec in specs(part).items():
        assert spec.slice in SLICES, name
        assert {inner.slice for inner in _inner(spec)} <= {""}, f"{name}: a field inside has its outer field's slice"


@pytest.mark.parametrize("part", [School, Record, Finance])
def test_facts_belong_to_none(part: type[Part]) -> None:
    assert {spec.slice for spec in specs(part).values()} == {""}


def _filing(**changed: Callable[[str], str]) -> Filing:
    files = {
        file: raw for file, raw in repository_files().items() if "yucai" in file or file.startswith(("content/policy", "content/bureau"))
    }
    for kind, change in changed.items():
        text = files[f"{HERE}{kind}.yml"].decode()
        after = change(text)
        assert after != text
        files[f"{HERE}{kind}.yml"] = after.encode()
    school = load(files, DAY).city.school("yucai")
    assert school is not None
    return school.filings[-1]


def _digests(filing: Filing) -> dict[str, str]:
    assert filing.subject is not None, filing.broken
    return {name: filing.subject.digest(name, SALT) for name in SLICES}


def _replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def _reordered(text: str) -> str:
    """The last top-level block first."""
    blocks = re.split(r"(?m)^(?=[a-z_]+:)", text)
    return "\n".join([blocks[0], blocks[-1], *blocks[1:-1]])


SAME = {
    "comment": lambda text: f"# 说明\n{text}",
    "crlf": lambda text: text.replace("\n", "\r\n"),
    "order": _reordered,
    "quotes": lambda text: re.sub(r"(?m)^title: (.+)$", r'title: "\1"', text),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
}


@pytest.mark.parametrize("name", SAME)
def test_a_change_that_means_nothing_changes_no_digest(name: str) -> None:
    assert _digests(_filing(plan=SAME[name])) == _digests(_filing())


CHANGES = [
    ("plan", r"(rate: \d+\.\d)(\d)", "fees"),
    ("plan", r"(?m)^(capacity: \d*)(\d)", "content"),
    ("times", r"(place: )(.)", "content"),
]


@pytest.mark.parametrize(("kind", "pattern", "slice_"), CHANGES)
def test_a_change_changes_its_own_slice_alone(kind: str, pattern: str, slice_: str) -> None:
    def change(text: str) -> str:
        return re.sub(pattern, lambda m: m[1] + ("1" if m[2] != "1" else "2"), text, count=1)

    before, after = _digests(_filing()), _digests(_filing(**{kind: change}))
    assert {name for name in SLICES if before[name] != after[name]} == {slice_}


def test_a_new_teacher_changes_exactly_the_content() -> None:
    def change(text: str) -> str:
        return re.sub(r"(?m)^teachers:.*\n", lambda m: f"{m[0].rstrip('[] ' + chr(10))}\n  - {{name: 新老师, duty: 作业辅导}}\n", text)

    before, after = _digests(_filing()), _digests(_filing(staff=change))
    assert {name for name in SLICES if before[name] != after[name]} == {"content"}


def test_the_digest_names_school_term_policy_slice_and_salt() -> None:
    subject = _filing().subject
    assert subject is not None
    data = dict.fromkeys(SLICES, b'{"plan":{}}')
    known = Subject("a-school", subject.term, "p", data)
    others = [
        Subject("b-school", subject.term, "p", data), Subject("a-school", subject.term.previous, "p", data), Subject("a-school", subject.term, "q", data),
    ]  # fmt: skip
    digests = [one.digest("fees", SALT) for one in (known, *others)] + [known.digest("content", SALT), known.digest("fees", SALT[::-1])]
    assert len(set(digests)) == 6
