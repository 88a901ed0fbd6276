"""A place in; the ways in which one slip of a hand or pen may change it out, each under its Chinese name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping

from generator.model.values import FEWER

DATE, NUMBER, DROP, APPROVAL, WORD = "改日期", "改数字", "删内容", "改审批", "换词语"
SORTS = (DATE, NUMBER, DROP, APPROVAL, WORD)
"""The five sorts of mutants."""

Change = tuple[str, str]
"""Name of the change, the new text."""


def dates(text: str, others: Iterable[dt.date]) -> list[Change]:
    """A day, a week or a year later or earlier, or just past the nearest other date of the filing."""
    day = dt.date.fromisoformat(text)
    moved = [(f"{'晚' if days > 0 else '早'}{name}", day + dt.timedelta(days)) for name, days in _SPANS]
    moved += [("晚1年", _year(day, 1)), ("早1年", _year(day, -1))]
    earlier, later = [d for d in others if d < day], [d for d in others if d > day]
    if earlier:
        moved.append(("排到前一个日期以前", max(earlier) - dt.timedelta(1)))
    if later:
        moved.append(("排到后一个日期以后", min(later) + dt.timedelta(1)))
    return [(name, new.isoformat()) for name, new in moved]


_SPANS = (("1天", 1), ("1天", -1), ("1周", 7), ("1周", -7))


def _year(day: dt.date, by: int) -> dt.date:
    return day.replace(year=day.year + by, day=min(day.day, 28) if day.month == 2 else day.day)


def amounts(text: str) -> list[Change]:
    """A fen, a tenth, a digit too many."""
    yuan, _, rest = text.partition(".")
    fen = int(yuan) * 100 + int(rest.ljust(2, "0") or 0)
    tenth = fen // 10
    wanted = [("多1分", fen + 1), ("少1分", fen - 1), ("多一成", fen + tenth), ("少一成", fen - tenth), ("改成十倍", fen * 10)]
    return [(name, f"{new // 100}.{new % 100:02d}") for name, new in wanted if new >= 0 and new != fen]


def counts(text: str) -> list[Change]:
    """One more, one less, twice as many, none."""
    if text == FEWER:
        return [("改成0", "0")]
    number = int(text)
    wanted = [("多1", number + 1), ("少1", number - 1), ("加倍", number * 2), ("改成0", 0)]
    return [(name, str(new)) for name, new in wanted if new >= 0 and new != number]


def clock(text: str) -> list[Change]:
    """A minute, half an hour or an hour later or earlier, within the day."""
    minutes = int(text[:2]) * 60 + int(text[3:])
    wanted = [(f"{'晚' if by > 0 else '早'}{name}", minutes + by) for name, by in _MINUTES]
    return [(name, f"{new // 60:02d}:{new % 60:02d}") for name, new in wanted if 0 <= new < 24 * 60]


_MINUTES = (("1分钟", 1), ("1分钟", -1), ("30分钟", 30), ("30分钟", -30), ("1小时", 60), ("1小时", -60))


def words(text: str, known: Iterable[str]) -> list[Change]:
    """Another word of the list."""
    return [("换一个词", word) for word in known if word != text]


def yesno(text: str) -> list[Change]:
    """The contrary."""
    return [("是否对换", "否" if text == "是" else "是")]


NUMBERS: Mapping[str, Callable[[str], list[Change]]] = {"money": amounts, "count": counts, "group": counts, "time": clock}
"""What counts as a number, by kind of field."""
