"""A popup to look codes up: by their beginning, or by words of their titles in Chinese or English."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from workbench.formspec.codes import CodeEntry, CodeTable
from workbench.kernel.i18n import language_in_use, tr
from workbench.ui import theme
from workbench.ui.widgets.basics import fill, in_area, label
from workbench.ui.widgets.fields.foundlist import FoundList

_SHOWN = 60
_ROW = 36
_WIDTH = 480
_ROWS = 9  # rows that are seen at once
_MARGIN, _GAP = 8, 8
_CODE_WIDTH = 92
_EDGE = 1


def title_of(entry: CodeEntry) -> str:
    """Return the titles of a code, the one in the language in use first."""
    zh, en = entry.title.zh, entry.title.en
    titles = [zh, en] if language_in_use() == "zh" else [en, zh]
    return " · ".join(title for title in titles if title)


class CodePicker(QFrame):
    """Search line above, codes below; `picked(code)` is emitted with Enter or a click."""

    picked = Signal(str)

    def __init__(self, parent: QWidget, table: CodeTable, query: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        in_area(self, "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = table
        self.line = QLineEdit(query)
        self.line.setPlaceholderText(tr("Code or words of its title"))
        self.line.setAccessibleName(tr("Search codes"))
        self.entries: list[CodeEntry] = []
        self.view = FoundList(tr("Codes found"), _ROW, _CODE_WIDTH)
        self._none = label(tr("Nothing found; any well-formed code may be typed."), "small", wrap=True)
        fill(QVBoxLayout(self), [self.line, (self.view, 1), self._none], _GAP, (_MARGIN, _MARGIN))
        height = self.line.sizeHint().height() + _GAP + _ROWS * theme.px(_ROW) + 2 * (_MARGIN + _EDGE)
        self.resize(theme.px(_WIDTH), height)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._find)
        self.view.clicked.connect(lambda index: self._pick(index.row()))
        self.line.selectAll()
        self._find(query)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the keys of the search line move in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            key = Qt.Key(event.key())
            if key in steps:
                self.view.step(steps[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.view.place)
                return True
        return False

    def _find(self, query: str) -> None:
        found = self._table.find(query, _SHOWN) or ([] if query.strip() else self._first())
        self.entries = found
        self.view.show_lines([(entry.code, title_of(entry)) for entry in found])
        self._none.setVisible(not found)
        self.view.step(1)

    def _first(self) -> list[CodeEntry]:
        return list(self._table.entries.values())[:_SHOWN]

    def _pick(self, place: int) -> None:
        if 0 <= place < len(self.entries):
            code = self.entries[place].code
            self.close()
            self.picked.emit(code)
