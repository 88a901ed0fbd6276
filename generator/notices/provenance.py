"""A filing in; what stands at the foot of each of its pages out: policy, dates, digest, who vouches for what, where to complain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.approvals import Act
from generator.city import City, Filing, SchoolRecord
from generator.digest import digest, short
from generator.findings import Tally
from generator.model.policy import ChainStep
from generator.model.school import School
from generator.notices.approvals import Vouched, vouched
from generator.notices.code_address import code_address
from generator.notices.state import States
from generator.policy import Policy

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
    again: dt.date | None = None
    """The last day on which it was taken again after a change."""


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
    vouched: tuple[str, ...]
    """What shows that the offices took the steps, a sentence without a full stop for each way."""
    declared: tuple[str, ...]
    approved: bool
    sample: bool
    old: bool = False
    """Whether the page is an old version, of which nobody vouches for anything any more."""
    kept: str = ""
    """Why the paper stays as it was published last, as a sentence; empty where it is what the school has filed."""


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
    old = version is not None and not version.current
    kept = None if old else states.kept(filing, "finance" if kind == "finance" else "notice")
    return Provenance(
        policies=policies(filing.policy),
        published=_published(filing, kind) if data is not None else None,
        changed=None if data is None else version.date if version and states.city.ledger.entries else changed(filing),
        stamp="" if data is None else version.stamp if version else _stamp(filing, kind, data),
        code=code_address(states.city, version.sha256) if version and version.sha256 and states.city.ledger.entries else "",
        unsealed=data is not None and version is not None and not version.sha256,
        tally=states.tally(filing),
        steps=steps(filing),
        vouched=vouches(filing),
        declared=tuple(declared),
        approved=filing.approved,
        sample=bool(states.city.file and states.city.file.sample),
        old=old or kept is not None,
        kept=kept.sentence if kept else "",
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


def policies(policy: Policy | None) -> tuple[PolicyLink, ...]:
    """All that is in force together for a term."""
    heads = [entry.head for entry in policy.entries] if policy else []
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
    return tuple(_taken(step, filing.acts[step.step]) for step in filing.chain)


def _taken(step: ChainStep, acts: Sequence[Act]) -> Step:
    if not acts:
        return Step(step.office, step.act, "", None, "")
    first, again = acts[0], [act.date for act in acts[1:] if act.granted]
    return Step(step.office, step.act, first.taken.result, first.date, first.taken.number, max(again, default=None))


_VOUCHED = {
    Vouched.RECORDED: "只登记了结果，办理以后内容改没改过看不出来",
    Vouched.ACCOUNT: "由教育局的岗位账号办理，内容改了就要重新办理，没有电子签名",
    Vouched.SIGNED: "由教育局的岗位账号办理，内容改了就要重新办理，有电子签名并已核对",
}


def vouches(filing: Filing) -> tuple[str, ...]:
    """Of the steps that were taken, by what each is known to be the office's; once where it is the same of all."""
    ways: dict[Vouched, list[str]] = {}
    for acts in filing.acts.values():
        if acts:
            ways.setdefault(vouched(filing, acts[-1]), []).append(f"{acts[-1].step.office}{acts[-1].step.act}")
    if len(ways) == 1:
        every = "各步" if filing.approved else "已办的各步"
        return tuple(f"{every}{_VOUCHED[way]}" for way in ways)
    return tuple(f"{'、'.join(ways[way])}{_VOUCHED[way]}" for way in ways)


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
