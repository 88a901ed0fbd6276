"""Every amount of every sample finance.yml, a fen more and a fen less: each is found, and one wrong amount makes few findings."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from generator.checking import check
from generator.city import Filing
from generator.findings import Finding, Status, Step, Where
from generator.model.fields import Part, specs
from generator.model.values import Fen
from generator.repository import load
from generator.rules import Modal
from tests.rules.casebook import TODAY, files_of, today
from tests.rules.finance_probe import finance_rules, hits

FEW = 4
"""One wrong amount is one matter: at most this many findings in its term."""

NOT_CAUGHT: dict[str, str] = {}
"""Reviewed: the amounts that a fen may be added to or taken from unseen, by field, each with the reason. There are none."""

ELSEWHERE = {
    "subsidy": {"net_income"},  # nothing else in the books says how much it was: only the sum that it enters does
    "interest": {"net_income"},
    "spending.amount": {"spending_total"},  # of heads without lessons and rate
    "disposal.amount": {"disposal", "carried"},  # of parts that are not returned to so many pupils
    "disposal.per_pupil": {"disposal.amount"},  # the product stands beside it
}
"""Reviewed: amounts whose change is not found on their own spot but on another, by field: the sum or product that they enter."""

Path = tuple[Step, ...]


@cache
def settled() -> list[Filing]:
    """Every filing of the sample city that has books."""
    return [filing for school in today()[0].city.schools for filing in school.filings if filing.has("finance")]


def amounts(part: Part, path: Path = ()) -> Iterator[tuple[Path, Fen]]:
    """Every amount inside a part, with the steps to it."""
    for field in dataclasses.fields(part):
        value = getattr(part, field.name)
        if isinstance(value, Fen):
            yield (*path, field.name), value
        elif isinstance(value, Part):
            yield from amounts(value, (*path, field.name))
        elif isinstance(value, tuple):
            for number, item in enumerate(value):
                if isinstance(item, Part):
                    yield from amounts(item, (*path, field.name, number))


def changed(value: Any, path: Path, amount: Fen) -> Any:
    """The part with the amount at `path` replaced."""
    if not path:
        return amount
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*value[:step], changed(value[step], rest, amount), *value[step + 1 :])
    return dataclasses.replace(value, **{step: changed(getattr(value, step), rest, amount)})


def name(path: Path) -> str:
    """refunds.amount: the field without the numbers of the rows."""
    return ".".join(step for step in path if isinstance(step, str))


@dataclasses.dataclass
class Tries:
    """What became of the changes to one field."""

    tried: int = 0
    caught: int = 0
    most: int = 0
    rules: Counter[str] = dataclasses.field(default_factory=Counter)
    missed: list[str] = dataclasses.field(default_factory=list)
    elsewhere: set[str] = dataclasses.field(default_factory=set)


def mutate(filing: Filing, results: dict[str, Tries]) -> None:
    """Tries every amount of one filing; an amount below zero cannot be written down, so nothing is taken from zero."""
    rules = tuple(rule for rule in finance_rules() if "finance" in rule.reads)
    untouched = hits(filing, rules)
    for path, amount in amounts(filing.finance):
        for by in (1, -1):
            if amount + by >= 0:
                books = changed(filing.finance, path, amount + by)
                copy = dataclasses.replace(filing, parts={**filing.parts, "finance": books})
                copy.__dict__["days"] = filing.days  # planned days do not depend on the books
                fresh = hits(copy, rules) - untouched
                _note(results.setdefault(name(path), Tries()), fresh, filing.finance.at(*path))


def _note(tries: Tries, fresh: set[tuple[str, Where, Modal]], spot: Where) -> None:
    """Counts as caught only what a stated reason cannot lift."""
    found = [rule for rule, _, modal in fresh if modal is not Modal.IN_PRINCIPLE]
    spots = {where for _, where, modal in fresh if modal is not Modal.IN_PRINCIPLE}
    tries.tried += 1
    tries.most = max(tries.most, len(fresh))
    tries.rules.update(found)
    if found:
        tries.caught += 1
    else:
        tries.missed.append(f"{spot.file} {spot}")
    if spot not in spots:
        tries.elsewhere |= {name(where.path) for where in spots}


@pytest.fixture(scope="module")
def results() -> dict[str, Tries]:
    found: dict[str, Tries] = {}
    for filing in settled():
        mutate(filing, found)
    return found


def table(results: dict[str, Tries]) -> str:
    """The share caught by field, for people."""
    rows = [f"{len(settled())} finance.yml: amounts changed by a fen"]
    for field, tries in sorted(results.items()):
        rules = ", ".join(rule for rule, _ in tries.rules.most_common(3))
        rows.append(f"{field:22} {tries.caught:5}/{tries.tried:<5} {tries.caught / tries.tried:7.2%}  at most {tries.most}  {rules}")
    caught, tried = (sum(getattr(tries, key) for tries in results.values()) for key in ("caught", "tried"))
    return "\n".join([*rows, f"{'all':22} {caught:5}/{tried:<5} {caught / tried:7.2%}"])


def test_every_amount_is_caught(results: dict[str, Tries], record_property: Any) -> None:
    share = table(results)
    print(f"\n{share}")  # noqa: T201 - what one runs this for, with `pytest -s`
    record_property("share caught", share)
    missed = {field: tries.missed for field, tries in results.items() if tries.missed}
    assert set(missed) == set(NOT_CAUGHT), missed


def test_every_field_of_money_is_tried(results: dict[str, Tries]) -> None:
    """The samples between them use every amount that books can have."""
    from_the_model = set(money_fields(type(settled()[0].finance)))
    assert from_the_model == set(results)


def money_fields(part: type[Part], path: Path = ()) -> Iterator[str]:
    for field, spec in specs(part).items():
        inner = spec.item or spec
        if inner.kind == "money":
            yield name((*path, field))
        elif inner.part is not None:
            yield from money_fields(inner.part, (*path, field))


def test_one_wrong_amount_makes_few_findings(results: dict[str, Tries]) -> None:
    assert {field: tries.most for field, tries in results.items() if tries.most > FEW} == {}


def test_it_is_found_on_its_spot_or_on_the_sum_that_it_enters(results: dict[str, Tries]) -> None:
    assert {field: tries.elsewhere for field, tries in results.items() if tries.elsewhere} == ELSEWHERE


SCHOOL = "_example"


def judged(changes: dict[str, bytes]) -> set[tuple[str, str, str]]:
    """The failed findings of the whole checker, by rule and place."""
    report = check(load({**files_of(SCHOOL), **changes}, TODAY), [f"schools/{SCHOOL}"])
    return {_key(finding) for finding in report.findings if finding.status is Status.FAILED}


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.where.file, str(finding.where)


def test_the_whole_checker_finds_it_too() -> None:
    """One file, from its text on: every amount a fen more."""
    repository = load(files_of(SCHOOL), TODAY)
    filing = next(f for f in repository.city.schools[0].filings if f.has("finance"))
    document = repository.entries[filing.finance.where.file].document
    untouched = judged({})
    for path, amount in amounts(filing.finance):
        span = document.span(path)
        lines = files_of(SCHOOL)[document.file].decode().split("\n")
        old = lines[span.line - 1]
        lines[span.line - 1] = old[: span.column - 1] + f'"{(amount + 1).yuan.replace(",", "")}"' + old[span.end_column - 1 :]
        fresh = judged({document.file: "\n".join(lines).encode()}) - untouched
        assert 1 <= len(fresh) <= FEW, (path, fresh)
