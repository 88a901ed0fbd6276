"""Forged and replayed approvals, each refused with its reason; a change only voids, and voids no more than its slice (reliability.md, 5)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from generator.approval_check import approval_findings
from generator.checking import check, with_findings
from generator.findings import Severity, Status
from generator.repository import load
from generator.wording.sentences import help_text, message
from tests.rules.casebook import TODAY, files_of

Files = dict[str, bytes]
HERE, FORMER, OTHER = (f"content/bureau/approvals/{place}" for place in ("2026-autumn/yucai", "2026-spring/yucai", "2026-autumn/shiqiao"))
PLAN = "schools/yucai/2026-autumn/plan.yml"
STEPS = ("review", "approval", "filing")


def found(files: Files) -> dict[str, set[str]]:
    """The rules with an error or a warning, by file, of everything that is judged."""
    repository = load(files, TODAY)
    report = with_findings(repository, check(repository), approval_findings(repository.city, repository.entries))
    told: dict[str, set[str]] = {}
    for finding in report.findings:
        if finding.status is Status.FAILED and finding.severity is not Severity.ADVICE:
            assert message(finding)
            assert message(finding, "en")
            assert help_text(finding)
            told.setdefault(finding.where.file, set()).add(finding.rule)
    return told


def genuine() -> Files:
    return dict(files_of("yucai", "shiqiao"))


def edited(file: str, pattern: str, put: str) -> Callable[[Files], None]:
    def edit(files: Files) -> None:
        text, count = re.subn(pattern, put, files[file].decode(), count=1, flags=re.MULTILINE)
        assert count == 1, file
        files[file] = text.encode()

    return edit


def binding(raw: bytes) -> bytes:
    return raw[raw.index(b"\nby: ") + 1 :]


def copied(file: str, source: str) -> Callable[[Files], None]:
    """The binding of another record under the facts of this one."""

    def edit(files: Files) -> None:
        raw = files[file]
        files[file] = raw[: raw.index(b"\nby: ") + 1] + binding(files[source])

    return edit


def missing(files: Files) -> None:
    del files[f"{HERE}/approval.yml"]


def swapped(files: Files) -> None:
    one, two = f"{HERE}/approval.yml", f"{HERE}/filing.yml"
    a, b = (re.search(rb"date: (\S+)", files[name]) for name in (one, two))
    assert a
    assert b
    files[one], files[two] = files[one].replace(a[1], b[1]), files[two].replace(b[1], a[1])


def unbound(files: Files) -> None:
    raw = files[f"{HERE}/filing.yml"]
    files[f"{HERE}/filing.yml"] = raw[: raw.index(b"\nby: ") + 1]


FORGED: Mapping[str, tuple[Callable[[Files], None], Mapping[str, set[str]]]] = {
    "plan and one yuan": (
        edited(PLAN, "rate: 17.50", "rate: 18.50"), {f"{HERE}/{step}.yml": {"approval-stale"} for step in STEPS},
    ),
    "of another school": (copied(f"{HERE}/filing.yml", f"{OTHER}/filing.yml"), {f"{HERE}/filing.yml": {"approval-replayed", "approval-chain-broken", "approval-stale"}}),
    "of another term": (copied(f"{HERE}/filing.yml", f"{FORMER}/filing.yml"), {f"{HERE}/filing.yml": {"approval-replayed", "approval-chain-broken", "approval-stale"}}),
    "missing step": (missing, {f"{HERE}/filing.yml": {"approval-chain-broken", "approval-out-of-order"}}),
    "swapped steps": (swapped, {f"{HERE}/filing.yml": {"approval-chain-broken", "approval-out-of-order"}}),
    "forged role": (
        edited(f"{HERE}/filing.yml", "^by: .*", "by: area-west"), {f"{HERE}/filing.yml": {"approval-account"}},
    ),
    "of another area": (
        edited(f"{HERE}/review.yml", "^by: .*", "by: area-west"), {f"{HERE}/review.yml": {"approval-account"}, f"{HERE}/approval.yml": {"approval-chain-broken"}},
    ),
    "same person": (
        edited(f"{HERE}/filing.yml", "^by: .*", "by: basic-education"), {f"{HERE}/filing.yml": {"approval-account", "approval-same-account"}},
    ),
    "back-dated": (
        edited(f"{HERE}/filing.yml", "^date: .*", "date: 2026-08-20"), {f"{HERE}/filing.yml": {"approval-out-of-order"}},
    ),
    "rejected": (
        edited(f"{HERE}/approval.yml", "^result: .*", "result: 不同意"), {f"{HERE}/approval.yml": {"approval-not-granted", "approval-stale"}, f"{HERE}/filing.yml": {"approval-chain-broken"}},
    ),
    "edited record": (
        edited(f"{HERE}/review.yml", "^number: .*", "number: 城东片审〔2026〕99号"), {f"{HERE}/approval.yml": {"approval-chain-broken"}},
    ),
    "other policy": (
        edited(f"{HERE}/filing.yml", "^policy: .*", "policy: xx-2020"), {f"{HERE}/filing.yml": {"approval-policy-differs"}},
    ),
    "unknown slice": (
        edited(f"{HERE}/filing.yml", "slice: content", "slice: staff"), {f"{HERE}/filing.yml": {"not-a-choice"}},
    ),
    "half a binding": (edited(f"{HERE}/filing.yml", "^salt: .*", 'salt: ""'), {f"{HERE}/filing.yml": {"approval-unbound", "approval-stale"}}),
    "no binding": (unbound, {f"{HERE}/filing.yml": {"approval-unbound"}}),
}  # fmt: skip


def test_the_genuine_ones_pass() -> None:
    assert found(genuine()) == {}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_approval_is_refused_with_its_reason(name: str) -> None:
    forge, wanted = FORGED[name]
    files = genuine()
    forge(files)
    told = {file: rules for file, rules in found(files).items() if file.startswith(HERE)}
    assert told == wanted
