"""Records of the sample's papers: the same for whoever computes them, read back without loss, untouched by what is not on the paper."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from generator.city import Filing
from generator.integrity.records import record, restored
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
        again = restored(filing, made.data, filing.as_of)
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


@pytest.mark.parametrize("data", [b"{}", b"[]", b"", b'{"type":"kehou/notice/v1"}', b'{"type":"kehou/notice/v1","plan":[]}'])
def test_what_is_no_record_is_refused(data: bytes) -> None:
    filing, _ = next(_papers())
    with pytest.raises(ValueError, match=r"record|Expecting"):
        restored(filing, data, filing.as_of)
