"""Rich texts as they are written down: read once into blocks and runs (`parse`), written back (`write`).

A text without any structure is written as it stands, one paragraph per line, so that every plain text is a rich
text. All others are written in restricted HTML: p, strong, em, u, sub, sup, ul, ol, li, table, tr, td, img by
content hash. Markup that comes from outside goes through `cleaning` first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from workbench.domain.blocks import (
    Cell,
    Content,
    Item,
    Line,
    Paragraph,
    Picture,
    Run,
    Table,
    lines,
    merged,
    settled,
    words_of,
)
from workbench.domain.contentreader import PICTURE_SCHEME, WIDTH, blocks_in
from workbench.kernel.characters import with_line_feeds

_MARKUP = re.compile(r"<(?:p|ul|ol|table|img)(?=[\s/>])", re.IGNORECASE)
_REMEMBERED = 64


def is_markup(text: str) -> bool:
    """Return whether a text is written in restricted HTML; all others are plain."""
    return _MARKUP.match(text) is not None


@lru_cache(maxsize=_REMEMBERED)
def parse(text: str) -> Content:
    """Return the blocks of a text, plain or in restricted HTML, in time linear to its length; never raises.

    Whatever is not of the restricted set gives its words at most, so that blocks never hold markup.
    """
    if is_markup(text):
        return settled(blocks_in(text))
    return settled(Paragraph(merged((Run(line),))) for line in with_line_feeds(text).split("\n"))


def write(content: Content) -> str:
    """Return the one written form of settled blocks; what `parse` makes of it is the same blocks."""
    if all(isinstance(block, Paragraph) and all(run.is_plain for run in block.runs) for block in content):
        plain = "\n".join(words_of(line) for line in lines(content))
        if not is_markup(plain):
            return plain
    return "".join(_written(content))


@lru_cache(maxsize=_REMEMBERED)
def plain_text(text: str) -> str:
    """Return the words of a text without any markup: one line per paragraph, item, line of a cell, picture.

    This is what counters, rules and comparison work on; a picture gives an empty line.
    """
    return "\n".join(words_of(line) for line in lines(parse(text))) if is_markup(text) else text


@lru_cache(maxsize=_REMEMBERED)
def says_something(text: str) -> bool:
    """Return whether a text holds words or a picture."""
    if not is_markup(text):
        return bool(text.strip())
    return any(words_of(line).strip() for line in lines(parse(text))) or bool(pictures(text))


def pictures(text: str) -> tuple[Picture, ...]:
    """Return the pictures of a text in their order."""
    return tuple(block for block in parse(text) if isinstance(block, Picture)) if is_markup(text) else ()


def _written(content: Content) -> Iterator[str]:
    """Yield the restricted HTML of blocks."""
    lists: list[str] = []  # the kinds of the lists that are open; an item is open in each
    for block in content:
        if isinstance(block, Item):
            yield from _begun_item(block, lists)
            yield _written_line(block.runs)
            continue
        yield from _closed_lists(lists, 0)
        if isinstance(block, Paragraph):
            yield f"<p>{_written_line(block.runs)}</p>"
        elif isinstance(block, Table):
            yield _written_table(block)
        else:
            words = escape(block.alternative)
            width = "" if block.width is None else f' {WIDTH}="{block.width}"'
            yield f'<img src="{PICTURE_SCHEME}:{block.digest}" alt="{words}"{width}>'
    yield from _closed_lists(lists, 0)


def _begun_item(item: Item, lists: list[str]) -> Iterator[str]:
    kind = "ol" if item.ordered else "ul"
    yield from _closed_lists(lists, item.level + 1)
    if len(lists) > item.level and lists[-1] == kind and item.start is None:
        yield "</li><li>"
        return
    yield from _closed_lists(lists, item.level)
    lists.append(kind)
    start = "" if item.start is None else f' start="{item.start}"'
    yield f"<{kind}{start}><li>"


def _closed_lists(lists: list[str], depth: int) -> Iterator[str]:
    while len(lists) > depth:
        yield f"</li></{lists.pop()}>"


def _written_table(table: Table) -> str:
    rows = ("".join(f"<td>{_written_cell(cell)}</td>" for cell in row) for row in table.rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _written_cell(cell: Cell) -> str:
    if len(cell) == 1:
        return _written_line(cell[0])
    return "".join(f"<p>{_written_line(line)}</p>" for line in cell)


def _written_line(line: Line) -> str:
    return "".join(_written_run(run) for run in line)


def _written_run(run: Run) -> str:
    marks = [("strong", run.bold), ("em", run.italic), ("u", run.underline), (run.script, bool(run.script))]
    text = escape(run.text, quote=False)
    for name in [name for name, given in reversed(marks) if given]:
        text = f"<{name}>{text}</{name}>"
    return text
