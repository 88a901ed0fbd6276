"""三(二)c, 三(五)e: a withheld number that can be worked out from the other numbers that are public."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.city import Filing, Stage
from generator.findings import Hit, Where
from generator.model.record import Record
from generator.rules.finance._withheld import World, classes, possible, withheld_exempt, worlds
from generator.rules.finance.surplus_not_disposed import RETURNED
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)e", "三(二)c"),
    modal=Modal.MUST,
    reads=("plan", "record", "finance"),
    since=Stage.SETTLED,
    zh="由{label}和其他公开的数字，能推算出不公开的人数",
    en="with {field} and the other public numbers, a withheld number can be worked out",
    mend_en="Round the participants the other way, round the numbers of applications to tens as well, carry the balance over instead of "
    "returning it, or leave `together` out, whichever the finding stands at.",
)
def withheld_number_deducible(filing: Filing) -> Iterator[Hit]:
    """不公开的人数能被推算出来。

    查什么：把公开的人数和金额放在一起推算，每个不公开的人数至少还有两种可能；几类合起来不足下限的，合计也至少有两种可能。
    为什么：不写数字却能由别的数字推算出来，等于写了出来；只剩一种可能，就能对上是哪几个孩子。
    怎么改：正好是五的参加人数改为往另一边取整；申请、同意、未同意人数也都取整到十；结余改为结转下学期；合计能推算的，删去 together。
    """
    if not any(group.pupils.withheld for group in filing.finance.groups) or not filing.record.rounded:
        return  # exact numbers of participants are what small-group-exposed speaks of
    found = worlds(filing)
    if not found:
        return  # the numbers do not fit: headcount-differs or merged-amounts-wrong
    if _solved(filing, found):
        yield _giver(filing)
        return
    for guess in _guesses(filing):
        if _solved(filing, {world for world in found if guess.holds(world)}):
            yield _hit(guess.where, guess.field, guess.label)


@dataclass(frozen=True, slots=True)
class Guess:
    """What a reader may take for granted: that two numbers count the same pupils."""

    where: Where
    field: str
    label: str
    holds: Callable[[World], bool]


def _solved(filing: Filing, found: set[World]) -> bool:
    """Whether some number has only one possible value in these worlds. A range is enough to hide in: honest rounding may cut its ends."""
    if not found:
        return False
    threshold, groups = filing.values.small_group, list(classes(filing.finance).values())
    sums = [({world.reduced[at] for world in found}, number) for at, number in enumerate(groups)]
    exempt = withheld_exempt(filing.finance)
    if exempt:
        sums.append(({world.exempt for world in found}, exempt))
    if any(len(possible(values, number, threshold)) < 2 for values, number in sums):
        return True
    together = {sum(world.reduced) + world.exempt for world in found}
    return len(together) == 1 and max(together) < threshold


def _guesses(filing: Filing) -> Iterator[Guess]:
    """All who were accepted, or applied, take part; the balance went to all payers, to those who paid in full, or to everybody."""
    asked, finance = filing.record.applications, filing.finance
    if not filing.record.applications_rounded:
        yield Guess(asked.at("accepted"), "accepted", "同意人数", lambda world: world.everybody == asked.accepted)
        yield Guess(asked.at("applied"), "applied", "申请人数", lambda world: world.everybody == asked.applied)
    more = sum(line.pupils for line in finance.supplements)
    if more:
        yield Guess(finance.supplements[0].at("pupils"), "pupils", "补收人数", lambda world: world.full == more)
    stated = sum(row.pupils.number or 0 for row in finance.reduced)
    for line in finance.disposal:
        pupils = line.pupils if line.way == RETURNED else None
        if pupils is not None:
            for holds in _shared(pupils, stated):
                yield Guess(line.at("pupils"), "pupils", "退还结余的人数", holds)


def _shared(pupils: int, stated: int) -> tuple[Callable[[World], bool], ...]:
    return (
        lambda world: world.full == pupils,
        lambda world: world.full + stated + sum(world.reduced) == pupils,
        lambda world: world.everybody == pupils,
    )


def _giver(filing: Filing) -> Hit:
    """The number to look at first: that without which nothing can be worked out, or the participants to round the other way."""
    finance, asked, grades = filing.finance, filing.record.applications, filing.record.grades
    facts = [("accepted", asked.at("accepted"), "同意人数"), ("applied", grades[0].at("applied"), "各年级申请人数")]
    if finance.together is not None:
        facts.insert(0, ("together", finance.together.at("charged"), "收费合计"))
    for field, where, label in facts:
        if not _solved(filing, worlds(filing, frozenset({field}))):
            return _hit(where, field, label)
    for at, grade in enumerate(grades):
        for other in (grade.participants - 10, grade.participants + 10):
            turned = replace(filing, parts={**filing.parts, "record": _with(filing.record, at, other)})
            found = worlds(turned)
            if found and not _solved(filing, found):
                return _hit(grade.at("participants"), "participants", "参加人数", other)
    group = next(group for group in finance.groups if group.pupils.withheld)
    return _hit(group.at("pupils"), "pupils", f"“{group.category}”")


def _with(record: Record, at: int, participants: int) -> Record:
    """The record with other participants of a grade."""
    grades = list(record.grades)
    grades[at] = replace(grades[at], participants=participants)
    return replace(record, grades=tuple(grades))


def _hit(where: Where, field: str, label: str, suggest: object = None) -> Hit:
    return Hit(where, {"field": field, "label": label}, suggest=suggest)
