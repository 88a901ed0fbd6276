"""Signatures with keys made at run time: good, and seven ways to be bad; the time is the ledger's, never the record's."""

from __future__ import annotations

import datetime as dt
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.approval_check import approval_findings
from generator.approvals import Signers, Verdict, signature, verify
from generator.city import Filing
from generator.notices.approvals import approvals
from generator.repository import Repository, load
from tests.rules.casebook import TODAY, files_of, repository_files

ACCOUNT = "discipline"
RECORD = "content/bureau/approvals/2026-autumn/yucai/filing.yml"
DAY = dt.date(2026, 8, 31)


@dataclass(frozen=True)
class Key:
    """A key made for one run."""

    path: Path

    def signs(self, data: bytes, namespace: str = signature.NAMESPACE) -> bytes:
        words = ["ssh-keygen", "-Y", "sign", "-n", namespace, "-f", str(self.path)]
        return subprocess.run(words, input=data, capture_output=True, check=True).stdout

    @property
    def public(self) -> bytes:
        kind, data, *_ = self.path.with_suffix(".pub").read_bytes().split()
        return kind + b" " + data

    def allowed(self, account: str = ACCOUNT, options: str = "") -> bytes:
        return b" ".join(part for part in (account.encode(), options.encode(), self.public) if part) + b"\n"


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Key]:
    folder = tmp_path_factory.mktemp("keys")

    def make(name: str) -> Key:
        path = folder / name
        if not path.exists():
            subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(path)], check=True)  # noqa: S607
        return Key(path)

    return make


def test_good_tampered_wrong_namespace_wrong_identity_other_key_expired_revoked(key: Callable[[str], Key]) -> None:
    mine, other, data = key("mine"), key("other"), repository_files()[RECORD]
    good, signers = mine.signs(data), Signers(mine.allowed())
    expired = Signers(mine.allowed(options='valid-before="20260831"'))
    found = {
        "good": verify(data, good, signers, ACCOUNT, DAY),
        "tampered": verify(data + b"\n", good, signers, ACCOUNT, DAY),
        "wrong namespace": verify(data, mine.signs(data, "file"), signers, ACCOUNT, DAY),
        "wrong identity": verify(data, good, signers, "basic-education", DAY),
        "other key": verify(data, other.signs(data), signers, ACCOUNT, DAY),
        "expired": verify(data, good, expired, ACCOUNT, DAY),
        "revoked": verify(data, good, Signers(mine.allowed(), mine.public + b"\n"), ACCOUNT, DAY),
        "nobody": verify(data, good, signers, "", DAY),
        "no signers": verify(data, good, Signers(), ACCOUNT, DAY),
        "no signature": verify(data, b"", signers, ACCOUNT, DAY),
    }
    assert found == dict.fromkeys(found, Verdict.BAD) | {"good": Verdict.GOOD}
    assert verify(data, good, expired, ACCOUNT, DAY - dt.timedelta(1)) is Verdict.GOOD


def _city(signers: bytes, signed: bytes, edits: dict[str, bytes] | None = None, *, ledger: bool = True) -> Repository:
    files = dict(files_of("yucai")) | {signature.SIGNERS: signers, f"{RECORD}.sig": signed} | (edits or {})
    if ledger:
        files |= {file: raw for file, raw in repository_files().items() if file.startswith("content/ledger/")}
    return load(files, TODAY)


def _filing(repository: Repository) -> Filing:
    school = repository.city.school("yucai")
    assert school is not None
    return next(filing for filing in school.filings if str(filing.id) == "2026-autumn")


def _told(repository: Repository) -> set[str]:
    return {finding.rule for finding in (*approval_findings(repository.city, repository.entries), *repository.findings)}


def test_a_signed_record_is_said_to_be_signed(key: Callable[[str], Key]) -> None:
    mine = key("mine")
    repository = _city(mine.allowed(), mine.signs(repository_files()[RECORD]))
    assert _told(repository) == set()
    assert [str(step.vouched) for step in approvals(repository.city, _filing(repository)).steps] == ["account", "account", "signed"]


def test_a_bad_signature_is_an_error(key: Callable[[str], Key]) -> None:
    repository = _city(key("mine").allowed(), key("other").signs(repository_files()[RECORD]))
    assert _told(repository) == {"approval-signature"}


def test_the_time_is_the_ledger_s_and_before_that_the_day_of_the_check(key: Callable[[str], Key]) -> None:
    mine, data = key("mine"), repository_files()[RECORD]
    until = mine.allowed(options='valid-before="20261001"')
    assert _told(_city(until, mine.signs(data))) == set()
    assert _told(_city(until, mine.signs(data), ledger=False)) == {"approval-signature"}
    # Another content was never published: the old day of the record helps a key that has expired no more than its ledger does.
    plan = "schools/yucai/2026-autumn/plan.yml"
    changed = {plan: files_of("yucai")[plan].replace(b"rate: 17.50", b"rate: 18.50")}
    forged = data.replace(data[data.index(b"sha256: ") + 9 :][:64], b"0" * 64)
    assert "approval-signature" in _told(_city(until, mine.signs(forged), changed | {RECORD: forged}))


def test_without_the_program_nothing_passes_for_verified(key: Callable[[str], Key], monkeypatch: pytest.MonkeyPatch) -> None:
    mine = key("mine")
    signed = mine.signs(repository_files()[RECORD])
    monkeypatch.setattr("shutil.which", lambda _: None)
    repository = _city(mine.allowed(), signed)
    assert _told(repository) == {"approval-signature-unverified"}
    assert str(approvals(repository.city, _filing(repository)).steps[2].vouched) == "account"


def test_a_signature_beside_no_record_is_a_stray_file(key: Callable[[str], Key]) -> None:
    repository = _city(b"", b"", {f"{RECORD}.sig": b"", "content/bureau/approvals/2026-autumn/yucai/other.yml.sig": b"x"})
    assert "unknown-file" in _told(repository)
