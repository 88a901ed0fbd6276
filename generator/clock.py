"""The wall clock, read here and nowhere else: today in Asia/Shanghai, the default of --as-of."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo


def today() -> dt.date:
    """The date it is now in the city."""
    return dt.datetime.now(ZoneInfo("Asia/Shanghai")).date()
