"""A calendar that nobody has announced yet: what is known is said, the rest is not evaluated."""

import datetime as dt
from dataclasses import replace

import pytest

from generator.city import Filing
from generator.model.common import ExtraDay
from generator.policy import Calendar, YearUnknownError
from generator.repository import load
from generator.rules import all_rules
from tests.rules.casebook import TODAY, files_of

NEW_YEAR = dt.date(2027, 1, 4)
PARAMETERS = "content/policy/xx-2020/parameters.yml"


def into_the_new_year() -> Filing:
    """The example's service, stretched over the autumn into a January whose holidays are not known, where make-up days are a must."""
    files = files_of("_example")
    strict = files[PARAMETERS].replace("value: 可以".encode(), "value: 必须".encode())
    city = load({**files, PARAMETERS: strict}, TODAY).city
    school = next(school for school in city.schools if school.is_sample)
    filing = next(filing for filing in school.filings if str(filing.id) == "2026-spring")
    known = Calendar({year: file for year, file in filing.calendar.years.items() if year < NEW_YEAR.year})
    makeup = (ExtraDay(day=NEW_YEAR, follows="周一"), ExtraDay(day=dt.date(2026, 5, 16), follows="周一"))
    times = replace(filing.times, service=replace(filing.times.service, last=NEW_YEAR), makeup_days=makeup)
    return replace(filing, calendar=known, parts={**filing.parts, "times": times})


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ("service-on-holiday", dt.date(2026, 10, 1)),
        ("makeup-day-not-workday", dt.date(2026, 5, 16)),
        ("makeup-day-left-out", dt.date(2026, 10, 10)),
    ],
)
def test_known_days_are_judged_before_an_unknown_one_ends_it(rule: str, found: dt.date) -> None:
    hits = all_rules()[rule].check(into_the_new_year())
    hit = next(hits)
    assert found in (*hit.days, hit.values.get("day"))
    with pytest.raises(YearUnknownError):
        list(hits)
