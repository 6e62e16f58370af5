"""What somebody's draft of a proposal is made of, wherever it was written: paragraphs, tables, marked places.

Plain text is taken apart here, Word files by `word.draftreader`. Which part belongs to which field is told by
`formspec.draftplacing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

# What stands in the marked places of a file of ours, by field: a text, the ticked choices, or rows of cells.
Marked = str | list[str] | list[dict[str, str]]
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_RULER = re.compile(r"[\s|:+-]*-[\s|:+-]*")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `level` is that of a heading, from 1, and 0 for running text."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `continues`: it belongs to the cell above it, as beside the rows of a list."""

    text: str
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class DraftParts:
    """A draft in its order, and what its marked places hold, by field."""

    blocks: tuple[Block, ...]
    marked: Mapping[str, Marked] = field(default_factory=dict)


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
