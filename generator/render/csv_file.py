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
_MISREAD = re.compile(r"[=+\-@＝＋－＠\t\r\n]|(?:[0-9]{12,}|0[0-9]+|[0-9]+(?:\.[0-9]+)?[eE][0-9]+|[0-9]+[eE]\+?[0-9]+)\Z")
"""The beginning of a formula, or a whole number, that a text only looks like."""


def csv_file(row: type, rows: Iterable[object]) -> bytes:
    """`row` is the class of the rows; its fields are the columns."""
    return csv_head(row) + csv_rows(row, rows)


def csv_head(row: type) -> bytes:
    """What stands before the rows."""
    return b"\xef\xbb\xbf" + _written([[field.text for field in fields_of(row)]])


def csv_rows(row: type, rows: Iterable[object]) -> bytes:
    """The rows alone: those of one table may be made apart and put one after the other."""
    names = [field.name for field in fields_of(row)]
    return _written([cell(getattr(each, name)) for name in names] for each in rows)


def _written(rows: Iterable[Iterable[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


def cell(value: object) -> str:
    """What stands in the file for a value; nothing for what is missing."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if _MISREAD.match(value) else value
    if isinstance(value, bool):
        return "是" if value else "否"
    written = str(plain(value))
    return written if isinstance(value, BARE) or not _MISREAD.match(written) else f"'{written}"
