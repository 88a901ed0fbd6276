"""The policies that were registered in; for a term, the one in force with its overlays, clauses and parameters out.

A term is judged by the policy of its date: whatever is registered later for later terms changes nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.findings import NOWHERE
from generator.model.policy import Clause, Dated, Interpretation, Parameters, PolicyHead
from generator.model.values import TermId


@dataclass(frozen=True, slots=True)
class PolicyEntry:
    """One folder of content/policy: a policy, an extension of one, or an overlay."""

    head: PolicyHead
    clauses: tuple[Clause, ...] = ()
    parameters: Mapping[str, Dated] = field(default_factory=dict)
    interpretations: tuple[Interpretation, ...] = ()

    def covers(self, term: TermId) -> bool:
        """Whether it is in force for `term`."""
        last = self.head.last_term
        return self.head.first_term <= term and (last is None or term <= last)


@dataclass(frozen=True, eq=False)
class Policy:
    """What is in force for one term: the entry that covers it, the policy it extends, the overlays, the values."""

    term: TermId
    entry: PolicyEntry
    base: PolicyEntry
    overlays: tuple[PolicyEntry, ...]
    values: Parameters

    @property
    def id(self) -> str:
        return self.entry.head.id

    @property
    def entries(self) -> tuple[PolicyEntry, ...]:
        """All that is in force together: the policy, its extension if that is what covers the term, the overlays."""
        extension = () if self.entry is self.base else (self.entry,)
        return (self.base, *extension, *self.overlays)

    @cached_property
    def clauses(self) -> dict[str, Clause]:
        """The clauses in force by id."""
        return {clause.id: clause for entry in self.entries for clause in entry.clauses if clause.holds(self.term)}

    @cached_property
    def _asking(self) -> dict[str, tuple[str, ...]]:
        """The clauses that name a rule as theirs, by rule."""
        found: dict[str, list[str]] = {}
        for clause in self.clauses.values():
            for rule in clause.rules:
                found.setdefault(rule, []).append(clause.id)
        return {rule: tuple(ids) for rule, ids in found.items()}

    def asking_for(self, rule: str, cited: tuple[str, ...]) -> tuple[str, ...]:
        """The clauses in force that ask for a rule: those that it cites itself, then those that name it. Without any it is not due.

        Under a policy that lists no clauses at all every rule is due: nothing says that it is not.
        """
        if not self.clauses:
            return cited
        return tuple(dict.fromkeys((*(c for c in cited if c in self.clauses), *self._asking.get(rule, ()))))


class Register:
    """All entries; answers which policy covers a term."""

    def __init__(self, entries: Iterable[PolicyEntry]) -> None:
        self.entries = {entry.head.id: entry for entry in entries}
        self._found: dict[TermId, Policy | None] = {}

    def on(self, term: TermId) -> Policy | None:
        """The policy in force for `term`, or None when no entry covers it."""
        if term not in self._found:
            self._found[term] = self._find(term)
        return self._found[term]

    def clause(self, clause_id: str) -> tuple[PolicyEntry, Clause] | None:
        """A clause with the policy that began last of those that have it: a successor may use the ids of what it replaces."""
        return self._clauses.get(clause_id)

    @cached_property
    def _clauses(self) -> dict[str, tuple[PolicyEntry, Clause]]:
        entries = sorted(self.entries.values(), key=lambda entry: (entry.head.first_term.rank, entry.head.id))
        return {clause.id: (entry, clause) for entry in entries for clause in reversed(entry.clauses)}

    def last_before(self, term: TermId) -> PolicyEntry | None:
        """The policy or extension that ended last before `term`, to name when the term is not covered: never one that came later."""
        heads = [e.head for e in self.entries.values() if not e.head.is_overlay]
        ends = [(head.last_term.rank, head.id) for head in heads if head.last_term is not None and head.last_term < term]
        return self.entries[max(ends)[1]] if ends else None

    def _find(self, term: TermId) -> Policy | None:
        covering = [e for e in self.entries.values() if not e.head.is_overlay and e.covers(term)]
        if not covering:
            return None
        entry = max(covering, key=lambda e: (e.head.first_term.rank, e.head.id))
        base = self._base(entry)
        if base is None:
            return None
        used = [use for source in dict.fromkeys((base.head.id, entry.head.id)) for use in self.entries[source].head.overlays]
        overlays = tuple(
            self.entries[use.policy]
            for use in used
            if use.first_term <= term and use.policy in self.entries and self.entries[use.policy].covers(term)
        )
        return Policy(term, entry, base, overlays, _values(term, (base, entry, *overlays)))

    def _base(self, entry: PolicyEntry) -> PolicyEntry | None:
        """The policy whose text an extension carries on; None when the register lacks it."""
        seen = set()
        while entry.head.extends:
            if entry.head.id in seen or entry.head.extends not in self.entries:
                return None
            seen.add(entry.head.id)
            entry = self.entries[entry.head.extends]
        return entry


def _values(term: TermId, entries: Iterable[PolicyEntry]) -> Parameters:
    """The parameters in force: of each name the latest value, a later entry standing before an earlier one."""
    values = object.__new__(Parameters)
    object.__setattr__(values, "where", NOWHERE)
    for entry in entries:
        for name, dated in entry.parameters.items():
            current = dated.on(term)
            if current is not None:
                object.__setattr__(values, name, current.value)
    return values
