"""What somebody's draft of a proposal is made of, wherever it was written: paragraphs, tables, marked places.

Plain text is taken apart here, Word files by `word.draftreader`, which gives each part its `content` too: what
it is as a rich text. Which part belongs to which field is told by `formspec.draftplacing`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workbench.domain import blocks
from workbench.domain.blocks import Content
from workbench.kernel.i18n import tr

# What stands in the marked places of a file of ours, by field: a text, the ticked choices, or rows of cells.
Marked = str | list[str] | list[dict[str, str]]
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_LONGEST_NAME = 60  # characters by which a lost table is called
_RULER = re.compile(r"[\s|:+-]*-[\s|:+-]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `level` is that of a heading, from 1, and 0 for running text."""

    text: str
    level: int = 0
    content: Content = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `continues`: it belongs to the cell above it, as beside the rows of a list.

    `span` is the number of columns that it reaches over.
    """

    text: str
    continues: bool = False
    content: Content = ()
    span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; `drawn`: a real table, not lines of text that look like one."""

    rows: tuple[tuple[Cell, ...], ...]
    drawn: bool = False


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class DraftPicture:
    """A picture of a draft as it lies in the file, neither judged nor kept; `name` is that of its part."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Lost:
    """Something of a draft that is no text and has no place: what it is called, and why it has none.

    What is `placed` stands in its field, only not quite as it was; the reason tells how.
    """

    name: str
    reason: str
    placed: bool = False


@dataclass(frozen=True, slots=True)
class DraftParts:
    """A draft in its order, and what its marked places hold, by field.

    `rich` holds the same as rich texts where a place can hold one. `pictures` are those that contents name by
    their digest; `lost` names what can't be taken along, with the reason.
    """

    blocks: tuple[Block, ...]
    marked: Mapping[str, Marked] = field(default_factory=dict)
    rich: Mapping[str, Content] = field(default_factory=dict)
    pictures: Mapping[str, DraftPicture] = field(default_factory=dict)
    lost: tuple[Lost, ...] = ()


def table_content(rows: Sequence[Sequence[Cell]]) -> Content:
    """Return rows as they stand in a rich text.

    A cell that reaches over several columns is followed by empty ones, tables inside a cell become its lines,
    pictures come after the table. Of a table that is too large the words come, one paragraph for each line.
    """
    cells = [[cell for one in row for cell in _spread(one)] for row in rows]
    after = [picture for row in rows for cell in row for picture in pictures_in(cell.content)]
    if _is_too_large(rows):
        words = [line for row in cells for cell in row for line in cell if line]
        return (*map(blocks.Paragraph, words), *after)
    return (blocks.Table(tuple(map(tuple, cells))), *after)


def lost_tables(rows: Sequence[Sequence[Cell]]) -> tuple[Lost, ...]:
    """Return what a rich text loses of a table: the table itself where it is too large, or its merged cells.

    The words of either stand there apart.
    """
    if _is_too_large(rows):
        reason = tr(
            "A text holds no table of {rows} rows and {columns} columns; its words stand there line by line.",
            rows=len(rows),
            columns=_columns(rows),
        )
    elif any(cell.continues or cell.span > 1 for row in rows for cell in row):
        reason = tr("A table in a text has no merged cells: they were split, the words stand in the first.")
    else:
        return ()
    words = " ".join(" ".join(cell.text for cell in rows[0]).split())
    name = words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…"
    return (Lost(name or tr("Table"), reason, placed=True),)


def _is_too_large(rows: Sequence[Sequence[Cell]]) -> bool:
    return blocks.is_too_large(len(rows), _columns(rows))


def _columns(rows: Sequence[Sequence[Cell]]) -> int:
    return max((sum(cell.span for cell in row) for row in rows), default=0)


def _spread(cell: Cell) -> Iterator[blocks.Cell]:
    """Yield what a cell says, without the empty lines that Word wants around a table, and cells left empty."""
    nests = any(isinstance(block, blocks.Table) for block in cell.content)
    lines = tuple(line for line in blocks.as_lines(cell.content) if line or not nests)
    yield lines or ((),)
    yield from (((),),) * (cell.span - 1)


def _texts(content: Content) -> Content:
    return tuple(block for block in content if not isinstance(block, blocks.Picture))


def content_text(content: Content) -> str:
    """Return the words of a content, a line for each of its lines; pictures give none."""
    return "\n".join(blocks.words_of(line) for line in blocks.lines(_texts(content)))


def pictures_in(content: Content) -> tuple[blocks.Picture, ...]:
    """Return the pictures of a content in their order."""
    return tuple(block for block in content if isinstance(block, blocks.Picture))


def without_pictures(parts: DraftParts, digests: Collection[str]) -> DraftParts:
    """Return a draft without some of its pictures."""
    if not digests:
        return parts

    def kept(content: Content) -> Content:
        return tuple(one for one in content if not (isinstance(one, blocks.Picture) and one.digest in digests))

    def changed(part: Block) -> Block:
        if isinstance(part, Paragraph):
            return replace(part, content=kept(part.content))
        rows = (tuple(replace(cell, content=kept(cell.content)) for cell in row) for row in part.rows)
        return replace(part, rows=tuple(rows))

    rich = {name: kept(content) for name, content in parts.rich.items()}
    pictures = {name: picture for name, picture in parts.pictures.items() if name not in digests}
    return replace(parts, blocks=tuple(map(changed, parts.blocks)), rich=rich, pictures=pictures)


def parts_of_text(text: str) -> DraftParts:
    """Return the parts of plain text: lines, headings with `#`, rows of cells between `|` or tabs."""
    return DraftParts(tuple(_blocks(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))))


def _blocks(lines: Sequence[str]) -> Iterator[Block]:
    rows: list[tuple[Cell, ...]] = []
    for line in lines:
        cells = _cells(line)
        if cells:
            rows += [] if _RULER.fullmatch(line) else [cells]
            continue
        if rows:
            yield Table(tuple(rows))
            rows = []
        heading = _HEADING.fullmatch(line)
        yield Paragraph(heading[2], len(heading[1])) if heading else Paragraph(line)
    if rows:
        yield Table(tuple(rows))


def _cells(line: str) -> tuple[Cell, ...]:
    """Return the cells of a line that is a row, none for any other line."""
    stripped = line.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        return tuple(Cell(part.strip()) for part in stripped[1:-1].split("|"))
    parts = [part.strip() for part in line.split("\t")]
    return tuple(Cell(part) for part in parts) if len(parts) > 1 and parts[0] else ()
