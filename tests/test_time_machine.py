"""Every term is judged by the policy of its date: whatever is added for later terms, what is said of the earlier ones is the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.checking import check
from generator.cli.main import notices
from generator.findings import Report
from generator.impact import Draft, with_draft
from generator.model.fields import Spec, specs
from generator.model.policy import Parameters
from generator.model.values import TermId
from generator.reporters import as_json, as_text
from generator.repository import Reading, Repository, assemble, load, read_all
from tests.rules.casebook import TODAY, repository_files
from tests.small_city import copy_city

LATER = TermId(2025, "autumn")
"""Terms from here on get the other values; some twenty filings are earlier, more are later."""
XX = "content/policy/xx-2020/parameters.yml"
EXTENSION = "content/policy/xx-2023-extension/policy.yml"


SPOILT = {
    "schools/yucai/2021-autumn/times.yml": ('ends: "17:', 'ends: "19:'),
    "schools/yucai/2024-autumn/plan.yml": ("rate: 2.30", "rate: 2.51"),
    "schools/shiqiao/2022-spring/plan.yml": ("charge: 0.00", "charge: 1.00"),
    "schools/shiqiao/2023-autumn/finance.yml": ("head: 卫生", "head: 招待"),
    "schools/binjiang/2024-autumn/times.yml": ("lessons: 1\n", "lessons: 2\n"),
}
"""Violations of the earlier terms, so that much is said of them, limits and lists of the policy included."""


@cache
def files() -> dict[str, bytes]:
    """The sample city, spoilt."""
    found = dict(repository_files())
    for file, (old, new) in SPOILT.items():
        text = found[file].decode()
        assert old in text, file
        found[file] = text.replace(old, new).encode()
    return found


@cache
def reading() -> Reading:
    return read_all(files())


@cache
def present() -> tuple[Repository, Report]:
    repository = assemble(reading(), TODAY)
    return repository, check(repository)


def with_files(more: Mapping[str, bytes]) -> Repository:
    drafted = with_draft(reading(), Draft("", more, {}))
    assert [finding for finding in drafted.findings if finding.where.file in more] == []
    return assemble(drafted, TODAY)


def folders(repository: Repository) -> list[str]:
    """The filings of the earlier terms."""
    return [filing.folder for school in repository.city.schools for filing in school.filings if filing.id < LATER]


@cache
def earlier_now() -> tuple[str, str]:
    return earlier(present()[0])


def earlier(repository: Repository) -> tuple[str, str]:
    """JSON and text of `check` on the folders of the earlier terms."""
    report = check(repository, folders(repository))
    return as_json(report), as_text(report, repository.documents)


def earlier_of(report: Report) -> str:
    """In the JSON of `check` on everything, what is said of the earlier terms, with how many evaluations ended how."""
    said = json.loads(as_json(report))
    parts = {
        name: [row for row in said[name] if row["term"] and TermId.parse(row["term"]) < LATER] for name in ("findings", "not_evaluated")
    }
    tallies = {"/".join(key): str(tally) for key, tally in report.filings.items() if TermId.parse(key[1]) < LATER}
    return json.dumps([parts, tallies], ensure_ascii=False)


def later(report: Report) -> set[str]:
    """The rules that are said something of in the later terms."""
    found = {(f.rule, f.term) for f in report.findings} | {(gap.rule, gap.term) for gap in report.not_evaluated}
    return {rule for rule, term in found if term and TermId.parse(term) >= LATER}


def test_much_is_said_of_the_earlier_terms() -> None:
    repository = present()[0]
    report = check(repository, folders(repository))
    assert len(folders(repository)) > 20
    assert len({finding.rule for finding in report.findings if finding.term}) > 10


# ------------------------------------------------------------------------------------------- every parameter, otherwise


def other(spec: Spec, value: Any) -> Any:
    """Another value of the same kind: for a number that limits something, far on the strict side or the lax one, it does not matter which."""
    if spec.kind == "list":
        assert spec.item is not None
        return [other(spec.item, value[0])]
    if spec.kind == "part":
        inner = spec.inner()
        numbers = {name: other(inner[name], text) for name, text in value.items() if inner[name].kind in ("count", "money", "time")}
        return {**value, **(numbers or {name: other(inner[name], text) for name, text in value.items() if inner[name].kind == "text"})}
    if spec.kind == "choice":
        return next(choice for choice in spec.choices if choice != value)
    strict = {"count": str(spec.min), "money": "0.01", "time": "13:07", "yesno": "否" if value == "是" else "是", "text": "另一种"}
    return str(spec.max) if strict[spec.kind] == value else strict[spec.kind]


def fresh(spec: Spec) -> Any:
    """A value of the kind, for a parameter that the city has not used so far."""
    if spec.kind == "list":
        assert spec.item is not None
        return [fresh(spec.item)]
    if spec.kind == "part":
        return {name: fresh(inner) for name, inner in spec.inner().items()}
    if spec.kind == "choice":
        return spec.choices[0]
    fixed = {"money": "0.01", "hundredths": "20.00", "time": "13:07", "yesno": "是", "text": "另一种"}
    return str(max(spec.min, 1)) if spec.kind == "count" else fixed[spec.kind]


def written(spec: Spec, value: Any) -> str:
    """The value as a file has it, on one line."""
    if isinstance(value, list):
        assert spec.item is not None
        return f"[{', '.join(written(spec.item, item) for item in value)}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {written(spec.inner()[name], text)}' for name, text in value.items())}}}"
    return f'"{value}"' if spec.kind in ("text", "money", "hundredths", "time") else str(value)


def changed(*names: str) -> bytes:
    """The city's parameters with another value of each of these from LATER on."""
    text = repository_files()[XX].decode()
    data = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - text only, no types
    for name in names:
        spec = specs(Parameters)[name]
        if name not in data:
            text += f"\n{name}:\n  clauses: [三(五)d]\n  history:\n    - first_term: {LATER}\n      value: {written(spec, fresh(spec))}\n"
            continue
        value = other(spec, data[name]["history"][-1]["value"])
        head, _, rest = text.partition(f"\n{name}:\n")
        block, gap, tail = rest.partition("\n\n")
        text = f"{head}\n{name}:\n{block.rstrip()}\n    - first_term: {LATER}\n      value: {written(spec, value)}{gap or chr(10)}{tail}"
    return text.encode()


