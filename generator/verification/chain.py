"""The files of a ledger and saved heads in; whether its lines hold together and are those that were seen, and what is left open, out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.ledger import Head, Ledger, read_ledger, torn, witnessed
from generator.verification.outcome import Outcome, Trouble

WITHOUT_HEAD = ("truncation", "rewriting", "last-line")
"""What a chain of digests does not show by itself (reliability.md, F18)."""


def check_ledger(files: Mapping[str, bytes], saved: Sequence[Head] = (), *, records: bool = True) -> tuple[Ledger, Outcome]:
    """`records=False` for lines alone, as a site shows them: that the records are not beside them is then no flaw."""
    ledger, flaws = read_ledger(files)
    alone = () if records else ("record",)
    troubles = [Trouble(f"flaw-{flaw.what}", f"{flaw.file}:{flaw.line}") for flaw in flaws if flaw.what not in alone]
    troubles += [Trouble("torn", file) for file in torn(files)]
    troubles += doubts(ledger, saved)
    head = Head.of(ledger.entries)
    outcome = Outcome(
        subject="ledger",
        verdict="broken" if troubles else "sound",
        facts={"lines": head.seq, "head": head.sha256, "last": head.at, "saved": len(saved)},
        troubles=tuple(troubles),
        unproven=unproven(ledger, saved),
    )
    return ledger, outcome


def doubts(ledger: Ledger, saved: Iterable[Head]) -> list[Trouble]:
    """The saved heads that the lines do not bear out."""
    return [Trouble(f"head-{doubt.what}", f"{doubt.head.seq}", {"head": doubt.head.line()}) for doubt in witnessed(ledger.entries, saved)]


def unproven(ledger: Ledger, saved: Sequence[Head]) -> tuple[str, ...]:
    """What the lines and the heads together leave open: all of it without a head, and lines after the last head as if there were none."""
    if not saved:
        return WITHOUT_HEAD
    return ("after-head",) if max(head.seq for head in saved) < len(ledger.entries) else ()
