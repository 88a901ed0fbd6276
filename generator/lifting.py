"""A hit of a rule and the filing it concerns in; the school's stated reason or the bureau's decision that lifts it, if any, out.

A reason lifts what the policy asks "in principle" (原则上); a decision lifts a signal (疑似). Nothing lifts 必须 (decisions.md, 13).
What lifted nothing in the end is a finding of its own: an exception that nobody needs hides something.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from generator.city import City, Filing, SchoolRecord
from generator.findings import Finding, Hit, Ruling, Severity, Where
from generator.model.bureau import Waiver
from generator.model.common import Reason
from generator.model.plan import Plan
from generator.rules import Modal, Rule, all_rules
from generator.schema.convert import nearest

Subject = Filing | SchoolRecord | City
SETS_ASIDE = "豁免"
PERSONAL = "personal-"
"""What may be personal data is a signal too; what surely is has no way round."""
POSTPONED_RULE = "service-without-approval"
"""What a decision that the service waits (暂缓) speaks of."""


@dataclass(frozen=True, slots=True)
class Lift:
    """What lifts a hit: the reason's words, or the bureau's with its ruling; `rule` is the rule it was given for."""

    reason: str
    rule: str
    ruling: Ruling | None = None


@dataclass(slots=True)
class Exceptions:
    """The reasons and decisions of a run, and which of them have lifted something."""

    used: set[Where] = field(default_factory=set)

    def lift(self, rule: Rule, subject: Subject, hit: Hit) -> Lift | None:
        """The first reason or decision that speaks of this hit."""
        if rule.modal is Modal.IN_PRINCIPLE:
            return self._by_reason(rule, subject, hit)
        return self._by_decision(rule, subject, hit) if rule.modal is Modal.SIGNAL else None

    def _by_reason(self, rule: Rule, subject: Subject, hit: Hit) -> Lift | None:
        for reason in sorted(reasons(subject), key=lambda reason: reason.rule != rule.id):  # its own first
            if reason.where.file == hit.where.file and _speaks(reason, rule, subject, hit):
                self.used.add(reason.where)
                return Lift(reason.reason, reason.rule)
        return None

    def _by_decision(self, rule: Rule, subject: Subject, hit: Hit) -> Lift | None:
        return self._decided(rule.id, _filings(subject), ("", hit.subject))

    def decided(self, rule: str, filings: Iterable[Filing], term: str) -> Lift | None:
        """The decision on what may be personal data in a school's files: of that term, or of any for its standing file."""
        return self._decided(rule, (filing for filing in filings if term in ("", str(filing.id))), None)

    def _decided(self, rule: str, filings: Iterable[Filing], subjects: tuple[str, ...] | None) -> Lift | None:
        """The first founded decision in force on a rule and, where there are subjects, about one of them."""
        for filing in filings:
            for waiver in filing.waivers:
                speaks = waiver.kind == SETS_ASIDE and waiver.rule == rule and (subjects is None or waiver.about in subjects)
                if speaks and in_force(waiver, filing) and not any(unfounded(waiver, filing)):
                    self.used.add(waiver.where)
                    return Lift(waiver.reason, rule, Ruling(waiver.role, waiver.date, waiver.clause, waiver.expires))
        return None

    def idle_reasons(self, subject: Filing | SchoolRecord, unjudged: Iterable[str]) -> Iterator[Finding]:
        """A warning for each reason that lifts nothing: no such rule, none that reasons lift, no case (unless that could not be judged)."""
        unjudged = set(unjudged)
        for reason in reasons(subject):
            rule, where = all_rules().get(reason.rule), reason.at("rule")
            if rule is None:
                meant = nearest(reason.rule, all_rules())
                yield Finding(rule="unknown-rule", severity=Severity.WARNING, where=where, values={"name": reason.rule}, suggest=meant)
            elif rule.modal is not Modal.IN_PRINCIPLE:
                yield Finding(rule="reason-powerless", severity=Severity.WARNING, where=where, values={"rule": reason.rule})
            elif reason.where not in self.used and reason.rule not in unjudged:
                yield Finding(rule="reason-unused", severity=Severity.WARNING, where=where, values={"rule": reason.rule})

    def idle_decisions(self, filing: Filing, unjudged: Iterable[str]) -> Iterator[Finding]:
        """What is wrong with the decisions on a filing: unfounded, expired, or lifting nothing."""
        unjudged = set(unjudged)
        for waiver in filing.waivers:
            if waiver.date > _judged_on(filing):
                continue
            faults = list(unfounded(waiver, filing))
            yield from faults
            if faults or waiver.kind != SETS_ASIDE:
                continue
            if not in_force(waiver, filing):
                values = {"rule": waiver.rule, "expires": waiver.expires}
                yield Finding(rule="decision-expired", severity=Severity.WARNING, where=waiver.at("expires"), values=values)
            elif waiver.where not in self.used and waiver.rule not in unjudged:
                where = waiver.at("about" if waiver.about else "rule")
                yield Finding(rule="decision-unused", severity=Severity.WARNING, where=where, values={"rule": waiver.rule})


