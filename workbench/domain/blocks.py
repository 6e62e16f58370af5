"""What a rich text is made of: frozen blocks and runs, and the shape that all of them have (`settled`).

How a text is written down is the affair of `content`; what it looks like that of `word` and `ui`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from workbench.kernel.characters import printable, with_line_feeds

Script = Literal["", "sub", "sup"]
Look = tuple[bool, bool, bool, Script]  # bold, italic, underlined, raised or lowered
PLAIN_LOOK: Look = (False, False, False, "")
DEEPEST_LEVEL = 4  # of list items, from 0
MOST_NUMBER = 9_999  # of an item that tells its own
MOST_CELLS = 2_000  # of one table: every key typed in it lays all of them out anew
MOST_COLUMNS = 63  # that a table of Word can have
LEAST_SHARE, MOST_SHARE = 1, 100  # per cent of the width of the text that a picture can be told to take
_MOST_FILLED_UP = 10 * MOST_CELLS  # cells of a table whose short rows are filled up
# Stands for a picture in the text of other programs; here pictures are blocks of their own.
_PICTURE_SIGN = "\ufffc"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one look; never a line break among them."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    script: Script = ""

    @property
    def look(self) -> Look:
        """What the characters look like: bold, italic, underlined, raised or lowered."""
        return self.bold, self.italic, self.underline, self.script

    @property
    def is_plain(self) -> bool:
        """Whether the characters have no look of their own."""
        return not (self.bold or self.italic or self.underline or self.script)


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; an empty one is an empty line."""

    runs: Line = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, `level` from 0; neighbouring items are one list.

    `start` is its number where that is not the next one of its list, or not 1 at the beginning of a list.
    """

    runs: Line = ()
    level: int = 0
    ordered: bool = False
    start: int | None = None


Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, all rows of equal length; a cell holds at least one line."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def is_too_large(self) -> bool:
        """Whether there is more of it than a text takes."""
        return is_too_large(len(self.rows), max(map(len, self.rows), default=0))


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the workspace by the digest of its bytes (SHA-256, hexadecimal), and its words.

    `width` is the share of the width of the text that it takes, in per cent; None as large as it is.
    """

    digest: str
    alternative: str = ""
    width: int | None = None


Block = Paragraph | Item | Table | Picture
Content = tuple[Block, ...]


class OpenLists:
    """Counts items as one goes from block to block: each list for itself, and anew behind any other block."""

    def __init__(self) -> None:
        self._open: list[tuple[bool, int]] = []  # by level: whether it is numbered, what it has counted to

    def next_number(self, item: Item) -> int:
        """Return the number that an item has if it tells none."""
        level = item.level
        goes_on = len(self._open) > level and self._open[level][0] == item.ordered
        return self._open[level][1] + 1 if goes_on else 1

    def number(self, block: Block) -> int:
        """Go on to a block; return its number, 0 for what is no item."""
        if not isinstance(block, Item):
            self._open.clear()
            return 0
        number = self.next_number(block) if block.start is None else block.start
        self._open[block.level :] = [(block.ordered, number)]
        return number


def share_of(number: object) -> int | None:
    """Return a number as the share of the text that a picture can take, None for what is none."""
    return number if isinstance(number, int) and number in range(LEAST_SHARE, MOST_SHARE + 1) else None


def is_too_large(rows: int, columns: int) -> bool:
    """Return whether a table of so many rows and columns is more than a text takes."""
    return columns > MOST_COLUMNS or rows * columns > MOST_CELLS


def words_of(line: Line) -> str:
    """Return the characters of a line without their looks."""
    return line[0].text if len(line) == 1 else "".join([run.text for run in line])


def lines(content: Content) -> Iterator[Line]:
    """Go through all lines of the blocks in the order of `plain_text`."""
    for block in content:
        if isinstance(block, Table):
            yield from (line for row in block.rows for cell in row for line in cell)
        else:
            yield () if isinstance(block, Picture) else block.runs


def as_lines(blocks: Iterable[Block]) -> Iterator[Line]:
    """Yield blocks as a cell can hold them: items with their number or bullet as words, pictures not at all."""
    lists = OpenLists()
    for block in blocks:
        number = lists.number(block)
        if isinstance(block, Item):
            sign = f"{number}. " if block.ordered else "• "
            yield merged((Run(sign if block.runs else sign.rstrip()), *block.runs))
        elif not isinstance(block, Picture):
            yield from lines((block,))


def merged(runs: Iterable[Run]) -> Line:
    """Return runs fit to stand in a line: printable, none empty, no neighbours that look alike."""
    given = tuple(runs)
    if len(given) == 1 and given[0].text.isprintable() and given[0].text and _PICTURE_SIGN not in given[0].text:
        return given  # most lines are one run, in which nothing is to be mended
    result: list[Run] = []
    for look, group in groupby(given, key=_look):
        text = printable(with_line_feeds("".join(run.text for run in group)).replace("\n", " "))
        text = text.replace(_PICTURE_SIGN, "")
        if text and result and result[-1].look == look:
            text = result.pop().text + text
        if text:
            result.append(Run(text, *look))
    return tuple(result)


def _look(run: Run) -> Look:
    return run.look


def settled(blocks: Iterable[Block]) -> Content:
    """Return blocks as every text has them.

    Levels of items go down step by step, items tell no number that they have anyway, tables are rectangles,
    each is followed by something else (Word would join two), and none begins after empty lines at the top. One
    empty paragraph is no text at all.
    """
    result: list[Block] = []
    lists = OpenLists()
    for block in blocks:
        before = result[-1] if result else None
        if isinstance(block, Item):
            above = before.level + 1 if isinstance(before, Item) else 0
            level = max(0, min(block.level, above, DEEPEST_LEVEL))
            block = block if level == block.level else replace(block, level=level)
            if block.start is not None and not _tells_number(block, lists.next_number(block)):
                block = replace(block, start=None)
        elif isinstance(block, Table):
            block = _rectangle(block)
            if not block.rows:
                continue
            if all(item == Paragraph() for item in result):
                result = []
            elif isinstance(before, Table):
                result.append(Paragraph())
        lists.number(block)
        result.append(block)
    if result and isinstance(result[-1], Table):
        result.append(Paragraph())
    return () if result == [Paragraph()] else tuple(result)


def _tells_number(item: Item, otherwise: int) -> bool:
    """Return whether the number of an item says something: it is one, and not the one that it has anyway."""
    return item.ordered and item.start != otherwise and item.start in range(MOST_NUMBER + 1)


def _rectangle(table: Table) -> Table:
    """Return a table with rows of one length.

    One that would grow without bounds, as one long row among many short ones does, gets other rows: it holds
    all words and is still too large.
    """
    width = max((len(row) for row in table.rows), default=0)
    given = sum(map(len, table.rows))
    if width * len(table.rows) > max(_MOST_FILLED_UP, 2 * given):
        cells, width = [cell for row in table.rows for cell in row], MOST_COLUMNS + 1
        table = Table(tuple(tuple(cells[at : at + width]) for at in range(0, len(cells), width)))
    rows = tuple(
        tuple(cell or ((),) for cell in row) + (((),),) * (width - len(row)) for row in table.rows if width
    )
    return Table(rows)
