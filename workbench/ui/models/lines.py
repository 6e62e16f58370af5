"""A list whose lines are all replaced at once. What a line says is told by the models made of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

SOUGHT = int(Qt.ItemDataRole.UserRole) + 40  # the words by which a line is found, where others are spoken
Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
_ROOT = QModelIndex()


class LinesModel(QAbstractListModel, Generic[T]):
    """One row per line, in the order given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[T] = ()

    def show_lines(self, lines: Sequence[T]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)
