"""A term's times in; when lessons end for each grade and weekday out (一a)."""

from __future__ import annotations

import datetime as dt

from generator.model.times import Times


def dismissal_times(times: Times) -> dict[tuple[int, str], dt.time]:
    """The dismissal by grade and weekday; where it is stated twice, the later one."""
    found: dict[tuple[int, str], dt.time] = {}
    for row in times.dismissals:
        for grade in row.grades:
            for weekday in row.weekdays:
                found[grade, weekday] = max(row.time, found.get((grade, weekday), row.time))
    return found
