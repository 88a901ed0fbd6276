"""Records of the sample's papers: the same for whoever computes them, read back without loss, untouched by what is not on the paper."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from generator.city import Filing
from generator.integrity.records import UnreadableRecordError, record, restored
from generator.notices.state import States, public_schools
from generator.notices.updates import published
from tests.rules.casebook import today


def _papers() -> Iterator[tuple[Filing, str]]:
    """Every public paper of the sample city."""
    repository, report = today()
    states = States(repository.city, report)
    for school in public_schools(states.city):
        for filing in school.filings:
            for paper in ("notice", "finance"):
                if published(states, filing, paper):
                    yield filing, paper


def test_every_record_of_the_sample_is_read_back_without_loss() -> None:
    seen = 0
    for filing, paper in _papers():
        made = record(filing, paper)
        again = restored(filing, paper, made.data, filing.as_of)
        assert record(again, paper) == made
        kinds = ("finance", "record") if paper == "finance" else ("plan", "times", "staff", "record")
        assert {kind: again.parts.get(kind) for kind in kinds} == {kind: filing.parts.get(kind) for kind in kinds}
        seen += 1
    assert seen > 90


def test_the_name_is_the_digest_of_the_bytes() -> None:
    filing, paper = next(_papers())
    made = record(filing, paper)
    assert made.sha256 == hashlib.sha256(made.data).hexdigest()
    head = {key: value for key, value in json.loads(made.data).items() if isinstance(value, str)}
    assert head == {
        "type": "kehou/notice/v1", "school": filing.school, "term": str(filing.id), "policy": "xx-2023-extension",
        "published": filing.published.letter.isoformat() if filing.published else "",
    }  # fmt: skip


def test_a_notice_is_not_touched_by_books_nor_by_what_it_does_not_print_of_the_school() -> None:
    filing = next(filing for filing, paper in _papers() if paper == "finance")
    assert filing.profile is not None
    other = replace(filing, profile=replace(filing.profile, introduction="另写一段", leadership=()))
    without = replace(other, parts={name: part for name, part in filing.parts.items() if name != "finance"})
    assert record(without, "notice") == record(filing, "notice")
    assert record(replace(filing, profile=replace(filing.profile, phone="0700-0009999")), "notice") != record(filing, "notice")
    assert record(replace(filing, approvals=filing.approvals[:-1]), "notice") != record(filing, "notice")


def _spoiled(**changed: object) -> bytes:
    filing, _ = next(_papers())
    return json.dumps({**json.loads(record(filing, "notice").data), **changed}).encode()


def _without(name: str) -> bytes:
    content = json.loads(_spoiled())
    del content[name]
    return json.dumps(content).encode()


def test_an_old_notice_has_the_day_on_which_it_was_public() -> None:
    filing, _ = next(_papers())
    old = restored(filing, "notice", _spoiled(published="2020-09-01"), filing.as_of)
    assert old.published is not None
    assert old.published.letter.isoformat() == "2020-09-01"


@pytest.mark.parametrize(
    "data",
    [
        b"{}", b"[]", b"", b"null", b"\xff", b"[" * 100_000, b'{"type":"kehou/notice/v1"}',
        _without("plan"), _without("published"), _spoiled(published=None), _spoiled(plan=[]), _spoiled(times={}), _spoiled(profile=None), _spoiled(approvals=7), _spoiled(type="kehou/notice/v2"),
        _spoiled(type="kehou/finance/v1"), _spoiled(school="other"), _spoiled(term="1999-autumn"),
    ],
)  # fmt: skip
def test_what_is_no_record_of_the_paper_is_refused(data: bytes) -> None:
    filing, _ = next(_papers())
    with pytest.raises(UnreadableRecordError, match=r"^[0-9a-f]{64}$"):
        restored(filing, "notice", data, filing.as_of)
