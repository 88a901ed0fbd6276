"""三(五)g: a line of refunds at another rate than was paid, or with a wrong amount."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.city import Filing, Stage
from generator.findings import Hit
from generator.model.fields import label_of
from generator.model.finance import Charge, Refund
from generator.model.values import Fen
from generator.refunds import LEFT, NOT_HELD, OTHER, Refunding, each_lesson, refunding
from generator.rules.finance._payers import payers, payers_of
from generator.rules.framework import Modal, rule


@rule(
    clauses=("三(五)g",),
    modal=Modal.MUST,
    reads=("plan", "finance"),
    since=Stage.SETTLED,
    zh="“{kind}”退费的{label}写{booked}，应为{expected}",
    en="“{kind}” refund, {field}: {booked} instead of {expected}",
    mend_en="Refund at the rate that was paid: lessons (days, half months) × rate, if not held also × pupils; a capped fee pro rata.",
)
def refund_amount_wrong(filing: Filing) -> Iterator[Hit]:
    """退费的标准或金额不对。

    查什么：按课时退的，标准是收费标准（封顶的也可按封顶后每课时的钱）；按天、按半月退的，是所交费用折合每天、半月的钱；
    分段退的，退出按所交费用和规定的比例。未开展：数量×标准×人数，封顶的按比例；其他：数量×标准。
    为什么：按什么价收，就按什么价退，家长要能自己算出来。
    怎么改：改正标准，再按课时（天、半月）、人数重新计算金额。
    """
    way, everybody = refunding(filing.values), payers(filing)
    for line in filing.finance.refunds:
        groups = payers_of(filing, way, line) if line.kind == NOT_HELD else everybody
        rates = _rates(way, line, groups)
        if line.rate not in rates:
            yield _hit(line, "rate", rates[0])
        if way.field(line.kind) == "percent" and line.percent is not None and line.percent not in way.percents:
            yield _hit(line, "percent", way.percents)
        if filing.finance.merged and line.kind != OTHER:
            continue  # without an amount of its own: merged-amounts-wrong
        amounts = _amounts(way, line, groups, rates)
        if line.amount not in amounts:
            yield _hit(line, "amount", amounts[0])


def _rates(way: Refunding, line: Refund, groups: Sequence[Charge]) -> list[Fen]:
    """The rates a line may have; of a refund for another reason only the arithmetic is judged."""
    if line.kind == OTHER or not groups:
        return [line.rate]
    # Who leaves or is on leave may get what a lesson really cost under the cap, so that nobody gets back more than was paid.
    capped = [each_lesson(group) for group in groups if line.kind != NOT_HELD and way.field(line.kind) == "lessons"]
    return [*(way.rate(group, line.kind) for group in groups), *capped]


def _amounts(way: Refunding, line: Refund, groups: Sequence[Charge], rates: Sequence[Fen]) -> list[Fen]:
    quantity = way.quantity(line)
    if line.kind == LEFT and way.field(LEFT) == "percent":
        return [(rate * line.pupils).share(quantity, 100) for rate in ([line.rate] if line.rate in rates else rates)]
    if line.kind != NOT_HELD:
        return [rate * quantity for rate in ([line.rate] if line.rate in rates else rates)]
    return [way.each(group, NOT_HELD, quantity) * line.pupils for group in groups] or [line.rate * quantity * line.pupils]


def _hit(line: Refund, field: str, expected: object) -> Hit:
    booked = getattr(line, field)
    values = {
        "kind": line.kind,
        "field": field,
        "label": label_of(line, field),
        "booked": "—" if booked is None else booked,
        "expected": expected,
    }
    return Hit(line.at(field), values, subject=line.kind, suggest=expected if isinstance(expected, Fen) else None)
