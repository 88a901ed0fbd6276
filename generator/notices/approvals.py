"""A filing in; how each step of its approval stands out: what holds, by whose word, what went stale, and what was changed since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.approvals import Act, Verdict, covered
from generator.city import City, Filing
from generator.due import next_step
from generator.integrity.records import UnreadableRecordError, restored
from generator.model.fields import specs
from generator.model.kinds import kind
from generator.notices.changes import Change, changes


class Standing(StrEnum):
    """How a step stands."""

    MISSING = "missing"
    REFUSED = "refused"
    STALE = "stale"
    HOLDS = "holds"


class Vouched(StrEnum):
    """What shows that the office took the step."""

    RECORDED = "recorded"
    ACCOUNT = "account"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepView:
    """One step of one filing. Day, paper and account are those of the last time it was taken."""

    step: str
    office: str
    act: str
    standing: Standing
    vouched: Vouched | None
    date: dt.date | None
    number: str
    account: str
    slices: tuple[str, ...]
    """What it answers for."""
    changed: tuple[str, ...]
    """The slices that were changed since."""
    sentences: tuple[str, ...] | None
    """What was changed in them; None where what was approved was never published, so that nobody can tell."""
    turn: bool


@dataclass(frozen=True, slots=True)
class ApprovalsView:
    """One filing."""

    filing: Filing
    steps: tuple[StepView, ...]


def approvals(city: City, filing: Filing) -> ApprovalsView:
    """Of a filing whose policy gives a chain; one without steps else."""
    chain = filing.chain if filing.steps else ()
    due = next_step(filing) if chain else None
    return ApprovalsView(filing, tuple(_step(city, filing, step.step, turn_=step == due) for step in chain))


def vouched(filing: Filing, act: Act) -> Vouched:
    """By what an act is known to be the office's: a signature that was verified, its role account, or nothing but the record."""
    if filing.signatures.get(act.step.step) is Verdict.GOOD:
        return Vouched.SIGNED
    return Vouched.ACCOUNT if act.bound else Vouched.RECORDED


def _step(city: City, filing: Filing, name: str, *, turn_: bool) -> StepView:
    found = filing.acts[name]
    step = next(step for step in filing.chain if step.step == name)
    standing, voided = _standing(filing, found), filing.uncovered(name)
    words = [act for act in found if act.granted or standing is not Standing.HOLDS]
    last = words[-1] if words else None
    return StepView(
        step=name, office=step.office, act=step.act, standing=standing, vouched=vouched(filing, last) if last else None,
        date=last.date if last else None, number=last.taken.number if last else "", account=last.taken.by if last else "",
        slices=step.slices, changed=voided, sentences=_sentences(city, filing, found, voided), turn=turn_,
    )  # fmt: skip


def _standing(filing: Filing, found: tuple[Act, ...]) -> Standing:
    if not found:
        return Standing.MISSING
    if not found[0].granted:
        return Standing.REFUSED
    if found[0].step.step not in filing.stale:
        return Standing.HOLDS
    return Standing.STALE if found[-1].granted else Standing.REFUSED


def _sentences(city: City, filing: Filing, found: tuple[Act, ...], voided: tuple[str, ...]) -> tuple[str, ...] | None:
    if not voided:
        return ()
    approved = [one for name in voided if (one := _published(city, filing, found, name)) is not None]
    if not approved:
        return None
    told = (change.sentence for old in approved for change in changes(old, filing, "notice") if _of(change, voided))
    return tuple(dict.fromkeys(told))


def _published(city: City, filing: Filing, found: tuple[Act, ...], slice_: str) -> Filing | None:
    """The last published version of which the step had approved the slice."""
    for entry in reversed(city.ledger.of(filing.school, filing.id, "notice", filing.as_of)):
        try:
            old = restored(filing, "notice", city.ledger.records[entry.sha256], entry.at)
        except (KeyError, UnreadableRecordError):
            continue
        if old.subject is not None and covered(found, slice_, old.subject):
            return old
    return None


def _of(change: Change, slices: Iterable[str]) -> bool:
    """Whether a change lies in one of the slices."""
    file, *fields = change.path or ("",)
    if file not in ("plan", "times", "staff"):
        return False
    known = specs(kind(file).part)
    return not fields or fields[0] not in known or known[fields[0]].slice in slices
