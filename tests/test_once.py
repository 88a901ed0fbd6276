from __future__ import annotations

from generator.once import Once


def test_an_answer_is_worked_out_when_it_is_first_asked_for() -> None:
    once, asked = Once(), list[str]()
    for key in ("a", "b", "a"):
        assert once(key, lambda key=key: asked.append(key) or key.upper()) == key.upper()  # type: ignore[misc, func-returns-value]
    assert asked == ["a", "b"]


def test_nothing_is_an_answer_too_and_two_do_not_share_any() -> None:
    once = Once()
    assert once("a", lambda: None) is None
    assert once("a", lambda: 1) is None
    assert Once()("a", lambda: 1) == 1
