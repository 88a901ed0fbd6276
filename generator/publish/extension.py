"""In: the site that stands and the ledger of the next one. Out: nothing, or the fault that stops a publication with another history.

The site that everybody reads is the nearest witness there is: whoever shortens or rewrites the ledger cannot publish over it in silence.
"""

from __future__ import annotations

import json
from pathlib import Path

from generator.ledger import Head, Ledger, witnessed
from generator.publish.build_id import PATH
from generator.publish.faults import PublishFault


def refuse_other_history(standing: Path, ledger: Ledger) -> None:
    """Nothing to compare where no site stands, or one of a time before sites named their ledger."""
    head = _head(standing)
    if head is not None and witnessed(ledger.entries, [head]):
        raise PublishFault("other-history", lines=head.seq, head=head.sha256[:12], folder=standing)


def _head(site_dir: Path) -> Head | None:
    try:
        said = json.loads((site_dir / PATH).read_bytes())["ledger"]
        return Head(int(said["lines"]), str(said["head"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
