"""Snippets: the piece of a text that shows what was searched."""

from __future__ import annotations

from workbench.search.query import Query
from workbench.search.snippets import Snippet, snippet


def _marked(found: Snippet) -> list[str]:
    return [found.text[start:end] for start, end in found.spans]


def test_a_short_text_is_shown_whole_with_its_words_marked() -> None:
    found = snippet("储能电站应急供电装置", Query("供电 储能"))
    assert found.text == "储能电站应急供电装置"
    assert _marked(found) == ["储能", "供电"]


def test_a_long_text_is_cut_around_the_words() -> None:
    found = snippet("前" * 300 + "储能电站" + "后" * 300, Query("储能"), width=20)
    assert found.text.startswith("…前")
    assert found.text.endswith("后…")
    assert len(found.text) == 22
    assert _marked(found) == ["储能"]


def test_the_window_with_most_different_words_is_shown() -> None:
    text = "储能 " * 5 + "x" * 200 + " 储能与消防安全"
    assert _marked(snippet(text, Query("储能 消防"), width=30)) == ["储能", "消防"]


def test_marks_stand_on_the_text_as_written() -> None:
    assert _marked(snippet("ＧＢ／Ｔ　1.1 and the ﬁeld, cafe\u0301", Query("gb field café"))) == [
        "ＧＢ",
        "ﬁeld",
        "cafe\u0301",
    ]


def test_line_breaks_become_blanks() -> None:
    assert snippet("第一行\n第二行\t末", Query("第二")).text == "第一行 第二行 末"


def test_marks_that_touch_are_one() -> None:
    assert _marked(snippet("碳达峰碳中和", Query("碳达峰 达峰碳"))) == ["碳达峰碳"]


def test_without_a_match_the_beginning_is_shown() -> None:
    assert snippet("abc " * 50, Query("储能"), width=8) == Snippet("abc abc …")


def test_an_empty_query_marks_nothing() -> None:
    assert snippet("储能", Query("")) == Snippet("储能")
