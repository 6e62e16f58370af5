"""Holds what is typed while the page is built anew under the hands, until its text has the focus again.

Another look or language takes the page away for a moment, and keys that go to no field would be lost. Where
the focus goes is the page's affair; what an input method composes was stored before.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from workbench.ui.widgets.inputplace import takes_input

_LONGEST = 3000  # ms; a page that shows no text by then shows none
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)


class HeldKeys(QObject):
    """Holds keys for one window. `hold` before a page goes that will put one back where one writes."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._keys: list[QKeyEvent] = []
        self._is_holding = False
        self._text: QWidget | None = None  # has the focus again and gets the keys in a moment
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
        """Hold keys from now on; the focus goes to the window, as its page will be gone."""
        if not self._is_holding:
            self._is_holding = True
            self._window.installEventFilter(self)
        self._leave_text()
        self._patience.start()
        self._window.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take keys that come to the window itself, or to the text before it got those of before."""
        if not isinstance(event, QKeyEvent) or event.type() not in _KEYS:
            return False
        if watched is not self._text and self._window.focusWidget() is not self._window:
            return False  # it came up from a widget that had no use for it
        self._keys.append(event.clone())
        return True

    @Slot("QWidget*", "QWidget*")
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not self._is_holding or new is None or new is self._window or new is self._text:
            return
        if new.window() is not self._window or not takes_input(new):
            self._let_go()
            return
        self._leave_text()
        self._text = new
        new.installEventFilter(self)
        self._soon.start()

    @Slot()
    def _give_out(self) -> None:
        text, keys = self._text, self._keys
        self._let_go()
        for key in keys:
            if text is not None and isValid(text):
                QApplication.sendEvent(text, key)

    @Slot()
    def _let_go(self) -> None:
        self._keys = []
        self._is_holding = False
        self._patience.stop()
        self._leave_text()
        self._window.removeEventFilter(self)

    def _leave_text(self) -> None:
        self._soon.stop()
        if self._text is not None and isValid(self._text):
            self._text.removeEventFilter(self)
        self._text = None