def in_force(waiver: Waiver, filing: Filing) -> bool:
    """Whether a decision holds: from its day until it expires; one that outlasts the service holds for good."""
    last, day = filing.times.service.last if filing.has("times") else filing.term.ends, _judged_on(filing)
    return waiver.date <= day and (day <= waiver.expires or last <= waiver.expires)


def _judged_on(filing: Filing) -> dt.date:
    """Today; of a filing that is still to come, the day of its submission, by which what it asked the bureau about was decided."""
    plan = filing.parts.get("plan")
    return max(filing.as_of, plan.submitted) if isinstance(plan, Plan) and plan.submitted else filing.as_of


def unfounded(waiver: Waiver, filing: Filing) -> Iterator[Finding]:
    """What a decision names that is not there: an officer, a rule it can lift, a clause of that in force, a day before its end."""
    if filing.officers and waiver.role not in filing.officers:
        yield replace(_unfounded(waiver, "role", waiver.role), suggest=nearest(waiver.role, filing.officers))
    if waiver.rule.startswith(PERSONAL):
        return  # the law's matter, not a clause's
    rule = all_rules().get(waiver.rule)
    liftable = rule is not None and (rule.modal is Modal.SIGNAL if waiver.kind == SETS_ASIDE else rule.id == POSTPONED_RULE)
    clauses = filing.policy.asking_for(rule.id, rule.clauses) if rule is not None and filing.policy is not None else ()
    if not liftable or rule is None:
        yield _unfounded(waiver, "rule", waiver.rule)
    elif waiver.clause not in clauses:
        known = clauses[0] if clauses else None
        yield replace(_unfounded(waiver, "clause", waiver.clause), suggest=known)
    if waiver.expires < waiver.date:
        yield _unfounded(waiver, "expires", waiver.expires)


def _unfounded(waiver: Waiver, name: str, stated: object) -> Finding:
    values = {"field": name, "stated": stated}
    return Finding(rule="decision-unfounded", severity=Severity.ERROR, where=waiver.at(name), values=values)


def reasons(subject: object) -> Iterator[Reason]:
    """The reasons stated in a filing's files, or in a school's own file."""
    if isinstance(subject, Filing):
        parts: Iterable[Any] = subject.parts.values()
    else:
        parts = [subject.profile] if isinstance(subject, SchoolRecord) and subject.profile is not None else []
    for part in parts:
        yield from part.reasons


def _filings(subject: Subject) -> Iterable[Filing]:
    """The filings whose decisions speak of a subject: of a school's own file, those of any of its terms."""
    return [subject] if isinstance(subject, Filing) else subject.filings if isinstance(subject, SchoolRecord) else []


def _speaks(reason: Reason, rule: Rule, subject: Subject, hit: Hit) -> bool:
    """A reason speaks of its own rule, and of one that collides where it names the thing: or why a day is short would excuse a long one."""
    about = _spelt(reason.about)
    if reason.rule == rule.id:
        return about in ("", hit.subject)
    return bool(about) and about == hit.subject and reason.rule in _colliding(rule, subject)


def _colliding(rule: Rule, subject: Subject) -> tuple[str, ...]:
    """The rules in force that cannot always be kept together with this one: what is said of a session for either is said for both."""
    if not isinstance(subject, Filing) or subject.policy is None:
        return ()
    others = (all_rules()[name] for name in rule.collides)
    return tuple(other.id for other in others if subject.policy.asking_for(other.id, other.clauses))


def _spelt(about: str) -> str:
    """Grades are counted in digits by the rules, and people write 六年级 too."""
    return _GRADE.sub(lambda match: str("一二三四五六七八九".index(match[0]) + 1), about)


_GRADE = re.compile("[一二三四五六七八九](?=年级$)")
