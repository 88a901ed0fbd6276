"""A clause's id in; where the register has it, so that a page can link to it and say it in plain words, out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.policy import Register


@dataclass(frozen=True, slots=True)
class ClauseLink:
    """A clause as other pages name it; `policy` is empty where no registered policy has it."""

    id: str
    policy: str


@dataclass(frozen=True, slots=True)
class CitedClause:
    """A clause with its restatement, as a rule's page gives it."""

    link: ClauseLink
    policy_title: str
    modal: str
    text: str
    actors: tuple[str, ...]


def links(register: Register, ids: Iterable[str]) -> tuple[ClauseLink, ...]:
    """Each clause with the policy whose page has it."""
    found = ((clause_id, register.clause(clause_id)) for clause_id in ids)
    return tuple(ClauseLink(clause_id, hit[0].head.id if hit else "") for clause_id, hit in found)


def cited(register: Register, ids: Iterable[str]) -> tuple[CitedClause, ...]:
    """The clauses that are registered, said in plain words."""
    hits = ((clause_id, register.clause(clause_id)) for clause_id in ids)
    return tuple(
        CitedClause(ClauseLink(clause_id, hit[0].head.id), hit[0].head.title, hit[1].modal, hit[1].text, hit[1].actors)
        for clause_id, hit in hits
        if hit is not None
    )


def asking(register: Register, rule: str, clauses: Iterable[str]) -> tuple[str, ...]:
    """The registered clauses that ask for a rule: of those that it cites itself, then those that name it; what it cites where none does."""
    known = {clause.id: clause for entry in register.entries.values() for clause in entry.clauses}
    clauses = tuple(clauses)
    own = (clause for clause in clauses if clause in known)
    return tuple(dict.fromkeys((*own, *(clause.id for clause in known.values() if rule in clause.rules)))) or clauses
