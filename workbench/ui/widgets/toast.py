"""One short message over the work pane: what was done, with its undo, or why it was not; never an error."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMetaObject, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QHBoxLayout,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.notify import Notice, Sign
from workbench.ui.widgets.basics import breakable, broken, button, fill, in_area, label, picture, tool

_SHADES: dict[Sign, str] = {"done": "ok", "info": "text2", "warning": "warn"}
_SHOWN_FOR = 8000  # ms
_WIDTH, _MOST_WIDTH = 400, 460  # px at 100 %; wider only where the last line would hold next to nothing
_STEP = 8  # px
_LONE = 3  # characters that look lost on a line of their own, as a full stop with the word before it
_FROM_BELOW = 52  # px at 100 %; the foot of a page with its keys stays free


class Toast(QWidget):
    """Floats at the bottom centre of its host; stays while the pointer or the focus is on it.

    A notice that stays is there until one has gone on, too.
    """

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        in_area(self, "floating")
        self._notice: Notice | None = None
        self._seen = False
        self._went_on = False
        self._followed: list[QMetaObject.Connection] = []
        self._came_from: QWidget | None = None
        self._sign = picture("done", "ok")
        self._words = label("", "body", wrap=True)
        self._words.setObjectName("words")
        self._action = button("", "link", pressed=self._act)
        self._way = button("", "link", pressed=self._go)
        for item in (self._action, self._way):
            item.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves one where one writes
        self._close = tool("close", tr("Dismiss"), self._go_back, size=16)
        self._row = QHBoxLayout(self)
        fill(self._row, [self._sign, (self._words, 1), self._way, self._action, self._close], 8, (12, 8))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_FOR)
        self._timer.timeout.connect(self._leave)
        host.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in the place of the one before."""
        self._notice, self._seen, self._went_on = notice, False, False
        self._words.setAccessibleName(notice.text)
        self._sign.setPixmap(theme.pixmap(notice.sign, _SHADES[notice.sign], theme.px(16)))
        self._action.setText(notice.label)
        self._action.setAccessibleName(notice.label)
        self._action.setVisible(notice.action is not None)
        self._way.setText(notice.way.label if notice.way is not None else "")
        self._way.setAccessibleName(self._way.text())
        self._way.setVisible(notice.way is not None)
        self.setAccessibleName(notice.text)
        self._place()
        self.show()
        self.raise_()
        self._follow_scrolling(QApplication.focusWidget())
        self._timer.start()

    def withdraw(self) -> None:
        """Go away: what it tells was taken back or done again, unless it is apart from undo and redo."""
        if self._notice is None or not self._notice.apart:
            self.hide()

    def go_on(self) -> None:
        """Note that one writes on; a notice that stays goes then, if it was there for its time.

        What was not seen yet is about what is being typed or pasted just now.
        """
        self._went_on = self._went_on or self._seen
        if self._waits() and self._went_on and not self._timer.isActive():
            self._leave()

    def leave_place(self) -> None:
        """Go away with the place that is left, unless there is something to do, or nobody has seen it yet.

        What leads elsewhere tells of itself first and is shown there.
        """
        idle = self._notice is not None and self._notice.action is None and self._notice.way is None
        if idle and self._seen:
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Note that it has been seen."""
        self._seen = True
        super().paintEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go away with Escape, back to what had the focus before."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the place when the host changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    @Slot("QWidget*", "QWidget*")
    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Look where the focus goes to, and again whenever that is scrolled: often only later."""
        if new is not None and self.isAncestorOf(new) and old is not None and not self.isAncestorOf(old):
            self._came_from = old
        if self.isVisible():
            self._follow_scrolling(new)
            self._make_room()

    def _follow_scrolling(self, focused: QWidget | None) -> None:
        for connection in self._followed:
            QObject.disconnect(connection)
        self._followed = []
        above = focused.parentWidget() if focused is not None else None
        while above is not None and above is not self._host:
            if isinstance(above, QAbstractScrollArea):
                bar = above.verticalScrollBar()
                self._followed.append(bar.valueChanged.connect(self._make_room))
            above = above.parentWidget()

    @Slot()
    def _make_room(self) -> None:
        """Leave when what has the focus lies below, which must be seen (WCAG 2.4.11)."""
        if self.isVisible() and self._covers_focus(self.geometry()):
            self.hide()

    def _covers_focus(self, place: QRect) -> bool:
        """Return whether a place hides the row or the line one is at."""
        focused = self._focused()
        if focused is None:
            return False
        part, inside = _looked_at(focused)
        return inside.translated(part.mapTo(self._host, QPoint())).intersects(place)

    def _covers_text(self, place: QRect) -> bool:
        """Return whether a place hides any of the text one writes in, or what `_covers_focus` tells."""
        focused = self._focused()
        if isinstance(focused, QTextEdit | QPlainTextEdit):
            seen = focused.visibleRegion().boundingRect()
            return seen.translated(focused.mapTo(self._host, QPoint())).intersects(place)
        return self._covers_focus(place)

    def _focused(self) -> QWidget | None:
        """Return what has the focus below the message."""
        focused = QApplication.focusWidget()
        below = focused is not None and self._host.isAncestorOf(focused) and not self.isAncestorOf(focused)
        return focused if below else None

    def _place(self) -> None:
        """Stand at the foot of the host; beside or above the text one writes in, if there is room."""
        host = self._host
        width = self._fitting_width(host.width() - 32)
        self.setFixedWidth(width)
        self._words.setText(breakable(self._text(), "body", width - self._beside_words()))
        height = max(self._row.heightForWidth(width), theme.px(44))
        edge = theme.px(_FROM_BELOW)
        middle, foot = (host.width() - width) // 2, max(0, host.height() - height - edge)
        aside = max(0, host.width() - width - 16)
        corners = ((middle, foot), (aside, foot), (middle, edge))
        places = [QRect(left, top, width, height) for left, top in corners]
        free = (one for covers in (self._covers_text, self._covers_focus) for one in places if not covers(one))
        self.setGeometry(next(free, places[0]))

    def _fitting_width(self, room: int) -> int:
        """Return a width at which the last line of several holds more than a character or two."""
        usual, most = (min(theme.px(width), room) for width in (_WIDTH, _MOST_WIDTH))
        widths = range(usual, most + 1, _STEP)
        return next((width for width in widths if not self._leaves_little(width)), usual)

    def _leaves_little(self, width: int) -> bool:
        beside = self._beside_words()
        lines = broken(breakable(self._text(), "body", width - beside), "body", width - beside)
        return len(lines) > 1 and len(lines[-1]) <= _LONE

    def _beside_words(self) -> int:
        """Return how wide all is that stands beside the words, with the edges."""
        return self._row.minimumSize().width() - self._words.minimumWidth()

    def _text(self) -> str:
        return self._notice.text if self._notice is not None else ""

    def _leave(self) -> None:
        if self._waits() and not self._went_on:
            return
        if self.underMouse() or self._has_focus():
            self._timer.start()
        else:
            self.hide()

    def _waits(self) -> bool:
        """Return whether a notice is shown that does not go by itself."""
        return self.isVisible() and self._notice is not None and self._notice.stays

    def _has_focus(self) -> bool:
        return any(item.hasFocus() for item in (self._action, self._way, self._close))

    def _go_back(self) -> None:
        """Go away; a focus in here goes back to what had it before."""
        leaves_focus, before = self._has_focus(), self._came_from
        self.hide()
        if leaves_focus and before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self) -> None:
        self._go_back()
        if self._notice is not None and self._notice.way is not None:
            self._notice.way.go()

    def _act(self) -> None:
        self._go_back()
        if self._notice is not None and self._notice.action is not None:
            self._notice.action()


def _looked_at(focused: QWidget) -> tuple[QWidget, QRect]:
    """Return what is looked at in what has the focus, and in which part: the row or the line one is at."""
    if isinstance(focused, QAbstractItemView):
        return focused.viewport(), focused.visualRect(focused.currentIndex())
    if isinstance(focused, QTextEdit | QPlainTextEdit):
        return focused.viewport(), focused.cursorRect()
    return focused, focused.rect()
