"""What soft rules a filing does not follow, with the reasons it states, in; each beside the part of a page that it concerns out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from generator.city import Filing
from generator.findings import Finding, Ruling
from generator.notices.state import States
from generator.rules import all_rules
from generator.wording.sentences import message, title


@dataclass(frozen=True, slots=True)
class Excuse:
    """A stated reason with what it is for."""

    what: str
    reason: str
    rule: str
    clauses: tuple[str, ...]
    ruling: Ruling | None = None
    """The bureau's decision, where the reason is not the school's."""
    stated_for: str = ""
    """The rule that collides with this one and for which the reason was stated."""


# Where a finding stands decides beside what its reason is printed: the kind of file, then the first step of the path.
_PLACES: dict[str, dict[str, str]] = {
    "plan": {
        "safety": "safety", "fees": "fees", "application": "application", "submitted": "approval", "date": "approval",
        "grades": "people", "capacity": "people", "priority": "people", "reminder": "reminder",
    },
    "times": {"pickup": "pickup", "early_leave": "pickup", "late_pickup": "pickup", "no_service": "days", "makeup_days": "days"},
    "staff": {},
    "record": {"suspended": "updates", "extra_days": "updates", "delivered": "updates", "changes": "updates", "reported": "updates"},
    "finance": {},
}  # fmt: skip
_ELSEWHERE = {"plan": "way", "times": "hours", "staff": "staff", "record": "people", "finance": "finance", "school": "way"}


def excuses(findings: Iterable[Finding]) -> Mapping[str, tuple[Excuse, ...]]:
    """By place: hours, days, pickup, way, content, people, safety, staff, fees, application, approval, reminder, updates, finance."""
    found: dict[str, list[Excuse]] = defaultdict(list)
    for finding in findings:
        found[_place(finding)].append(_excuse(finding))
    return {place: tuple(_together(several)) for place, several in found.items()}


def excused(states: States, filing: Filing) -> Mapping[str, tuple[Excuse, ...]]:
    """By place, those of a filing as every page has it."""
    return states.once(("excuses", filing.school, filing.id), lambda: excuses(states.excused(filing)))


def stated(filing: Filing) -> Mapping[str, tuple[Excuse, ...]]:
    """By place, what a filing itself gives as reasons: all that an old version of it still knows."""
    found: dict[str, list[Excuse]] = defaultdict(list)
    for name, part in filing.parts.items():
        for reason in getattr(part, "reasons", ()):
            found[_ELSEWHERE.get(name, "approval")].append(Excuse(title(reason.rule), reason.reason, reason.rule, ()))
    return {place: tuple(several) for place, several in found.items()}


def _together(several: Iterable[Excuse]) -> Iterator[Excuse]:
    """One excuse for all that the same reason is stated for."""
    found: dict[Excuse, list[str]] = {}
    for excuse in several:
        found.setdefault(replace(excuse, what=""), []).append(excuse.what)
    return (replace(excuse, what="；".join(what)) for excuse, what in found.items())


def _excuse(finding: Finding) -> Excuse:
    return Excuse(message(finding), finding.reason, finding.rule, finding.clauses, finding.ruling, finding.stated_for)


def _place(finding: Finding) -> str:
    kind = finding.where.file.rsplit("/", 1)[-1].removesuffix(".yml")
    rule = all_rules().get(finding.rule)
    if kind == "times" and rule is not None and rule.area == "content":
        return "content"
    first = str(finding.where.path[0]) if finding.where.path else ""
    return _PLACES.get(kind, {}).get(first) or _ELSEWHERE.get(kind, "approval")
