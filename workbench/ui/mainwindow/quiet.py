"""Waiting until nothing lies over the window: no dialog, question or menu.

What changes everything at once (another workspace, another look) would pull the ground from under them, and
what was typed there would be lost or come into the wrong workspace. What is done then is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from workbench.kernel.i18n import tr
from workbench.ui.notify import Notices

_LOOK_EVERY = 100  # ms, while something waits


class Quiet(QObject):
    """Does things at once, or as soon as nothing lies over the window; of each kind only the last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, Callable[[], None]] = {}
        self._seen_quiet = False
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_EVERY)
        self._looking.timeout.connect(self._look)

    def then(self, kind: str, act: Callable[[], None]) -> bool:
        """Do something now, or later in place of what waits as the same kind; return whether it was now."""
        self._waiting.pop(kind, None)
        if is_quiet() and not self._waiting:
            act()
            return True
        self._waiting[kind] = act
        self._seen_quiet = False
        self._looking.start()
        return False

    def forget(self) -> None:
        """Drop what waits, because the window is gone."""
        self._waiting.clear()
        self._looking.stop()

    @Slot()
    def _look(self) -> None:
        """Do what waits once it was quiet twice in a row.

        By then the one who asked with a dialog has gone on with the answer, and a question after it is there.
        """
        quiet = is_quiet()
        ready, self._seen_quiet = quiet and self._seen_quiet, quiet
        while ready and self._waiting and is_quiet():
            self._waiting.pop(next(iter(self._waiting)))()
        if not self._waiting:
            self._looking.stop()


def has_dialog() -> bool:
    """Return whether a dialog or question keeps people from the window."""
    return QApplication.activeModalWidget() is not None


def is_quiet() -> bool:
    """Return whether nothing lies over the window: neither dialog nor menu nor list of choices."""
    return not has_dialog() and QApplication.activePopupWidget() is None


def tell_waiting(notices: Notices, name: str) -> None:
    """Say that something is opened later, because a dialog keeps people from the window."""
    notices.tell(tr("“{name}” will open as soon as the dialog is closed.", name=name), sign="info")
