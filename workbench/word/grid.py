"""Tables on one grid of columns, so that Word and WPS agree on every width, and what their cells are made of.

Knows nothing of forms: which cells there are is told by whoever builds a table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from workbench.word import pagestyle as styles
from workbench.word.oxml import Element, element, valued
from workbench.word.pen import Pen, twips

_BORDER = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "auto"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell before the grid is known; `merge` is restart or continue for cells merged downwards."""

    width: float
    content: tuple[Element, ...]
    merge: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row before the grid is known, heights in millimetres."""

    cells: tuple[Cell, ...]
    height: float
    repeated: bool = False
    splits: bool = False


@dataclass(frozen=True, slots=True)
class CellMaker:
    """Makes the cells that all tables of one layout have; `width` is that of a whole row in millimetres."""

    pen: Pen
    width: float

    def label(self, label: str, width: float, merge: str = "", keep_with_next: bool = False) -> Cell:
        """Return a cell with the words that stand before or above what people write."""
        run = self.pen.run(label, heading=True)
        return Cell(width, (self.pen.paragraph(styles.LABEL, run, keep_with_next=keep_with_next),), merge)

    def words(self, text: str, width: float, keep_with_next: bool = False) -> Cell:
        """Return a cell with centred words; those of a head stay on the page of what follows."""
        run = self.pen.run(text)
        return Cell(width, (self.pen.paragraph(styles.CENTRED, run, keep_with_next=keep_with_next),))

    def steering(self, command: str) -> Element:
        """Return a paragraph that only steers the rendering and leaves no trace on paper."""
        return self.pen.paragraph(styles.CELL, self.pen.run(command))

    def command(self, text: str) -> Row:
        """Return a row that only steers the rendering."""
        return Row((Cell(self.width, (self.steering(text),)),), 0)

    def lines(self, lines: str, otherwise: list[Element]) -> list[Element]:
        """Return the paragraphs of a long text; an empty line between them takes little room.

        `lines` is the expression for its lines, `otherwise` what stands for an empty one.
        """
        return [
            self.steering(f"{{%p for paragraph in {lines} %}}"),
            self.steering("{%p if paragraph %}"),
            self.pen.paragraph(styles.TEXT, self.pen.run("{{ paragraph }}")),
            *otherwise,
            self.steering("{%p endif %}"),
            self.steering("{%p endfor %}"),
        ]

    def empty(self) -> list[Element]:
        """Return what stands for a line without words."""
        return [self.steering("{%p else %}"), self.gap()]

    def gap(self) -> Element:
        """Return an empty line that takes little room."""
        return self.pen.paragraph(styles.GAP, self.pen.run(""))

    def annex_title(self, words: str) -> Element:
        """Return the title of what begins on a page of its own."""
        title = self.pen.paragraph(styles.TITLE, self.pen.run(words, heading=True))
        title[0].append(element("w:pageBreakBefore"))
        return title


def table_of(rows: list[Row]) -> Element:
    """Return the rows as a table."""
    edges = sorted({edge for row in rows for edge in _edges(row)})
    grid = element("w:tblGrid")
    for left, right in pairwise(edges):
        grid.append(element("w:gridCol", {"w:w": str(right - left)}))
    made = element("w:tbl", None, _table_properties(edges[-1]), grid)
    made.extend(_table_row(row, edges) for row in rows)
    return made


def _edges(row: Row) -> list[int]:
    """Return where the cells of a row begin and end, in twentieths of a point; the first is 0."""
    edges, total = [0], 0.0
    for cell in row.cells:
        total += cell.width
        edges.append(twips(total))
    return edges


def _table_properties(width: int) -> Element:
    borders = element("w:tblBorders")
    borders.extend(
        element(f"w:{side}", _BORDER) for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return element(
        "w:tblPr",
        None,
        element("w:tblW", {"w:w": str(width), "w:type": "dxa"}),
        valued("w:jc", "center"),
        borders,
        element("w:tblLayout", {"w:type": "fixed"}),
        styles.cell_margins(),
        valued("w:tblLook", "0000"),
    )


def _table_row(row: Row, edges: list[int]) -> Element:
    properties = element("w:trPr")
    if not row.splits:
        properties.append(element("w:cantSplit"))
    if row.height:
        properties.append(element("w:trHeight", {"w:val": str(twips(row.height)), "w:hRule": "atLeast"}))
    if row.repeated:
        properties.append(element("w:tblHeader"))
    made = element("w:tr", None, properties)
    own = _edges(row)
    place: Callable[[int], int] = edges.index
    for cell, left, right in zip(row.cells, own, own[1:], strict=False):
        made.append(_table_cell(cell, right - left, place(right) - place(left)))
    return made


def _table_cell(cell: Cell, width: int, span: int) -> Element:
    properties = element("w:tcPr", None, element("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
    if span > 1:
        properties.append(valued("w:gridSpan", str(span)))
    if cell.merge:
        properties.append(valued("w:vMerge", cell.merge))
    properties.append(valued("w:vAlign", "center"))
    return element("w:tc", None, properties, *cell.content)
