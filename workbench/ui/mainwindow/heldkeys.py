"""Holds what is typed while the page is built anew under the hands, until its text has the focus again.

Another look or language takes the page away for a moment, and keys that go to no field would be lost. Where
the focus goes is the page's affair; what an input method composes was stored before.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_LONGEST = 5000  # ms; a page that shows no text by then shows none
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class HeldKeys(QObject):
    """Holds keys for one window. `hold` before its page goes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._keys: list[QKeyEvent] = []
        self._is_holding = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_LONGEST)
        self._patience.timeout.connect(self._let_go)
        self._soon = QTimer(self)  # who gives the focus puts the cursor there too
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._give_out)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def hold(self) -> None:
        """Hold keys from now on if somebody writes; the focus goes to the window, as its page will be gone."""
        focused = self._window.focusWidget()
        writes = focused is not None and focused.hasFocus() and _takes_input(focused)
        if not (writes or self._is_holding):
            return
        if not self._is_holding:
            self._is_holding = True
            self._window.installEventFilter(self)
        self._soon.stop()
        self._patience.start()
        self._window.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take keys that came to the window itself."""
        if isinstance(event, QKeyEvent) and event.type() in _KEYS:
            self._keys.append(event.clone())
            return True
        return False

    @Slot("QWidget*", "QWidget*")
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not self._is_holding or new is None or new is self._window:
            return
        if new.window() is not self._window:
            self._let_go()
        elif _takes_input(new):
            self._soon.start()

    @Slot()
    def _give_out(self) -> None:
        focused = self._window.focusWidget()
        keys = self._keys
        self._let_go()
        for key in keys:
            if focused is not None:
                QApplication.sendEvent(focused, key)

    @Slot()
    def _let_go(self) -> None:
        self._keys = []
        self._is_holding = False
        self._patience.stop()
        self._soon.stop()
        self._window.removeEventFilter(self)


def _takes_input(widget: QWidget) -> bool:
    return widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
