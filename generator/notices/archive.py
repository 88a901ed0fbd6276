"""Filings of one term and the day in; the same without the names of staff out, once the city's period for showing them is over.

Who taught is of use to parents while the term runs; years later it is only personal data. Names become stand-ins that stay apart, so that
what changed from version to version can still be told.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import Any, TypeVar

from generator.city import City, Filing
from generator.findings import Finding
from generator.model.fields import Part
from generator.model.staff import Staff

T = TypeVar("T")

_SHORTEST = 2
"""A name of one character is no name within a text, only in its own field."""


@dataclass(frozen=True, slots=True)
class StandIns:
    """What stands for each name; for none before the period is over."""

    by_name: Mapping[str, str] = field(default_factory=dict)

    def filing(self, filing: Filing) -> Filing:
        """With stand-ins wherever a name stood."""
        return replace(filing, parts={kind: self.value(part) for kind, part in filing.parts.items()}) if self.by_name else filing

    def finding(self, finding: Finding) -> Finding:
        """The same of a finding's facts and reason."""
        if not self.by_name:
            return finding
        values = {key: self.value(value) for key, value in finding.values.items()}
        return replace(finding, values=values, reason=self.value(finding.reason))

    def value(self, value: T) -> T:
        """A text, a part, a list, with stand-ins; what has no text as it is."""
        found: Any = value
        if isinstance(value, str) and not isinstance(value, Enum):
            found = self._text(value)
        elif isinstance(value, tuple):
            found = tuple(self.value(one) for one in value)
        elif isinstance(value, Part):
            found = replace(value, **{f.name: self.value(getattr(value, f.name)) for f in dataclasses.fields(value) if f.name != "where"})
        return found if isinstance(found, type(value)) else value

    def _text(self, text: str) -> str:
        for name, stand_in in self.by_name.items():
            if text == name:
                return stand_in
            if len(name) >= _SHORTEST:
                text = text.replace(name, stand_in)
        return text


NO_STAND_INS = StandIns()


def last_day_of_names(city: City, filing: Filing) -> dt.date | None:
    """The last day on which a term's pages name its staff; None where the city has set no period."""
    if city.file is None or city.file.staff_names_days is None:
        return None
    return filing.term.ends + dt.timedelta(days=city.file.staff_names_days)


def stand_ins(city: City, filing: Filing, recorded: Iterable[Mapping[str, Iterable[str]]] = ()) -> StandIns:
    """For the names in a filing and in what is `recorded` of its versions (by list: teachers, outside), in order of appearance."""
    last = last_day_of_names(city, filing)
    if last is None or city.as_of <= last:
        return NO_STAND_INS
    staff = filing.parts.get("staff")
    now = {}
    if isinstance(staff, Staff):
        now = {"teachers": [teacher.name for teacher in staff.teachers], "outside": [person.name for person in staff.outside]}
    lists = (*recorded, now)
    teachers = _numbered("教师", (name for one in lists for name in one.get("teachers", ())))
    names = teachers | _numbered("校外人员", (name for one in lists for name in one.get("outside", ())))
    # The longest first: 欧阳老师 is no 阳老师.
    return StandIns(dict(sorted(names.items(), key=lambda pair: -len(pair[0]))))


def _numbered(word: str, names: Iterable[str]) -> dict[str, str]:
    return {name: f"{word}{number}" for number, name in enumerate(dict.fromkeys(names), start=1)}
