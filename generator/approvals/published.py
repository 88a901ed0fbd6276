"""An act and the ledger in; the day on which what it approved became public out: the time at which its signature has to be good.

The day that the record itself names proves nothing: who writes the record chooses it (reliability.md, 5).
"""

from __future__ import annotations

import datetime as dt
import json

from generator.approvals.binding import Act
from generator.approvals.slices import APPROVED, Subject, sliced
from generator.ledger import Ledger
from generator.model.kinds import kind
from generator.model.values import TermId
from generator.schema.restoring import restore


def published_on(act: Act, ledger: Ledger, as_of: dt.date) -> dt.date:
    """The ledger's first day, by `as_of`, of a notice that is just what the act is bound to; before that, `as_of`."""
    first = act.first
    seen = ledger.of(first.school, first.term, "notice", as_of)
    found = (entry.at for entry in seen if _is_of(act, ledger.records.get(entry.sha256)))
    return min(found, default=as_of)


def _is_of(act: Act, record: bytes | None) -> bool:
    """Whether a record shows what the act approved, in every slice that it is bound to."""
    subject = _subject(record)
    return (
        subject is not None
        and bool(act.slices)
        and all(row.slice in subject.slices and row.sha256 == subject.digest(row.slice, act.taken.salt) for row in act.slices)
    )


def _subject(record: bytes | None) -> Subject | None:
    try:
        data = json.loads(record or b"")
        parts = {name: restore(kind(name).part, data[name]) for name in APPROVED}
        return Subject(str(data["school"]), TermId.parse(data["term"]), str(data["policy"]), sliced(parts))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None  # of a record that is none the ledger's own check speaks
