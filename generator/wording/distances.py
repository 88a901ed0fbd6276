"""How far off something is in; 晚10分钟, 高0.06元, 2 lessons too many out."""

from __future__ import annotations

from generator.impact import Distance, Unit, Way
from generator.model.values import Fen
from generator.wording.values import Lang

_UNITS: dict[Unit, tuple[str, str, str]] = {
    Unit.FEN: ("元", "yuan", "yuan"),
    Unit.MINUTES: ("分钟", "minute", "minutes"),
    Unit.DAYS: ("天", "day", "days"),
    Unit.WORKDAYS: ("个工作日", "working day", "working days"),
    Unit.LESSONS: ("课时", "lesson", "lessons"),
    Unit.PEOPLE: ("人", "person", "persons"),
    Unit.PROVIDERS: ("家", "provider", "providers"),
    Unit.COPIES: ("份", "copy", "copies"),
    Unit.POINTS: ("个百分点", "percentage point", "percentage points"),
}
"""In Chinese; in English, one of them and several."""

_WAYS: dict[Way, tuple[str, str]] = {
    Way.LATE: ("晚", "too late"),
    Way.EARLY: ("早", "too early"),
    Way.HIGH: ("高", "too high"),
    Way.LOW: ("低", "too low"),
    Way.MORE: ("多", "too many"),
    Way.FEWER: ("少", "too few"),
    Way.OFF: ("差", "off"),
}


def say_distance(distance: Distance, lang: Lang = "zh") -> str:
    """高0.06元; 0.06 yuan too high."""
    number, unit, way = number_of(distance), _UNITS[distance.unit], _WAYS[distance.way]
    if lang == "zh":
        return f"{way[0]}{number}{unit[0]}"
    return f"{number} {unit[1] if distance.amount == 1 else unit[2]} {way[1]}"


def number_of(distance: Distance) -> str:
    """The amount as people write it: money in yuan."""
    return Fen(distance.amount).yuan if distance.unit is Unit.FEN else str(distance.amount)
