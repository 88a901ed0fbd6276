"""The base, the head and its report in; what an officer needs to decide on a submission, in the order in which it is read, out.

What other schools did is taken from the base's public filings alone; nothing of a filing that is not public yet is compared with.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.city import City, Filing, NoPolicyError
from generator.due import BUREAU, SCHOOL, turn
from generator.due.standing import submitted
from generator.findings import Finding, Report, Status
from generator.model.common import Reason
from generator.model.fields import Part
from generator.model.policy import ParameterMissingError
from generator.model.values import TermId
from generator.notices.coverage import By, Covered, covered
from generator.notices.desk.spans import working_days
from generator.notices.provenance import display_name
from generator.notices.state import public_schools
from generator.review.differences import Difference, Fate, SchoolChange, Side, differences
from generator.review.likeness import Hint, accepted, hints
from generator.review.prose import Judged, texts

_LINKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedents:
    """A reason for a soft rule, and how many other schools gave one for the same rule this term or last, and published with it."""

    finding: Finding
    schools: int = 0
    addresses: tuple[tuple[str, str], ...] = ()
    """A few of those schools' latest filings: what they are called, and where below the site's root."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Whose turn it is with a filing; `days` are the working days gone by since, None where a year's holidays are not known."""

    name: str
    term: str
    owner: str
    act: str
    since: dt.date | None
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All of it; the report's own findings come first."""

    report: Report
    difference: Difference | None = None
    reasons: tuple[Precedents, ...] = ()
    texts: tuple[Judged, ...] = ()
    hints: tuple[Hint, ...] = ()
    turns: tuple[Turn, ...] = ()
    clauses: tuple[Covered, ...] = ()
    """Those that no rule checks and that a person has to judge, of the policies of the filings that changed."""
    site: str = ""
    refused: int = 0
    """Files whose changes may not be merged: the findings say why, and nothing of them is told."""


def desk_of(old: Side, new: Side, report: Report, refused: int = 0) -> Desk:
    """What changed between the two sides, and what a person has to judge of it."""
    difference = differences(old, new)
    filings = list(_touched(difference, new.repository.city))
    keys = {(filing.school, str(filing.id)) for _, filing in filings}
    city = new.repository.city
    excused = [f for f in report.findings if f.status is Status.EXCUSED and (f.school, f.term) in keys]
    return Desk(
        report=report,
        difference=difference,
        reasons=tuple(_precedents(finding, old.repository.city) for finding in excused),
        texts=tuple(text for change, filing in filings for text in _texts(change, filing, old, new)),
        hints=tuple(hint for _, filing in filings for hint in hints(filing, old.repository.city)),
        turns=tuple(filter(None, (_turn(filing) for _, filing in filings))),
        clauses=tuple(dict.fromkeys(clause for _, filing in filings for clause in _clauses(filing))),
        site=city.file.site if city.file else "",
        refused=refused,
    )


def _touched(difference: Difference, city: City) -> Iterator[tuple[SchoolChange, Filing]]:
    """The filings in which something is new or changed in meaning, as they are now."""
    for change in difference.schools:
        school = city.school(change.school)
        if school is not None and change.fate in (Fate.NEW, Fate.CHANGED):
            yield from ((change, filing) for filing in school.filings if str(filing.id) == change.term)


def _clauses(filing: Filing) -> Iterator[Covered]:
    """Those in force for the filing that no rule answers and somebody has to."""
    if filing.policy is None:
        return
    for entry in filing.policy.entries:
        for clause in entry.clauses:
            found = covered(entry, clause)
            if clause.id in filing.policy.clauses and found.by in (By.DECLARED, By.OFFICIAL, By.SHOWN):
                yield found


def _texts(change: SchoolChange, filing: Filing, old: Side, new: Side) -> Iterator[Judged]:
    """What is new in the filing's own words; nothing of a school in whose files personal data was found."""
    discoveries = {**old.repository.discoveries, **new.repository.discoveries}
    if any(file.startswith(f"schools/{filing.school}/") for file in discoveries):
        return
    record = old.repository.city.school(filing.school)
    before = record.filing(filing.id) if record else None
    known = {(text.label, text.text) for text in texts(before)} if before else set()
    yield from (text for text in texts(filing) if (text.label, text.text) not in known)


def _precedents(finding: Finding, city: City) -> Precedents:
    """By the rule alone: whether a case is alike is for the reader to say."""
    term = TermId.parse(finding.term)
    found = {
        school.id: (f"{display_name(school)}{filing.id.season_name}", f"schools/{school.id}/{filing.id}/")
        for school in (school for school in public_schools(city) if school.id != finding.school)
        for filing in school.filings
        if filing.id in (term, term.previous) and accepted(filing) and _gives(filing, finding.rule)
    }
    return Precedents(finding=finding, schools=len(found), addresses=tuple(found.values())[:_LINKS])


def _gives(filing: Filing, rule: str) -> bool:
    return any(reason.rule == rule for name in ("plan", "times", "staff") for reason in _reasons(filing.parts.get(name)))


def _reasons(part: Part | None) -> Iterable[Reason]:
    return getattr(part, "reasons", ())


def _turn(filing: Filing) -> Turn | None:
    """None once the notice is public and all of it is approved, and where no policy or chain says whose turn it could be."""
    if filing.published is not None and not filing.stale:
        return None
    try:
        owner, act = turn(filing)
    except (ParameterMissingError, NoPolicyError):
        return None
    if filing.stale:
        # Since when a change waits nobody has noted: it is what this submission brings.
        return Turn(name=_name(filing), term=filing.id.season_name, owner=owner, act=f"重新{act}", since=None, days=None)
    since = _since(filing, owner)
    days = working_days(filing.calendar, since, filing.as_of) if since else None
    return Turn(name=_name(filing), term=filing.id.season_name, owner=owner, act=act, since=since, days=days)


def _name(filing: Filing) -> str:
    return (filing.profile.short_name or filing.profile.name) if filing.profile else filing.school


def _since(filing: Filing, owner: str) -> dt.date | None:
    """The day of the last step, or of the submission; none while the school itself is at it."""
    if owner == SCHOOL or not submitted(filing):
        return None
    taken = [approval.date for approval in filing.approvals]
    return max([*taken, filing.plan.submitted or filing.as_of]) if owner != BUREAU else max(taken, default=None)
