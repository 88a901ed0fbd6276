"""The policies and the rules in; for every clause who sees to it, and the page that tells parents what is checked and what is not, out.

Every clause is a rule's, an attestation's, an office's or a page's, or it is listed as checked by nobody, with why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.model.policy import Clause
from generator.notices.areas import area_name, in_order
from generator.notices.origin import Origin, Vouch, of_bureau
from generator.notices.provenance import Crumb
from generator.notices.roll import chain_now
from generator.notices.state import States
from generator.policy import PolicyEntry, Register
from generator.rules import Modal, Rule, all_rules
from generator.wording.builtin import BUILTIN


class By(StrEnum):
    """Who sees to a clause; where there are several, the first of them counts."""

    MACHINE = "机器核对"
    DECLARED = "学校声明"
    OFFICIAL = "教育局办理"
    SHOWN = "公开，由家长对照"
    NOBODY = "不核对"
    OPEN = "尚未说明"


@dataclass(frozen=True, slots=True)
class RuleLink:
    """A rule as other pages name it."""

    id: str
    title: str
    modal: str

    @property
    def address(self) -> str:
        return f"rules/{self.id}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """A clause with all who see to it."""

    id: str
    policy: str
    heading: str
    text: str
    rules: tuple[RuleLink, ...]
    declared: tuple[RuleLink, ...]
    official: str
    shown: str
    why_not: str

    @property
    def by(self) -> By:
        found = (self.rules, self.declared, self.official, self.shown, self.why_not)
        return next((by for by, there in zip(By, found, strict=False) if there), By.OPEN)


def covered(entry: PolicyEntry, clause: Clause) -> Covered:
    """Who sees to one clause."""
    rules = [rule for rule in all_rules().values() if clause.id in rule.clauses]
    also = [_link(rule_id) for rule_id in clause.rules if rule_id in all_rules() or rule_id in BUILTIN]
    checked = [rule_link(rule) for rule in rules if rule.modal is not Modal.ATTESTED]
    return Covered(
        id=clause.id,
        policy=entry.head.id,
        heading=clause.heading,
        text=clause.text,
        rules=tuple(dict.fromkeys((*checked, *also))),
        declared=tuple(rule_link(rule) for rule in rules if rule.modal is Modal.ATTESTED),
        official=clause.official,
        shown=clause.shown,
        why_not=clause.unchecked,
    )


def rule_link(rule: Rule) -> RuleLink:
    """A rule of the policy, by its title."""
    return RuleLink(rule.id, rule.title, rule.modal.value)


def _link(rule_id: str) -> RuleLink:
    return RuleLink(rule_id, BUILTIN[rule_id].title, Modal.MUST.value) if rule_id in BUILTIN else rule_link(all_rules()[rule_id])


def coverage(register: Register) -> tuple[Covered, ...]:
    """Every clause of every registered policy, in their order."""
    return tuple(covered(entry, clause) for entry in by_start(register.entries.values()) for clause in entry.clauses)


def by_start(entries: Iterable[PolicyEntry]) -> list[PolicyEntry]:
    """The policies by the term from which they hold."""
    return sorted(entries, key=lambda entry: (entry.head.first_term.rank, entry.head.id))


@dataclass(frozen=True, slots=True)
class PolicyCounts:
    """How many clauses of a policy each sees to; the counts add up to `total`."""

    id: str
    title: str
    total: int
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AreaCounts:
    """How many rules of an area there are of each modal word."""

    id: str
    name: str
    must: int
    in_principle: int
    signal: int
    advice: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecksView:
    """The page for parents."""

    crumbs: tuple[Crumb, ...]
    kinds: tuple[By, ...]
    policies: tuple[PolicyCounts, ...]
    totals: tuple[int, ...]
    total: int
    areas: tuple[AreaCounts, ...]
    machine_rules: int
    forms: int
    offices: tuple[tuple[str, str], ...]
    official: tuple[Covered, ...]
    declared: tuple[tuple[RuleLink, str], ...]
    shown: tuple[Covered, ...]
    nobody: tuple[Covered, ...]
    open: tuple[Covered, ...]
    origin: Origin


def checks(states: States) -> ChecksView:
    """What is checked by machine, what officials confirm, what schools only declare, what nobody checks and why."""
    city = states.city
    found = coverage(city.register)
    kinds = tuple(by for by in By if by is not By.OPEN or any(each.by is By.OPEN for each in found))
    rules = all_rules().values()
    return ChecksView(
        crumbs=(Crumb("首页", ""), Crumb("检查范围")),
        kinds=kinds,
        policies=tuple(_policy_counts(entry, found, kinds) for entry in by_start(city.register.entries.values()) if entry.clauses),
        totals=_counts(found, kinds),
        total=len(found),
        areas=_area_counts(rules),
        machine_rules=sum(1 for rule in rules if rule.modal is not Modal.ATTESTED),
        forms=len(BUILTIN),
        offices=_offices(states),
        official=_only(found, By.OFFICIAL),
        declared=tuple((rule_link(rule), rule.what) for rule in rules if rule.modal is Modal.ATTESTED),
        shown=_only(found, By.SHOWN),
        nobody=_only(found, By.NOBODY),
        open=_only(found, By.OPEN),
        origin=of_bureau(city, "checks", _data(found), *_VOUCHES),
    )


_VOUCHES = (
    Vouch("approved", "教育局登记", "条款的大意和“为何不核对”由教育局写在政策里"),
    Vouch("ok", "机器核对", "规则和条款的对应由程序列出，没有人手工增减"),
)


def _only(found: Iterable[Covered], by: By) -> tuple[Covered, ...]:
    return tuple(each for each in found if each.by is by)


def _counts(found: Iterable[Covered], kinds: tuple[By, ...]) -> tuple[int, ...]:
    counts = Counter(each.by for each in found)
    return tuple(counts[by] for by in kinds)


def _policy_counts(entry: PolicyEntry, found: Iterable[Covered], kinds: tuple[By, ...]) -> PolicyCounts:
    own = [each for each in found if each.policy == entry.head.id]
    return PolicyCounts(entry.head.id, entry.head.title, len(own), _counts(own, kinds))


def _area_counts(rules: Iterable[Rule]) -> tuple[AreaCounts, ...]:
    counts = Counter((rule.area, rule.modal) for rule in rules)
    areas = in_order(area for area, modal in counts if modal is not Modal.ATTESTED)
    return tuple(
        AreaCounts(
            area,
            area_name(area),
            counts[area, Modal.MUST],
            counts[area, Modal.IN_PRINCIPLE],
            counts[area, Modal.SIGNAL],
            counts[area, Modal.ENCOURAGED],
        )
        for area in areas
    )


def _offices(states: States) -> tuple[tuple[str, str], ...]:
    """The steps of the chain now in force, then what else the bureau itself enters."""
    return (
        *((f"方案的{step.act}", f"{step.office}逐份办理，结果和日期登记在案；办完全部步骤，告知书才能公开") for step in chain_now(states)),
        ("学校的城乡类别", "由教育局认定，决定收费上限；学校自己不能改"),
        ("公开的日期", "告知书和收支公示哪一天上网，由教育局登记，学校不能倒填"),
        ("督导检查", "教育局到校检查，公开的结果列在公开监督栏，学校不能删改"),
    )


def _data(found: Iterable[Covered]) -> object:
    return [[each.policy, each.id, each.by.value, [rule.id for rule in (*each.rules, *each.declared)]] for each in found]
