"""The fee table and the sums of a notice in; the same as values out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from generator.city import Filing
from generator.model.values import Fen, Hundredths
from generator.notices.fees import ExemptionRow, FeeRow, FeeSum, caps


@dataclass(frozen=True, slots=True, kw_only=True)
class CapFacts:
    """The caps that hold for an item, by stage."""

    stage: Annotated[str, "学段"]
    unit: Annotated[Fen, "每计费单位上限（元）"]
    term: Annotated[Fen, "每学期上限（元）"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeFacts:
    """A charged item."""

    nature: Annotated[str, "收费性质"]
    name: Annotated[str, "收费项目"]
    unit: Annotated[str, "计费单位"]
    rate: Annotated[Fen, "收费标准（元）"]
    quantity: Annotated[Hundredths, "计划数量，按计费单位"]
    lessons: Annotated[int, "计划课时"]
    total: Annotated[Fen, "每生每学期金额（元）"]
    basis: Annotated[str, "收费依据"]
    payers: Annotated[str, "收费对象"]
    grades: Annotated[tuple[int, ...], "适用年级"]
    provider: Annotated[str, "代收费的机构；空的是学校自己的收费"]
    caps: Annotated[tuple[CapFacts, ...], "政策的上限；代收费没有"]
    steps: Annotated[tuple[str, ...], "金额怎样算出来"]
    remark: Annotated[str, "备注"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemptionFacts:
    """A category of families that pays less or nothing."""

    category: Annotated[str, "减免类别"]
    how: Annotated[str, "办法"]
    charge: Annotated[Fen, "每生每学期收取（元）"]


def fee_facts(filing: Filing, rows: tuple[FeeRow, ...], sums: tuple[FeeSum, ...]) -> tuple[FeeFacts, ...]:
    """The items in the order of the file."""
    everybody = tuple(sorted(grade.grade for grade in filing.plan.grades))
    found = []
    for item, row, summed in zip(filing.plan.fees.items, rows, sums, strict=True):
        provider = filing.plan.provider(item.provider)
        found.append(
            FeeFacts(
                nature=row.nature,
                name=row.name,
                unit=row.unit,
                rate=row.rate,
                quantity=item.counted,
                lessons=item.lessons,
                total=summed.total,
                basis=row.basis,
                payers=row.payers,
                grades=item.grades or everybody,
                provider=provider.name if provider else "",
                caps=tuple(CapFacts(stage=cap.stage, unit=cap.unit, term=cap.term) for cap in caps(filing, item)),
                steps=tuple(f"{label}：{text}" for label, text in summed.steps),
                remark=row.remark,
            )
        )
    return tuple(found)


def exemption_facts(rows: tuple[ExemptionRow, ...]) -> tuple[ExemptionFacts, ...]:
    """The categories in the order of the file."""
    return tuple(ExemptionFacts(category=row.category, how=row.share, charge=row.charge) for row in rows)
