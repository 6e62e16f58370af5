"""The sentence on what a form has no place for: short, however much that is."""

from __future__ import annotations

from workbench.app.wording import left_behind_words
from workbench.kernel.i18n import use_language


def test_names_that_ask_something_stand_in_the_sentence_without_their_question_mark() -> None:
    use_language("en")
    words = left_behind_words(["Fast track?", "Category"])
    assert words == "What this form has no place for stays behind: Fast track, Category."


def test_of_many_the_first_are_named_and_the_others_counted() -> None:
    use_language("en")
    words = left_behind_words([f"F{number}" for number in range(8)])
    assert words == "What this form has no place for stays behind: F0, F1, F2, F3, F4, F5 and 2 more."
    assert left_behind_words([]) == ""
