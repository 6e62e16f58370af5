"""Rich texts: two written forms, one reading; what is written is read back, and every character stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.richcontents import HASH, contents
from workbench.domain.blocks import (
    Content,
    Item,
    OpenLists,
    Paragraph,
    Picture,
    Run,
    Table,
    settled,
)
from workbench.domain.content import is_markup, parse, pictures, plain_text, says_something, write


@given(contents)
def test_what_is_written_is_read_back(content: Content) -> None:
    assert parse(write(content)) == content


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(["<p>", "</p>", "<li>", "<ol>", "<td>", "x"])).map("".join))
)
def test_writing_what_was_read_is_a_fixed_point(text: str) -> None:
    once = write(parse(text))
    assert write(parse(once)) == once


@given(contents)
def test_plain_text_keeps_every_character_in_order(content: Content) -> None:
    expected: list[str] = []
    for block in content:
        if isinstance(block, Table):
            found = [line for row in block.rows for cell in row for line in cell]
        else:
            found = [() if isinstance(block, Picture) else block.runs]
        expected += ["".join(run.text for run in line) for line in found]
    assert plain_text(write(content)) == "\n".join(expected)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffc")))
def test_a_plain_text_is_a_rich_text_as_it_stands(text: str) -> None:
    normal = "".join(
        char for char in text if not 0xFDD0 <= ord(char) <= 0xFDEF and ord(char) & 0xFFFE != 0xFFFE
    )
    if not is_markup(normal):
        assert write(parse(normal)) == normal == plain_text(normal)


def test_a_plain_text_that_looks_like_markup_is_written_so_that_it_stays_text() -> None:
    written = write(settled([Paragraph((Run("<p>no tag</p>"),))]))
    assert written == "<p>&lt;p&gt;no tag&lt;/p&gt;</p>"
    assert plain_text(written) == "<p>no tag</p>"


@pytest.mark.parametrize(
    ("content", "written"),
    [
        ((Paragraph((Run("a"), Run("b", bold=True))),), "<p>a<strong>b</strong></p>"),
        (
            (Paragraph((Run("x", italic=True, underline=True, script="sup"),)), Paragraph()),
            "<p><em><u><sup>x</sup></u></em></p><p></p>",
        ),
        (
            (Item((Run("a"),)), Item((Run("b"),), 1, True), Item((Run("c"),)), Item((Run("d"),), 0, True)),
            "<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul><ol><li>d</li></ol>",
        ),
        (
            (Table(((((Run("a"),),), ((Run("b"),), (Run("c"),))),)), Paragraph()),
            "<table><tr><td>a</td><td><p>b</p><p>c</p></td></tr></table><p></p>",
        ),
        ((Picture(HASH, "a", 50),), f'<img src="picture:{HASH}" alt="a" width="50">'),
        ((Picture(HASH, 'a "b"'),), f'<img src="picture:{HASH}" alt="a &quot;b&quot;">'),
    ],
)
def test_the_restricted_html_of_each_block(content: Content, written: str) -> None:
    assert write(content) == written


def test_tables_are_rectangles_and_something_stands_after_each() -> None:
    table = Table(((((Run("a"),),),), (((),), ((Run("b"),),))))
    square = Table(((((Run("a"),),), ((),)), (((),), ((Run("b"),),))))
    assert settled([Paragraph(), table, table]) == (square, Paragraph(), square, Paragraph())
    assert settled([Table(()), Table(((),))]) == ()


def test_levels_of_items_go_down_step_by_step() -> None:
    given_levels = [3, 3, 9, 0, 2]
    assert [
        block.level for block in settled(Item((), level) for level in given_levels) if isinstance(block, Item)
    ] == [
        0,
        1,
        2,
        0,
        1,
    ]


@pytest.mark.parametrize(
    ("starts", "kept", "written"),
    [
        ((None, None), (None, None), "<ol><li>x</li><li>x</li></ol>"),
        ((1, 2), (None, None), "<ol><li>x</li><li>x</li></ol>"),
        ((5, None), (5, None), '<ol start="5"><li>x</li><li>x</li></ol>'),
        ((5, 6), (5, None), '<ol start="5"><li>x</li><li>x</li></ol>'),
        ((None, 7), (None, 7), '<ol><li>x</li></ol><ol start="7"><li>x</li></ol>'),
        ((None, 1), (None, 1), '<ol><li>x</li></ol><ol start="1"><li>x</li></ol>'),
        ((0, 10_000), (0, None), '<ol start="0"><li>x</li><li>x</li></ol>'),
        ((-3, None), (None, None), "<ol><li>x</li><li>x</li></ol>"),
    ],
)
def test_an_item_tells_its_number_only_where_it_has_another_one_else(
    starts: tuple[int | None, ...], kept: tuple[int | None, ...], written: str
) -> None:
    content = settled(Item((Run("x"),), 0, True, start) for start in starts)
    assert tuple(block.start for block in content if isinstance(block, Item)) == kept
    assert write(content) == written
    assert parse(written) == content


def test_lists_count_for_themselves_by_level_and_kind() -> None:
    kinds = [(0, True, 3), (1, True, None), (1, True, None), (0, True, None), (1, True, None), (0, False, None)]
    lists = OpenLists()
    items = [Item((), *kind) for kind in [*kinds, (0, True, None)]]
    assert [lists.number(item) for item in items] == [3, 1, 2, 4, 1, 1, 1]
    assert lists.number(Paragraph()) == 0
    assert lists.number(Item((), 0, True)) == 1


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("", False),
        (" \n", False),
        ("<p> </p>", False),
        ("<table><tr><td></td></tr></table>", False),
        ("<ul><li></li></ul>", False),
        (f'<img src="picture:{HASH}">', True),
        ("<ul><li>a</li></ul>", True),
    ],
)
def test_a_text_says_something_by_words_or_pictures(text: str, filled: bool) -> None:
    assert says_something(text) is filled


def test_a_picture_in_a_line_or_a_table_becomes_a_block_of_its_own() -> None:
    image = f'<img src="picture:{HASH}" alt="图">'
    assert write(parse(f"<p>a{image}b</p>")) == f"<p>a</p>{image}<p>b</p>"
    assert write(parse(f"<table><tr><td>a{image}b</td></tr></table>")) == (
        f"<table><tr><td>ab</td></tr></table>{image}"
    )
    assert pictures(f"<table><tr><td>{image}</td></tr></table>") == (Picture(HASH, "图"),)
