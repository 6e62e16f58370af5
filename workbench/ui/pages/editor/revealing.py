"""What is shown of the findings at a field: what the list of sections counts there, and more where one worked.

While one drafts, an empty field is no mistake: that it is to be filled is shown where one typed and left, or
was led. Nothing is shown that counts nowhere, but to those who are led there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from workbench.checks.model import Finding
from workbench.ui.pages.editor.state import CaseState

_AFTER = 400  # ms


class Revealing(QObject):
    """Notes where somebody typed and what was left; `changed` tells a moment later that more is to be shown.

    Not at once: a line that appears under the pointer would move the button that is being pressed.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked: set[str] = set()
        self._shown: set[str] = set()
        self._typed: set[str] = set()
        self._leaving: set[str] = set()
        self._showing = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER)
        self._later.timeout.connect(self._show_left)

    def seen(self, state: CaseState, field_id: str) -> tuple[Finding, ...]:
        """Return what of the findings a field shows: what its section counts, less while it is typed in."""
        if field_id in self._asked:
            return state.report.of_field(field_id)
        counted = state.work.found_in((field_id,))
        if field_id in self._shown:
            return tuple(counted) + state.work.gaps_in((field_id,))
        if field_id in self._typed:
            return state.drafting.of_field(field_id)
        return tuple(counted)

    def leave_all(self) -> None:
        """Note that everything was left, with nobody looking at it any more."""
        self._shown |= self._typed
        self._asked.clear()

    def forget(self) -> None:
        """Begin with another case."""
        self._asked, self._shown, self._typed, self._leaving = set(), set(), set(), set()

    def show(self, field_id: str) -> None:
        """Show everything at a field now."""
        self._asked.add(field_id)
        self.changed.emit()

    def type(self, field_id: str) -> None:
        """Note that somebody typed or chose something in a field."""
        if not self._showing:
            self._typed.add(field_id)

    @contextmanager
    def nobody_types(self) -> Iterator[None]:
        """Take nothing for typed meanwhile: a stored value is shown, and its rows may move the focus."""
        self._showing = True
        try:
            yield
        finally:
            self._showing = False

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
