"""A filing's fee items in; the school's own service fees, the grades each covers and the caps that bind them out (三(五)d)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.city import Filing
from generator.model.fees import FeeItem
from generator.model.plan import Plan
from generator.model.policy import FeeCap, ParameterMissingError
from generator.model.units import UNITS, Unit
from generator.model.values import ZERO, Fen, stage_of, total

SERVICE = "服务性收费"


def service_items(plan: Plan) -> Iterator[FeeItem]:
    """The items for the school's own service; agency fees go to providers."""
    return (item for item in plan.fees.items if item.nature == SERVICE)


def covered(plan: Plan, item: FeeItem) -> tuple[int, ...]:
    """The grades that pay an item: its own, or all that are served."""
    return item.grades or tuple(row.grade for row in plan.grades)


def caps(filing: Filing, item: FeeItem) -> list[FeeCap]:
    """The caps of the stages of an item's grades; one that the policy does not give is a missing parameter."""
    stages = {stage_of(grade) for grade in covered(filing.plan, item)}
    found = [cap for cap in filing.values.fee_caps if cap.area == filing.registration.area_class and cap.stage in stages]
    if {cap.stage for cap in found} != stages:
        raise ParameterMissingError("fee_caps")
    return found


def charged_before(plan: Plan, item: FeeItem, amount: Callable[[FeeItem], Fen]) -> Fen:
    """What earlier service items take already from a pupil who pays this one: a cap is not raised by splitting a fee."""
    items = list(service_items(plan))
    earlier = items[: next(index for index, other in enumerate(items) if other is item)]
    sums = (total(amount(other) for other in earlier if grade in covered(plan, other)) for grade in covered(plan, item))
    return max(sums, default=ZERO)


def unit_words(filing: Filing) -> Unit:
    """The words for the unit that the policy counts service fees by."""
    return UNITS[filing.values.fee_unit]


def due_total(filing: Filing, item: FeeItem) -> Fen:
    """What a service item should come to in a term: rate × quantity, not above what the cap leaves."""
    return min(item.rate.share(item.counted, 100), room_below_cap(filing, item))


def full_fees(plan: Plan, amount: Callable[[FeeItem], Fen] = lambda item: item.total) -> list[Fen]:
    """What a pupil who pays in full pays in a term for the school's own service; several where grades differ."""
    items = [(item, covered(plan, item)) for item in service_items(plan)]
    known: dict[int, Fen] = {}

    def once(item: FeeItem) -> Fen:
        if id(item) not in known:
            known[id(item)] = amount(item)
        return known[id(item)]

    return sorted({total(once(item) for item, grades in items if row.grade in grades) for row in plan.grades})


def room_below_cap(filing: Filing, item: FeeItem) -> Fen:
    """What the cap of the term leaves for a service item, after the earlier ones."""
    limit = min(cap.term for cap in caps(filing, item))
    return Fen(max(limit - charged_before(filing.plan, item, lambda other: other.total), 0))
