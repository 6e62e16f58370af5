"""Contents of rich texts: strategies for every kind of block, looks, blanks, signs of markup; and tables."""

from __future__ import annotations

from hypothesis import strategies as st

from workbench.domain.blocks import (
    Block,
    Cell,
    Content,
    Item,
    Line,
    Paragraph,
    Picture,
    Run,
    Table,
    merged,
    settled,
)

HASH = "0123456789abcdef" * 4
words = st.text(st.sampled_from("ab <>&\"';/pul标准\t\xa0\u202e"), max_size=6)
runs = st.builds(Run, words, st.booleans(), st.booleans(), st.booleans(), st.sampled_from(["", "sub", "sup"]))
some_lines: st.SearchStrategy[Line] = st.lists(runs, max_size=3).map(merged)
cells: st.SearchStrategy[Cell] = st.lists(some_lines, min_size=1, max_size=3).map(tuple)
tables = st.lists(st.lists(cells, max_size=3).map(tuple), max_size=3).map(lambda rows: Table(tuple(rows)))
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, some_lines),
    st.builds(Item, some_lines, st.integers(-1, 7), st.booleans(), st.sampled_from([None, None, 0, 1, 2, 5])),
    tables,
    st.builds(
        Picture,
        st.just(HASH),
        words.map(lambda text: text.replace("\t", " ")),
        st.sampled_from([None, None, 1, 33, 50, 99, 100]),
    ),
)
contents: st.SearchStrategy[Content] = st.lists(blocks, max_size=6).map(settled)


def table_markup(rows: int, columns: int, words: str = "x") -> str:
    """Return a text that is a table, each cell with the same words."""
    row = f"<tr>{f'<td>{words}</td>' * columns}</tr>"
    return f"<table>{row * rows}</table><p></p>"
