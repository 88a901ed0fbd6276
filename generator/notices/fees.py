"""A filing's plan in; the fee table, the sums that a parent can redo, and the exemptions out (三(五)c to g)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.city import Filing
from generator.model.fees import FeeItem
from generator.model.policy import FeeCap
from generator.model.units import Unit, words
from generator.model.values import ZERO, Fen, stage_of
from generator.timetable import charged, most_lessons
from generator.wording.values import grades


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A row of the fee table with its seven customary columns."""

    nature: str
    name: str
    unit: str
    rate: Fen
    basis: str
    payers: str
    remark: str


@dataclass(frozen=True, slots=True)
class FeeSum:
    """How the amount of an item comes about, step by step."""

    name: str
    grades: str
    steps: tuple[tuple[str, str], ...]
    total: Fen


@dataclass(frozen=True, slots=True)
class ExemptionRow:
    """A category of families and what it pays for a term."""

    category: str
    share: str
    charge: Fen


def fee_rows(filing: Filing) -> tuple[FeeRow, ...]:
    """The items in the order of the file; the remark says the caps, or who gets the money."""
    return tuple(
        FeeRow(item.nature, item.name, item.unit, item.rate, item.basis, _payers(filing, item), _remark(filing, item))
        for item in filing.plan.fees.items
    )


def _payers(filing: Filing, item: FeeItem) -> str:
    return f"{item.payers}（{_grades(filing, item)}）" if item.grades else item.payers


def _remark(filing: Filing, item: FeeItem) -> str:
    provider = filing.plan.provider(item.provider)
    if provider is not None:
        said = [f"由{item.collector}代收，全额支付{provider.name}"]
    else:
        each = _unit(item).each
        said = [f"{stage}上限：{each}{cap.unit.yuan}元，每学期{cap.term.yuan}元" for stage, cap in _named(caps(filing, item))]
    waived = ["免费类别的学生不交"] if item.waived else []
    return "；".join([*said, *waived, *([item.remark] if item.remark else [])])


def _unit(item: FeeItem) -> Unit:
    return words(item.unit, item.quantity)


def _named(found: tuple[FeeCap, ...]) -> tuple[tuple[str, FeeCap], ...]:
    """The caps with their stage, which is said only where there are several."""
    return tuple((cap.stage if len(found) > 1 else "", cap) for cap in found)


def caps(filing: Filing, item: FeeItem) -> tuple[FeeCap, ...]:
    """The caps of the school's class for the stages that the item covers; none for what is collected for others."""
    if item.provider:
        return ()
    stages = {stage_of(grade) for grade in item.grades or [grade.grade for grade in filing.plan.grades]}
    return tuple(cap for cap in filing.values.fee_caps if cap.area == filing.registration.area_class and cap.stage in stages)


def fee_sums(filing: Filing) -> tuple[FeeSum, ...]:
    """One sum for each item."""
    return tuple(FeeSum(item.name, _grades(filing, item), tuple(_steps(filing, item)), item.total) for item in filing.plan.fees.items)


def _grades(filing: Filing, item: FeeItem) -> str:
    return grades(item.grades or [grade.grade for grade in filing.plan.grades])


def _steps(filing: Filing, item: FeeItem) -> Iterable[tuple[str, str]]:
    if not item.provider:
        yield "课时", lessons_sum(filing, item)
    unit, product = _unit(item), item.rate.share(item.counted, 100)
    yield "金额", f"{item.rate.yuan}元×{unit.count(item.counted)}＝{product.yuan}元"
    for stage, cap in _named(caps(filing, item)):
        yield f"{stage}{unit.each}上限", f"{cap.unit.yuan}元，收费标准{item.rate.yuan}元{'未超过' if item.rate <= cap.unit else '超过'}"
        over = f"按上限收{cap.term.yuan}元" if product > cap.term else "未超过"
        yield f"{stage}每学期上限", f"{cap.term.yuan}元，{over}"


def lessons_sum(filing: Filing, item: FeeItem) -> str:
    """How the planned lessons of an item add up over the service days."""
    alike: dict[tuple[bool, ...], int] = {}
    for grade in item.grades or [row.grade for row in filing.plan.grades]:
        alike.setdefault(tuple([grade in session.grades for session in filing.times.sessions]), grade)
    found = dict.fromkeys(lessons_by_day(filing, grade) for grade in alike.values())
    return "；".join(_counted(counts) for counts in found) or f"{item.lessons}课时"


def lessons_by_day(filing: Filing, grade: int) -> tuple[tuple[int, int], ...]:
    """How many service days have how many lessons for a pupil of that grade; sessions of others, paid apart, left out."""
    counts: Counter[int] = Counter()
    for alike in filing.timetable.alike:
        counts[most_lessons(s for s in alike.sessions if grade in s.grades and charged(s))] += len(alike.days)
    return tuple(sorted(counts.items(), reverse=True))


def _counted(counts: tuple[tuple[int, int], ...]) -> str:
    lessons = sum(each * days for each, days in counts)
    if len(counts) == 1:
        return f"{counts[0][1]}天×每天{counts[0][0]}课时＝{lessons}课时"
    return "，".join(f"{days}天每天{each}课时" for each, days in counts if each) + f"，共{lessons}课时"


def exemption_rows(filing: Filing) -> tuple[ExemptionRow, ...]:
    """The categories in the order of the file, with the share that the policy sets; one that stands there twice says for which grades."""
    percent = {category.name: category.rate_percent for category in filing.values.exempt_categories}
    counted = Counter(row.category for row in filing.plan.fees.exemptions)
    found = []
    for row in filing.plan.fees.exemptions:
        share = percent.get(row.category)
        of = _reduced_item(filing, row.charge, share) if counted[row.category] > 1 else None
        name = f"{row.category}（{_grades(filing, of)}）" if of else row.category
        found.append(ExemptionRow(name, _share(row.charge, share), row.charge))
    return tuple(found)


def _reduced_item(filing: Filing, charge: Fen, percent: int | None) -> FeeItem | None:
    """The one fee of which a charge is the share; None where it could be several or none."""
    items = [item for item in filing.plan.fees.items if not item.provider and percent and item.total.share(percent, 100) == charge]
    return items[0] if len(items) == 1 else None


def _share(charge: Fen, percent: int | None) -> str:
    if charge == ZERO:
        return "免收"
    if percent is None:
        return "减收"
    return "减半收取" if percent == 50 else f"按{percent}%收取"
