"""The unit that a fee is counted by in; how people say one of it and so many of it out."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.values import Hundredths


@dataclass(frozen=True, slots=True)
class Unit:
    """每课时, and what stands behind a number: 146课时."""

    each: str
    many: str

    def count(self, quantity: int) -> str:
        """So many hundredths of it in words: 4个月, 97.33小时."""
        return f"{Hundredths(quantity).text}{self.many}"


LESSON, HOUR, DAY, MONTH, TERM = "元/生·课时", "元/生·小时", "元/生·天", "元/生·月", "元/生·学期"

UNITS = {
    LESSON: Unit("每课时", "课时"),
    HOUR: Unit("每小时", "小时"),
    DAY: Unit("每天", "天"),
    MONTH: Unit("每月", "个月"),
    TERM: Unit("每学期", "个学期"),
}


def counted(lessons: int, quantity: Hundredths | None) -> Hundredths:
    """What a rate is multiplied by: the quantity, or the planned lessons where none is written."""
    return Hundredths(lessons * 100) if quantity is None else quantity


def words(unit: str, quantity: Hundredths | None) -> Unit:
    """The words for an amount: those of the unit where a quantity is written, else lessons, which is what then is counted."""
    return UNITS.get(unit, UNITS[LESSON]) if quantity is not None else UNITS[LESSON]
