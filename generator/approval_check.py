"""A city in; what is wrong with the bindings of its approvals out, and which of them a change has voided (reliability.md, 5).

The rules of the policy judge offices, results, and the days on which the steps were first taken; here it is asked whether each record
can be what it says: by an account that may take the step, chained to the step before, bound to this filing and to no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from generator.approvals import Act, Verdict, links, standing, whole
from generator.city import City, Filing, SchoolRecord
from generator.findings import Finding, Severity, Where
from generator.gaps import Entry
from generator.model.bureau import Role

CLAUSES = ("三(四)b",)


def approval_findings(city: City, entries: Mapping[str, Entry], asked: Callable[[Filing], bool] | None = None) -> tuple[Finding, ...]:
    """Everything that is found, with its lines, of the filings that are `asked` for (all); a copied record is looked for among all."""
    found = (*replayed(city), *(finding for school in city.schools for finding in acts_wrong(city, school, asked)))
    return tuple(placed(finding, entries) for finding in found)


def acts_wrong(city: City, school: SchoolRecord, asked: Callable[[Filing], bool] | None = None) -> Iterator[Finding]:
    """What is found in a school's approvals by themselves, of the filings that are `asked` for (all); without its lines."""
    for filing in filter(asked, school.filings):
        if filing.policy is not None:
            taken = tuple(_counting(filing))
            yield from _unbound(filing, taken)
            yield from _accounts(city, filing, taken)
            yield from _same_account(filing, taken)
            yield from _chain(filing, taken)
            yield from _signatures(filing)
            yield from _stale(filing)


def takes(roles: Sequence[Role], act: Act, account: str, area: str) -> bool:
    """Whether the account holds a role, on the day of the act, that may take that step for a school of that area."""
    return any(role.account == account and role.may_take(act.step.step, area, act.date) for role in roles)


def before(filing: Filing, act: Act) -> dict[str, tuple[Act, ...]]:
    """For each slice that an act is bound to, the acts of the step before that could speak of it; the oldest first."""
    steps = [step.step for step in filing.chain]
    earlier = [filing.acts[step] for step in reversed(steps[: steps.index(act.step.step)])]
    answering = {one.slice: next((found for found in earlier if found and one.slice in found[0].step.slices), ()) for one in act.slices}
    return {name: tuple(one for one in found if one.of(name) or not one.bound) for name, found in answering.items()}


def name_of(act: Act) -> str:
    """基教股审批."""
    return f"{act.step.office}{act.step.act}"


def _counting(filing: Filing) -> Iterator[Act]:
    """Those that count: not what was taken anew since."""
    for found in filing.acts.values():
        yield from standing(found)


def _found(filing: Filing, rule: str, where: Where, severity: Severity = Severity.ERROR, **values: object) -> Finding:
    return Finding(
        rule=rule, severity=severity, clauses=CLAUSES, school=filing.school, term=str(filing.id), where=where, values=values
    )  # fmt: skip


def placed(finding: Finding, entries: Mapping[str, Entry]) -> Finding:
    entry = entries.get(finding.where.file)
    return finding if entry is None else replace(finding, span=entry.document.span(finding.where.path))


def _unbound(filing: Filing, acts: Sequence[Act]) -> Iterator[Finding]:
    """Acts without a binding, in terms for which the policy asks for one, and acts with half of one in any."""
    wanted = filing.values.gives("bound_approvals") and filing.values.bound_approvals
    for act in acts:
        if (act.bound or wanted) and not whole(act):
            yield _found(filing, "approval-unbound", act.where, act=name_of(act))


def _accounts(city: City, filing: Filing, acts: Sequence[Act]) -> Iterator[Finding]:
    for act in acts:
        account = act.taken.by
        if account and not takes(city.roles, act, account, filing.registration.area):
            yield _found(filing, "approval-account", act.taken.at("by"), act=name_of(act), account=account, date=act.date)


