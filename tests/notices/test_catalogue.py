from __future__ import annotations

import pytest

from generator.notices.catalogue import catalogue, rule_pages, words
from generator.rules import all_rules
from generator.wording.builtin import BUILTIN
from tests.render.whole import judged, whole


def test_every_rule_is_listed_once_under_its_area() -> None:
    view = catalogue(whole(), judged(whole()).report)
    assert sorted(row.id for area in view.areas for row in area.rows) == sorted(all_rules())
    assert sorted(row.id for area in view.forms for row in area.rows) == sorted(BUILTIN)
    assert sum(count for _, count, _ in view.modals) == view.total == len(all_rules())


def test_every_rule_has_a_page_with_its_texts() -> None:
    pages = {view.id: view for view in rule_pages(whole(), judged(whole()).report)}
    assert sorted(pages) == sorted([*all_rules(), *BUILTIN])
    assert all(view.title and view.mend and view.zh and view.en and view.facts for view in pages.values())
    assert all(view.what and view.why for view in pages.values() if view.id in all_rules())


def test_clauses_are_linked_where_a_policy_has_them() -> None:
    rows = {row.id: row for area in catalogue(whole(), judged(whole()).report).forms for row in area.rows}
    assert [(link.id, link.policy) for link in rows["term-without-policy"].clauses] == [("末2b", "town")]


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("“{session}”{ends}结束", [("“", False), ("session", True), ("”", False), ("ends", True), ("结束", False)]),
        ("没有内容", [("没有内容", False)]),
    ],
)
def test_words_of_a_sentence(template: str, found: list[tuple[str, bool]]) -> None:
    assert [(word.text, word.placeholder) for word in words(template)] == found


def test_no_sentence_shows_a_clause_that_it_carries_only_at_times() -> None:
    names = {word.text for view in rule_pages(whole(), judged(whole()).report) for word in (*view.zh, *view.en) if word.placeholder}
    assert not names & {"cause_zh", "latest_zh", "latest_en"}
