"""The policies and the rules in; findings on the policy itself out: whatever cites, asks for or interprets what is not there.

A fault here is the bureau's and stops a publication: judged by a faulty policy, no school's verdict could be trusted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.findings import Finding, Severity, Where
from generator.model.fields import specs
from generator.model.policy import Clause, Dated, Parameters
from generator.model.units import DAY, MONTH
from generator.policy import PolicyEntry, Register
from generator.refunds import BY_DAY, BY_HALVES, IN_TIERS
from generator.rules import all_rules
from generator.schema.convert import nearest

UNCOVERED = "term-without-policy"
"""The one finding outside the catalogue that guards clauses: those on how long a policy is in force."""


def policy_faults(register: Register) -> Iterator[Finding]:
    """Every fault of every registered policy."""
    known = {clause.id: clause for entry in register.entries.values() for clause in entry.clauses}
    for entry in register.entries.values():
        for clause in entry.clauses:
            yield from _clause(clause)
        yield from _parameters(entry, known)
        yield from _needed(register, entry)
        yield from _interpretations(entry, known)
        yield from _names(entry.head.at("leaves_out"), entry.head.leaves_out)
    yield from _unasked(register, known)


def _clause(clause: Clause) -> Iterator[Finding]:
    """A clause that nobody sees to, or that names a rule that does not exist."""
    yield from _names(clause.at("rules"), clause.rules)
    served = any(clause.id in rule.clauses for rule in all_rules().values())
    if not (served or clause.rules or clause.official or clause.shown or clause.unchecked):
        yield _fault("clause-unserved", clause.at("id"), clause=clause.id)


def _names(where: Where, names: tuple[str, ...]) -> Iterator[Finding]:
    known = {*all_rules(), UNCOVERED}
    for index, name in enumerate(names):
        if name not in known:
            yield replace(_fault("unknown-rule", where.at(index), name=name), suggest=nearest(name, known))


def _parameters(entry: PolicyEntry, known: Mapping[str, Clause]) -> Iterator[Finding]:
    """Parameters that cite a clause that is not there, or one that had ended before the value began."""
    for dated in entry.parameters.values():
        yield from _cited(dated.where.at("clauses"), dated.clauses, known)
        yield from _expired(dated, known)


def _expired(dated: Dated, known: Mapping[str, Clause]) -> Iterator[Finding]:
    cited = [known[clause] for clause in dated.clauses if clause in known]
    for value in dated.history:
        ended = [clause for clause in cited if clause.last_term is not None and clause.last_term < value.first_term]
        if cited and len(ended) == len(cited):
            yield _fault(
                "clause-expired", value.where.at("first_term"), clause=ended[0].id, last_term=ended[0].last_term, term=value.first_term
            )


def _needed(register: Register, entry: PolicyEntry) -> Iterator[Finding]:
    """Values without which another value cannot be followed, for each term from which one of the two changes."""
    dated = [entry.parameters[name] for name in ("refund_method", "fee_unit", *NEEDS.values()) if name in entry.parameters]
    told = set()
    for term in sorted({value.first_term for each in dated for value in each.history}):
        policy = register.on(term)
        if policy is None or (entry is not policy.base and entry is not policy.entry):
            continue
        method, unit = (getattr(policy.values, name, "") for name in ("refund_method", "fee_unit"))
        name = NEEDS.get(method, "")
        unneeded = method == BY_DAY and unit == DAY
        if name and not unneeded and not getattr(policy.values, name, ()) and name not in told:
            told.add(name)
            where = Where(f"content/policy/{policy.base.head.id}/parameters.yml", (name,))
            yield _fault("parameter-missing", where, parameter=name, term=term)
        if method == BY_HALVES and unit != MONTH and "unit" not in told:
            told.add("unit")
            where = Where(f"content/policy/{policy.base.head.id}/parameters.yml", ("refund_method",))
            yield _fault("refund-method-unfit", where, method=method, unit=unit, fitting=MONTH)


NEEDS = {BY_DAY: "refund_divisor", IN_TIERS: "refund_tiers"}
"""The value that each method of refunds rests on."""


def _interpretations(entry: PolicyEntry, known: Mapping[str, Clause]) -> Iterator[Finding]:
    """Interpretations of clauses or parameters that are not there, and those that nobody decided."""
    names = specs(Parameters)
    for each in entry.interpretations:
        yield from _cited(each.at("clauses"), each.clauses, known)
        if each.parameter and each.parameter not in names:
            found = _fault("unknown-parameter", each.at("parameter"), name=each.parameter)
            yield replace(found, suggest=nearest(each.parameter, names))
        if not each.decided_by or each.decided_on is None:
            yield _fault("interpretation-undecided", each.at("id"), question=each.question)


def _cited(where: Where, clauses: tuple[str, ...], known: Mapping[str, Clause]) -> Iterator[Finding]:
    for index, clause in enumerate(clauses if known else ()):  # without any clause the file of clauses is at fault, not what cites them
        if clause not in known:
            yield replace(_fault("unknown-clause", where.at(index), clause=clause), suggest=nearest(clause, known))


def _unasked(register: Register, known: Mapping[str, Clause]) -> Iterator[Finding]:
    """Rules for which no clause of any policy asks and that no policy leaves out: they would be skipped in silence."""
    named = {rule for clause in known.values() for rule in clause.rules}
    left_out = {rule for entry in register.entries.values() for rule in entry.head.leaves_out}
    first = next((entry for entry in register.entries.values() if entry.clauses), None)
    if first is None:
        return
    for rule in all_rules().values():
        if rule.id not in named | left_out and not known.keys() & set(rule.clauses):
            where = Where(first.clauses[0].where.file)
            yield _fault("rule-unasked", where, name=rule.id, title=rule.title, clauses=rule.clauses)


def _fault(rule: str, where: Where, **values: object) -> Finding:
    return Finding(rule=rule, severity=Severity.ERROR, where=where, values=values)
