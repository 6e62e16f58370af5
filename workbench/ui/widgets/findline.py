"""The line above a text in which one looks for words: how many places have them, the next and the one before.

Knows neither the text nor what counts as found: `asked` wants it looked for, `stepped` wants another place.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import buddy, fill, in_area, label, row, rule, tool
from workbench.ui.widgets.fields.pasting import join_lines
from workbench.ui.widgets.flow import flowing
from workbench.ui.widgets.searchline import make_clearable

_PAUSE = 150  # ms after a key before it is looked for
_WIDTH = 220  # px of the field
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindLine(QWidget):
    """Hidden until it is opened. `stepped(1)` asks for the next place, `stepped(-1)` for the one before.

    `closed` tells that Esc or the cross hid it.
    """

    asked = Signal()
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        in_area(self, "window")
        self.field = QLineEdit()
        self.field.setFixedWidth(theme.px(_WIDTH))
        make_clearable(self.field)
        self.exact = QCheckBox(tr("Match case"))
        self.count = label("", "small")
        self.before = tool("up", tr("Previous place (Shift+F3)"), lambda: self.stepped.emit(-1))
        self.after = tool("down", tr("Next place (F3)"), lambda: self.stepped.emit(1))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._build(name)
        self.hide()

    @property
    def words(self) -> str:
        """What is looked for; empty for blanks alone."""
        return self.field.text() if self.field.text().strip() else ""

    def open(self, words: str = "") -> None:
        """Show the line with the focus in it and all words selected; with `words` it looks for those."""
        if words:
            self.field.setText(words)
        self._pause.stop()
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def ask_now(self) -> bool:
        """Ask at once for what was typed last; return whether that was still to be asked for."""
        waited = self._pause.isActive()
        if waited:
            self._ask()
        return waited

    def show_count(self, place: int, count: int) -> None:
        """Say which place of how many is shown, counted from 0."""
        found = tr("{place} of {count}", place=place + 1, count=count) if count else tr("Not found")
        self.count.setText(found if self.words else "")
        self.count.setAccessibleName(self.count.text())
        for item in (self.before, self.after):
            item.setEnabled(count > 0)

    def close_line(self) -> None:
        """Hide the line; what was looked for is remembered."""
        self._pause.stop()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_line()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Go on with Enter, back with Shift+Enter."""
        if (
            not isinstance(event, QKeyEvent)
            or event.type() != QEvent.Type.KeyPress
            or event.key() not in _ENTER
        ):
            return False
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        self.stepped.emit(-1 if back else 1)
        return True

    def _build(self, name: str) -> None:
        words = label(name, "strong")
        buddy(words, self.field)
        join_lines(self.field)
        steps = row(self.before, self.after, spacing=2)
        close = tool("close", tr("Close the line (Esc)"), self.close_line, size=16)
        line = flowing(row(words, self.field), steps, self.exact, self.count, last=close)
        fill(QVBoxLayout(self), [row((line, 1), margins=(24, 6, 12, 6)), rule()], 0)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(lambda _text: self._pause.start())
        self.exact.toggled.connect(lambda _on: self._ask())
        self._pause.timeout.connect(self._ask)
        self.show_count(0, 0)

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit()