NAMES = tuple(specs(Parameters))


@pytest.mark.parametrize("name", NAMES)
def test_another_value_from_later_on_changes_no_byte_of_what_is_earlier(name: str) -> None:
    repository = with_files({XX: changed(name)})
    covering = [present()[0].city.register.on(LATER), repository.city.register.on(LATER)]
    given = [policy.base.parameters.get(name) for policy in covering if policy]
    before, after = [getattr(dated.on(LATER), "value", None) if dated else None for dated in given]
    assert before != after
    assert earlier(repository) == earlier_now()


def test_all_of_them_at_once_bite_later_and_only_there() -> None:
    repository = with_files({XX: changed(*NAMES)})
    report = check(repository)
    assert earlier(repository) == earlier_now()
    assert earlier_of(report) == earlier_of(present()[1])
    assert len(later(report) - later(present()[1])) > 15


# ------------------------------------------------------------------------------------- policies and extensions for later

NEW = f"""\
id: yy-2025
kind: 办法
title: 新办法（示例）
number: 示教字〔2025〕9号（示例）
issuer: XX市教育局
first_term: {LATER}
last_term: 2031-spring
summary: 新办法。
"""
MORE: dict[str, dict[str, str | None]] = {
    "a policy with values of its own": {
        "content/policy/yy-2025/policy.yml": NEW,
        "content/policy/yy-2025/parameters.yml": None,
        "content/policy/yy-2025/clauses.yml": repository_files()["content/policy/xx-2020/clauses.yml"].decode(),
    },
    "a policy without any": {"content/policy/yy-2025/policy.yml": NEW},
    "an extension": {"content/policy/yy-2025/policy.yml": NEW.replace("kind: 办法", "kind: 延续\nextends: xx-2020")},
    "an overlay": {
        "content/policy/yy-2025/policy.yml": NEW.replace("kind: 办法", "kind: 叠加"),
        "content/policy/yy-2025/parameters.yml": "max_lessons_per_day: {clauses: [三(一)c], history: [{first_term: 2020-autumn, value: 1}]}\n",
        EXTENSION: repository_files()[EXTENSION]
        .decode()
        .replace("overlays:\n", f"overlays:\n  - {{policy: yy-2025, first_term: {LATER}}}\n"),
    },
    "a longer reach": {EXTENSION: repository_files()[EXTENSION].decode().replace("last_term: 2027-spring", "last_term: 2031-spring")},
}


@pytest.mark.parametrize("name", MORE)
def test_what_is_registered_for_later_changes_no_byte_of_what_is_earlier(name: str) -> None:
    repository = with_files({file: changed(*NAMES) if text is None else text.encode() for file, text in MORE[name].items()})
    report = check(repository)
    assert earlier(repository) == earlier_now()
    assert earlier_of(report) == earlier_of(present()[1])
    assert (later(report) != later(present()[1])) is (name != "a longer reach")


def test_a_term_that_nothing_covers_is_refused_in_the_same_words_whatever_is_registered_later() -> None:
    without = {file: raw for file, raw in files().items() if file != EXTENSION}
    before, after = load(without, TODAY), load(without | {"content/policy/yy-2025/policy.yml": NEW.encode()}, TODAY)
    assert "term-without-policy" in earlier(before)[0]
    assert earlier(after) == earlier(before)


# -------------------------------------------------------------------------------------------------- the program itself


def test_the_program_s_own_output_is_the_same_bytes(tmp_path: Path) -> None:
    root = copy_city(tmp_path / "城 市", 3)
    paths = [str(root / folder) for folder in folders(present()[0]) if (root / folder).is_dir()]
    outputs = []
    for _ in range(2):
        for form in ("json", "text"):
            ended = CliRunner().invoke(notices, ["check", "--root", str(root), "--as-of", str(TODAY), "--format", form, *paths])
            assert ended.exit_code == 0
            outputs.append(ended.stdout_bytes)
        (root / XX).write_bytes(changed(*NAMES))
        (root / "content/policy/yy-2025").mkdir(exist_ok=True)
        (root / "content/policy/yy-2025/policy.yml").write_text(NEW.replace(str(LATER), "2026-autumn"), "utf-8")
    assert len(paths) > 1
    assert outputs[:2] == outputs[2:]
