"""What a rule declares, and the catalogue of all rules."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import cache
from typing import Any

from generator.city import Stage
from generator.findings import Hit, Severity

Check = Callable[[Any], Iterator[Hit]]
"""A rule's function: takes a Filing, a SchoolRecord or a City, as its scope says."""


class Modal(Enum):
    """The norm's own word, and how much a violation of it weighs (decisions.md, 13)."""

    MUST = "必须"
    IN_PRINCIPLE = "原则上"
    SIGNAL = "疑似"
    ENCOURAGED = "提倡"
    ATTESTED = "确认"

    @property
    def severity(self) -> Severity:
        return Severity.ADVICE if self is Modal.ENCOURAGED else Severity.ERROR


class Scope(StrEnum):
    """What one evaluation of a rule looks at."""

    TERM = "term"
    SCHOOL = "school"
    CITY = "city"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule with all that it declares. `what`, `why` and `mend` come from the three heads of its docstring."""

    id: str
    area: str
    title: str
    what: str
    why: str
    mend: str
    check: Check
    clauses: tuple[str, ...]
    modal: Modal
    scope: Scope
    reads: tuple[str, ...]
    since: Stage
    zh: str
    en: str
    mend_en: str
    collides: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        return self.modal.severity


_RULES: dict[str, Rule] = {}
_HEADS = re.compile(r"^(.+?)\n\s*\n查什么：(.+?)\n\s*为什么：(.+?)\n\s*怎么改：(.+)$", re.DOTALL)


def rule(
    *,
    clauses: tuple[str, ...],
    modal: Modal,
    zh: str,
    en: str,
    mend_en: str,
    scope: Scope = Scope.TERM,
    reads: tuple[str, ...] = (),
    since: Stage = Stage.DRAFTED,
    collides: tuple[str, ...] = (),
) -> Callable[[Check], Check]:
    """Puts a function into the catalogue. Its name is the rule's id, with hyphens; its folder is the area.

    `zh` and `en` are the sentence of a finding with the hit's values as placeholders ({days} lists the hit's days);
    `reads` names the kinds of file it needs: where one is missing the rule is not evaluated. A rule is due where a clause in force asks
    for it: one of `clauses`, or one that names it. `collides` names the rules that cannot always be kept together with this one: a
    reason stated for either is accepted.
    """

    def register(check: Check) -> Check:
        heads = _HEADS.match(inspect.cleandoc(check.__doc__ or ""))
        if heads is None:
            raise TypeError(f"{check.__name__}: the docstring needs a title, 查什么：, 为什么： and 怎么改：")
        title, what, why, mend = (" ".join(text.split()) for text in heads.groups())
        name = check.__name__.replace("_", "-")
        if name in _RULES and _RULES[name].check.__module__ != check.__module__:
            raise TypeError(f"{name}: two rules of one name")
        _RULES[name] = Rule(
            id=name, area=check.__module__.split(".")[-2], title=title.rstrip("。"), what=what, why=why, mend=mend, check=check,
            clauses=clauses, modal=modal, scope=scope, reads=reads, since=since, zh=zh, en=en, mend_en=mend_en,
            collides=collides,
        )  # fmt: skip
        return check

    return register


@cache
def all_rules() -> dict[str, Rule]:
    """Every rule by id, in order of area and id; imports all modules of this package once."""
    package = importlib.import_module("generator.rules")
    for module in pkgutil.walk_packages(package.__path__, "generator.rules."):
        importlib.import_module(module.name)
    return dict(sorted(_RULES.items(), key=lambda item: (item[1].area, item[0])))
