"""A filing in; what stands at the foot of each of its pages out: policy, dates, digest, who vouches for what, where to complain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.city import City, Filing, SchoolRecord
from generator.findings import Tally
from generator.integrity.digest import digest, short
from generator.model.school import School
from generator.notices.code_address import code_address
from generator.notices.state import States

if TYPE_CHECKING:
    from generator.notices.updates import Update

DIGEST_VERSION = "v1"


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way from the home page; `address` is below the site's root, None for the page itself."""

    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class PolicyLink:
    """A policy, an extension or an overlay in force for the term."""

    id: str
    title: str
    number: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the approval chain, taken or not."""

    office: str
    act: str
    result: str
    date: dt.date | None
    number: str


@dataclass(frozen=True, slots=True)
class Line:
    """Where one can complain or ask."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where the facts of a page come from. Dates and `stamp` are missing where a page shows none of the school's own words;
    `declared` names what nobody but the school vouches for."""

    policies: tuple[PolicyLink, ...]
    published: dt.date | None
    changed: dt.date | None
    stamp: str
    code: str
    """Where the digest of a paper is answered for, below the site's root; empty where it is in no ledger."""
    unsealed: bool
    """Whether the city keeps a ledger and this paper is not in it yet, so that it has no digest."""
    tally: Tally
    steps: tuple[Step, ...]
    declared: tuple[str, ...]
    approved: bool
    sample: bool
    old: bool = False
    """Whether the page is an old version, of which nobody vouches for anything any more."""


def provenance(
    states: States,
    filing: Filing,
    kind: str,
    data: object,
    declared: Iterable[str] = (),
    version: Update | None = None,
) -> Provenance:
    """The foot of a page about one filing. `kind` and `data` name and hold what the page's digest covers; None for nothing.

    A paper has the digest of the `version` that it is; the day of a version is known where the city keeps a ledger.
    """
    return Provenance(
        policies=policies(filing),
        published=_published(filing, kind) if data is not None else None,
        changed=None if data is None else version.date if version and states.city.ledger.entries else changed(filing),
        stamp="" if data is None else version.stamp if version else _stamp(filing, kind, data),
        code=code_address(states.city, version.sha256) if version and version.sha256 and states.city.ledger.entries else "",
        unsealed=data is not None and version is not None and not version.sha256,
        tally=states.tally(filing),
        steps=steps(filing),
        declared=tuple(declared),
        approved=filing.approved,
        sample=bool(states.city.file and states.city.file.sample),
        old=version is not None and not version.current,
    )


def _stamp(filing: Filing, kind: str, data: object) -> str:
    policy = filing.policy.id if filing.policy else None
    covered = {"school": filing.school, "term": filing.id, "policy": policy, "data": data}
    return short(digest(f"kehou/{kind}/{DIGEST_VERSION}", covered))


def _published(filing: Filing, kind: str) -> dt.date | None:
    """The day on which the paper went online: the statement's own, the letter's for all else."""
    if filing.published is None:
        return None
    return filing.published.statement if kind == "finance" else filing.published.letter


def policies(filing: Filing) -> tuple[PolicyLink, ...]:
    """All that is in force together for the term."""
    heads = [entry.head for entry in filing.policy.entries] if filing.policy else []
    return tuple(PolicyLink(head.id, head.title, head.number, head.sample) for head in heads)


def changed(filing: Filing) -> dt.date | None:
    """The last day on which something of the filing became public or was added to what is public."""
    if filing.published is None:
        return None
    days = [filing.published.letter]
    if filing.published.statement is not None:
        days.append(filing.published.statement)
    if filing.has("record"):
        record = filing.record
        days += [record.applications.reviewed, *(change.date for change in record.changes)]
    return max(day for day in days if day <= filing.as_of)


def steps(filing: Filing) -> tuple[Step, ...]:
    """The chain of approvals in its order, with what was done by now."""
    if filing.policy is None:
        return ()
    found = []
    for step in filing.chain:
        done = filing.approval(step.step)
        found.append(
            Step(step.office, step.act, done.result, done.date, done.number) if done else Step(step.office, step.act, "", None, "")
        )
    return tuple(found)


def complaint_lines(city: City, profile: School | None) -> tuple[Line, ...]:
    """The school's own line first, then the city's."""
    own = (Line(f"{profile.name}监督电话", profile.complaint_phone),) if profile else ()
    return own + tuple(Line(line.name, line.phone) for line in (city.file.complaint_lines if city.file else ()))


def crumbs(school: SchoolRecord, filing: Filing | None = None, last: str = "") -> tuple[Crumb, ...]:
    """Home › schools › the school › the term › the page; ends where there is nothing further."""
    found = [Crumb("首页", ""), Crumb("学校", "schools/"), Crumb(display_name(school), f"schools/{school.id}/")]
    if filing is not None:
        found.append(Crumb(filing.id.season_name, f"schools/{school.id}/{filing.id}/"))
    if last:
        found.append(Crumb(last))
    final = found.pop()
    return (*found, Crumb(final.text))


def display_name(school: SchoolRecord) -> str:
    """The school's short name where it has one, its id where its own file cannot be read."""
    if school.profile is None:
        return f"学校 {school.id}"
    return school.profile.short_name or school.profile.name
