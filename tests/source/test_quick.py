"""The quick way through a file: never more lenient than the walk, and the same data; places come from the walk when they are asked for."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.findings import Span
from generator.project import read_files
from generator.source import limits, read
from generator.source.characters import bad_character, ordinary, text_faults
from generator.source.quick import quick
from generator.source.walk import walk
from tests.rules.casebook import ROOT

PIECES = (
    "a: 1\n", "b:\n", "  - c\n", "  d: 二\n", "- e\n", "  - {f: 1, g: [h, \"i\"]}\n", "a", "k: ", ": ", "? ", "- ", "\n", "  ", " ", "# c\n", "---\n", "...\n",
    "&x ", "*x", "!t ", "!!str ", "<<: ", "<<", "%YAML 1.1\n", "'", '"', "[", "]", "{", "}", ",", "|\n", ">-\n", "甲", "''", '""', "~", "`", "@", "%",
    "x" * 41, "y" * 4001, "[" * 13, "{a: " * 12, "- " * 12,
)  # fmt: skip


@settings(max_examples=3000)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("a: &x 1\n")
@example("a: !t 1\n")
@example("&x a: 1\n")
@example("a: &x [1]\n")
@example("--- &x\na: 1\n")
@example("a: 1\na: 2\n")
@example("a: 1\n---\nb: 1\n")
@example("<<: {a: 1}\n")
def test_what_the_quick_way_lets_through_the_walk_lets_through(text: str) -> None:
    found, walked = quick(text), walk(text)
    if found is not None:
        assert (walked.data, walked.faults) == (found.data, ())
        assert list(found.data) == list(walked.data or {})
    elif not walked.faults:
        assert "[" in text or "{" in text or "- " in text  # an empty list at the greatest depth


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a:\n" + "- 1\n" * limits.MAX_ROWS, True),
        ("a:\n" + "- 1\n" * (limits.MAX_ROWS + 1), False),
        ("".join(f"k{n}: 1\n" for n in range(limits.MAX_KEYS)), True),
        ("".join(f"k{n}: 1\n" for n in range(limits.MAX_KEYS + 1)), False),
        ("k" * limits.MAX_KEY + ": 1\n", True),
        ("k" * (limits.MAX_KEY + 1) + ": 1\n", False),
        ('a: "' + ("x" * 999 + "\n ") * 4 + '"\n', True),
        ('a: "' + ("x" * 999 + "\n ") * 5 + '"\n', False),
        (f"a: {'[' * (limits.MAX_DEPTH - 2)}x{']' * (limits.MAX_DEPTH - 2)}\n", True),
        (f"a: {'[' * (limits.MAX_DEPTH - 1)}x{']' * (limits.MAX_DEPTH - 1)}\n", False),
        ("".join(f"k{n}: [{', '.join('1' * 160)}]\n" for n in range(31)), True),
        ("".join(f"k{n}: [{', '.join('1' * 160)}]\n" for n in range(32)), False),
    ],
)
def test_the_limits_are_those_of_the_walk(text: str, fits: bool) -> None:
    assert ((quick(text) is not None), not walk(text).faults) == (fits, fits)


def test_an_ordinary_text_has_no_faults_of_its_characters() -> None:
    wrong = [character for character in map(chr, range(0x110000)) if ordinary(character, 9) and bad_character(character)]
    assert wrong == [character for character in "\\\r\t\x85\u2028\ufeff" if ordinary(character, 9)] == []
    long = "x" * limits.MAX_LINE
    assert [ordinary(text, limits.MAX_LINE) for text in (long, f"a\n{long}", f"{long}x", f"a\n{long}x\nb")] == [True, True, False, False]
    assert text_faults(f"a\n{long}x\nb", limits.MAX_LINE)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("a: 1 2\nb: [c, 'd']\n", False),
        ("a: 1\n  2\n", True),
        ('a: "1\n  2"\n', True),
        ("a: |\n  1\n", True),
        ("a:\n  - >-\n    1\n", True),
        ("{\"a\n b\": 1}\n", True),
    ],
)  # fmt: skip
def test_what_stands_over_several_lines_is_told(text: str, folded: bool) -> None:
    assert read("x.yml", text.encode()).folded is folded


def test_every_file_of_the_sample_takes_the_quick_way_to_the_same_data() -> None:
    for file, raw in read_files(ROOT).items():
        if file.endswith(".yml"):
            text = raw.decode()
            found, walked = quick(text) if ordinary(text, limits.MAX_LINE) else None, walk(text)
            assert found is not None, file
            assert (found.data, ()) == (walked.data, walked.faults), file


def test_a_document_that_was_put_by_still_knows_its_places() -> None:
    document = pickle.loads(pickle.dumps(read("x.yml", "a:\n  - 甲: 1\n".encode())))  # noqa: S301 - our own bytes
    assert document.span(("a", 0, "甲")) == Span(2, 8, 2, 9)
