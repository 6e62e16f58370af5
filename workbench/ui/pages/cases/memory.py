"""Remembering the columns of the list of cases in the user's settings."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from workbench.ui.pages.cases.columns import NAME, layout_text, read_layout
from workbench.ui.pages.cases.table import CasesTable
from workbench.ui.widgets.page import Desk

_STORE_AFTER = 400  # ms after the last change: dragging a column changes it many times


class ColumnsMemory(QObject):
    """Stores the columns of a table a moment after they changed, or at once when asked to."""

    def __init__(self, table: CasesTable, desk: Desk) -> None:
        super().__init__(table)
        self._table = table
        self._desk = desk
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_STORE_AFTER)
        self._timer.timeout.connect(self.store)

    def use(self) -> None:
        """Give the table the columns that were stored."""
        keys = tuple(column.key for column in self._table.cases.columns)
        self._table.use_layout(read_layout(self._desk.settings().windows.get(NAME, ""), keys))

    def note(self) -> None:
        """Store the columns soon."""
        self._timer.start()

    def store(self) -> None:
        """Store the columns now, if they changed."""
        self._timer.stop()
        known = self._desk.settings().windows
        text = layout_text(self._table.head.layout_now())
        if known.get(NAME) != text:
            self._desk.change_settings(windows={**known, NAME: text})
