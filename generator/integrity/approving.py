"""A filing and a step about to be taken in; whose turn it is, and the record of the step as text, out.

The salt is drawn by who asks: nothing here is random, and the same step of the same filing is the same text.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from generator.approval_check import before
from generator.approvals import Act, link
from generator.city import Filing
from generator.model.bureau import Approval, Renewal
from generator.model.fields import specs
from generator.model.policy import ChainStep
from generator.project import APPROVALS
from generator.scaffold.scalars import written


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """A step as somebody takes it now."""

    by: str
    date: dt.date
    number: str
    result: str
    salt: str
    opinion: str = ""


def approval_file(filing: Filing, step: str) -> str:
    """Where the record of a step stands."""
    return f"{APPROVALS}{filing.id}/{filing.school}/{step}.yml"


def renews(filing: Filing, step: ChainStep) -> bool:
    """Whether the step was granted before: then it is added to its record, which else is written anew."""
    taken = filing.approval(step.step)
    return taken is not None and taken.result == step.result


def approves(filing: Filing, step: ChainStep, spoiled: Collection[str] = ()) -> tuple[str, ...]:
    """The slices that the step would approve now: those that were changed when it is taken again, else all that it answers for."""
    return filing.uncovered(step.step) if renews(filing, step) and step.step not in spoiled else step.slices


def act(filing: Filing, step: ChainStep, slices: tuple[str, ...], taking: Taking) -> Act:
    """The step bound to those slices as they stand now and chained to the step before. The filing's approved files must be usable."""
    assert filing.subject is not None, "the command refuses a filing with errors"
    first = filing.approval(step.step) if renews(filing, step) else None
    rows = filing.subject.bound(slices, taking.salt)
    taken = Renewal(date=taking.date, number=taking.number, result=taking.result, by=taking.by, salt=taking.salt, slices=rows)
    known = first or Approval(
        school=filing.school, term=filing.id, step=step.step, office=step.office, result=taking.result, date=taking.date,
        number=taking.number, policy=filing.subject.policy, opinion=taking.opinion,
    )  # fmt: skip
    draft = Act(step=step, number=len(first.again) + 1 if first else 0, first=known, taken=taken)
    linked = {name: found[-1] if found else None for name, found in before(filing, draft).items()}
    return replace(draft, taken=replace(taken, prev=link(linked, rows)))


def record_text(filing: Filing, new: Act) -> str:
    """A record of a step that is taken for the first time."""
    first, known = new.first, specs(Approval)
    title = f"{filing.profile.name if filing.profile else filing.school}{filing.id.season_name}课后服务方案"
    fields = ("school", "term", "step", "office", "result", "date", "number", "policy", *(("opinion",) if first.opinion else ()))
    lines = [f"{name}: {written(known[name], getattr(first, name))}" for name in fields]
    return "\n".join([f"# {title}：{first.office}{new.step.act}", *lines, *binding(new.taken)]) + "\n"


def renewed_text(old: str, new: Act) -> str:
    """The text of a record with the step added that is taken again; the rest as it was."""
    known, taken = specs(Renewal), new.taken
    lines = [*(f"{name}: {written(known[name], getattr(taken, name))}" for name in ("date", "number", "result")), *binding(taken)]
    entry = [f"  {'- ' if number == 0 else '  '}{line}" for number, line in enumerate(lines)]
    head = [] if new.first.again else ["again:"]
    return "\n".join([old.rstrip("\r\n"), *head, *entry]) + "\n"


def binding(taken: Approval | Renewal) -> Iterator[str]:
    """The lines that bind a record: always quoted, for a number may look like anything."""
    yield f"by: {written(specs(Renewal)['by'], taken.by)}"
    yield f'salt: "{taken.salt}"'
    yield "slices:"
    for row in taken.slices:
        yield f'  - {{slice: {row.slice}, sha256: "{row.sha256}"}}'
    yield f'prev: "{taken.prev}"'
