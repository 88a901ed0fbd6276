"""Plan and books in; who paid how much for how many lessons, as the plan says it and as the books say it, out.

Where plan and books differ, another rule says so once. Rules about refunds and agency fees then accept either version, so that one wrong
figure does not make every line that rests on it wrong as well.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.city import Filing
from generator.model.fees import FeeItem
from generator.model.finance import AgencyLedger, Charge, Finance, ReducedCharge, Refund
from generator.model.values import ZERO, Fen

SERVICE_FEE = "服务性收费"
AGENCY_FEE = "代收费"
FREE = "免费"
NOT_HELD = "未开展"
ON_LEAVE = "请假"
OTHER = "其他"
ROUNDING = 5
"""A number rounded to tens is off by this much at most."""


def paying_rows(finance: Finance) -> tuple[Charge | ReducedCharge, ...]:
    """The rows of those who pay, in full or less, without withheld groups: what those paid and got back is only in the sums."""
    return (*finance.charges, *(row for row in finance.reduced if not row.pupils.withheld))


def pupils_of(row: Charge | ReducedCharge) -> int:
    """The number of pupils of a row; of a withheld group none can be counted."""
    return row.pupils if isinstance(row, Charge) else row.pupils.number or 0


def counted_once(filing: Filing) -> list[Charge]:
    """The rows of full payers, without those of an item that the same grades pay beside another."""
    items, seen = fee_items(filing, SERVICE_FEE), dict[int, str]()
    found = []
    for row in filing.finance.charges:
        item = items.get(row.item)
        grades = (item.grades if item else ()) or tuple(grade.grade for grade in filing.record.grades)
        if all(seen.setdefault(grade, row.item) == row.item for grade in grades):
            found.append(row)
    return found


def name_of(row: Charge | ReducedCharge) -> str:
    """The item or the category."""
    return row.item if isinstance(row, Charge) else row.category


def fee_items(filing: Filing, nature: str) -> dict[str, FeeItem]:
    """The plan's items of one nature by name."""
    return {item.name: item for item in filing.plan.fees.items if item.nature == nature}


def payers(filing: Filing) -> list[Charge]:
    """Every group of payers as a charge: each first as the plan has it, then as the books have it. Reduced categories stand last."""
    full = [version for row in filing.finance.charges for version in _charge_versions(filing, row)]
    return full + [version for row in filing.finance.reduced for version in _reduced_versions(filing, row)]


def payers_of(filing: Filing, refund: Refund) -> list[Charge]:
    """Whom a line of refunds for lessons not held is about: the groups that agree with it best in number of pupils and rate."""
    groups = payers(filing)
    best = max((_agreement(group, refund) for group in groups), default=0)
    return [group for group in groups if _agreement(group, refund) == best]


def _agreement(payer: Charge, refund: Refund) -> int:
    return (payer.rate == refund.rate) + (payer.pupils == refund.pupils)


def _charge_versions(filing: Filing, row: Charge) -> list[Charge]:
    """A row of full payers by the plan's figures and by its own."""
    item = fee_items(filing, SERVICE_FEE).get(row.item)
    if item is None:
        return [row]
    lessons = row.lessons if joined_late(filing, row) else item.lessons
    return [_payer(row, item.rate, lessons, fee_for(item, lessons)), row]


def _reduced_versions(filing: Filing, row: ReducedCharge) -> Iterator[Charge]:
    """A row of a reduced category by the plan's charge for it and by its own, for each number of lessons that anybody pays for."""
    charges = [exemption.charge for exemption in filing.plan.fees.exemptions if exemption.category == row.category]
    items = fee_items(filing, SERVICE_FEE).values()
    for lessons in dict.fromkeys((*(item.lessons for item in items), *(charge.lessons for charge in filing.finance.charges))):
        for paid in (*charges, row.per_pupil):
            yield _payer(row, paid.share(1, max(lessons, 1)), lessons, paid)


def _payer(row: Charge | ReducedCharge, rate: Fen, lessons: int, paid: Fen) -> Charge:
    return Charge(where=row.where, item=name_of(row), rate=rate, lessons=lessons, per_pupil=paid, pupils=pupils_of(row), amount=row.amount)


def joined_late(filing: Filing, row: Charge | ReducedCharge) -> bool:
    """Whether a row is of pupils who came during the term: not the first row of its item, and for fewer lessons than planned."""
    if isinstance(row, ReducedCharge):
        return False
    item = fee_items(filing, SERVICE_FEE).get(row.item)
    first = next(charge for charge in filing.finance.charges if charge.item == row.item)
    return item is not None and row is not first and row.lessons < item.lessons


def fee_for(item: FeeItem, lessons: int) -> Fen:
    """What a pupil pays for part of the planned lessons; never more than the whole term costs."""
    return min(item.rate * lessons, item.total) if lessons < item.lessons else item.total


def paid_for(payer: Charge, lessons: int) -> Fen:
    """What one pupil of that group paid for so many lessons: the rate without a cap, the capped amount pro rata."""
    return payer.per_pupil.share(lessons, payer.lessons) if payer.lessons else ZERO


def agency_versions(filing: Filing, ledger: AgencyLedger) -> list[tuple[int, Fen]]:
    """Lessons and rate of an agency fee by the plan and by its own ledger."""
    item = fee_items(filing, AGENCY_FEE).get(ledger.item)
    own = (ledger.lessons, ledger.rate)
    return [own] if item is None else [(item.lessons, item.rate), own]
