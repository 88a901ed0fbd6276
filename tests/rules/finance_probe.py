"""A filing in; what the finance rules find in it out, without the loader and the report around them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.city import City, Filing, NotFiledError
from generator.findings import Where
from generator.model.policy import ParameterMissingError
from generator.policy import YearUnknownError
from generator.project import read_files
from generator.repository import load
from generator.rules import Modal, Rule, Scope, all_rules

ROOT = Path(__file__).parents[2]
TODAY = dt.date(2026, 11, 24)


@cache
def city() -> City:
    """The bureau's part of the repository: register of policies, calendar."""
    return load({name: raw for name, raw in read_files(ROOT).items() if name.startswith("content/")}, TODAY).city


def finance_rules() -> tuple[Rule, ...]:
    """The rules of the area."""
    return tuple(rule for rule in all_rules().values() if rule.area == "finance" and rule.scope is Scope.TERM)


def hits(filing: Filing, rules: tuple[Rule, ...]) -> set[tuple[str, Where, Modal]]:
    """What rules find in a filing; a rule whose files or facts are missing finds nothing more."""
    return {(rule.id, where, rule.modal) for rule in rules for where in _found(rule, filing)}


def _found(rule: Rule, filing: Filing) -> Iterator[Where]:
    if not all(filing.has(kind) for kind in rule.reads):
        return
    try:
        yield from (hit.where for hit in rule.check(filing))
    except (NotFiledError, YearUnknownError, ParameterMissingError):
        return
