from __future__ import annotations

from generator.once import Once


def test_an_answer_is_worked_out_when_it_is_first_asked_for() -> None:
    once, answers = Once(), iter("ABC")
    assert [once(key, lambda: next(answers)) for key in ("a", "b", "a")] == ["A", "B", "A"]
    assert next(answers) == "C"


def test_nothing_is_an_answer_too_and_two_do_not_share_any() -> None:
    once = Once()
    assert once("a", lambda: None) is None
    assert once("a", lambda: 1) is None
    assert Once()("a", lambda: 1) == 1
