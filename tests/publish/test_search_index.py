from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

import generator.publish.search_index as made
from generator.publish.faults import PublishFault
from generator.publish.search_index import entries_digest, search_files, words_of
from generator.site import Asset, Entries, Entry

ENTRIES = (
    *(
        Entry(f"schools/s{n}/", f"第{n}小学", "学校", f"城东区育才路{n}号。足球、轮滑。", (f"di{n}xiaoxue",), ("退费", "费标"))
        for n in range(30)
    ),
    Entry("rules/a/", "</i><script>alert(1)</script>\" data-x='", "规则", "<b>&amp;"),
)


def _shown(files: Iterable[Asset]) -> list[dict[str, str]]:
    packed = (file.data for file in files if "/fragment/" in file.path)
    return [json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))["meta"] for data in packed]


def _address(shown: dict[str, str]) -> str:
    return shown["address"]


def test_the_same_entries_give_the_same_bytes() -> None:
    """Several times: an order that is left to chance may come out the same twice."""
    found = set()
    for _ in range(6):
        made._made.cache_clear()
        found.add(search_files(ENTRIES))
    assert len(found) == 1


def test_what_a_visitor_s_browser_needs_and_nothing_else() -> None:
    names = {re.sub(r"zh_[0-9a-f]+|zh_?\.?[0-9a-f]+", "zh", file.path) for file in search_files(ENTRIES)}
    assert {"pagefind/pagefind.js", "pagefind/pagefind-entry.json", "pagefind/wasm.unknown.pagefind"} <= names
    assert not any("ui" in name or "worker" in name or "highlight" in name for name in names)


def test_every_entry_is_there_as_it_was_written() -> None:
    shown = [{"title": e.title, "address": e.address, "kind": e.kind, "text": e.text} for e in ENTRIES]
    assert sorted(_shown(search_files(ENTRIES)), key=_address) == sorted(shown, key=_address)


def test_a_lost_entry_stops_the_publication(monkeypatch: pytest.MonkeyPatch) -> None:
    index = made._index

    def one_less(source: Path, folder: Path) -> None:
        next(source.glob("000007-*.html")).unlink()
        index(source, folder)

    monkeypatch.setattr(made, "_index", one_less)
    with pytest.raises(PublishFault, match="搜索的索引没有做成"):
        search_files((*ENTRIES, replace(ENTRIES[0], address="lost/")))


@pytest.mark.parametrize("left", [b"", b"{}", b'{"languages":'])
def test_a_file_that_was_not_written_to_its_end_stops_the_publication(monkeypatch: pytest.MonkeyPatch, left: bytes) -> None:
    index = made._index

    def cut_off(source: Path, folder: Path) -> None:
        index(source, folder)
        (folder / "pagefind-entry.json").write_bytes(left)

    monkeypatch.setattr(made, "_index", cut_off)
    with pytest.raises(PublishFault) as fault:
        search_files((*ENTRIES, replace(ENTRIES[0], address=f"cut-{len(left)}/")))
    assert fault.value.code == "no-search"


def test_pagefind_that_cannot_be_run_stops_the_publication(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/nowhere/pagefind")
    with pytest.raises(PublishFault) as fault:
        search_files((replace(ENTRIES[0], address="other/"),))
    assert fault.value.code == "no-search"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("育才", ("vnotk5p", "vk5p")),
        ("费", ("vuax",)),
        ("ends-after-limit 17:30", ("ends", "after", "limit", "17", "30")),
        ("ＹＣＸＸ", ("ycxx",)),
        ("", ()),
        ("。，", ()),
    ],
)
def test_words(text: str, words: tuple[str, ...]) -> None:
    spelt = words_of(text)
    assert len(spelt) == len(words)
    if text.isascii() or text == "ＹＣＸＸ":
        assert spelt == words


def test_two_characters_are_found_wherever_they_stand_together() -> None:
    assert set(words_of("廉政")[:1]) < set(words_of("没有廉政承诺"))
    assert set(words_of("第7")[:1]) < set(words_of("XX市第7实验学校"))
    assert not set(words_of("廉政")[:1]) & set(words_of("廉洁的政策"))


def test_a_text_is_found_by_two_characters_and_by_what_it_alone_has() -> None:
    entry = Entry("a/", "退费", "页面", "退费看公示，三。", ("退钱",), ("费",))
    assert made._page(entry).count(words_of("退费")[0]) == 1
    (text,) = re.findall(r'weight="1">(.*?)</p>', made._page(entry))
    assert text.split() == [*(words_of(two)[0] for two in ("费看", "看公", "公示")), *words_of("三")]


def test_a_digest_tells_every_part_of_every_entry_and_their_order() -> None:
    first = ENTRIES[0]
    changed = [replace(first, address="other/"), replace(first, title="别的"), replace(first, kind="页面"), replace(first, text="别的话。")]
    changed += [replace(first, names=("别名",)), replace(first, keywords=("别的词",))]
    moved = (replace(ENTRIES[0], names=("a", "b"), keywords=()), replace(ENTRIES[0], names=("a",), keywords=("b",)))
    lists = [ENTRIES, ENTRIES[1:], ENTRIES[::-1], *((each, *ENTRIES[1:]) for each in (*changed, *moved))]
    digests = {entries_digest([Entries.of(each)]) for each in lists}
    assert len(digests) == len(lists)
    assert entries_digest([Entries.of(iter(ENTRIES))]) == entries_digest([Entries.of(ENTRIES)])
