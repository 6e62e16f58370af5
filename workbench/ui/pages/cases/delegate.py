"""How the cells of the list of cases are painted, and how a title is edited in its cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from workbench.domain.proposal import ProposalSummary
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.models import cases
from workbench.ui.models.moments import today
from workbench.ui.pages.cases.kit import Kit
from workbench.ui.widgets.basics import plain_tip
from workbench.ui.widgets.drawing import state_tone

ROW = 52
INDENT = 24  # where the first column begins, in line with title and search field
PADDING = 8
_EDGE = 3
_BAR = 70
_MOST_CHIPS = 2
_GAP = 6
_SELECTED = QStyle.StateFlag.State_Selected
_SMOOTH = QPainter.RenderHint.Antialiasing
Index = QModelIndex | QPersistentModelIndex


class CasesDelegate(QStyledItemDelegate):
    """Paints every column; `hovered` is the row under the mouse, set by the table."""

    def __init__(self, view: QTableView, model: cases.CasesModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._kit = Kit()
        self._today: date = today()
        self._focused = False
        self._current = -1
        self._painters = tuple(self._painter_of(column.key) for column in model.columns)
        self._editor: QLineEdit | None = None
        self.hovered = -1

    def start_painting(self) -> None:
        """Take what is the same for all cells of one picture; called before each."""
        if not self._kit.fits:
            self._kit = Kit()
        self._today = today()
        self._focused = self._view.hasFocus()
        self._current = self._view.currentIndex().row()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        row, column = index.row(), index.column()
        self._paint_ground(painter, box, bool(state & _SELECTED), row, column == 0)
        painter.setRenderHint(_SMOOTH)
        inner = box.adjusted(PADDING if column else INDENT, 0, -PADDING, -1)
        self._painters[column](painter, inner, self._model.row_at(row))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row; widths are the table's affair."""
        return QSize(theme.px(80), theme.px(ROW))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Show the whole text of a cell as plain text, and the titles of its articles."""
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return super().helpEvent(event, view, option, index)
        case = self._model.row_at(index.row())
        column = self._model.columns[index.column()]
        text = (
            f"{case.changed_at.astimezone():%Y-%m-%d %H:%M:%S}"
            if column.key == "changed"
            else column.text(case)
        )
        if column.key == "articles" and case.articles:
            titles = self._model.names.articles
            named = [f"{cases.article_words(place)} {titles.get(place, '')}".strip() for place in case.articles]
            text = "\n".join(named)
        QToolTip.showText(event.globalPos(), plain_tip(text), view)
        return True

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Return a line to edit the title in."""
        self._editor = QLineEdit(parent)
        self._editor.setAccessibleName(tr("Title of the standard"))
        return self._editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the title into its editor."""
        if isinstance(editor, QLineEdit):
            editor.setText(self._model.row_at(index.row()).title)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on what was typed, if it is another title; an empty one is none."""
        text = editor.text().strip() if isinstance(editor, QLineEdit) else ""
        if text and text != self._model.row_at(index.row()).title:
            model.setData(index, text)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Lay the editor over the cell, its text where the title stood."""
        box: QRect = option.rect
        height = min(editor.sizeHint().height(), box.height() - 4)
        top = box.top() + (box.height() - height) // 2
        editor.setGeometry(box.left() + INDENT - 11, top, max(box.width() - INDENT, 80), height)

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """Forget the editor that goes."""
        self._editor = None
        super().destroyEditor(editor, index)

    def commit(self) -> None:
        """Hand on what is being typed and close the editor."""
        editor: Any = self._editor
        if editor is not None:
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def _painter_of(self, key: str) -> Callable[[QPainter, QRect, ProposalSummary], None]:
        painters = {
            "name": self._paint_name,
            "state": self._paint_state,
            "complete": self._paint_completeness,
            "articles": self._paint_articles,
            "changed": self._paint_changed,
        }
        return painters.get(key, self._paint_ref)

    def _paint_ground(self, painter: QPainter, box: QRect, chosen: bool, row: int, first: bool) -> None:
        colour = self._kit.colour
        if chosen:
            painter.fillRect(box, colour("selected" if self._focused else "sunken"))
        elif row == self.hovered:
            painter.fillRect(box, colour("hover"))
        left = box.left() + (INDENT if first and not chosen else 0)
        painter.fillRect(left, box.bottom(), box.right() - left + 1, 1, colour("line"))
        if first and (chosen or (self._focused and row == self._current)):
            painter.fillRect(box.left(), box.top(), _EDGE, box.height(), colour("accent"))

    def _paint_name(self, painter: QPainter, box: QRect, case: ProposalSummary) -> None:
        line = theme.px(22)
        note = theme.px(18)
        top = box.top() + max(0, (box.height() - line - note) // 2)
        title = cases.title_words(case)
        shade = "text" if case.title else "text3"
        self._kit.text(painter, QRect(box.left(), top, box.width(), line), title, shade, "body", True)
        second = f"{case.ref} · {self._model.names.form(case.form)}"
        below = QRect(box.left(), top + line, box.width(), note)
        self._kit.text(painter, below, second, "text2", "caption")

    def _paint_state(self, painter: QPainter, box: QRect, case: ProposalSummary) -> None:
        name = self._kit.kept(("state", case.state), lambda: cases.state_name(case.state))
        self._kit.badge(painter, box.left(), _middle(box), name, state_tone(case.state), box.width())

    def _paint_changed(self, painter: QPainter, box: QRect, case: ProposalSummary) -> None:
        key = ("changed", case.changed_at, self._today)
        words = self._kit.kept(key, lambda: cases.changed_words(case, self._today))
        self._kit.text(painter, box, words, "text2", "small")

    def _paint_ref(self, painter: QPainter, box: QRect, case: ProposalSummary) -> None:
        self._kit.text(painter, box, case.ref, "text2", "small")

    def _paint_completeness(self, painter: QPainter, box: QRect, case: ProposalSummary) -> None:
        words = self._kit.kept(("percent", cases.percent(case)), lambda: cases.percent_words(case))
        needed = self._kit.width("100 % ", "small")
        bar = min(theme.px(_BAR), box.width() - needed - PADDING)
        left = box.left()
        if bar >= 20:
            self._kit.bar(painter, left, _middle(box), bar, case.completeness)
            left += bar + PADDING
        self._kit.text(
            painter, QRect(left, box.top(), box.right() - left + 1, box.height()), words, "text2", "small"
        )

    def _paint_articles(self, painter: QPainter, box: QRect, case: ProposalSummary) -> None:
        if not case.articles:
            self._kit.text(painter, box, tr("Not linked"), "warn", "small")
            return
        left = box.left()
        width = box.width()
        key = ("chips", case.articles, width)
        for text in self._kit.kept(key, lambda: self._fitting_chips(case, width)):
            room = box.right() - left + 1
            if text.startswith("+"):
                rest = QRect(left, box.top(), room, box.height())
                self._kit.text(painter, rest, text, "text2", "caption")
            else:
                left = self._kit.badge(painter, left, _middle(box), text, "article", room) + _GAP

    def _fitting_chips(self, case: ProposalSummary, room: int) -> list[str]:
        """Return two chips and how many more there are; one where two do not fit."""
        for most in range(_MOST_CHIPS, 1, -1):
            words = cases.chips(case.articles, most)
            padding = [0 if text.startswith("+") else 2 * PADDING for text in words]
            if sum(map(self._kit.width, words)) + sum(padding) + _GAP * (len(words) - 1) <= room:
                return words
        return cases.chips(case.articles, 1)


def _middle(box: QRect) -> float:
    return box.top() + box.height() / 2
