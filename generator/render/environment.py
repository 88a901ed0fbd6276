"""The theme's folder in; the Jinja2 environment that renders every page's body out.

What a school types can never become markup: everything is escaped, and only the filters of this module make tags, from dates alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.model.values import Fen
from generator.notices.month import Day
from generator.render.compiling import Plainly
from generator.wording import values


@cache
def environment(theme: Path) -> Environment:
    """`theme` holds `templates/`. One environment serves every build of a process: what is compiled stays so until its file changes."""
    made = Environment(
        loader=FileSystemLoader(theme / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=True,
    )
    made.code_generator_class = Plainly
    made.filters.update(_FILTERS)
    made.globals["span"] = values.span
    return made


def money(amount: Fen) -> str:
    """380,834.00, for columns of a table that says 单位：元."""
    return amount.yuan


def yuan(amount: Fen) -> str:
    """380,834.00元, for running text."""
    return f"{amount.yuan}元"


def number(count: int) -> str:
    """A whole number with commas."""
    return f"{count:,}"


@lru_cache(maxsize=4096)
def time_tag(day: dt.date) -> Markup:
    """2021年9月6日, readable by machines too."""
    return Markup('<time datetime="{}">{}</time>').format(day.isoformat(), values.day(day))


@lru_cache(maxsize=4096)
def cell(day: Day | None) -> Markup:
    """A day of a month's table; a term has some hundred and fifty, and all terms have the same few."""
    if day is None:
        return Markup("<td></td>")
    sign = Markup('<span class="day__sign">{}</span>').format(day.sign) if day.sign else ""
    ends = Markup("<small>{}</small>").format(day.ends) if day.ends else ""
    return Markup('<td class="day day--{}"><span class="day__number">{}</span>{}{}</td>').format(day.kind.value, day.number, sign, ends)


def anchor(name: str) -> str:
    """A clause's id as it stands in an address."""
    return quote(name, safe="")


_FILTERS: dict[str, Callable[..., object]] = {
    "anchor": anchor,
    "cell": cell,
    "clock": values.clock,
    "day": values.day,
    "grade": values.grade,
    "grades": values.grades,
    "money": money,
    "number": number,
    "ordinal": values.ordinal,
    "say": values.say,
    "short_day": values.short_day,
    "time": time_tag,
    "weekdays": values.weekdays,
    "yuan": yuan,
}
