from __future__ import annotations

import pytest

from generator.notices.topics import TOPICS, other_numbers, other_words

NUMBERS = [
    ("第七实验学校", ("第7实验学校",)),
    ("XX市第7实验学校", ("XX市第七实验学校",)),
    ("第十小学", ("第10小学",)),
    ("第十二中学", ("第12中学",)),
    ("第二十中学", ("第20中学",)),
    ("第二十一中学", ("第21中学",)),
    ("第10小学", ("第十小学",)),
    ("第12中学", ("第十二中学",)),
    ("第20中学", ("第二十中学",)),
    ("第21中学", ("第二十一中学",)),
    # No number of a school.
    ("育才小学", ()),
    ("第100中学", ()),
    ("一中", ()),
    ("第一百中学", ()),
]


@pytest.mark.parametrize(("name", "others"), NUMBERS)
def test_other_numbers(name: str, others: tuple[str, ...]) -> None:
    assert other_numbers(name) == others


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("退费日期不早于第一个服务日。", ("退钱", "退款", "多退少补")),
        ("弹性离校和投诉", ("接送", "接孩子", "提前离校", "举报", "监督电话")),
        ("意见、电话、申请", ()),  # Near a topic, but not the same: 征求意见 is no complaint.
        ("", ()),
    ],
)
def test_other_words(text: str, words: tuple[str, ...]) -> None:
    assert other_words(text) == words


def test_a_word_means_one_topic() -> None:
    words = [word for topic in TOPICS for word in (*topic.same, *topic.also)]
    assert len(words) == len(set(words))
