"""The place of one value is the place that the marks of the whole file have for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.findings import Step
from generator.project import read_files
from generator.source import Document, read
from tests.rules.casebook import ROOT

SAMPLE = {
    name: raw
    for name, raw in read_files(ROOT).items()
    if name.startswith(("schools/_example/", "content/bureau/city", "content/bureau/schools/b"))
}
WRITTEN = {
    "one key": b"a: 1\n",
    "nested": b"a:\n  b: [1, {c: 2}, [3, []]]\n  d:\n    e: |\n      text\n      more\nf: {}\n",
    "empty values": b"a:\nb: ''\nc: []\n",
    "quoted keys": b'"a b": 1\n\'c\': {"d": 2}\n',
    "a comment first": b"# x\n\na: 1 # y\n",
    "flow over lines": b"a: {b: 1,\n    c: [2,\n  3]}\nd: 4\n",
    "the letters of a key within brackets": b"a: {x: 1,\nb: 2}\nb: 3\n",
    "only within brackets, the key itself in quotes": b'a: {x: 1,\nb: 2}\n"b": {c: 3}\n',
    "the whole in brackets": b"{\na: 1,\nb: {c: 2}\n}\n",
    "a text that looks like keys": b"a: |\n  b: 1\n  c: 2\nb:\n  c: 3\n",
    "one key the end of another": b"ab: 1\nb: {c: 2}\nb2: 3\n",
    "indented": b"  a: 1\n  b: {c: 2}\n",
    "carriage returns": b"# x\r\na: 1\r\nb:\r\n  c: 2\r\n",
}


def paths(data: object, path: tuple[Step, ...] = ()) -> Iterator[tuple[Step, ...]]:
    """Of everything that is there, and in each place of something that is not."""
    yield path
    yield (*path, "missing")
    yield (*path, "missing", "below")
    yield (*path, 7)
    children = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, child in children:
        yield from paths(child, (*path, step))


@pytest.mark.parametrize("name", [*WRITTEN, *SAMPLE])
def test_every_place_is_that_of_the_marks(name: str) -> None:
    raw = WRITTEN.get(name) or SAMPLE[name]
    document, marked = read("x.yml", raw), read("x.yml", raw)
    assert document.faults == ()
    assert marked.marks is marked.marks
    different = {path for path in paths(document.data) if fresh(document).span(path) != marked.span(path)}
    assert different == set()


def fresh(document: Document) -> Document:
    """The same document, of which nobody has asked for all places."""
    return Document(document.file, document.text, document.data, document.faults, document.folded)
