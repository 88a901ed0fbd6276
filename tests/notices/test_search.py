from __future__ import annotations

import pytest

from generator.notices.search import KINDS, entries, search_page, written
from generator.notices.state import States
from generator.site import Entry
from tests.render.town import failed
from tests.render.whole import judged, site, whole


def found(states: States) -> dict[str, Entry]:
    """The entries by where they lead; of several that lead to one page the last, which is the page's own."""
    return {entry.address: entry for entry in entries(states)}


def test_a_school_is_found_by_every_name_and_shows_what_its_page_shows() -> None:
    entry = found(judged(whole()))["schools/lvye/"]
    assert (entry.title, entry.kind) == ("示例县绿野小学", "学校")
    assert {"示例县绿野小学", "绿野小学", "lvyexiaoxue", "lyxx"} <= set(entry.names)
    assert entry.keywords[0] == "lvye"
    for words in ("到几点：", "多少钱：", "找谁问：", "足球", "放学以后有人看着写作业。", "收费标准"):
        assert words in entry.text


def test_nothing_of_a_notice_that_is_not_public_is_found() -> None:
    open_words = {"足球", "到几点：", "多少钱："}
    shown = found(judged(whole()))
    held = found(judged(whole(), [failed("lvye", "plan")]))["schools/lvye/"]
    in_review = shown["schools/xijie/"]
    for entry in (held, in_review):
        everything = "\n".join((entry.title, entry.text, *entry.names, *entry.keywords))
        assert {words for words in open_words if words in everything} == set()
    assert all(words in shown["schools/lvye/"].text for words in open_words)


def test_a_school_whose_own_file_is_at_fault_keeps_its_name_alone() -> None:
    entry = found(judged(whole(), [failed("lvye", "school")]))["schools/lvye/"]
    assert entry.names == ()
    assert "绿野路" not in entry.text
    assert "放学以后有人看着写作业" not in entry.text


def test_each_rule_clause_and_reading_has_its_place() -> None:
    states = judged(whole())
    by_place, pages = found(states), site(states)
    assert by_place["rules/ends-after-limit/"].kind == "规则"
    clause = by_place["policy/town/#%E4%BE%8B1"]
    assert (clause.title, clause.kind, clause.text) == ("例1 前言", "条款", "课后服务方便家长。")
    assert by_place["policy/town/#reading-years"].title == "三年管几个学期？"
    assert {entry.kind for entry in by_place.values()} == set(KINDS)
    # The hand-written pages are no part of what the program writes.
    targets = {address.partition("#")[0] for address in by_place} - {"guide-parent/", "complain/"}
    assert targets <= set(pages)
    for address in by_place:
        page, _, anchor = address.partition("#")
        if anchor.startswith("reading-"):
            assert f'id="{anchor}"' in pages[page].body


def test_no_term_s_page_is_an_entry() -> None:
    assert not any(address.count("/") > 2 and address.startswith("schools/") for address in found(judged(whole())))


def test_the_manual_is_not_found() -> None:
    assert not any(entry.address.startswith("schools/_") for entry in entries(judged(whole())))


@pytest.mark.parametrize(("text", "rest"), [("怎样投诉 对课后服务有意见", "对课后服务有意见"), ("没有标题的一页", "没有标题的一页")])
def test_a_written_page_does_not_say_its_title_twice(text: str, rest: str) -> None:
    assert written("complain/", "怎样投诉", text).text == rest


def test_the_search_page_lists_every_school_by_letter_and_area() -> None:
    view = search_page(judged(whole()))
    by_letter = [row.id for _, rows in view.initials for row in rows]
    assert sorted(by_letter) == sorted(row.id for area in view.areas for row in area.schools)
    assert [letter for letter, _ in view.initials] == sorted({letter for letter, _ in view.initials})
