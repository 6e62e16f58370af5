"""Content that scrolls up and down where it does not fit, and stands there as without it where it does.

For dialogs with large text in a low window. Lists and texts inside give way first, down to their least height.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from workbench.ui import theme
from workbench.ui.widgets.focusinsight import FocusInSight

_LEAST = 120  # px at 100 %
_BAR = 10  # px of the bar at the right, as the style sheet has it


class Tall(QScrollArea):
    """Shows a widget in its whole width and as much of its height as there is room for."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = _Content(content)
        self.setWidget(self._content)
        FocusInSight(self)  # what appears below and gets the focus is seen

    def hasHeightForWidth(self) -> bool:
        """Say that narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in which nothing needs to scroll."""
        return self._content.whole_height(width)

    def sizeHint(self) -> QSize:
        """Return the size of the content."""
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the whole width, which is never scrolled, and a height in which one can scroll."""
        least = self._content.minimumSizeHint()
        return QSize(least.width() + _BAR, min(least.height(), theme.px(_LEAST)))


class _Content(QWidget):
    """What scrolls; the area asks how high it must be at least."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.addWidget(content)
        self._inner = content

    def hasHeightForWidth(self) -> bool:
        """Say that narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in which lists and texts are as low as they may be."""
        layout = self._inner.layout()
        if layout is None or not layout.hasHeightForWidth():
            return self._inner.minimumSizeHint().height()
        return layout.minimumHeightForWidth(width)

    def whole_height(self, width: int) -> int:
        """Return the height in which everything is as high as it likes to be."""
        inner = self._inner
        return inner.heightForWidth(width) if inner.hasHeightForWidth() else inner.sizeHint().height()
