"""The approvals of a filing in; every time that a step was taken, how it is chained to the step before, and what it covers out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from generator.approvals.slices import Subject
from generator.digest import canonical, digest_of, written
from generator.findings import Where
from generator.model.bureau import Approval, Renewal, SliceDigest
from generator.model.policy import ChainStep

ACT, LINK = "kehou/approval/v1", "kehou/prev/v1"
_SALT, _SHA256 = re.compile(r"[0-9a-f]{32}", re.ASCII), re.compile(r"[0-9a-f]{64}", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Act:
    """A step as it was taken once: at first, or again after a change."""

    step: ChainStep
    number: int
    """From 0; those above are renewals."""
    first: Approval
    taken: Approval | Renewal

    @property
    def date(self) -> dt.date:
        return self.taken.date

    @property
    def granted(self) -> bool:
        return self.taken.result == self.step.result

    @property
    def slices(self) -> tuple[SliceDigest, ...]:
        return self.taken.slices

    @property
    def where(self) -> Where:
        return self.taken.where

    def of(self, slice_: str) -> str | None:
        """The digest of a slice that it is bound to."""
        return next((bound.sha256 for bound in self.slices if bound.slice == slice_), None)

    @property
    def bound(self) -> bool:
        """Whether anything of a binding is written."""
        return bool(self.taken.by or self.taken.salt or self.taken.slices or self.taken.prev)

    @cached_property
    def digest(self) -> str:
        """What the next step is chained to: everything that the record says of this one."""
        first, taken = self.first, self.taken
        said = {"school": first.school, "term": first.term, "step": first.step, "office": first.office, "policy": first.policy}
        said |= {"opinion": first.opinion if self.number == 0 else "", "number": self.number, "date": taken.date, "paper": taken.number}
        said |= {"result": taken.result, "by": taken.by, "salt": taken.salt, "slices": taken.slices, "prev": taken.prev}
        return digest_of(ACT, written(canonical(said)))


def acts(chain: Sequence[ChainStep], approvals: Sequence[Approval]) -> dict[str, tuple[Act, ...]]:
    """Every step's acts, the oldest first, in the order of the chain; none of what the chain does not have."""
    known = {approval.step: approval for approval in approvals}
    return {step.step: tuple(_acts(step, known[step.step])) if step.step in known else () for step in chain}


def _acts(step: ChainStep, first: Approval) -> Iterator[Act]:
    yield Act(step=step, number=0, first=first, taken=first)
    for number, renewal in enumerate(first.again, start=1):
        yield Act(step=step, number=number, first=first, taken=renewal)


def whole(act: Act) -> bool:
    """Whether a binding has all that it needs: account, salt, the digests of the slices that the step answers for, the link.

    A renewal may be bound to some of them only: to those that were changed.
    """
    taken, named = act.taken, [bound.slice for bound in act.slices]
    wanted = set(act.step.slices)
    answers = set(named) == wanted if act.number == 0 else bool(named) and set(named) <= wanted
    digests = (taken.prev, *(bound.sha256 for bound in act.slices))
    single = len(named) == len(set(named))
    return bool(taken.by and _SALT.fullmatch(taken.salt)) and answers and single and all(map(_SHA256.fullmatch, digests))


def standing(step: Sequence[Act]) -> tuple[Act, ...]:
    """Without those whose every slice was granted anew later: what was wrong with them is mended."""
    return tuple(act for number, act in enumerate(step) if not _anew(act, step[number + 1 :]))


def _anew(act: Act, later: Sequence[Act]) -> bool:
    answered = {row.slice for one in later if one.granted and whole(one) for row in one.slices}
    return {row.slice for row in act.slices or ()} | set(() if act.bound else act.step.slices) <= answered


def covered(step: Sequence[Act], slice_: str, subject: Subject) -> bool:
    """Whether a step's last granted word on a slice holds for what stands now. One that is not bound holds for whatever stands.

    What was refused since voids it only where that very content was refused: a change that is taken back leaves the approval as it was.
    """
    spoken = [act for act in step if act.of(slice_) or not act.bound]
    granted = next((act for act in reversed(spoken) if act.granted), None)
    if granted is None:
        return not step
    later = [act for act in spoken if act.number > granted.number]
    return _holds(granted, slice_, subject) and not any(act.bound and _holds(act, slice_, subject) for act in later)


def _holds(act: Act, slice_: str, subject: Subject) -> bool:
    return not act.bound or act.of(slice_) == subject.digest(slice_, act.taken.salt)


def link(before: Mapping[str, Act | None], bound: Sequence[SliceDigest]) -> str:
    """What a step's `prev` has to be: for each of its slices the act of the step before, or where there is none the slice itself."""
    chained = {one.slice: act.digest if (act := before.get(one.slice)) else one.sha256 for one in bound}
    return digest_of(LINK, written(chained))


def links(act: Act, before: Mapping[str, Sequence[Act]]) -> dict[str, Act | None] | None:
    """The acts of the step before that an act is chained to, by slice; None where its link fits none of them."""
    names = [one.slice for one in act.slices]
    found = product(*(before.get(name) or (None,) for name in names))
    chosen = (dict(zip(names, several, strict=True)) for several in found)
    return next((several for several in chosen if link(several, act.slices) == act.taken.prev), None)
