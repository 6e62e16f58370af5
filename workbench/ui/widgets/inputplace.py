"""Tells the input method where the cursor is on the screen, so that candidates stand at what is being typed.

Qt does so when a text itself is scrolled or moves in what is around it, not when that moves: a form that is
scrolled, a field below a line that appeared. What is asked of the input method, such as to commit, is the
affair of `fields.composition`.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QTransform
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_TOLD = (
    Qt.InputMethodQuery.ImCursorRectangle
    | Qt.InputMethodQuery.ImAnchorRectangle
    | Qt.InputMethodQuery.ImInputItemClipRectangle
)


class InputPlace(QObject):
    """Follows the text that has the focus, in every window, and what it lies in.

    Not the whole application: each of its events would then go through Python.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._around: list[QWidget] = []
        self._soon = QTimer(self)  # many things move at once
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice that something moves that the text lies in."""
        if event.type() == QEvent.Type.Move:
            self._soon.start()
        return False

    @Slot("QWidget*", "QWidget*")
    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._around:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._around = []
        if new is None or not takes_input(new):
            return
        above = None if new.isWindow() else new.parentWidget()
        while above is not None and not above.isWindow():
            above.installEventFilter(self)
            self._around.append(above)
            above = above.parentWidget()
        self._soon.start()

    @Slot()
    def _tell(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not takes_input(focused):
            return
        place = focused.mapTo(focused.window(), QPoint())
        method = QGuiApplication.inputMethod()
        method.setInputItemTransform(QTransform.fromTranslate(place.x(), place.y()))
        method.setInputItemRectangle(QRectF(focused.rect()))
        method.update(_TOLD)


def takes_input(widget: QWidget) -> bool:
    """Return whether one writes in a widget, also with an input method."""
    return widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
