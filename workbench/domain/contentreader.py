"""Reads restricted HTML into blocks, flat and in one pass; what is not of the set gives its words at most."""

from __future__ import annotations

import re
from collections.abc import Mapping

from workbench.domain.blocks import (
    Block,
    Item,
    Line,
    Paragraph,
    Picture,
    Run,
    Script,
    as_lines,
    merged,
    settled,
    share_of,
    words_of,
)
from workbench.domain.markup import Tag, tokens
from workbench.domain.tablerows import TableRows, span_of

PICTURE_SCHEME = "picture"
WIDTH = "width"  # the attribute that holds the share of a picture
VALUE = "value"  # the attribute by which HTML gives an item its number
_NUMBER = re.compile("[0-9]{1,4}")
_SOURCE = re.compile(rf"{PICTURE_SCHEME}:([0-9a-f]{{64}})")


def number_of(attributes: Mapping[str, str], name: str) -> int | None:
    """Return the number that an attribute gives, as to an item of a list; None for what is none."""
    given = attributes.get(name, "")
    return int(given) if _NUMBER.fullmatch(given) else None


def blocks_in(text: str, empty_paragraphs: bool = True) -> list[Block]:
    """Return the blocks of a text in restricted HTML, not yet settled; never raises.

    `empty_paragraphs` says whether `<p></p>` is an empty line, or nothing as in a browser.
    """
    return _Reader(empty_paragraphs).read(text)


class _Reader:
    """Makes blocks of restricted HTML. A line that is open was begun by a tag or by its first character."""

    def __init__(self, empty_paragraphs: bool) -> None:
        self._empty_paragraphs = empty_paragraphs
        self._blocks: list[Block] = []
        self._looks = dict.fromkeys(("strong", "em", "u"), 0)
        self._scripts: list[Script] = []
        # The lists that are open: whether they count, and the number that the next item is given.
        self._lists: list[tuple[bool, int | None]] = []
        self._runs: list[Run] | None = None
        self._begun = False  # whether a tag began the line: it stands then, even if it stays empty
        self._rows: TableRows | None = None
        self._cell: list[Block] | None = None
        self._around: list[tuple[bool, int | None]] = []  # the lists that a table stands in
        self._spans = (1, 1)  # columns and rows over which the cell reaches
        self._inner = 0  # tables inside a cell; their lines become lines of the cell
        self._after: list[Block] = []  # pictures of a table, which come after it

    def read(self, text: str) -> list[Block]:
        """Return the blocks of a text, not yet settled."""
        for token in tokens(text):
            if isinstance(token, str):
                self._add(token)
            elif token.name == "p":  # most tags of a long text
                self._paragraph_tag(token)
            elif token.name in self._looks:
                self._looks[token.name] = max(0, self._looks[token.name] + (-1 if token.closes else 1))
            elif token.name in ("sub", "sup"):
                self._change_script(token)
            else:
                self._structure(token)
        self._end_table()
        self._end_line()
        return self._blocks

    def _add(self, text: str) -> None:
        if self._runs is None:
            if not text.strip():
                return
            self._begin(False)
        script = self._scripts[-1] if self._scripts else ""
        looks = self._looks
        run = Run(text, looks["strong"] > 0, looks["em"] > 0, looks["u"] > 0, script)
        if self._runs is not None:
            self._runs.append(run)

    def _change_script(self, tag: Tag) -> None:
        script: Script = "sub" if tag.name == "sub" else "sup"
        if not tag.closes:
            self._scripts.append(script)
        elif self._scripts:
            self._scripts.pop()

    def _structure(self, tag: Tag) -> None:
        name = tag.name
        if name == "table":
            self._end_table(inner=True) if tag.closes else self._begin_table()
        elif name in ("tr", "td"):
            self._cell_tag(tag)
        elif name in ("ul", "ol"):
            self._list_tag(tag)
        elif name == "br" and not tag.closes:
            self._break_line()
        elif name == "img" and not tag.closes:
            self._picture(tag)
        elif name in ("li", "ul", "ol", "div"):
            self._paragraph_tag(tag)

    def _begin(self, begun: bool) -> None:
        self._runs, self._begun = [], begun

    def _end_line(self) -> None:
        """Put the open line where it belongs; one that nothing was written in falls if no tag began it."""
        if self._runs is not None and (self._runs or self._begun):
            line = merged(self._runs)
            if self._rows is not None and self._cell is None:
                self._rows.begin_row()  # words in a table but in no cell
                self._rows.add((line,))
            else:
                (self._blocks if self._cell is None else self._cell).append(self._line_block(line))
        self._runs = None

    def _line_block(self, line: Line) -> Block:
        """Return a line as what it is where it stands."""
        if not self._lists:
            return Paragraph(line)
        counts, number = self._lists[-1]
        self._lists[-1] = (counts, None)
        return Item(line, len(self._lists) - 1, counts, number)

    def _break_line(self) -> None:
        if self._runs is None:
            self._begin(True)
        self._begun = True
        self._end_line()
        self._begin(False)

    def _paragraph_tag(self, tag: Tag) -> None:
        if tag.name == "p" and not tag.closes and self._runs == [] and (self._lists or self._cell is not None):
            # The first paragraph of an item or a cell is its line.
            self._begun = self._begun or self._empty_paragraphs
            return
        self._end_line()
        if tag.name == "li" and self._lists and VALUE in tag.attributes:
            self._lists[-1] = (self._lists[-1][0], number_of(tag.attributes, VALUE))
        if not tag.closes and tag.name in ("p", "li"):
            self._begin(tag.name == "li" or self._empty_paragraphs)

    def _list_tag(self, tag: Tag) -> None:
        if self._runs == [] and not self._empty_paragraphs:
            self._runs = None  # an item that only holds another list
        self._end_line()
        if not tag.closes:
            self._lists.append((tag.name == "ol", number_of(tag.attributes, "start")))
        elif self._lists:
            self._lists.pop()

    def _begin_table(self) -> None:
        if self._rows is not None:
            self._inner += 1
            self._end_line()
            return
        self._end_line()
        self._rows, self._cell = TableRows(), None
        self._around, self._lists = self._lists, []

    def _cell_tag(self, tag: Tag) -> None:
        if self._rows is None or self._inner:
            self._end_line()
            return
        self._end_cell()
        if tag.closes:
            return
        if tag.name == "tr" or not self._rows:
            self._rows.begin_row()
        if tag.name == "td":
            self._cell = []
            self._spans = (span_of(tag.attributes, "colspan"), span_of(tag.attributes, "rowspan"))
            self._begin(False)

    def _end_cell(self) -> None:
        self._end_line()
        if self._cell is not None and self._rows:
            self._rows.add(tuple(as_lines(settled(self._cell))), *self._spans)
        self._cell, self._lists = None, []

    def _end_table(self, inner: bool = False) -> None:
        if inner and self._inner:
            self._inner -= 1
            self._end_line()
            return
        if self._rows is None:
            return
        self._end_cell()
        table = self._rows.table()
        self._rows, self._inner = None, 0
        self._lists = self._around
        self._blocks += [table, *self._after]
        self._after = []

    def _picture(self, tag: Tag) -> None:
        source = _SOURCE.fullmatch(tag.attributes.get("src", ""))
        if source is None:
            return
        words = words_of(merged((Run(tag.attributes.get("alt", "")),)))
        picture = Picture(source[1], words, share_of(number_of(tag.attributes, WIDTH)))
        if self._rows is not None:
            self._after.append(picture)
            return
        if self._runs == []:
            self._runs = None
        self._end_line()
        self._blocks.append(picture)
