"""Takes tables of a spreadsheet that are pasted into the cells of a list, or at the button below them.

How a table lies over the rows is told by `formspec.laying`; here is where it is pasted, and what is said of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from workbench.formspec.freetexts import WRITTEN_FREELY
from workbench.formspec.kind_base import kind_words
from workbench.formspec.kind_rows import ROW_ID
from workbench.formspec.laying import laid_over
from workbench.formspec.model import Field
from workbench.formspec.tabbed import is_table
from workbench.kernel.errors import WorkbenchError
from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.fields.pasting import PasteWatch, seen_only, too_long_to_paste


class TablePasting(QObject):
    """Pastes tables into the rows of an editor, each as one change; `add` is the button that adds a row."""

    def __init__(self, editor: FieldEditor, add: QWidget) -> None:
        super().__init__(editor)
        self._editor = editor
        self._add = add
        PasteWatch(add, self._may_add, lambda text: self._paste("", 0, text))

    def watch(self, widget: QWidget, row_id: str, column: str) -> None:
        """Take the tables that are pasted into a widget of a cell."""
        place = [one.id for one in self._editor.field.columns].index(column)
        cell_takes_lines = isinstance(widget, QPlainTextEdit)

        def wanted(text: str) -> bool:
            return self._may_add(text) and ("\t" in text if cell_takes_lines else is_table(text))

        PasteWatch(widget, wanted, lambda text: self._paste(row_id, place, text))

    def _may_add(self, text: str) -> bool:
        return bool(text.strip()) and self._add.isEnabled()  # it is off while the list can only be read

    def _paste(self, row_id: str, column: int, text: str) -> None:
        """Lay a table over the rows from a cell, behind them without a row; all of it or nothing."""
        editor = self._editor
        if too_long_to_paste(text, editor.told, kind_words().longest_markup):
            return
        editor.commit()  # what was typed before is a step of its own
        raw = editor.raw()
        rows = [dict(item) for item in raw if isinstance(item, Mapping)] if isinstance(raw, list) else []
        first = next((place for place, row in enumerate(rows) if row.get(ROW_ID) == row_id), len(rows))
        try:
            words = seen_only(text, editor.told.emit)
            laid = laid_over(editor.field, rows, (first, column), words)
            if laid.misfits and not row_id and not is_table(words):  # a word alone
                laid = laid_over(editor.field, rows, (first, _for_words(editor.field)), words)
        except WorkbenchError as error:
            editor.told.emit(error.words)
            return
        editor.set_raw(laid.rows)
        editor.chosen()
        editor.told.emit(laid.told())


def _for_words(field: Field) -> int:
    """Return the place of the first column in which one writes freely; the first of all if there is none."""
    return next((place for place, one in enumerate(field.columns) if one.kind in WRITTEN_FREELY), 0)
