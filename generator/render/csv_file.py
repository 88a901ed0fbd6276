"""Rows of a table in; a CSV file that spreadsheets open as it is meant out: UTF-8 with a mark, CRLF, a head in Chinese.

A spreadsheet takes what looks like a formula for one, and what looks like a number for one: 18 digits lose the last three, 0012 its zeros.
Quotation marks do not help against either. So a *text* that would be misread begins with an apostrophe; numbers, amounts, dates and times
are written bare, a negative amount too. Who reads the file by program takes off one leading apostrophe, or takes the JSON file.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable

from generator.model.values import Fen, Hundredths
from generator.render.shapes import fields_of
from generator.wording.values import plain

BARE = (bool, int, Fen, Hundredths, dt.date, dt.time)
"""Values whose written form a spreadsheet understands as what they are."""
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n]")
_NUMBER = re.compile(r"[0-9]{12,}|0[0-9]+|[0-9]+(?:\.[0-9]+)?[eE][0-9]+|[0-9]+[eE]\+?[0-9]+")


def csv_file(row: type, rows: Iterable[object]) -> bytes:
    """`row` is the class of the rows; its fields are the columns."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n")
    fields = fields_of(row)
    write.writerow(field.text for field in fields)
    for each in rows:
        write.writerow(cell(getattr(each, field.name)) for field in fields)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def cell(value: object) -> str:
    """What stands in the file for a value; nothing for what is missing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    written = str(plain(value))
    return written if isinstance(value, BARE) or not _misread(written) else f"'{written}"


def _misread(text: str) -> bool:
    return bool(_FORMULA.match(text) or _NUMBER.fullmatch(text))
