"""A ledger tampered with in thousands of ways: found with a saved head, and without one what cannot be found is said.

The normal run takes a small share; `LEDGER_MUTATIONS=20000 pytest tests/verification/test_chain.py` takes more.
"""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from generator.ledger import Head, NoHeadError, parse_heads, torn
from tests.verification.ledgers import entries, files_of, look, mutations, rechained

MUTATIONS = int(os.environ.get("LEDGER_MUTATIONS", "400"))
CHAIN = entries(60)
FILES = files_of(CHAIN)
HEAD = Head.of(CHAIN)
OPEN = ("truncation", "rewriting", "last-line")


def test_a_sound_ledger_is_called_sound() -> None:
    assert (look(FILES, HEAD).verdict, look(FILES, HEAD).unproven) == ("sound", ())
    assert (look(FILES).verdict, look(FILES).unproven) == ("sound", OPEN)


def test_every_mutation_is_found_with_a_saved_head() -> None:
    tried = list(mutations(FILES, 7, MUTATIONS))
    missed = [spoiled for spoiled in tried if look(spoiled, HEAD).passed]
    assert (len(missed), len(tried) > MUTATIONS * 9 // 10) == (0, True)


@pytest.mark.parametrize(
    ("tampered", "what"),
    [
        pytest.param(CHAIN[:-1], "head-shorter", id="the last line cut off"),
        pytest.param(CHAIN[:20], "head-shorter", id="cut short"),
        pytest.param((), "head-shorter", id="emptied"),
        pytest.param(
            (*CHAIN[:-1], replace(CHAIN[-1], school="s999" if CHAIN[-1].act is None else CHAIN[-1].school, at=CHAIN[-1].at.replace(day=28))),
            "head-rewritten", id="the last line edited",
        ),
        pytest.param(rechained(CHAIN[1:]), "head-shorter", id="rewritten without its first line"),
        pytest.param(rechained((*CHAIN[1:], CHAIN[0])), "head-rewritten", id="rewritten in another order"),
    ],
)  # fmt: skip
def test_what_holds_together_is_found_by_a_head_alone(tampered: tuple, what: str) -> None:  # type: ignore[type-arg]
    """Whoever may write the whole file makes a chain that holds together: without a head the tool says what it cannot prove."""
    files = files_of(tampered)
    assert what in [trouble.code for trouble in look(files, HEAD).troubles]
    assert look(files).unproven == OPEN


def test_a_full_rewrite_is_said_to_be_unprovable_and_found_with_a_head() -> None:
    forged = rechained(tuple(replace(one, at=one.at.replace(year=2020)) for one in CHAIN))
    files = files_of(forged)
    assert (look(files).verdict, look(files).unproven) == ("sound", OPEN)
    assert [trouble.code for trouble in look(files, HEAD).troubles] == ["head-rewritten"]


def test_lines_after_the_saved_head_are_said_to_be_open() -> None:
    assert look(FILES, Head.of(CHAIN[:40])).unproven == ("after-head",)
    assert look(FILES, Head.of(CHAIN[:40])).passed


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        (f"# 每周一存\n\n{HEAD.line()}\n", (HEAD,)),
        (f"{HEAD.seq} {HEAD.sha256}", (Head(HEAD.seq, HEAD.sha256),)),
        (f"{HEAD.seq} {HEAD.sha256[:-1]}", 1),
        (f"{HEAD.line()}\nhello", 2),
    ],
)
def test_saved_heads_are_read_or_refused(text: str, heads: tuple[Head, ...] | int) -> None:
    if isinstance(heads, tuple):
        assert parse_heads(text) == heads
        return
    with pytest.raises(NoHeadError, match=f"^{heads}$"):
        parse_heads(text)


def test_a_line_cut_at_any_byte_is_refused_and_repaired() -> None:
    """What is whole comes back; a line of which only the end is missing is whole."""
    name = sorted(name for name in FILES if name.endswith(".jsonl"))[-1]
    raw, start = FILES[name], FILES[name].rstrip(b"\n").rfind(b"\n") + 1
    for end in range(start + 1, len(raw)):
        cut = {**FILES, name: raw[:end]}
        assert not look(cut).passed, end
        assert "torn" in [trouble.code for trouble in look(cut).troubles], end
        mended = {**cut, **torn(cut)}
        assert mended[name] == (raw if end == len(raw) - 1 else raw[:start]), end
    assert torn(FILES) == {}
