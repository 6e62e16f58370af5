"""The table of a form: label cells, fields, lists, boxes to sign, on one grid of columns.

Turns the rows of a layout into Word's XML with placeholders in it. All columns of all rows lie on one grid, so
that Word and WPS agree on every width.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from workbench.formspec.kind_attachments import list_in
from workbench.formspec.kind_rich import RICH
from workbench.formspec.kinds import display
from workbench.formspec.model import Field, Form
from workbench.kernel.i18n import Language
from workbench.word import pagestyle as styles
from workbench.word.controls import TOTAL, UNTICKED, ControlMaker
from workbench.word.layout import Layout, ListRow, ListTable, Pair, PairRow, SignatureRow
from workbench.word.oxml import Element, element, valued
from workbench.word.pen import Pen, twips

YES, NO = "yes", "no"
_BORDER = {"w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "auto"}
_BLANK = "\u3000\u3000"
_OF_ANY_LENGTH = ("long_text", RICH.name)
_BETWEEN_CHOICES = "\u3000"
_NO_BREAK = "\u00a0"


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell before the grid is known; `merge` is restart or continue for cells merged downwards."""

    width: float
    content: tuple[Element, ...]
    merge: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    """One row before the grid is known, heights in millimetres."""

    cells: tuple[_Cell, ...]
    height: float
    repeated: bool = False
    splits: bool = False


def choices_of(field: Field, language: Language) -> list[tuple[str, str]]:
    """Return the check boxes of a field with their labels; empty for fields printed as text."""
    if field.kind == "yes_no":
        return [(YES, display(field, True, language)), (NO, display(field, False, language))]
    return [(choice.value, choice.label.within(language)) for choice in field.choices]


def tick_name(value: object) -> str:
    """Return the check box that a stored choice or answer ticks; empty for no value."""
    if isinstance(value, bool):
        return YES if value else NO
    return value if isinstance(value, str) else ""


