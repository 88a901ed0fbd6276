"""Two days in the wrong order in; the values of a finding that names both out (A.4)."""

from __future__ import annotations

import datetime as dt


def reversed_days(name: str, date: dt.date, earlier: str, limit: dt.date) -> dict[str, object]:
    """`name` fell on `date`, before `earlier`, which it should not precede, on `limit`."""
    return {"name": name, "date": date, "earlier": earlier, "limit": limit}
