"""A record of a step, its OpenSSH signature and the bureau's signers in; whether the account signed it, as of a day, out.

The only module that asks ssh-keygen, which does all the cryptography: `ssh-keygen -Y sign -n kehou-approval -f KEY <step>.yml` makes
`<step>.yml.sig` beside the record.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from generator.project import APPROVALS

NAMESPACE = "kehou-approval"
PROGRAM = "ssh-keygen"
SIGNERS, REVOKED = "content/bureau/allowed_signers", "content/bureau/revoked_signers"
"""OpenSSH's files: the accounts of roles.yml with their public keys and the days of those, and the keys that were given up."""
ENDING = ".sig"
_PATIENCE = 20
"""Seconds after which a signature that cannot be checked counts as bad."""


class Verdict(StrEnum):
    """What is known of a signature. Without the program nothing is, and that is not good."""

    GOOD = "good"
    BAD = "bad"
    UNVERIFIED = "unverified"


@dataclass(frozen=True, slots=True)
class Signers:
    """Who may sign with what, as the two files say."""

    allowed: bytes = b""
    revoked: bytes = b""


def is_signature(file: str) -> bool:
    """Whether a file of the repository is a signature or one of the signers' files, by its place."""
    return file in (SIGNERS, REVOKED) or (file.startswith(APPROVALS) and file.endswith(f".yml{ENDING}"))


def verify(record: bytes, signature: bytes, signers: Signers, account: str, day: dt.date) -> Verdict:
    """Whether `account` signed these very bytes with a key that is its own on that day and was never given up."""
    program = shutil.which(PROGRAM)
    if program is None:
        return Verdict.UNVERIFIED
    if not account:
        return Verdict.BAD
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder, name) for name in ("allowed", "revoked", "signature")}
        for name, content in (("allowed", signers.allowed), ("revoked", signers.revoked), ("signature", signature)):
            files[name].write_bytes(content)
        words = [program, "-Y", "verify", "-n", NAMESPACE, "-I", account, "-f", str(files["allowed"]), "-s", str(files["signature"])]
        words += ["-O", f"verify-time={day:%Y%m%d}120000", *(["-r", str(files["revoked"])] if signers.revoked else [])]
        return _asked(words, record)


def _asked(words: list[str], record: bytes) -> Verdict:
    # Days are Beijing's wherever this runs; nothing else of the caller's surroundings matters.
    surroundings = {"PATH": os.environ.get("PATH", ""), "TZ": "CST-8", "LC_ALL": "C"}
    try:
        ended = subprocess.run(words, input=record, capture_output=True, env=surroundings, timeout=_PATIENCE, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return Verdict.BAD
    return Verdict.GOOD if ended.returncode == 0 else Verdict.BAD