class FormTable:
    """Builds the table of one layout for one form."""

    def __init__(self, layout: Layout, form: Form) -> None:
        self.layout = layout
        self.form = form
        self.pen = Pen(layout.look, layout.language)
        self.maker = ControlMaker()

    def build(self) -> Element:
        """Return the whole table. Raises UnknownName if the layout names a field that the form lacks."""
        rows: list[_Row] = []
        for row in self.layout.rows:
            if isinstance(row, PairRow):
                rows.append(self._pair_row(row))
            elif isinstance(row, ListRow):
                rows.extend(self._list_rows(row))
            else:
                rows.append(self._signature_row(row))
        return _table(rows)

    def article_parts(self) -> list[Element]:
        """Return the paragraphs and the table that print, for each linked article, what it asks for."""
        title = self._annex_title(self.layout.words.annex)
        head = self._label_cell("{{ section.title }}", self.layout.page.text_width)
        label_width, width = self.layout.pair_widths
        cells = (self._label_cell("{{ question.label }}", label_width), _Cell(width, (self._answer(),)))
        height = self.layout.look.row_height
        rows = [
            _Row((head,), height, repeated=True),
            self._command("{%tr for question in section.questions %}"),
            _Row(cells, height, splits=True),
            self._command("{%tr endfor %}"),
        ]
        return [
            self._steering("{%p if articles %}"),
            title,
            self._steering("{%p for section in articles %}"),
            _table(rows),
            self.pen.paragraph(styles.GAP, self.pen.run("")),
            self._steering("{%p endfor %}"),
            self._steering("{%p endif %}"),
        ]

    def attachment_parts(self) -> list[Element]:
        """Return the paragraphs and the table that list what is attached; none if the form has no such list."""
        field = list_in(self.form.fields.values())
        if field is None:
            return []
        head, cells = self._list_cells(self.layout.attachments, field)
        height = self.layout.look.row_height
        rows = [
            _Row(tuple(head), height, repeated=True),
            self._command(f"{{%tr for row in {field.id} %}}"),
            _Row(tuple(cells), height),
            self._command("{%tr endfor %}"),
        ]
        return [
            self._steering(f"{{%p if {field.id} %}}"),
            self._annex_title(self.layout.words.attachments),
            _table(rows),
            self.pen.paragraph(styles.GAP, self.pen.run("")),
            self._steering("{%p endif %}"),
        ]

    def _annex_title(self, words: str) -> Element:
        title = self.pen.paragraph(styles.TITLE, self.pen.run(words, heading=True))
        title[0].append(element("w:pageBreakBefore"))
        return title

    def inline_field(self, pair: Pair) -> list[Element]:
        """Return the runs of a field that is printed on one line: control, then unit."""
        field = self.form.field_named(pair.field)
        blank = self._text_if_inapplicable(field, _BLANK)
        run = self.pen.run(f"{{{{ {field.id} or {blank} }}}}", latin=pair.latin)
        content = [self.maker.inline(field.id, self._label(field), run)]
        unit = pair.unit or field.unit.within(self.layout.language)
        if unit:
            content.append(self.pen.run(_NO_BREAK + unit))
        return content

    def _label(self, field: Field) -> str:
        return field.label.within(self.layout.language)

    def _text_if_inapplicable(self, field: Field, otherwise: str) -> str:
        """Return the expression for what stands in an empty field: a dash where it does not apply."""
        if field.visible_if is None:
            return f'"{otherwise}"'
        return f'("{self.layout.words.absent}" if inapplicable.{field.id} else "{otherwise}")'

    def _label_cell(self, label: str, width: float, merge: str = "") -> _Cell:
        run = self.pen.run(label, heading=True)
        return _Cell(width, (self.pen.paragraph(styles.LABEL, run),), merge)

    def _words_cell(self, text: str, width: float) -> _Cell:
        return _Cell(width, (self.pen.paragraph(styles.CENTRED, self.pen.run(text)),))

    def _pair_row(self, row: PairRow) -> _Row:
        widths, cells = row.widths, list[_Cell]()
        for index, pair in enumerate(row.pairs):
            field = self.form.field_named(pair.field)
            cells.append(self._label_cell(pair.label, widths[2 * index]))
            cells.append(_Cell(widths[2 * index + 1], self._field_content(field, pair)))
        splits = any(self.form.field_named(pair.field).kind in _OF_ANY_LENGTH for pair in row.pairs)
        return _Row(tuple(cells), self.layout.look.row_height, row.repeated, splits)

    def _field_content(self, field: Field, pair: Pair) -> tuple[Element, ...]:
        if field.kind == "long_text":
            return (self._long_text(field),)
        if field.kind == RICH.name:
            return (self._rich_text(field),)
        boxes = choices_of(field, self.layout.language)
        content = self._check_boxes(field, boxes) if boxes else self.inline_field(pair)
        return (self.pen.paragraph(styles.CELL, *content),)

    def _long_text(self, field: Field) -> Element:
        """Return the paragraphs of a long text; an empty line between them takes little room."""
        return self.maker.block(
            field.id,
            self._label(field),
            [
                self._steering(f"{{%p for paragraph in paragraphs.{field.id} %}}"),
                self._steering("{%p if paragraph %}"),
                self.pen.paragraph(styles.TEXT, self.pen.run("{{ paragraph }}")),
                *self._otherwise(field),
                self._steering("{%p endif %}"),
                self._steering("{%p endfor %}"),
            ],
        )

    def _answer(self) -> Element:
        """Return the paragraphs of an answer to what an article asks; long texts are set as such."""
        return self.maker.block(
            "{{ question.field }}",
            "{{ question.label }}",
            [
                self._steering("{%p for paragraph in question.paragraphs %}"),
                self._steering("{%p if question.is_long and paragraph %}"),
                self.pen.paragraph(styles.TEXT, self.pen.run("{{ paragraph }}")),
                self._steering("{%p elif paragraph %}"),
                self.pen.paragraph(styles.CELL, self.pen.run("{{ paragraph }}")),
                self._steering("{%p else %}"),
                self.pen.paragraph(styles.GAP, self.pen.run("")),
                self._steering("{%p endif %}"),
                self._steering("{%p endfor %}"),
            ],
        )

    def _rich_text(self, field: Field) -> Element:
        """Return the place of a rich text, whose blocks take their looks from the paragraph that names it."""
        return self.maker.document_part(
            field.id,
            self._label(field),
            [
                self._steering(f"{{%p if rich.{field.id} %}}"),
                self.pen.paragraph(styles.TEXT, self.pen.run(f"{{{{p rich.{field.id} }}}}")),
                *self._otherwise(field),
                self._steering("{%p endif %}"),
            ],
        )

    def _otherwise(self, field: Field) -> list[Element]:
        """Return what stands in the place of a text without words: a dash where it does not apply."""
        empty = [self._steering("{%p else %}"), self.pen.paragraph(styles.GAP, self.pen.run(""))]
        if field.visible_if is None:
            return empty
        absent = self.pen.paragraph(styles.CELL, self.pen.run(self.layout.words.absent))
        return [self._steering(f"{{%p elif inapplicable.{field.id} %}}"), absent, *empty]

    def _steering(self, command: str) -> Element:
        """Return a paragraph that only steers the rendering and leaves no trace on paper."""
        return self.pen.paragraph(styles.CELL, self.pen.run(command))

    def _check_boxes(self, field: Field, boxes: list[tuple[str, str]]) -> list[Element]:
        content: list[Element] = []
        for index, (choice, label) in enumerate(boxes):
            box = self.pen.run(UNTICKED, box=True)
            tag, alias = f"{field.id}={choice}", f"{self._label(field)}: {label}"
            content.append(self.maker.check_box(tag, alias, box, self.layout.look.boxes))
            between = _BETWEEN_CHOICES if index < len(boxes) - 1 else ""
            content.append(self.pen.run(_NO_BREAK + label.replace(" ", _NO_BREAK) + between))
        return content

    def _list_rows(self, row: ListRow) -> Iterable[_Row]:
        field = self.form.field_named(row.field)
        label_width, rest = row.label_width, self.layout.page.text_width - row.label_width
        height = self.layout.look.row_height
        head, cells = self._list_cells(row.table, field)
        empty = f"{{{{ {self._empty_list(field)} }}}}"
        return [
            self._command(f"{{%tr if {field.id} %}}"),
            _Row((self._label_cell(row.label, label_width, "restart"), *head), height),
            self._command(f"{{%tr for row in {field.id} %}}"),
            _Row((self._label_cell("", label_width, "continue"), *cells), height),
            self._command("{%tr endfor %}"),
            *self._total_row(row, field),
            self._command("{%tr else %}"),
            _Row((self._label_cell(row.label, label_width), self._words_cell(empty, rest)), height),
            self._command("{%tr endif %}"),
        ]

    def _total_row(self, row: ListRow, field: Field) -> Iterable[_Row]:
        """Yield the line below the rows of a list that is summed."""
        if not field.totals:
            return
        cells = [self._words_cell("", row.table.serial)]
        for column in row.table.columns:
            label = field.head(column.column).within(self.layout.language)
            run = self.pen.run(f"{{{{ totals.{field.id}.{column.column} }}}}", heading=True)
            control = self.maker.inline(f"{field.id}/{TOTAL}/{column.column}", label, run)
            style = styles.CENTRED if column.centred else styles.CELL
            cells.append(_Cell(column.width, (self.pen.paragraph(style, control),)))
        yield _Row((self._label_cell("", row.label_width, "continue"), *cells), self.layout.look.row_height)

    def _list_cells(self, table: ListTable, field: Field) -> tuple[list[_Cell], list[_Cell]]:
        """Return the head of a list and the cells of one of its rows."""
        head = [self._words_cell(self.layout.words.serial, table.serial)]
        cells = [self._words_cell("{{ loop.index }}", table.serial)]
        for column in table.columns:
            label = field.head(column.column).within(self.layout.language)
            tag = f"{field.id}/{{{{ loop.index0 }}}}/{column.column}"
            control = self.maker.inline(tag, label, self.pen.run(f"{{{{ row.{column.column} }}}}"))
            style = styles.CENTRED if column.centred else styles.CELL
            head.append(self._words_cell(column.label, column.width))
            cells.append(_Cell(column.width, (self.pen.paragraph(style, control),)))
        return head, cells

    def _empty_list(self, field: Field) -> str:
        if field.visible_if is None:
            return '""'
        return f'"{self.layout.words.empty_list}" if inapplicable.{field.id} else ""'

    def _command(self, text: str) -> _Row:
        return _Row((_Cell(self.layout.page.text_width, (self._steering(text),)),), 0)

    def _signature_row(self, row: SignatureRow) -> _Row:
        width = self.layout.page.text_width / len(row.boxes)
        *lines, last = row.lines
        cells = []
        deepest = max(title.count("\n") for title in row.boxes)
        for title in row.boxes:
            even = title + "\n" * (deepest - title.count("\n"))
            keep = self._kept(styles.LABEL, self.pen.run(even, heading=True))
            content = [keep, *(self._kept(styles.CENTRED, self.pen.run(line)) for line in lines)]
            room = self._kept(styles.CENTRED, self.pen.run(""))
            _set_room(room, row.room)
            cells.append(_Cell(width, (*content, room, self._kept(styles.CENTRED, self.pen.run(last)))))
        return _Row(tuple(cells), self.layout.look.row_height)

    def _kept(self, style: str, *content: Element) -> Element:
        return self.pen.paragraph(style, *content, keep_with_next=True)


def _set_room(paragraph: Element, millimetres: float) -> None:
    """Leave room above an empty line, where people sign and stamp."""
    paragraph[0].append(element("w:spacing", {"w:before": str(twips(millimetres)), "w:after": "0"}))


def _table(rows: list[_Row]) -> Element:
    edges = sorted({edge for row in rows for edge in _edges(row)})
    grid = element("w:tblGrid")
    for left, right in pairwise(edges):
        grid.append(element("w:gridCol", {"w:w": str(right - left)}))
    table = element("w:tbl", None, _table_properties(edges[-1]), grid)
    table.extend(_table_row(row, edges) for row in rows)
    return table


def _edges(row: _Row) -> list[int]:
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


def _table_row(row: _Row, edges: list[int]) -> Element:
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


def _table_cell(cell: _Cell, width: int, span: int) -> Element:
    properties = element("w:tcPr", None, element("w:tcW", {"w:w": str(width), "w:type": "dxa"}))
    if span > 1:
        properties.append(valued("w:gridSpan", str(span)))
    if cell.merge:
        properties.append(valued("w:vMerge", cell.merge))
    properties.append(valued("w:vAlign", "center"))
    return element("w:tc", None, properties, *cell.content)
