"""What an editor of rows shows of them beyond their cells: computed columns, the line of totals, the timeline.

Follows what is typed, and is read only. How it is worked out is the duty of `formspec.computing`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.domain.values import Scalar
from workbench.formspec.computing import SPAN, open_totals, printed_figures, printed_totals, spans
from workbench.formspec.kind_base import scalar
from workbench.formspec.kinds import display, normalise
from workbench.formspec.model import Field
from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import language_in_use, tr
from workbench.ui import theme
from workbench.ui.models.rows import RIGHT
from workbench.ui.widgets.basics import LabelRole, label
from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.fields.timeline import Bar, Timeline

_NONE = "—"  # stands for what can't be worked out yet
_MOST = 38  # px at 100 % that a figure is sure of
_INDENT = 13  # px: figures end where the number in a cell ends


class Line(Protocol):
    """A row as it is edited: its cells and its figures, by column."""

    cells: dict[str, FieldEditor]
    figures: dict[str, QLabel]


def figure(role: LabelRole = "body") -> QLabel:
    """Return an empty label for something that is worked out."""
    words = label("", role, wrap=True)
    words.setAlignment(RIGHT)
    words.setContentsMargins(0, 0, _INDENT, 0)
    return words


def _totals(field: Field) -> dict[str, QLabel]:
    """Return the labels of the line of totals, by column: a word, then sums."""
    sums = field.figures
    found = {name: figure("strong") for name in field.heads}
    for name in found.keys() - sums:
        found[name].setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        found[name].setContentsMargins(_INDENT, 0, 0, 0)
    return found


def figures_of_row(field: Field) -> dict[str, QLabel]:
    """Return the labels of the computed columns of one row, by column."""
    return {column.id: figure() for column in field.computed}


class Figures:
    """Keeps what is computed from the rows of one field up to date.

    `timeline` is there for lists whose rows follow one another.
    """

    def __init__(self, field: Field) -> None:
        self._field = field
        self._of = dict.fromkeys([*(column.of for column in field.computed), *field.totals])
        self._totals = _totals(field) if field.totals else {}
        follows = [column for column in field.computed if column.how == SPAN]
        self.timeline = Timeline() if follows else None
        self._months = follows[0].of if follows else ""

    @property
    def totals(self) -> Sequence[QLabel]:
        """The labels of the line of totals, one for each column; none for a list without."""
        return list(self._totals.values())

    @property
    def below(self) -> Sequence[QWidget]:
        """What stands below the rows."""
        return [self.timeline] if self.timeline is not None else []

    @property
    def spoken(self) -> str:
        """The totals in words; empty while there are none."""
        heads = self._field.heads
        found = [
            f"{heads[name].here()} {words.text()}"
            for name, words in list(self._totals.items())[1:]
            if words.text() not in ("", _NONE) and not words.isHidden()
        ]
        return tr("Sum: {values}", values="; ".join(found)) if found else ""

    def show(self, lines: Sequence[Line], typing: bool) -> None:
        """Work everything out anew from what stands in the cells, into which somebody may be typing.

        While one of the numbers can't be read nothing is: a sum without it would be wrong.
        """
        if not self._of:
            return
        cells = _read([{name: line.cells[name] for name in self._of} for line in lines])
        texts = printed_figures(self._field, cells, language_in_use())
        for number, (line, row) in enumerate(zip(lines, texts, strict=True), start=1):
            for name, text in row.items():
                _say(line.figures[name], text or _NONE)
                head = self._field.heads[name].here()
                words = tr("Row {number}, {column}: {value}", number=number, column=head, value=text or _NONE)
                line.figures[name].setAccessibleName(words)
        self._show_totals(cells)
        if self.timeline is not None:
            self.timeline.show_bars(self._bars(lines, cells), len(lines), typing)

    def _show_totals(self, cells: Sequence[Mapping[str, Scalar]]) -> None:
        """Show the sums; while there are none, that they are still open, so that the page keeps its place."""
        if not self._totals:
            return
        language = language_in_use()
        totals = printed_totals(self._field, cells, language) or open_totals(self._field, language)
        first = next(iter(totals.values()), "")
        for place, (name, text) in enumerate(totals.items()):
            words = text or (_NONE if name in self._field.totals else "")
            _say(self._totals[name], words)
            head = self._field.heads[name].here()
            spoken = tr("{total}, {column}: {value}", total=first, column=head, value=words)
            self._totals[name].setAccessibleName(spoken if place and words else words)

    def _bars(self, lines: Sequence[Line], cells: Sequence[Mapping[str, Scalar]]) -> list[Bar]:
        found = spans(cells, self._months)
        return [
            Bar(_words_of(line), *span) for line, span in zip(lines, found, strict=True) if span is not None
        ]


def _read(rows: Sequence[Mapping[str, FieldEditor]]) -> list[dict[str, Scalar]]:
    """Return what stands in the cells as values; no value at all if one of them is not good."""
    try:
        return [{name: scalar(normalise(cell.field, cell.raw())) for name, cell in row.items()} for row in rows]
    except WorkbenchError:
        return [{} for _ in rows]


def _words_of(line: Line) -> str:
    """Return what the first cell of a row says."""
    cell = next(iter(line.cells.values()))
    try:
        return display(cell.field, normalise(cell.field, cell.raw()), language_in_use())
    except WorkbenchError:
        return ""


def _say(words: QLabel, text: str) -> None:
    """Show a figure, which is not broken or cut as words are."""
    if words.text() != text:
        words.setText(text)
        bold = words.property("role") == "strong"
        needed = theme.metrics("body", bold).horizontalAdvance(text) + _INDENT
        words.setMinimumWidth(min(needed, theme.px(_MOST)))
