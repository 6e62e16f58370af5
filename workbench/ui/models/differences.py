"""The lines of a difference as a list. What is in a line is made by `app.differing`.

Of a long difference views get the first rows, and more when they ask: each row that a view has it lays out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from workbench.app.differing import DifferenceLine, plain, spoken
from workbench.ui.models.lines import SOUGHT, Index, LinesModel

LINE = int(Qt.ItemDataRole.UserRole)
AT_ONCE = 200  # rows that a view gets at once
_ROOT = QModelIndex()


class DifferencesModel(LinesModel[DifferenceLine]):
    """One row per line; what was removed and added is said in words where it is heard, and marked in copies."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._given = AT_ONCE

    def show_lines(self, lines: Sequence[DifferenceLine]) -> None:
        """Show other lines, the first of them to begin with."""
        self._given = AT_ONCE
        super().show_lines(lines)

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows the view has."""
        return min(self._given, super().rowCount(parent))

    def canFetchMore(self, parent: Index) -> bool:
        """Return whether there are more rows than the view has."""
        return not parent.isValid() and self._given < len(self.lines)

    def fetchMore(self, parent: Index) -> None:
        """Give some more rows."""
        if self.canFetchMore(parent):
            last = min(self._given + AT_ONCE, len(self.lines)) - 1
            self.beginInsertRows(_ROOT, self._given, last)
            self._given += AT_ONCE
            self.endInsertRows()

    def take_back(self) -> None:
        """Leave only the first rows to the view."""
        if self.rowCount() > AT_ONCE:
            self.beginRemoveRows(_ROOT, AT_ONCE, self.rowCount() - 1)
            self._given = AT_ONCE
            self.endRemoveRows()

    def data(self, index: Index, role: int = 0) -> Any:
        """Return the words of a line."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words or plain(line.pieces) or line.note
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        if role == SOUGHT:
            return spoken(line, bare=True)
        return line if role == LINE else None

    def changed_rows(self) -> list[int]:
        """Return the rows in which something differs, headings not counted."""
        return [row for row, line in enumerate(self.lines) if line.differs and line.kind == "text"]
