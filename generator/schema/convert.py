"""The text of one scalar in, its typed value out; or UnfitError, with the rule's id and, where one can be guessed, what was meant."""

from __future__ import annotations

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import partial

from generator.model.fields import Spec
from generator.model.values import FEWER, Fen, Group, Hundredths, TermId
from generator.schema.uscc import valid_code

YES = frozenset({"是", "true", "yes"})
NO = frozenset({"否", "false", "no"})


class UnfitError(ValueError):
    """A text that is no value of its field; raised by `convert`, turned into a finding by the check."""

    def __init__(self, rule: str, suggest: object = None, **values: object) -> None:
        super().__init__(rule)
        self.rule = rule
        self.suggest = suggest
        self.values = values


def convert(spec: Spec, text: str) -> object:
    """The value of `text` in a field of that spec; raises UnfitError."""
    return _CONVERTERS[spec.kind](spec, text)


def converter(spec: Spec) -> Callable[[str], object]:
    """The same for many texts of one field."""
    return partial(_CONVERTERS[spec.kind], spec)


def nearest(text: str, choices: Iterable[str]) -> str | None:
    """The choice that was probably meant, or None."""
    found = difflib.get_close_matches(text, list(choices), n=1, cutoff=0.6)
    return found[0] if found else None


def _text(spec: Spec, text: str) -> str:
    bare = text.strip()
    if not bare:
        if not spec.required:
            return ""
        raise UnfitError("blank")
    if len(text) > spec.max:
        raise UnfitError("too-long", limit=spec.max, length=len(text))
    return bare


def _plain(text: str) -> str:
    """Full-width digits and signs as ASCII, blanks removed: what somebody who typed them meant."""
    return re.sub(r"[\s_,，]", "", unicodedata.normalize("NFKC", text))


_WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)


def _count(spec: Spec, text: str) -> int:
    if not _WHOLE.fullmatch(text):
        meant = "" if re.search(r"[,，]", text) and not re.fullmatch(r"[0-9]{1,3}([,，][0-9]{3})+", text) else _plain(text)
        raise UnfitError("bad-number", suggest=int(meant) if _WHOLE.fullmatch(meant) else None, unit=spec.unit)
    number = int(text)
    if not spec.min <= number <= spec.max:
        raise UnfitError("out-of-range", suggest=min(max(number, spec.min), spec.max), least=spec.min, most=spec.max)
    return number


def _group(spec: Spec, text: str) -> Group:
    return Group(None) if text == FEWER else Group(_count(spec, text))


_MONEY = re.compile(r"([0-9]{1,9})(?:\.([0-9]{1,2}))?", re.ASCII)


def _money(spec: Spec, text: str) -> Fen:
    match = _MONEY.fullmatch(text)
    if not match:
        meant = _plain(text).strip("元¥￥")
        raise UnfitError("bad-money", suggest=meant if _MONEY.fullmatch(meant) else None)
    return Fen(int(match[1]) * 100 + int((match[2] or "").ljust(2, "0")))


def _hundredths(spec: Spec, text: str) -> Hundredths:
    return Hundredths(_money(spec, text))


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def _date(spec: Spec, text: str) -> dt.date:
    if _DAY.fullmatch(text):
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            raise UnfitError("bad-date") from None
    loose = re.fullmatch(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?", _plain(text), re.ASCII)
    meant = "-".join((loose[1], loose[2].zfill(2), loose[3].zfill(2))) if loose else ""
    raise UnfitError("bad-date", suggest=meant if _exists(meant) else None)


def _exists(day: str) -> bool:
    """Whether a day written as 2027-02-28 is in the calendar."""
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _month_day(spec: Spec, text: str) -> tuple[int, int]:
    if re.fullmatch(r"[0-9]{2}-[0-9]{2}", text, re.ASCII):
        try:
            day = dt.date.fromisoformat(f"2024-{text}")
        except ValueError:
            raise UnfitError("bad-date") from None
        return (day.month, day.day)
    raise UnfitError("bad-date")


_CLOCK = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])", re.ASCII)


def _time(spec: Spec, text: str) -> dt.time:
    match = _CLOCK.fullmatch(text)
    if match:
        return dt.time(int(match[1]), int(match[2]))
    loose = re.fullmatch(r"([0-9]{1,2})[:.时点]([0-9]{1,2})分?(?::[0-9]{2})?", _plain(text), re.ASCII)
    meant = f"{loose[1].zfill(2)}:{loose[2].zfill(2)}" if loose and int(loose[1]) < 24 and int(loose[2]) < 60 else None
    raise UnfitError("bad-time", suggest=meant)


def _yesno(spec: Spec, text: str) -> bool:
    word = text.lower()
    if word in YES or word in NO:
        return word in YES
    raise UnfitError("not-a-choice", choices=("是", "否"))


def _choice(spec: Spec, text: str) -> str:
    if text in spec.choices:
        return text
    raise UnfitError("not-a-choice", suggest=nearest(text, spec.choices), choices=spec.choices)


_ID = re.compile(r"_?[a-z0-9][a-z0-9-]{1,39}", re.ASCII)


def _id(spec: Spec, text: str) -> str:
    if not _ID.fullmatch(text):
        raise UnfitError("bad-format", form="id")
    return text


def _term(spec: Spec, text: str) -> TermId:
    try:
        return TermId.parse(text)
    except ValueError:
        raise UnfitError("bad-format", form="term") from None


_PHONE = re.compile(r"0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?|1[0-9]{4}", re.ASCII)


def _phone(spec: Spec, text: str) -> str:
    if not _PHONE.fullmatch(text):
        raise UnfitError("bad-format", form="phone")
    return text


def _uscc(spec: Spec, text: str) -> str:
    if not valid_code(text):
        raise UnfitError("bad-format", form="uscc")
    return text


_URL = re.compile(r"https://[a-z0-9][a-z0-9.-]{1,80}(:[0-9]{2,5})?(/[A-Za-z0-9/._-]*)?", re.ASCII)


def _url(spec: Spec, text: str) -> str:
    if not _URL.fullmatch(text):
        raise UnfitError("bad-format", form="url")
    return text


_CONVERTERS: dict[str, Callable[[Spec, str], object]] = {
    "text": _text,
    "count": _count,
    "group": _group,
    "money": _money,
    "hundredths": _hundredths,
    "date": _date,
    "month_day": _month_day,
    "time": _time,
    "yesno": _yesno,
    "choice": _choice,
    "id": _id,
    "term": _term,
    "phone": _phone,
    "uscc": _uscc,
    "url": _url,
}
