"""The files under content/ledger in; what was published, corrected, withdrawn and purged when, out; a file that is not sound is named.

`<year>.jsonl` holds a line for each version of each paper and for each act of the bureau on one, in the order in which they became public,
with the digest of the line before; `records/<sha256>.json` holds what was published, under the digest of its own bytes: `sha256sum` checks
one (decisions.md, 7).
"""

from __future__ import annotations

from generator.ledger.entries import ACTS, FIRST, FOLDER, NOTHING_PUBLISHED, PAPERS, Act, Entry, Ledger, grown, is_ledger, record_file
from generator.ledger.reading import Flaw, read_ledger, torn
from generator.ledger.standing import Standing, by_code, standings
from generator.ledger.witness import Doubt, Head, NoHeadError, parse_heads, witnessed

__all__ = [
    "ACTS",
    "FIRST",
    "FOLDER",
    "NOTHING_PUBLISHED",
    "PAPERS",
    "Act",
    "Doubt",
    "Entry",
    "Flaw",
    "Head",
    "Ledger",
    "NoHeadError",
    "Standing",
    "by_code",
    "grown",
    "is_ledger",
    "parse_heads",
    "read_ledger",
    "record_file",
    "standings",
    "torn",
    "witnessed",
]  # fmt: skip
