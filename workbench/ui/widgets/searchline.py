"""The small signs inside a line of words to look up: the glass at its left, what clears it at its right.

Qt gives neither a name that could be spoken, nor do its own grow with the text. What the line does with its
words is the affair of its owner.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QWidget

from workbench.kernel.i18n import tr
from workbench.ui.widgets.basics import picture, tool

_EDGE, _GAP = 10, 6  # px beside a sign: to the border of the line, to the words
_PADDING = 10  # px that the style sheet keeps free in a line
_CROSS = 14  # px at 100 %


def make_clearable(line: QLineEdit) -> None:
    """Give a line the button that clears it, with a name."""
    line.setClearButtonEnabled(False)
    cross = tool("close", tr("Clear the line"), size=_CROSS)
    cross.setObjectName("inline")
    cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does the same
    cross.setCursor(Qt.CursorShape.ArrowCursor)
    cross.setParent(line)
    cross.clicked.connect(line.clear)
    line.textChanged.connect(lambda text: cross.setVisible(bool(text)))
    cross.setVisible(bool(line.text()))
    _signs_of(line).put(right=cross)


def show_glass(line: QLineEdit, shade: str = "text2", size: int = 16) -> None:
    """Show at the left of a line that it is for looking something up."""
    glass = picture("search", shade, size)
    glass.setParent(line)
    glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    _signs_of(line).put(left=glass)


class _Signs(QObject):
    """Keeps the signs of one line in their places, and its words beside them."""

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._left: QLabel | None = None
        self._right: QToolButton | None = None
        line.installEventFilter(self)

    def put(self, left: QLabel | None = None, right: QToolButton | None = None) -> None:
        """Take a sign at one of the sides."""
        self._left, self._right = left or self._left, right or self._right
        taken = [one.sizeHint().width() + _EDGE + _GAP - _PADDING if one else 0 for one in self._both()]
        self._line.setTextMargins(taken[0], 0, taken[1], 0)
        self._place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the size of the line."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _both(self) -> tuple[QWidget | None, QWidget | None]:
        return self._left, self._right

    def _place(self) -> None:
        for one in self._both():
            if one is not None:
                size = one.sizeHint()
                left = _EDGE if one is self._left else self._line.width() - _EDGE - size.width()
                one.setGeometry(left, (self._line.height() - size.height()) // 2, size.width(), size.height())


def _signs_of(line: QLineEdit) -> _Signs:
    found = line.findChild(_Signs, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found or _Signs(line)
