"""The table of a form: label cells, fields, lists, boxes to sign, on one grid of columns.

Turns the rows of a layout into Word's XML with placeholders in it. All columns of all rows lie on one grid, so
that Word and WPS agree on every width.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from workbench.formspec.kind_attachments import list_in
from workbench.formspec.kind_base import NO_BREAK
from workbench.formspec.kind_rich import RICH
from workbench.formspec.kinds import display
from workbench.formspec.model import Field, Form
from workbench.kernel.i18n import Language
from workbench.word import pagestyle as styles
from workbench.word.controls import TOTAL, UNTICKED, ControlMaker
from workbench.word.grid import Cell, CellMaker, Row, table_of
from workbench.word.layout import Layout, ListRow, ListTable, Pair, PairRow, SignatureRow
from workbench.word.oxml import Element, element
from workbench.word.pen import Pen, twips

YES, NO = "yes", "no"
_BLANK = "\u3000\u3000"
_OF_ANY_LENGTH = ("long_text", RICH.name)
_BETWEEN_CHOICES = "\u3000"


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
        self.cells = CellMaker(self.pen, layout.page.text_width)
        self.maker = ControlMaker()

    def build(self) -> Element:
        """Return the whole table. Raises UnknownName if the layout names a field that the form lacks."""
        rows: list[Row] = []
        for row, following in zip_longest(self.layout.rows, self.layout.rows[1:]):
            if isinstance(row, PairRow):
                # Boxes to sign on a page of their own would say nothing of what is signed.
                rows.append(self._pair_row(row, keep_with_next=isinstance(following, SignatureRow)))
            elif isinstance(row, ListRow):
                rows.extend(self._list_rows(row))
            else:
                rows.append(self._signature_row(row))
        return table_of(rows)

    def attachment_parts(self) -> list[Element]:
        """Return the paragraphs and the table that list what is attached; none if the form has no such list."""
        field = list_in(self.form.fields.values())
        if field is None:
            return []
        head, cells = self._list_cells(self.layout.attachments, field)
        height = self.layout.look.row_height
        rows = [
            Row(tuple(head), height, repeated=True),
            self.cells.command(f"{{%tr for row in {field.id} %}}"),
            Row(tuple(cells), height),
            self.cells.command("{%tr endfor %}"),
        ]
        return [
            self.cells.steering(f"{{%p if {field.id} %}}"),
            self.cells.annex_title(self.layout.words.attachments),
            table_of(rows),
            self.cells.gap(),
            self.cells.steering("{%p endif %}"),
        ]

    def inline_field(self, pair: Pair) -> list[Element]:
        """Return the runs of a field that is printed on one line: control, then unit."""
        field = self.form.field_named(pair.field)
        blank = self._text_if_inapplicable(field, _BLANK)
        run = self.pen.run(f"{{{{ {field.id} or {blank} }}}}", latin=pair.latin)
        content = [self.maker.inline(field.id, self._label(field), run)]
        unit = field.unit.within(self.layout.language)
        if unit:
            content.append(self.pen.run(NO_BREAK + unit))
        return content

    def _label(self, field: Field) -> str:
        return field.label.within(self.layout.language)

    def _text_if_inapplicable(self, field: Field, otherwise: str) -> str:
        """Return the expression for what stands in an empty field: a dash where it does not apply."""
        if field.visible_if is None:
            return f'"{otherwise}"'
        return f'("{self.layout.words.absent}" if inapplicable.{field.id} else "{otherwise}")'

    def _pair_row(self, row: PairRow, keep_with_next: bool) -> Row:
        widths, cells = row.widths, list[Cell]()
        for index, pair in enumerate(row.pairs):
            field = self.form.field_named(pair.field)
            cells.append(self.cells.label(pair.label, widths[2 * index], keep_with_next=keep_with_next))
            cells.append(Cell(widths[2 * index + 1], self._field_content(field, pair)))
        splits = any(self.form.field_named(pair.field).kind in _OF_ANY_LENGTH for pair in row.pairs)
        return Row(tuple(cells), self.layout.look.row_height, row.repeated, splits)

    def _field_content(self, field: Field, pair: Pair) -> tuple[Element, ...]:
        if field.kind == "long_text":
            lines = self.cells.lines(f"paragraphs.{field.id}", self._otherwise(field))
            return (self.maker.block(field.id, self._label(field), lines),)
        if field.kind == RICH.name:
            return (self._rich_text(field),)
        boxes = choices_of(field, self.layout.language)
        content = self._check_boxes(field, boxes) if boxes else self.inline_field(pair)
        return (self.pen.paragraph(styles.CELL, *content),)

    def _rich_text(self, field: Field) -> Element:
        """Return the place of a rich text, whose blocks take their looks from the paragraph that names it."""
        return self.maker.document_part(
            field.id,
            self._label(field),
            [
                self.cells.steering(f"{{%p if rich.{field.id} %}}"),
                self.pen.paragraph(styles.TEXT, self.pen.run(f"{{{{p rich.{field.id} }}}}")),
                *self._otherwise(field),
                self.cells.steering("{%p endif %}"),
            ],
        )

    def _otherwise(self, field: Field) -> list[Element]:
        """Return what stands in the place of a text without words: a dash where it does not apply."""
        empty = self.cells.empty()
        if field.visible_if is None:
            return empty
        absent = self.pen.paragraph(styles.CELL, self.pen.run(self.layout.words.absent))
        return [self.cells.steering(f"{{%p elif inapplicable.{field.id} %}}"), absent, *empty]

    def _check_boxes(self, field: Field, boxes: list[tuple[str, str]]) -> list[Element]:
        content: list[Element] = []
        for index, (choice, label) in enumerate(boxes):
            box = self.pen.run(UNTICKED, box=True)
            tag, alias = f"{field.id}={choice}", f"{self._label(field)}: {label}"
            content.append(self.maker.check_box(tag, alias, box, self.layout.look.boxes))
            between = _BETWEEN_CHOICES if index < len(boxes) - 1 else ""
            content.append(self.pen.run(NO_BREAK + label.replace(" ", NO_BREAK) + between))
        return content

    def _list_rows(self, row: ListRow) -> Iterable[Row]:
        field = self.form.field_named(row.field)
        label_width, rest = row.label_width, self.layout.page.text_width - row.label_width
        height = self.layout.look.row_height
        head, cells = self._list_cells(row.table, field)
        empty = f"{{{{ {self._empty_list(field)} }}}}"
        return [
            self.cells.command(f"{{%tr if {field.id} %}}"),
            Row((self.cells.label(row.label, label_width, "restart", keep_with_next=True), *head), height),
            self.cells.command(f"{{%tr for row in {field.id} %}}"),
            Row((self.cells.label("", label_width, "continue"), *cells), height),
            self.cells.command("{%tr endfor %}"),
            *self._total_row(row, field),
            self.cells.command("{%tr else %}"),
            Row((self.cells.label(row.label, label_width), self.cells.words(empty, rest)), height),
            self.cells.command("{%tr endif %}"),
        ]

    def _total_row(self, row: ListRow, field: Field) -> Iterable[Row]:
        """Yield the line below the rows of a list that is summed; where there is no sum it is not printed."""
        if not field.totals:
            return
        cells = [self.cells.words("", row.table.serial)]
        for column in row.table.columns:
            label = field.head(column.column).within(self.layout.language)
            run = self.pen.run(f"{{{{ totals.{field.id}.{column.column} }}}}", heading=True)
            control = self.maker.inline(f"{field.id}/{TOTAL}/{column.column}", label, run)
            style = styles.CENTRED if column.centred else styles.CELL
            cells.append(Cell(column.width, (self.pen.paragraph(style, control),)))
        word = f"totals.{field.id}.{next(iter(field.heads))}"
        yield self.cells.command(f"{{%tr if {word} %}}")
        yield Row((self.cells.label("", row.label_width, "continue"), *cells), self.layout.look.row_height)
        yield self.cells.command("{%tr endif %}")

    def _list_cells(self, table: ListTable, field: Field) -> tuple[list[Cell], list[Cell]]:
        """Return the head of a list and the cells of one of its rows."""
        head = [self.cells.words(self.layout.words.serial, table.serial, keep_with_next=True)]
        cells = [self.cells.words("{{ loop.index }}", table.serial)]
        for column in table.columns:
            label = field.head(column.column).within(self.layout.language)
            tag = f"{field.id}/{{{{ loop.index0 }}}}/{column.column}"
            control = self.maker.inline(tag, label, self.pen.run(f"{{{{ row.{column.column} }}}}"))
            style = styles.CENTRED if column.centred else styles.CELL
            head.append(self.cells.words(column.label, column.width, keep_with_next=True))
            cells.append(Cell(column.width, (self.pen.paragraph(style, control),)))
        return head, cells

    def _empty_list(self, field: Field) -> str:
        if field.visible_if is None:
            return '""'
        return f'"{self.layout.words.empty_list}" if inapplicable.{field.id} else ""'

    def _signature_row(self, row: SignatureRow) -> Row:
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
            cells.append(Cell(width, (*content, room, self._kept(styles.CENTRED, self.pen.run(last)))))
        return Row(tuple(cells), self.layout.look.row_height)

    def _kept(self, style: str, *content: Element) -> Element:
        return self.pen.paragraph(style, *content, keep_with_next=True)


def _set_room(paragraph: Element, millimetres: float) -> None:
    """Leave room above an empty line, where people sign and stamp."""
    paragraph[0].append(element("w:spacing", {"w:before": str(twips(millimetres)), "w:after": "0"}))
