"""What the title bar says: the case that is on the screen and the program, so that windows are told apart.

Which case that is the pages tell; a page of no case leaves the program alone.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QMainWindow

from workbench.kernel.i18n import tr
from workbench.ui.mainwindow.pages import PageStack

_MODIFIED = "[*]"  # where Qt would show that a document is changed; doubled it is shown as it is


class WindowName(QObject):
    """Names the window after the page that is shown; `show` does so in another language."""

    def __init__(self, window: QMainWindow, pages: PageStack) -> None:
        super().__init__(window)
        self._window = window
        self._pages = pages
        pages.currentChanged.connect(self.show)
        pages.subject_changed.connect(self.show)

    @Slot()
    def show(self) -> None:
        """Name the window."""
        page, program = self._pages.current, tr("Standards Proposal Workbench")
        case = page.subject.replace(_MODIFIED, 2 * _MODIFIED) if page is not None else ""
        words = tr("{case} — {program}", case=case, program=program) if case else program
        if words != self._window.windowTitle():
            self._window.setWindowTitle(words)
