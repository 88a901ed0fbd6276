"""YAML traps: what a file says is kept to the letter, or refused with a place."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.findings import Span
from generator.source import escaped, read, visible
from generator.source.limits import MAX_BYTES, MAX_DEPTH, MAX_ROWS

KEPT = [
    "17:30", "8:30", "08:00", "24:00", "17:30:00", "20:30.15", "1:60",
    "no", "No", "NO", "off", "on", "yes", "y", "n", "true", "True", "~", "null", "NULL",
    "0123", "010020", "08", "0o17", "0x1F", "0b101", "1_000", "1e3", "1.0e+3", ".inf", ".nan", "5.", ".5", "+5", "-0",
    "2024-09-01", "2024-02-30", "2024-9-1", "0000-01-01", "0x_", "0b_", "=", "1" * 500,
    "13800", "１２", "是", "一年级",
]  # fmt: skip


@pytest.mark.parametrize("text", KEPT)
@pytest.mark.parametrize(
    "form", ["a: {}", 'a: "{}"', "a: '{}'", "a:\n  - {}", "a: [{}]"], ids=["plain", "double", "single", "block", "flow"]
)
def test_a_scalar_keeps_its_spelling(text: str, form: str) -> None:
    document = read("x.yml", form.format(text).encode())
    assert document.faults == ()
    assert document.data is not None
    value = document.data["a"]
    assert (value[0] if isinstance(value, list) else value) == text


@pytest.mark.parametrize(
    ("raw", "rule", "line", "column"),
    [
        (b"a: 1\nb: 2\na: 3\n", "duplicate-key", 3, 1),
        (b'fee: 1\n"f\\x65e": 2\n', "duplicate-key", 2, 1),
        (b"a: {b: 1, b: 2}\n", "duplicate-key", 1, 11),
        (b"a: &x 1\n", "anchor-or-alias", 1, 4),
        (b"a: 1\nb: *a\n", "anchor-or-alias", 2, 4),
        (b"a:\n  <<: {b: 1}\n", "merge-key", 2, 3),
        (b"a: !!python/object/apply:os.system [x]\n", "tag", 1, 4),
        (b"a: !!binary aGk=\n", "tag", 1, 4),
        (b"a: ! 123\n", "tag", 1, 4),
        (b"%YAML 1.1\n---\na: 1\n", "tag", 1, 1),
        (b"%TAG ! tag:x,2000:\n---\na: 1\n", "tag", 1, 1),
        (b"a: 1\n---\nb: 2\n", "several-documents", 2, 1),
        (b"- a\n- b\n", "not-a-mapping", 1, 1),
        (b"just words\n", "not-a-mapping", 1, 1),
        (b"", "empty-file", 1, 1),
        (b"# only a comment\n", "empty-file", 1, 1),
        (b"---\n", "empty-file", 2, 1),
        (b"? [a, b]\n: c\n", "key-not-text", 1, 3),
        (b"a: 1\n\tb: 2\n", "syntax", 2, 1),
        ("a: 1\nb：2\n".encode(), "syntax", 2, 1),
        (b'a: "open\nb: 2\n', "syntax", 1, 1),
        (b"a: 1\n  b: 2\n", "syntax", 2, 4),
        ("名称: 学校\n".encode("gbk"), "not-utf8", 1, 1),
        ("a: 学校\n".encode("gbk"), "not-utf8", 1, 1),  # the UTF-8 of ѧУ
        ("a: ۝1\n".encode(), "bad-character", 1, 4),
        ("a: 学校\n".encode("utf-16"), "not-utf8", 1, 1),
        ("a: 学校\n".encode("utf-32"), "not-utf8", 1, 1),
        (b"a: 1\nb: \xff\xfe\n", "not-utf8", 2, 4),
        (b"a: \x001\n", "bad-character", 1, 4),
        (b'a: "\\0"\n', "bad-character", 1, 4),
        (b'a: "\\e[31m"\n', "bad-character", 1, 4),
        ("fee: 100 # 注释\u2028fee: 900\n".encode(), "bad-character", 1, 14),
        ("a: 1\u0085b: 2\n".encode(), "bad-character", 1, 5),
        ("a: x\u202ey\n".encode(), "bad-character", 1, 5),
        ("a: 学\u200b校\n".encode(), "bad-character", 1, 5),
        ("a: 1\nb: \ufeff2\n".encode(), "bad-character", 2, 4),
        (b"a: 1\rb: 2\n", "bad-character", 1, 5),
        (b"a: " + b"x" * MAX_BYTES, "too-large", 1, 1),
        (b"a: " + b"x" * 3000, "too-long", 1, 1),
        (b"a:\n" + b"- 1\n" * (MAX_ROWS + 1), "too-many", MAX_ROWS + 2, 3),
        (b"".join(b"k%d: 1\n" % n for n in range(70)), "too-many", 65, 1),
        (b"x" * 50 + b": 1\n", "key-not-text", 1, 1),
    ],
)  # fmt: skip
def test_a_trap_is_a_fault_with_its_place(raw: bytes, rule: str, line: int, column: int) -> None:
    fault = read("x.yml", raw).faults[0]
    assert (fault.rule, fault.span.line, fault.span.column) == (rule, line, column)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 400, 1900])
def test_nesting_is_refused_before_it_costs_anything(opening: str, depth: int) -> None:
    rules = {fault.rule for fault in read("x.yml", f"a:\n  {opening * min(depth, 1900 // len(opening))}".encode()).faults}
    assert rules & {"too-deep", "key-not-text", "syntax"}


def test_one_leading_byte_order_mark_is_forgiven() -> None:
    assert read("x.yml", b"\xef\xbb\xbfa: 1\n").data == {"a": "1"}


def test_windows_line_ends_are_forgiven() -> None:
    document = read("x.yml", b"a: 1\r\nb:\r\n  - c\r\n")
    assert (document.data, document.line(2)) == ({"a": "1", "b": ["c"]}, "b:")


def test_all_faults_of_a_file_are_told_in_one_run() -> None:
    faults = read("x.yml", b"a: &x 1\nb: *x\na: 2\n").faults
    assert [fault.rule for fault in faults] == ["anchor-or-alias", "anchor-or-alias", "duplicate-key"]


def test_what_is_printed_steers_nothing() -> None:
    assert visible("a\x1b[31m\n::error::\udcff学校") == "a<U+001B>[31m<U+000A>::error::<U+DCFF>学校"
    assert json.loads(escaped(json.dumps("\u2028\U000e0041\x7f", ensure_ascii=False))) == "\u2028\U000e0041\x7f"
    assert escaped('"\u202e"') == '"\\u202e"'


PLACED = """\
name: 学校
list:
  - 时间: "17:30"
    empty:
  - {a: 1, b: 二}
"""


@pytest.mark.parametrize(
    ("path", "span"),
    [
        (("name",), Span(1, 7, 1, 9)),
        (("list", 0, "时间"), Span(3, 9, 3, 16)),
        (("list", 1, "b"), Span(5, 15, 5, 16)),
        (("list", 0, "empty"), Span(4, 11, 4, 11)),
        (("list", 1, "missing"), Span(5, 6, 5, 7)),
        (("missing",), Span(1, 1, 1, 5)),
        (("list", 7), Span(2, 1, 2, 5)),
    ],
)
def test_every_value_has_its_place(path: tuple[str | int, ...], span: Span) -> None:
    assert read("x.yml", PLACED.encode()).span(path) == span


@given(st.binary(max_size=300))
def test_nothing_but_a_document_comes_out_of_any_bytes(raw: bytes) -> None:
    document = read("x.yml", raw)
    assert (document.data is None) <= bool(document.faults)


@given(st.text(alphabet="ab:[]{}-?&*!|>'\"%#\n\t ,<=~0.1：中", max_size=120))
def test_nothing_but_a_document_comes_out_of_any_text(text: str) -> None:
    document = read("x.yml", text.encode())
    assert (document.data is None) <= bool(document.faults)
