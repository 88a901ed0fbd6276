"""One value of the model in, the words that people read out, in Chinese or English."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from generator.model.fields import Spec
from generator.model.values import Fen, Group, Hundredths, TermId

Lang = Literal["zh", "en"]

_MOST_DAYS = 3


def say(value: object, lang: Lang = "zh") -> str:
    """Any value of a finding in words."""
    if isinstance(value, bool):
        return {"zh": ("否", "是"), "en": ("no", "yes")}[lang][value]
    if isinstance(value, Fen):
        return f"{value.yuan}{'元' if lang == 'zh' else ' yuan'}"
    if isinstance(value, Hundredths):
        return value.text
    if isinstance(value, dt.date):
        return day(value) if lang == "zh" else value.isoformat()
    if isinstance(value, dt.time):
        return clock(value)
    if isinstance(value, TermId):
        return value.season_name if lang == "zh" else str(value)
    if isinstance(value, Group):
        return _group(value, lang)
    if isinstance(value, tuple | list):
        return _several(value, lang)
    return "" if value is None else str(value)


def day(value: dt.date) -> str:
    """2021年9月6日."""
    return f"{value.year}年{value.month}月{value.day}日"


def short_day(value: dt.date) -> str:
    """9月6日."""
    return f"{value.month}月{value.day}日"


def clock(value: dt.time) -> str:
    """17:30."""
    return f"{value.hour:02d}:{value.minute:02d}"


def span(first: dt.date, last: dt.date) -> str:
    """2021年9月6日至10日, with as little repeated as reads well."""
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)}至{day(last)}"
    end = f"{last.day}日" if first.month == last.month else short_day(last)
    return f"{day(first)}至{end}"


_DIGITS = "零一二三四五六七八九"


def grade(number: int) -> str:
    """一年级."""
    return f"{_DIGITS[number]}年级" if 0 < number < 10 else f"{number}年级"


def ordinal(number: int) -> str:
    """一, 十, 十二, 二十一: what numbers a part of a paper; from 1 to 99."""
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十") + (_DIGITS[ones] if ones else "")


def ranges(numbers: Iterable[int], template: str = "{}") -> str:
    """1、2、3、5、6 as 1至3、5、6: three and more in a row become a span; the template words each end."""
    return _ranges(frozenset(numbers), template)


@lru_cache(maxsize=4096)
def _ranges(numbers: frozenset[int], template: str) -> str:
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    words = []
    for a, b in runs:
        ends = [template.format(number) for number in sorted({a, b})]
        words += ["至".join(ends)] if b - a > 1 else ends
    return "、".join(words)


def grades(numbers: Iterable[int]) -> str:
    """一至三、五年级."""
    words = "".join(_DIGITS[int(c)] if c.isdigit() else c for c in ranges(numbers))
    return f"{words}年级" if words else ""


def weekdays(names: Sequence[str]) -> str:
    """周一至周五; names in the order of the week."""
    order = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
    runs = ranges(order.index(name) for name in names)
    return "、".join("至".join(order[int(end)] for end in run.split("至")) for run in runs.split("、")) if runs else ""


def _group(value: Group, lang: Lang) -> str:
    if value.number is not None:
        return str(value.number)
    return "少于公开下限" if lang == "zh" else "fewer than the threshold"


def _several(values: Sequence[object], lang: Lang) -> str:
    joint = "、" if lang == "zh" else ", "
    numbers = [value for value in values if type(value) is int]
    if numbers and len(numbers) == len(values):
        return ranges(numbers) if lang == "zh" else ranges(numbers).replace("至", " to ").replace("、", joint)
    if values and all(isinstance(value, dt.date) for value in values) and len(values) > _MOST_DAYS:
        shown = joint.join(_dates(values[:_MOST_DAYS], lang))
        more = len(values) - _MOST_DAYS
        return f"{shown}等{len(values)}天" if lang == "zh" else f"{shown} and {more} more day{'s' if more > 1 else ''}"
    return joint.join(say(value, lang) for value in values)


def _dates(values: Sequence[object], lang: Lang) -> list[str]:
    """2021年11月1日, 11月2日: in Chinese the year is said once, not with every day of it."""
    words = [say(value, lang) for value in values]
    years = [word.partition("年")[0] for word in words]
    return [word.removeprefix(f"{before}年") for word, before in zip(words, ("", *years[:-1]), strict=True)]


def plain(value: object) -> object:
    """A value as JSON gives it: numbers stay numbers, money is a decimal string, dates and times are ISO text."""
    if isinstance(value, Fen):
        return value.yuan.replace(",", "")
    if isinstance(value, Hundredths):
        return value.text
    if isinstance(value, bool | int | str) or value is None:
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return clock(value)
    if isinstance(value, Group):
        return value.number if value.number is not None else "fewer-than-threshold"
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return str(value)


def with_id(name: str, school: str, lang: Lang) -> str:
    """A school for officers and programs: its name with its id; in English, and without a name, the id alone."""
    return f"{name}（{school}）" if name and name != school and lang == "zh" else school


def several(number: int, word: str) -> str:
    """1 school, 2 schools."""
    return f"{number} {word}{'' if number == 1 else 's'}"


def described(spec: Spec) -> str:
    """What a field wants, in a few words: 整数（人），日期（如 2021-09-06）…"""
    kinds = {
        "text": f"不超过 {spec.max} 字的文字",
        "count": "整数",
        "group": "整数，或 fewer-than-threshold",
        "money": "金额，最多两位小数，如 391.00",
        "date": "日期，如 2021-09-06",
        "month_day": "月日，如 05-01",
        "time": '时间，如 "17:30"',
        "yesno": "是 或 否",
        "choice": "、".join(spec.choices) + " 之一",
        "id": "小写字母、数字和连字符",
        "term": "学期，如 2021-autumn",
        "phone": "固定电话，如 0700-0000001",
        "uscc": "18 位统一社会信用代码",
        "url": "以 https:// 开头的网址",
        "hundredths": "数，最多两位小数，如 20.83",
        "part": "下列各项",
        "list": "列表",
    }
    return kinds[spec.kind] + (f"（{spec.unit}）" if spec.unit and spec.kind in ("count", "group") else "")
