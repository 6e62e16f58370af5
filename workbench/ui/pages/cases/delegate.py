"""How a title is edited in its cell, and what is told while the pointer rests on one; `rowpainter` paints."""

from __future__ import annotations

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
from workbench.ui.models.rows import Column
from workbench.ui.widgets.basics import plain_tip

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
    """Edits titles and shows the whole text of cells."""

    def __init__(self, view: QTableView, model: cases.CasesModel) -> None:
        super().__init__(view)
        self._model = model
        self._editor: QLineEdit | None = None

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
        QToolTip.showText(event.globalPos(), plain_tip(self._whole(column, case)), view)
        return True

    def _whole(self, column: Column[ProposalSummary], case: ProposalSummary) -> str:
        """Return all that a cell stands for: both titles, the moment to the second, titles of articles."""
        if column.key == "name":
            return cases.both_titles(case)
        if column.key == "changed":
            return f"{case.changed_at.astimezone():%Y-%m-%d %H:%M:%S}"
        if column.key == "articles" and case.articles:
            return "\n".join(self._model.names.article(place, whole=True) for place in case.articles)
        return column.text(case)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line to edit the title in that is shown; of two it says which."""
        case = self._model.row_at(index.row())
        self._editor = QLineEdit(parent)
        words = (
            tr("English title of the standard") if cases.shows_english(case) else tr("Title of the standard")
        )
        self._editor.setAccessibleName(words)
        return self._editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Put the title into its editor."""
        if isinstance(editor, QLineEdit):
            editor.setText(cases.shown_title(self._model.row_at(index.row())))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on what was typed, if it is another title; an empty one is none."""
        text = editor.text().strip() if isinstance(editor, QLineEdit) else ""
        if text and text != cases.shown_title(self._model.row_at(index.row())):
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
