"""A title and a term in; the words of the title that name another term or school year out, in whatever way people spell one (四(一)e)."""

from __future__ import annotations

import re
import unicodedata

from generator.model.values import TermId

_HALF = r"(?:第?([一二12])学期|([上下])学期(?!间)|([秋春])季?)"
_NAMES = (
    re.compile(rf"(?P<year>20\d\d)-(?P<end>20\d\d|\d\d)学?年度?{_HALF}?"),
    re.compile(rf"(?P<year>20\d\d)学年度?{_HALF}?"),
    re.compile(r"(?P<calendar>20\d\d)年?度?([秋春])(?:季(?:学期|期)?)?"),
    re.compile(r"(?P<any>20\d\d)年"),
    re.compile(r"([秋春])季(?:学期|期)?"),
    re.compile(r"第([一二12])学期|([上下])学期(?!间)"),
)
"""From the fullest way of naming a term to the barest; what one has read the next does not read again."""
_AUTUMN = "一1上秋"
_DASHES = str.maketrans(dict.fromkeys("—–－―~至到/", "-"))
_NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_CHINESE_YEAR = re.compile(r"二[〇○零][〇○零一二三四五六七八九]{2}(?=[-年学秋春])")


def other_term(title: str, term: TermId) -> str:
    """The words that name another term than this one; nothing where the title names this one or none."""
    text = _plain(title)
    for pattern in _NAMES:
        found = list(pattern.finditer(text))
        for named in found:
            if not _fits(named, term):
                return named[0]
        text = pattern.sub("　", text) if found else text
    return ""


def _plain(title: str) -> str:
    """In half width, without blanks, with one kind of dash, years in digits."""
    text = unicodedata.normalize("NFKC", title).translate(_DASHES)
    text = re.sub(r"\s|-(?=-)", "", text)
    return _CHINESE_YEAR.sub(lambda year: year[0].translate(_NUMERALS), text)


def _fits(named: re.Match[str], term: TermId) -> bool:
    """Whether every part of a name is this term's."""
    parts = named.groupdict()
    school_year = term.year if term.season == "autumn" else term.year - 1
    halves = [half for half in named.groups() if (half and not half.isdecimal()) or half in ("1", "2")]
    return (
        parts.get("year") in (None, str(school_year))
        and parts.get("end") in (None, str(school_year + 1), str(school_year + 1)[2:])
        and parts.get("calendar") in (None, str(term.year))
        and parts.get("any") in (None, str(term.year), str(school_year))
        and all((half in _AUTUMN) is (term.season == "autumn") for half in halves)
    )
