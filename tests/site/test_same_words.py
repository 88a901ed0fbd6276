"""What a version changed, in parents' words: the same on the paper, its earlier version, the school's page, in feed, calendar and data."""

from __future__ import annotations

import html
import json
import re

import pytest

from tests.render.sample import sample_files, sample_json, sample_pages

CHANGED = [
    (change["school"], change["term"], change["paper"], change["version"], tuple(change["sentences"]))
    for change in sample_json("data/changes.json")["rows"]
    if change["sentences"] and change["material"]
]


def _text(address: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", sample_pages()[address].body))


def test_the_sample_has_changes_of_times_fees_and_refunds() -> None:
    said = " ".join(sentence for *_, sentences in CHANGED for sentence in sentences)
    assert all(word in said for word in ("结束时间由", "收费标准由", "退费日期", "收费不变", "服务时间不变"))


@pytest.mark.parametrize(("school", "term", "paper", "version", "sentences"), CHANGED)
def test_the_same_words_everywhere(school: str, term: str, paper: str, version: int, sentences: tuple[str, ...]) -> None:
    said = "；".join(sentences)
    folder = f"schools/{school}/{term}/"
    assert f"{said}。" in _text(f"{folder}{paper}/")
    assert f"{said}。" in _text(f"{folder}{paper}/v{version - 1}/")
    assert said in _text(folder)
    feed = html.unescape(html.unescape(sample_files()[f"schools/{school}/feed.xml"].decode()))
    assert all(sentence in feed for sentence in sentences)
    calendar = sample_files()[f"{folder}calendar.ics"].decode().replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";")
    assert f"{said}。" in calendar
    assert json.dumps(said, ensure_ascii=False)[1:-1] in json.dumps(
        ["；".join(each["sentences"]) for each in sample_json(f"{folder}data.json")["versions"]], ensure_ascii=False
    )