def _same_account(filing: Filing, acts: Sequence[Act]) -> Iterator[Finding]:
    """One account in two steps: three offices are three people."""
    taken: dict[str, Act] = {}
    for act in acts:
        account = act.taken.by
        other = taken.setdefault(account, act)
        if account and other.step != act.step:
            values: dict[str, Any] = {"act": name_of(act), "account": account, "other": name_of(other)}
            yield _found(filing, "approval-same-account", act.taken.at("by"), **values)


def _chain(filing: Filing, acts: Sequence[Act]) -> Iterator[Finding]:
    """Whether each act follows the step before as that stands, granted and not later; and a renewal what it renews."""
    for found in filing.acts.values():
        for previous, act in zip((None, *found), found, strict=False):
            if not whole(act) or not any(act is each for each in acts):
                continue
            linked = links(act, before(filing, act))
            if linked is None:
                yield _found(filing, "approval-chain-broken", act.taken.at("prev"), act=name_of(act))
            late = {name_of(one) for one in (linked or {}).values() if one and (one.date > act.date or not one.granted) and act.number}
            if previous is not None and previous.date > act.date:
                late.add(name_of(previous))
            if late:
                values: dict[str, Any] = {"act": name_of(act), "date": act.date, "before": tuple(sorted(late))}
                yield _found(filing, "approval-renewed-out-of-order", act.taken.at("date"), **values)


def _signatures(filing: Filing) -> Iterator[Finding]:
    for step, verdict in filing.signatures.items():
        last = filing.acts[step][-1]
        values: dict[str, Any] = {"act": name_of(last), "account": last.taken.by}
        if verdict is Verdict.BAD:
            yield _found(filing, "approval-signature", last.first.where, **values)
        elif verdict is Verdict.UNVERIFIED:
            yield _found(filing, "approval-signature-unverified", last.first.where, Severity.WARNING, **values)


def _stale(filing: Filing) -> Iterator[Finding]:
    for step in filing.stale:
        last = filing.acts[step][-1]
        yield _found(filing, "approval-stale", last.where, Severity.WARNING, act=name_of(last), slices=filing.uncovered(step))


def replayed(city: City) -> Iterator[Finding]:
    """Acts whose salt another one has: each record has its own, so one was copied from the other.

    The one that is bound to what its own filing says is the original; where none is, the earlier one.
    """
    owners: dict[str, list[SchoolRecord]] = defaultdict(list)
    for school in city.schools:
        for salt in _salts(school):
            owners[salt].append(school)
    for salt, schools in owners.items():
        if len(schools) > 1:
            every = (one for school in {one.id: one for one in schools}.values() for one in _salted(school))
            yield from _copies([(filing, act) for filing, act in every if act.taken.salt == salt])


def _copies(several: Sequence[tuple[Filing, Act]]) -> Iterator[Finding]:
    """All but the first of acts with one salt."""
    ordered = sorted(several, key=lambda one: (not _own(*one), one[1].date, one[1].where.file, one[1].number))
    for filing, act in ordered[1:]:
        original = ordered[0]
        values: dict[str, Any] = {"act": name_of(act), "school": original[0].school, "term": original[0].id, "other": name_of(original[1])}
        yield _found(filing, "approval-replayed", act.taken.at("salt"), **values)


def _salted(school: SchoolRecord) -> Iterator[tuple[Filing, Act]]:
    for filing in school.filings:
        for act in _counting(filing) if filing.policy is not None else ():
            if act.taken.salt:
                yield filing, act


def _salts(school: SchoolRecord) -> tuple[str, ...]:
    """Every salt that its records have, of acts that count or not."""
    return school.about("salts of approvals", lambda: tuple(salt for filing in school.filings for salt in _salts_of(filing)))


def _salts_of(filing: Filing) -> Iterator[str]:
    for approval in filing.approvals if filing.policy is not None else ():
        yield from filter(None, (approval.salt, *(again.salt for again in approval.again)))


def _own(filing: Filing, act: Act) -> bool:
    """Whether an act is bound to its own filing, as that stands now, and chained to the step before it."""
    subject = filing.subject
    bound = subject is not None and all(one.sha256 == subject.digest(one.slice, act.taken.salt) for one in act.slices)
    return bound and links(act, before(filing, act)) is not None
