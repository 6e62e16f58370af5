"""The lines of a difference as a list. What is in a line is made by `app.differing`."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from workbench.app.differing import DifferenceLine, plain, spoken
from workbench.ui.models.lines import Index, LinesModel

LINE = int(Qt.ItemDataRole.UserRole)


class DifferencesModel(LinesModel[DifferenceLine]):
    """One row per line; what was removed and added is said in words where it is heard, and marked in copies."""

    def data(self, index: Index, role: int = 0) -> Any:
        """Return the words of a line."""
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words or plain(line.pieces) or line.note
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(line)
        return line if role == LINE else None

    def changed_rows(self) -> list[int]:
        """Return the rows in which something differs, headings not counted."""
        return [row for row, line in enumerate(self.lines) if line.differs and line.kind == "text"]
