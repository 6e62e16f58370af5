"""The rail at the left: one button per page, icon over word."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QToolButton, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import in_area, plain_tip

# Pages that the rail leads to; the last one stands apart at the foot.
_ENTRIES = ("start", "cases", "plan", "handin", "settings")
_BELONGS = {"editor": "cases", "answers": "cases", "versions": "cases"}
_PAGES = {"settings": "preferences"}

_ICON = 22
_WIDE, _HIGH = 64, 60
_EDGE, _GAP = 8, 4


class Rail(QWidget):
    """Leads to the pages; `chosen(page key)` is emitted on a press."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        in_area(self, "window")
        self.setFixedWidth(theme.px(72))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_GAP, _EDGE, _GAP, _EDGE)
        layout.setSpacing(_GAP)
        words = _words()
        for entry in _ENTRIES:
            if entry == _ENTRIES[-1]:
                layout.addStretch(1)
            layout.addWidget(self._made(entry, words[entry]))

    def show_page(self, key: str) -> None:
        """Mark the page that is shown; a page that the rail does not lead to belongs to the cases."""
        button = self._buttons.get(_BELONGS.get(key, key))
        if button is not None:
            button.setChecked(True)
            self._stop_at(button)
            return
        self._group.setExclusive(False)
        for other in self._buttons.values():
            other.setChecked(False)
        self._group.setExclusive(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the buttons share the height where large text leaves too little of it."""
        super().resizeEvent(event)
        count = len(self._buttons)
        share = (self.height() - 2 * _EDGE - count * _GAP) // count
        for button in self._buttons.values():
            button.setFixedHeight(min(theme.px(_HIGH), max(share, button.minimumSizeHint().height())))

    def minimumSizeHint(self) -> QSize:
        """Return the height in which every word is shown."""
        least = sum(button.minimumSizeHint().height() + _GAP for button in self._buttons.values())
        return QSize(theme.px(_WIDE) + 2 * _GAP, least + 2 * _EDGE)

    def _stop_at(self, shown: QToolButton) -> None:
        """Let Tab come to the page that is shown: Qt leaves it where somebody pressed last."""
        for button in self._buttons.values():
            stops = button is shown
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    def _made(self, entry: str, words: tuple[str, str]) -> QToolButton:
        key = _PAGES.get(entry, entry)
        button = QToolButton()
        size = theme.px(_ICON)
        button.setIcon(theme.icon(entry, "text2", size, on="accent"))
        button.setIconSize(QSize(size, size))
        button.setText(words[0])
        button.setAccessibleName(words[0])
        button.setToolTip(plain_tip(words[1]))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setCheckable(True)
        button.setFixedSize(theme.px(_WIDE), theme.px(_HIGH))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _checked=False: self.chosen.emit(key))
        self._group.addButton(button)
        self._buttons[key] = button
        return button


def _words() -> dict[str, tuple[str, str]]:
    """Return the word and the tooltip of each entry."""
    return {
        "start": (tr("Start"), tr("Start: go on where you stopped (Ctrl+1)")),
        "cases": (tr("Cases"), tr("Cases: all proposals (Ctrl+2)")),
        "plan": (tr("Plan"), tr("Plan: articles and who serves them (Ctrl+3)")),
        "handin": (tr("Hand in"), tr("Hand in: documents and their preview (Ctrl+4)")),
        "settings": (tr("Settings"), tr("Settings: language, appearance, name, folders (Ctrl+,)")),
    }
