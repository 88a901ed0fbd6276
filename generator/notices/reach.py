"""The city and the report on it in; for each rule since when and under which policies it is due, and what it has stopped, out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.city import City
from generator.findings import Report
from generator.model.values import TermId
from generator.notices.clause_links import ClauseLink
from generator.policy import PolicyEntry
from generator.rules import Rule, Scope


@dataclass(frozen=True, slots=True)
class PolicyReach:
    """A policy that asks for a rule: by which clauses, in which of the city's terms (first and last)."""

    id: str
    title: str
    clauses: tuple[ClauseLink, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """Filings of the repository as it stands: held back by a rule, excused by a stated reason, passed by a decision of the bureau."""

    held: int = 0
    excused: int = 0
    decided: int = 0


def policies_of(city: City, rule: Rule) -> tuple[PolicyReach, ...]:
    """In the order of their first term. A rule about the whole city is judged by the policy of the day."""
    terms: dict[str, list[TermId]] = defaultdict(list)
    asking: dict[str, dict[str, None]] = defaultdict(dict)
    for term in sorted(city.terms):
        policy = city.register.on(term)
        for entry in policy.entries if policy is not None else ():
            found = _own(entry, policy.asking_for(rule.id, rule.clauses) if policy is not None else ())
            if found:
                terms[entry.head.id].append(term)
                asking[entry.head.id] |= dict.fromkeys(found)
    return tuple(
        PolicyReach(
            policy, city.register.entries[policy].head.title, tuple(ClauseLink(clause, policy) for clause in asking[policy]),
            found[0].season_name, found[-1].season_name,
        )
        for policy, found in terms.items()
    )  # fmt: skip


def _own(entry: PolicyEntry, clauses: Iterable[str]) -> list[str]:
    """Those of the clauses that stand in one policy."""
    own = {clause.id for clause in entry.clauses}
    return [clause for clause in clauses if clause in own]


def stopped(report: Report) -> Mapping[str, Stopped]:
    """By rule; a filing counts once, however often a rule speaks of it. The manual is no filing."""
    ends: dict[str, Counter[str]] = defaultdict(Counter)
    for rule, school, _, end in sorted(report.endings):
        if not school.startswith("_"):
            ends[rule][end] += 1
    return {rule: Stopped(**counts) for rule, counts in ends.items()}


def subject_word(rule: Rule | None) -> str:
    """What is counted: filings, schools or the city."""
    return {Scope.TERM: "份填报", Scope.SCHOOL: "所学校", Scope.CITY: "处"}[rule.scope] if rule is not None else "份填报"
