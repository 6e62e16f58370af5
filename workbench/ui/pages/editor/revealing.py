"""Which fields show what would be found when the case is submitted: those one has worked at and left.

While one drafts, an empty field is no mistake: one that was only passed shows no more than its section counts.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from workbench.checks.report import Report
from workbench.ui.pages.editor.state import CaseState

_AFTER = 400  # ms


class Revealing(QObject):
    """Notes where somebody typed and what was left; `changed` tells a moment later that more is to be shown.

    Not at once: a line that appears under the pointer would move the button that is being pressed.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown: set[str] = set()
        self._typed: set[str] = set()
        self._leaving: set[str] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER)
        self._later.timeout.connect(self._show_left)

    def __contains__(self, field_id: str) -> bool:
        """Tell whether a field shows everything that is found at it."""
        return field_id in self._shown

    def seen(self, state: CaseState, section_id: str, field_id: str) -> Report:
        """Return what of the findings a field shows: what its section counts, less while it is typed in."""
        if field_id in self._shown:
            return state.report
        if field_id in self._typed:
            return state.drafting
        return state.counted_in(next(part for part in state.form.sections if part.id == section_id))

    def leave_all(self) -> None:
        """Note that everything was left, with nobody looking at it any more."""
        self._shown |= self._typed

    def forget(self) -> None:
        """Begin with another case."""
        self._shown, self._typed, self._leaving = set(), set(), set()

    def show(self, field_id: str) -> None:
        """Show everything at a field now."""
        self._shown.add(field_id)
        self.changed.emit()

    def type(self, field_id: str) -> None:
        """Note that somebody typed or chose something in a field."""
        self._typed.add(field_id)

    def leave(self, field_id: str) -> None:
        """Note that a field was left."""
        if field_id in self._typed:
            self._leaving.add(field_id)
            self._later.start()

    def _show_left(self) -> None:
        if QApplication.activePopupWidget() is not None:
            self._later.start()  # what is unfolded would no longer stand at its field
            return
        self._shown |= self._leaving
        self._leaving = set()
        self.changed.emit()
