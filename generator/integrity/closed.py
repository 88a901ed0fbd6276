"""A repository in; findings out on what was published and has since been changed, lost or renamed without the bureau's leave.

Only the files and the ledger are asked, no history of git: a shallow clone is enough.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from generator.city import City, Filing
from generator.findings import START, Finding, Severity, Where
from generator.integrity.records import UnreadableRecordError, restored
from generator.ledger import Entry
from generator.model.bureau import PAPER_NAMES, Correction
from generator.model.fields import label_of
from generator.model.finance import AgencyLedger, Disposal, Finance
from generator.model.values import TermId
from generator.repository import Repository

RULES = ("closed-statement-changed", "published-filing-lost")


def closed_books(repository: Repository, school: str | None = None) -> tuple[Finding, ...]:
    """In the order of the ledger, of one school or of all; nothing for what was withdrawn, but that its page keeps its place."""
    city = repository.city
    found = []
    papers = city.ledger.papers if school is None else city.ledger.papers_of(school)
    for school_id, term, paper in papers:
        latest = city.ledger.latest(school_id, term, paper)
        if latest is None or city.ledger.latest(school_id, term, paper, city.as_of) is None:
            continue
        # Seen from a day in the past the files are those of today: what they must agree with is the last version of all.
        gone = city.ledger.withdrawn(school_id, term, paper) is not None
        lost = _lost(city, latest, withdrawn=gone)
        if lost is not None:
            found.append(lost)
        elif paper == "finance" and not gone:
            found += _changed(repository, latest)
    return tuple(found)


def _lost(city: City, latest: Entry, *, withdrawn: bool) -> Finding | None:
    """What of a published paper is not there any more, the first thing of school, term, file and day."""
    school = city.school(latest.school)
    filing, file = school.filing(latest.term) if school else None, {"notice": "plan", "finance": "finance"}[latest.kind]
    folder = f"schools/{latest.school}/{latest.term}"
    if school is None:
        return _finding_lost(city, latest, "registration", f"content/bureau/schools/{latest.school}.yml")
    if filing is None:
        return _finding_lost(city, latest, "filing", f"{folder}/plan.yml")
    if withdrawn:
        return None
    if not filing.filed(file):
        return _finding_lost(city, latest, "file", f"{folder}/{file}.yml")
    if filing.published is None or (latest.kind == "finance" and filing.published.statement is None):
        return _finding_lost(city, latest, "publication", f"content/bureau/publications/{latest.school}.yml")
    return None


def _finding_lost(city: City, latest: Entry, lost: str, file: str) -> Finding:
    first = city.ledger.of(latest.school, latest.term, latest.kind)[0]
    values = {"paper": latest.kind, "sealed": first.at, "lost": lost}
    return Finding(
        rule="published-filing-lost", severity=Severity.ERROR, school=latest.school, term=str(latest.term), where=Where(file), values=values
    )


def _changed(repository: Repository, latest: Entry) -> Iterator[Finding]:
    """Whether the books differ from those last published in more than payments made since, with no correction that allows it."""
    school, kept = repository.city.school(latest.school), repository.city.ledger.records.get(latest.sha256)
    filing = school.filing(latest.term) if school else None
    if filing is None or kept is None or "finance" not in filing.parts:
        return
    try:
        sealed = restored(filing, "finance", kept, filing.as_of)
    except UnreadableRecordError:
        return
    differing = _differing(sealed.finance, filing.finance)
    if _day(sealed) != _day(filing):
        differing.append("公开日期")
    if not differing or (why := _refused(repository.city, latest)) is None:
        return
    file = f"{filing.folder}/finance.yml"
    names = {label_of(filing.finance, f.name): f.name for f in fields(Finance) if f.name != "where"}
    path = next(((names[label],) for label in differing if label in names), ())
    entry = repository.entries.get(file)
    yield Finding(
        rule="closed-statement-changed", severity=Severity.ERROR, school=filing.school, term=str(filing.id), where=Where(file, path),
        span=entry.document.span(path) if entry and path else START,
        values={"sealed": latest.at, "why": why, "fields": "、".join(differing)},
    )  # fmt: skip


def _day(filing: Filing) -> dt.date | None:
    return filing.published.statement if filing.published else None


def _differing(sealed: Finance, now: Finance) -> list[str]:
    """The labels of the fields that differ in more than payments made since."""
    if sealed == now:
        return []
    paid = _before_payments(sealed, now)
    return [label_of(now, f.name) for f in fields(Finance) if f.name != "where" and getattr(sealed, f.name) != getattr(paid, f.name)]


def _before_payments(sealed: Finance, now: Finance) -> Finance:
    """The present books without what may be added once they are closed (decisions.md, 2): the day and way of a refund that was already
    listed, in place of the reason why it had not been paid."""
    reasons = now.reasons
    if (refunds := _unpaid(sealed.refunds, now.refunds)) != now.refunds and set(_words(now.reasons)) <= set(_words(sealed.reasons)):
        reasons = sealed.reasons
    agency = tuple(
        replace(ledger, refunds=_unpaid(old.refunds, ledger.refunds)) for old, ledger in zip(sealed.agency, now.agency, strict=False)
    )
    rest: tuple[AgencyLedger, ...] = now.agency[len(agency) :]
    disposal: tuple[Disposal, ...] = _unpaid(sealed.disposal, now.disposal)
    return replace(now, refunds=refunds, agency=(*agency, *rest), disposal=disposal, reasons=reasons)


def _words(reasons: tuple[Any, ...]) -> list[tuple[str, str, str]]:
    return [(one.rule, one.about, one.reason) for one in reasons]


def _unpaid(sealed: tuple[Any, ...], now: tuple[Any, ...]) -> tuple[Any, ...]:
    """The rows of now, each as it was sealed where only its payment was filled in; rows beyond the sealed ones as they are."""
    return (*(_row(old, new) for old, new in zip(sealed, now, strict=False)), *now[len(sealed) :])


def _row(old: Any, new: Any) -> Any:
    filled = {name: "" if name == "method" else None for name in ("paid", "date", "method") if hasattr(old, name)}
    blank = {name: empty for name, empty in filled.items() if getattr(old, name) == empty}
    return replace(new, **blank) if blank else new


def _refused(city: City, latest: Entry) -> str | None:
    """Why the corrections that there are do not allow a change of the last version; None where one does."""
    given = [one for one in corrections(city, latest.school, latest.term) if PAPER_NAMES[one.paper] == latest.kind]
    meant = [one for one in given if one.sha256 == latest.sha256]
    if not meant:
        unsealed = [one for one in given if not any(entry.sha256 == one.sha256 for entry in city.ledger.entries)]
        return "other-version" if unsealed else "changed"
    return None if any(latest.at <= one.date <= city.as_of for one in meant) else "too-early"


def corrections(city: City, school: str, term: TermId) -> tuple[Correction, ...]:
    """The bureau's corrections for one term of one school, the oldest first."""
    return tuple(one for file in city.corrections if (file.school, file.term) == (school, term) for one in file.corrections)
