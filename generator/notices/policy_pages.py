"""The register of policies in; the page that says which policy holds for which term, and the page of each policy, out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model.bureau import TermDates
from generator.model.fields import specs
from generator.model.policy import Interpretation, Parameters, PolicyHead
from generator.model.values import TermId
from generator.notices.clause_links import ClauseLink, links
from generator.notices.coverage import Covered, by_start, covered
from generator.notices.origin import Origin, Vouch, of_bureau
from generator.notices.parameters import ParameterView, canonical_parameters, parameters
from generator.notices.provenance import Crumb
from generator.notices.roll import this_term
from generator.notices.state import Mark, States
from generator.policy import PolicyEntry, Register


@dataclass(frozen=True, slots=True)
class PolicyName:
    """A policy as other pages name it."""

    id: str
    title: str
    number: str
    sample: bool

    @property
    def address(self) -> str:
        return f"policy/{self.id}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """Terms in a row with what holds in them; `base` is None where nothing does."""

    first: str
    last: str
    count: int
    now: bool
    base: PolicyName | None
    extension: PolicyName | None
    overlays: tuple[PolicyName, ...]


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A registered policy."""

    name: PolicyName
    kind: str
    issuer: str
    terms: str
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterView:
    """Which policy holds when."""

    crumbs: tuple[Crumb, ...]
    covers: tuple[Cover, ...]
    terms: tuple[TermDates, ...]
    entries: tuple[EntryRow, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause on its policy's page."""

    cover: Covered
    modal: str
    actors: tuple[str, ...]
    quote: str
    parameters: tuple[tuple[str, str], ...]
    """Name and label of the values that are set for it."""


@dataclass(frozen=True, slots=True)
class InterpretationView:
    """What an unclear word means here."""

    id: str
    question: str
    reading: str
    others: tuple[str, ...]
    clauses: tuple[ClauseLink, ...]
    parameter: tuple[str, str] | None
    decided_by: str
    decided_on: dt.date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyView:
    """One policy. `notice` says, where it is so, that it is no longer or not yet in force; `goes_on` is what carries it on."""

    crumbs: tuple[Crumb, ...]
    head: PolicyHead
    terms: str
    mark: Mark
    notice: str
    goes_on: tuple[PolicyName, ...]
    extends: PolicyName | None
    overlays: tuple[tuple[PolicyName, str], ...]
    used_by: tuple[tuple[PolicyName, str], ...]
    parts: tuple[tuple[str, tuple[ClauseView, ...]], ...]
    interpretations: tuple[InterpretationView, ...]
    parameters: tuple[ParameterView, ...]
    origin: Origin


IN_FORCE = Mark("执行中", "ok")
CARRIED_ON = Mark("期满，已延续", "info")
EXPIRED = Mark("已期满", "late")
AHEAD = Mark("尚未施行", "pending")
UNUSED = Mark("没有启用", "info")

_VOUCHES = (
    Vouch("approved", "教育局登记", "适用学期、条款大意、解释和数值都由教育局登记；大意不代替文件原文"),
    Vouch("ok", "机器核对", "每条由哪些规则核对，由程序列出"),
)


def register_view(states: States) -> RegisterView:
    """The terms, the latest first, and the policies, the earliest first."""
    city, term = states.city, this_term(states)
    entries = by_start(city.register.entries.values())
    rows = tuple(EntryRow(_name(e), e.head.kind, e.head.issuer, _terms(e.head), _mark(city.register, e, _id(term))) for e in entries)
    terms = sorted(city.terms.values(), key=lambda each: each.id, reverse=True)
    return RegisterView(
        crumbs=(Crumb("首页", ""), Crumb("政策")),
        covers=tuple(_covers(city.register, terms, term)),
        terms=tuple(terms),
        entries=rows,
        origin=of_bureau(city, "policies", [entry.head for entry in entries], *_VOUCHES),
    )


def _id(term: TermDates | None) -> TermId | None:
    return term.id if term else None


def _covers(register: Register, terms: list[TermDates], now: TermDates | None) -> Iterator[Cover]:
    """Terms with the same policies together."""
    for _, group in groupby(terms, key=lambda term: _entries(register, term)):
        together = list(group)
        policy = register.on(together[0].id)
        extended = policy is not None and policy.entry is not policy.base
        yield Cover(
            first=together[-1].id.season_name,
            last=together[0].id.season_name,
            count=len(together),
            now=now in together,
            base=_name(policy.base) if policy else None,
            extension=_name(policy.entry) if policy and extended else None,
            overlays=tuple(_name(entry) for entry in policy.overlays) if policy else (),
        )


def _entries(register: Register, term: TermDates) -> tuple[str, ...]:
    policy = register.on(term.id)
    return tuple(entry.head.id for entry in policy.entries) if policy else ()


def _name(entry: PolicyEntry) -> PolicyName:
    return PolicyName(entry.head.id, entry.head.title, entry.head.number, entry.head.sample)


def _terms(head: PolicyHead) -> str:
    first = head.first_term.season_name
    return f"{first}起" if head.last_term is None else f"{first}至{head.last_term.season_name}"


def _mark(register: Register, entry: PolicyEntry, term: TermId | None) -> Mark:
    """How a policy stands in the term at hand."""
    if term is None or term < entry.head.first_term:
        return AHEAD
    policy = register.on(term)
    used = policy is not None and any(each is entry for each in policy.entries)
    if entry.covers(term):
        return IN_FORCE if used else UNUSED
    return CARRIED_ON if used else EXPIRED


def policy_pages(states: States) -> tuple[PolicyView, ...]:
    """A page for every registered policy."""
    return tuple(policy_page(states, entry) for entry in by_start(states.city.register.entries.values()))


def policy_page(states: States, entry: PolicyEntry) -> PolicyView:
    """One policy with its clauses, interpretations and values."""
    register, term = states.city.register, _id(this_term(states))
    mark = _mark(register, entry, term)
    return PolicyView(
        crumbs=(Crumb("首页", ""), Crumb("政策", "policy/"), Crumb(entry.head.title)),
        head=entry.head,
        terms=_terms(entry.head),
        mark=mark,
        notice=_notice(entry.head, mark),
        goes_on=tuple(_name(e) for e in by_start(register.entries.values()) if e.head.extends == entry.head.id),
        extends=_named(register, entry.head.extends),
        overlays=tuple((name, use.first_term.season_name) for use in entry.head.overlays if (name := _named(register, use.policy))),
        used_by=_used_by(register, entry),
        parts=_parts(entry),
        interpretations=tuple(_interpretation(register, entry, each) for each in entry.interpretations),
        parameters=parameters(register, entry),
        origin=of_bureau(states.city, "policy", _data(entry), *_VOUCHES, changed_on=_last_decision(entry)),
    )


def _notice(head: PolicyHead, mark: Mark) -> str:
    if mark is AHEAD:
        return f"从{head.first_term.season_name}起施行，现在还不能作为依据。"
    if mark in (EXPIRED, CARRIED_ON) and head.last_term is not None:
        return f"有效期到{head.last_term.season_name}为止，已经期满。" + (
            "以后各学期靠下面的延续文件继续适用。" if mark is CARRIED_ON else "以后各学期不能再以它为依据。"
        )
    return "没有一份执行中的办法写明启用它。" if mark is UNUSED else ""


def _named(register: Register, policy: str) -> PolicyName | None:
    return _name(register.entries[policy]) if policy in register.entries else None


def _used_by(register: Register, entry: PolicyEntry) -> tuple[tuple[PolicyName, str], ...]:
    return tuple(
        (_name(other), use.first_term.season_name)
        for other in by_start(register.entries.values())
        for use in other.head.overlays
        if use.policy == entry.head.id
    )


def _parts(entry: PolicyEntry) -> tuple[tuple[str, tuple[ClauseView, ...]], ...]:
    """The clauses under their headings, in the order of the text."""
    views = (_clause(entry, number) for number in range(len(entry.clauses)))
    return tuple((heading, tuple(group)) for heading, group in groupby(views, key=lambda view: view.cover.heading))


def _clause(entry: PolicyEntry, number: int) -> ClauseView:
    clause = entry.clauses[number]
    serving = tuple((name, _label(name)) for name, dated in entry.parameters.items() if clause.id in dated.clauses)
    return ClauseView(covered(entry, clause), clause.modal, clause.actors, clause.quote, serving)


def _label(parameter: str) -> str:
    return specs(Parameters)[parameter].label


def _interpretation(register: Register, entry: PolicyEntry, each: Interpretation) -> InterpretationView:
    known = each.parameter in entry.parameters
    return InterpretationView(
        each.id,
        each.question,
        each.reading,
        each.others,
        links(register, each.clauses),
        (each.parameter, _label(each.parameter)) if known else None,
        each.decided_by,
        each.decided_on,
    )


def _last_decision(entry: PolicyEntry) -> dt.date | None:
    return max((each.decided_on for each in entry.interpretations if each.decided_on), default=None)


def _data(entry: PolicyEntry) -> object:
    return {
        "head": entry.head,
        "clauses": entry.clauses,
        "interpretations": entry.interpretations,
        "parameters": canonical_parameters(entry),
    }
