"""What stands in a Word file as plain blocks: paragraphs and tables with their alignment and size.

For showing a file where no program that lays out pages is installed. Fonts, colours, headers and footers are
left out; painting is the business of the window.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from workbench.word.controls import read_text
from workbench.word.oxml import Element, local_name, name, parse_strictly
from workbench.word.package import DOCUMENT, read_package

Align = Literal["left", "center", "right", "both"]
_STYLES = "word/styles.xml"
_ALIGNS: dict[str, Align] = {"center": "center", "right": "right", "end": "right", "both": "both"}
_TWIPS = 20  # per point
_BODY_SIZE = 10.5
_BETWEEN_CELLS = " | "
_SHEET = (595.0, 842.0)
_MARGIN = 71.0


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: its text (line feeds stand for line breaks), size in points, alignment."""

    text: str
    size: float = _BODY_SIZE
    align: Align = "left"
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: from which column of the grid, over how many columns and rows."""

    lines: tuple[Line, ...]
    column: int = 0
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (`line`), or a table: the widths of its grid in points and its rows."""

    line: Line = Line("")
    widths: tuple[float, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Sketch:
    """A document as blocks, with its sheet and margins (top, right, bottom, left) in points."""

    blocks: tuple[Block, ...]
    width: float = _SHEET[0]
    height: float = _SHEET[1]
    margins: tuple[float, float, float, float] = (_MARGIN, _MARGIN, _MARGIN, _MARGIN)


def read_sketch(data: bytes) -> Sketch:
    """Return what stands in a Word file; raises NotReadable if it is none."""
    parts = read_package(data)
    aligns = _style_aligns(parse_strictly(parts[_STYLES])) if _STYLES in parts else {}
    root = parse_strictly(parts[DOCUMENT])
    body = root.find(name("w:body"))
    blocks = () if body is None else tuple(_block(node, aligns) for node in _inside(body, ("p", "tbl")))
    return _on_sheet(Sketch(blocks), root.find(f".//{name('w:sectPr')}"))


def _style_aligns(styles: Element) -> dict[str, Align]:
    """Return the alignment that each style itself gives."""
    found: dict[str, Align] = {}
    for style in styles.iter(name("w:style")):
        found[style.get(name("w:styleId"), "")] = _align_of(style, "left")
    return found


def _inside(node: Element, kinds: tuple[str, ...]) -> Iterator[Element]:
    """Yield the nearest descendants of some kinds, also those inside content controls."""
    for child in node:
        if local_name(child) in kinds:
            yield child
        elif local_name(child) in ("sdt", "sdtContent", "ins", "moveTo", "customXml"):
            yield from _inside(child, kinds)


def _block(node: Element, aligns: dict[str, Align]) -> Block:
    return _table(node, aligns) if local_name(node) == "tbl" else Block(_line(node, aligns))


def _line(paragraph: Element, aligns: dict[str, Align]) -> Line:
    style = paragraph.find(f"{name('w:pPr')}/{name('w:pStyle')}")
    usual = aligns.get(_value(style), "left")
    size = next((_number(mark, _BODY_SIZE * 2) for mark in paragraph.iter(name("w:sz"))), _BODY_SIZE * 2)
    bold = any(_value(mark, "1") not in ("0", "false") for mark in paragraph.iter(name("w:b")))
    return Line(read_text(paragraph), size / 2, _align_of(paragraph, usual), bold)


def _align_of(node: Element, usual: Align) -> Align:
    mark = node.find(f"{name('w:pPr')}/{name('w:jc')}")
    return usual if mark is None else _ALIGNS.get(_value(mark), "left")


def _table(table: Element, aligns: dict[str, Align]) -> Block:
    grid = table.iterfind(f"{name('w:tblGrid')}/{name('w:gridCol')}")
    widths = tuple(_number(column, 0, "w:w") / _TWIPS for column in grid)
    rows: list[list[Cell]] = []
    for row in _inside(table, ("tr",)):
        made: list[Cell] = []
        column = 0
        for cell in _inside(row, ("tc",)):
            span = int(_number(cell.find(f"{name('w:tcPr')}/{name('w:gridSpan')}"), 1))
            merge = cell.find(f"{name('w:tcPr')}/{name('w:vMerge')}")
            if merge is None or _value(merge) == "restart" or not _grown(rows, column):
                made.append(Cell(tuple(_lines(cell, aligns)), column, span))
            column += span
        rows.append(made)
    return Block(widths=widths, rows=tuple(tuple(row) for row in rows))


def _lines(cell: Element, aligns: dict[str, Align]) -> Iterator[Line]:
    """Yield the lines of a cell; a row of a table in it becomes one line."""
    for node in _inside(cell, ("p", "tbl")):
        if local_name(node) == "p":
            yield _line(node, aligns)
            continue
        for row in _inside(node, ("tr",)):
            texts = (" ".join(read_text(inner).split("\n")) for inner in _inside(row, ("tc",)))
            yield Line(_BETWEEN_CELLS.join(texts))


def _grown(rows: list[list[Cell]], column: int) -> bool:
    """Let the cell above, which begins in the same column, reach one row further; false if there is none."""
    for row in reversed(rows):
        for index, cell in enumerate(row):
            if cell.column == column:
                row[index] = replace(cell, rows=cell.rows + 1)
                return True
    return False


def _on_sheet(sketch: Sketch, section: Element | None) -> Sketch:
    size = None if section is None else section.find(name("w:pgSz"))
    margins = None if section is None else section.find(name("w:pgMar"))
    if size is not None:
        width, height = _number(size, 11906, "w:w"), _number(size, 16838, "w:h")
        sketch = replace(sketch, width=width / _TWIPS, height=height / _TWIPS)
    if margins is not None:
        top, right, bottom, left = (
            _number(margins, _MARGIN * _TWIPS, f"w:{side}") / _TWIPS
            for side in ("top", "right", "bottom", "left")
        )
        sketch = replace(sketch, margins=(top, right, bottom, left))
    return sketch


def _value(mark: Element | None, without: str = "") -> str:
    return without if mark is None else mark.get(name("w:val"), without)


def _number(mark: Element | None, without: float, key: str = "w:val") -> float:
    try:
        return without if mark is None else float(mark.get(name(key), without))
    except ValueError:
        return without
