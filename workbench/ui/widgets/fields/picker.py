"""A popup to look codes up: by their beginning, or by words of their titles in Chinese or English."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.formspec.codes import CodeEntry, CodeTable
from workbench.kernel.i18n import language_in_use, tr
from workbench.ui import theme
from workbench.ui.widgets.basics import draw_text, fill, in_area, label

_Index = QModelIndex | QPersistentModelIndex
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


class CodeModel(QAbstractListModel):
    """The codes that were found."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[CodeEntry] = []

    def show_entries(self, entries: list[CodeEntry]) -> None:
        """Show other codes."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many codes were found."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the code with its titles."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            entry = self.entries[index.row()]
            return f"{entry.code} {title_of(entry)}"
        return None


class CodeDelegate(QStyledItemDelegate):
    """Paints a code and its titles in one line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one code."""
        model = index.model()
        if not isinstance(model, CodeModel):
            return
        entry, box = model.entries[index.row()], option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.colour("selected"))
        code = QRect(box.left() + 10, box.top(), theme.px(_CODE_WIDTH), box.height())
        draw_text(painter, code, entry.code, "text", "body", bold=True)
        draw_text(
            painter, box.adjusted(theme.px(_CODE_WIDTH) + 14, 0, -8, 0), title_of(entry), "text2", "small"
        )

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the height of a row."""
        return QSize(theme.px(_CODE_WIDTH) * 2, theme.px(_ROW))


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
        self.view = QListView()
        self.view.setAccessibleName(tr("Codes found"))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self._model = CodeModel(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(CodeDelegate(self))
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
                self._move(steps[key])
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.view.currentIndex().row())
                return True
        return False

    def _find(self, query: str) -> None:
        found = self._table.find(query, _SHOWN) or ([] if query.strip() else self._first())
        self._model.show_entries(found)
        self._none.setVisible(not found)
        self._move(0)

    def _first(self) -> list[CodeEntry]:
        return list(self._table.entries.values())[:_SHOWN]

    def _move(self, step: int) -> None:
        count = self._model.rowCount()
        if count:
            place = min(max(self.view.currentIndex().row() + step, 0), count - 1)
            self.view.setCurrentIndex(self._model.index(place))

    def _pick(self, place: int) -> None:
        if 0 <= place < self._model.rowCount():
            code = self._model.entries[place].code
            self.close()
            self.picked.emit(code)
