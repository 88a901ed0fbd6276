"""The code of a printed notice and the ledger in; whether it is genuine, superseded, withdrawn, purged or unknown, out."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata

from generator.ledger import Ledger, Standing, by_code
from generator.verification.outcome import Outcome

_CODE = re.compile(r"[0-9a-f]{12}(?:[0-9a-f]{52})?", re.ASCII)


def code_in(text: str) -> str | None:
    """The 12 digits of a code, or the 64 of a whole digest, however they were typed: blanks, hyphens, capitals, full width."""
    plain = re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", text)).lower()
    return plain if _CODE.fullmatch(plain) else None


def check_code(ledger: Ledger, code: str, on: dt.date) -> Outcome:
    """By a day. Of several versions with the same digits, which chance will hardly bring about, the last is answered for."""
    found = by_code(ledger, code, on)
    if not found:
        return Outcome(subject="code", verdict="unknown", facts={"code": code})
    return Outcome(subject="code", verdict=found[-1].kind, facts={"code": code, **_facts(found[-1])})


def _facts(one: Standing) -> dict[str, object]:
    entry, by = one.entry, one.by
    facts: dict[str, object] = {
        "sha256": entry.sha256, "school": entry.school, "term": str(entry.term), "paper": entry.paper, "version": entry.version,
        "since": entry.at,
    }  # fmt: skip
    if by is not None:
        facts |= {"until": by.at, "by_version": by.version if by.act is None else None}
        facts |= {"reason": by.act.reason, "role": by.act.role} if by.act else {}
    return facts
