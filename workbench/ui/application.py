"""Starts the window: one per user, painted first, furnished after.

Nothing is imported here that the first paint does not need, not even the names of Qt's namespace. What follows
the first paint is the duty of `session`.
"""

from __future__ import annotations

import importlib
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from workbench.app.settings import language_for_this_run, load_settings
from workbench.kernel.i18n import tr, use_language
from workbench.ui.instance import ONLY_THE_WINDOW, Claim, Wish, hand_over
from workbench.ui.mainwindow.window import MainWindow
from workbench.ui.tokens import tokens, wanted_mode

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.ui.session import Session

# The style as a word of the command line: asking for it from Python loads all that PySide6 knows of styles.
QT_ARGUMENTS = ["standards-workbench", "-style", "Fusion"]
# What is wanted next; imported while nothing is built, because importing would slow that down.
_NEXT = (
    "workbench.ui.session",
    "workbench.ui.pages.start.page",
    "workbench.ui.mainwindow.commands",
    "PySide6.QtNetwork",
)
_DARKER_THAN = 128  # lightness of the system's ground, of 255


def main(file: str | None = None, may_be_new: bool = True) -> int:
    """Open the window on a workspace (default: the user's own) and return the exit code when it is closed.

    One that is missing is made if it `may_be_new`; if not, it may be another file, too, that the window takes.
    Raises ImportError when a part of the window can't be loaded.
    """
    place = str(Path(file).resolve()) if file and "://" not in file else file or ""
    wish, claim = Wish(place, may_be_new), Claim()
    application = start_qt()
    if hand_over(wish, claim):
        return 0
    opening = Opening(application, wish, claim=claim)
    opening.start()
    code = application.exec()
    opening.end()
    return code


def start_qt() -> QApplication:
    """Return the application, made if there is none yet, in the one style that the sheet is written for."""
    present = QApplication.instance()
    return present if isinstance(present, QApplication) else QApplication(QT_ARGUMENTS)


def missing_library() -> str:
    """Return what keeps Qt from a window on an X11 screen, as the system tells it; empty if nothing does.

    Qt itself would end the process.
    """
    chosen = os.environ.get("QT_QPA_PLATFORM", "").split(":")[0]
    if sys.platform != "linux" or chosen not in ("", "xcb") or os.environ.get("WAYLAND_DISPLAY"):
        return ""
    import ctypes

    plugin = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforms", "libqxcb.so")
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return str(error)
    return ""


class Opening(QObject):
    """The window up to its first paint; `session` is there once what comes after was imported."""

    imported = Signal()

    def __init__(
        self,
        application: QApplication,
        wish: Wish = ONLY_THE_WINDOW,
        opener: Callable[[str], Workbench] | None = None,
        claim: Claim | None = None,
    ) -> None:
        super().__init__()
        self._application = application
        self._wish = wish
        self._opener = opener
        self._claim = claim or Claim()
        self._failure: ImportError | None = None
        self._importing = threading.Thread(target=self._import, name="opening", daemon=True)
        self.session: Session | None = None
        self.window = self._first_window()
        self.window.painted.connect(self._furnish_soon)
        self.imported.connect(self._furnish)

    def start(self) -> None:
        """Show the window; everything else follows after the first paint."""
        self.window.show()

    def end(self) -> None:
        """End what was begun. Raises ImportError when the window could not be furnished."""
        if self._importing.ident is not None:
            self._importing.join()
        if self.session is not None:
            self.session.end()
        if self._failure is not None:
            raise self._failure

    def _first_window(self) -> MainWindow:
        settings = load_settings()
        use_language(language_for_this_run() or settings.message_language)
        ground = self._application.palette().color(QPalette.ColorRole.Window)
        mode = wanted_mode(settings.theme, system_is_dark=ground.lightness() < _DARKER_THAN)
        window = MainWindow(tokens()[mode], settings.zoom, settings.windows.get(MainWindow.NAME, ""))
        window.setWindowTitle(tr("Standards Proposal Workbench"))
        return window

    @Slot()
    def _furnish_soon(self) -> None:
        QTimer.singleShot(0, self, self._load)

    def _load(self) -> None:
        """Import what comes after the first paint beside the window, which can be moved meanwhile."""
        self._importing.start()

    def _import(self) -> None:
        try:
            for name in _NEXT:
                importlib.import_module(name)
        except ImportError as error:
            self._failure = error
        self.imported.emit()

    @Slot()
    def _furnish(self) -> None:
        if self._failure is not None:
            self.window.close()
            return
        from workbench.ui import theme
        from workbench.ui.turns import in_turns

        # Loading the fonts takes as long as all that is built next.
        in_turns(self, (theme.load, self._begin))

    def _begin(self) -> None:
        from workbench.ui.session import Session

        self.session = Session(self._application, self.window, self._claim, self._wish, self._opener)
        self.session.start()
