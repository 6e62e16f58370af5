"""The lines of a difference as a list. What is in a line is made by `app.differing`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from workbench.app.differing import DifferenceLine

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
LINE = int(Qt.ItemDataRole.UserRole)


class DifferencesModel(QAbstractListModel):
    """One row per line; what was removed and added is said in words where it is heard, and marked in copies."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines: Sequence[DifferenceLine] = ()

    def show(self, lines: Sequence[DifferenceLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return the words of a line."""
        from workbench.app.differing import plain, spoken

        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words or plain(line.pieces) or line.note
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        return line if role == LINE else None

    def changed_rows(self) -> list[int]:
        """Return the rows in which something differs, headings not counted."""
        return [row for row, line in enumerate(self.lines) if line.differs and line.kind == "text"]
