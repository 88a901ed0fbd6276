"""Binds every approval of a sample to what stands now: `python -m tests.bind [ROOT]`, after a change of what was approved.

The salts are made from school, term and step, so that a second run changes nothing. A real bureau's are drawn by `notices approve`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from generator.approval_check import takes
from generator.approvals import Act
from generator.city import City, Filing
from generator.integrity.approving import Taking, act, approval_file, binding
from generator.model.bureau import Approval
from generator.project import read_files
from generator.repository import load
from tests.rules.casebook import ROOT

_BINDING = re.compile(rb"^(by|salt|slices|prev|again):.*", re.MULTILINE | re.DOTALL)
LAST = dt.date(2099, 1, 1)


def bound(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files with every approval bound, in the order of the chain, to its filing as it stands."""
    bare = {file: _BINDING.sub(b"", raw) if file.startswith("content/bureau/approvals/") else raw for file, raw in files.items()}
    city = load(bare, LAST).city
    found = dict(bare)
    for filing in (filing for school in city.schools for filing in school.filings):
        for name, lines in _bound(city, filing):
            found[name] = bare[name] + ("\n".join(lines) + "\n").encode()
    return found


def _bound(city: City, filing: Filing) -> Iterator[tuple[str, list[str]]]:
    for step in filing.chain if filing.subject else ():
        known = filing.approval(step.step)
        if known is None:
            continue
        others = tuple(one for one in filing.approvals if one is not known)
        at = Act(step=step, number=0, first=known, taken=known)
        account = next((r.account for r in city.roles if takes(city.roles, at, r.account, filing.registration.area)), None)
        if account is None:
            continue
        salt = hashlib.sha256(f"sample {filing.school} {filing.id} {step.step}".encode()).hexdigest()[:32]
        taking = Taking(by=account, date=known.date, number=known.number, result=known.result, salt=salt, opinion=known.opinion)
        taken = act(replace(filing, approvals=others), step, step.slices, taking).taken
        made: Approval = replace(known, by=taken.by, salt=taken.salt, slices=taken.slices, prev=taken.prev)
        filing = replace(filing, approvals=tuple(made if one is known else one for one in filing.approvals))
        yield approval_file(filing, step.step), list(binding(made))


def main(root: Path) -> None:
    """Rewrites the approvals under a root."""
    for file, raw in bound(read_files(root)).items():
        if file.startswith("content/bureau/approvals/") and (root / file).read_bytes() != raw:
            (root / file).write_bytes(raw)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
