"""The table of cases: its keys, its head, the widths of its columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.models import cases
from workbench.ui.models.rows import KeptSelection, select_rows, selected_rows
from workbench.ui.pages.cases.columns import Layout
from workbench.ui.pages.cases.delegate import INDENT, ROW, CasesDelegate
from workbench.ui.pages.cases.head import Head
from workbench.ui.pages.cases.rowpainter import Cell, Ground, RowPainter
from workbench.ui.widgets.textmenu import asks_for_menu

_NO_KEYS = Qt.KeyboardModifier.NoModifier
_TYPING = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)


class CasesTable(QTableView):
    """Cases as rows of 52 px; what its keys mean it tells by signals.

    `typed(text)` is emitted for letters and digits, which belong into the search field.
    """

    opened = Signal()
    deleted = Signal()
    typed = Signal(str)
    left = Signal()
    escaped = Signal()
    menu_wanted = Signal(QPoint)
    columns_changed = Signal()

    def __init__(self, model: cases.CasesModel) -> None:
        super().__init__()
        self.cases = model
        self.delegate = CasesDelegate(self, model)
        self._painter = RowPainter(model)
        self._hovered = -1
        self.head = Head(tuple(column.key for column in model.columns), self)
        self._build(model)
        self._connect()

    def selected(self) -> list[str]:
        """Return the numbers of the selected cases from the top; the current one if none is selected."""
        rows = selected_rows(self.selectionModel()) or [self.currentIndex().row()]
        return [ref for ref in map(self.cases.id_at, rows) if ref]

    def current(self) -> str:
        """Return the number of the current case; empty if there is none."""
        return self.cases.id_at(self.currentIndex().row())

    def select(self, *refs: str) -> bool:
        """Select cases and bring the first of them into view; return whether any is shown."""
        places = sorted(place for place in map(self.cases.place_of, refs) if place >= 0)
        if places:
            select_rows(self, places, places[0])
            self.scrollTo(self.currentIndex())
        return bool(places)

    def select_something(self) -> None:
        """Select the first row if no row is current."""
        if not self.currentIndex().isValid() and self.cases.rowCount():
            select_rows(self, [0], 0)

    def use_layout(self, layout: Layout) -> None:
        """Take hidden columns, widths and order."""
        self.head.use_layout(layout)
        self.sort(layout.sorted_by, layout.descending)

    def sort(self, key: str, descending: bool) -> None:
        """Sort by a column and show it in the head."""
        self.head.show_order(key, descending)
        self.cases.sort(self.head.sortIndicatorSection(), self.head.sortIndicatorOrder())

    def rename(self) -> None:
        """Open the editor for the title of the current case, unless a title is being typed."""
        index = self.currentIndex()
        if index.isValid() and not self.is_editing():
            self.edit(self.cases.index(index.row(), 0))

    def is_editing(self) -> bool:
        """Whether a title is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, delete, choose; letters go to the search field; the rest moves in the table."""
        if self.is_editing():
            super().keyPressEvent(event)
            return
        act = self._act_of(event)
        if act is not None:
            act()
            event.accept()
        elif event.modifiers() in _TYPING and event.text().isprintable() and event.text().strip():
            self.typed.emit(event.text())
            event.accept()
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Let Home and End lead to the first and last case instead of the first and last cell."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0}
        ends[QAbstractItemView.CursorAction.MoveEnd] = self.cases.rowCount() - 1
        if action in ends:
            return self.cases.index(ends[action], max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

    def keyboardSearch(self, _text: str) -> None:
        """Do nothing: letters go to the search field."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Note the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the mouse any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows that are uncovered, each as a whole and without asking the model cell by cell."""
        height = self.verticalHeader().defaultSectionSize()
        view = self.viewport()
        rows = view.height() // height + 2
        self._painter.start(self._cells(), view.width(), height, view.devicePixelRatioF(), rows)
        first, after = self._rows_in(event.rect(), height)
        chosen, current, focused = self.selectionModel(), self.currentIndex().row(), self.hasFocus()
        painter = QPainter(view)
        for row in range(first, after):
            is_chosen = chosen.isRowSelected(row, QModelIndex())
            ground = Ground(is_chosen, row == self._hovered, row == current, focused)
            self._painter.paint(painter, self.rowViewportPosition(row), self.cases.row_at(row), ground)
        painter.end()

    def _build(self, model: cases.CasesModel) -> None:
        # The heights come before the rows: a head that has rows already measures them all anew.
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(theme.px(ROW))
        rows.setDefaultSectionSize(theme.px(ROW))
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(tr("List of cases"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalScrollBar().setSingleStep(theme.px(ROW) // 2)
        self.head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        KeptSelection(self, model)

    def _cells(self) -> tuple[Cell, ...]:
        """Return the columns that are seen."""
        head = self.head
        seen = (column for column in range(head.count()) if not head.isSectionHidden(column))
        return tuple(
            Cell(column, head.sectionViewportPosition(column), head.sectionSize(column)) for column in seen
        )

    def _rows_in(self, area: QRect, height: int) -> tuple[int, int]:
        """Return the first row in an area of the viewport, and the one after the last."""
        scrolled = self.verticalOffset()
        first, last = (area.top() + scrolled) // height, (area.bottom() + scrolled) // height
        return max(0, first), min(self.cases.rowCount(), last + 1)

    def _connect(self) -> None:
        self.head.sortIndicatorChanged.connect(self._sort_by_head)
        self.head.changed.connect(self.columns_changed)
        self.doubleClicked.connect(self._open_clicked)
        self.customContextMenuRequested.connect(
            lambda at: self.menu_wanted.emit(self.viewport().mapToGlobal(at))
        )
        # Hovered row, edge and ground run across all cells of a row.
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.viewport().update())

    def _act_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, modifiers = event.key(), event.modifiers()
        bare = modifiers in (_NO_KEYS, Qt.KeyboardModifier.KeypadModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and bare:
            return self.opened.emit
        if asks_for_menu(event):
            return self._want_menu_at_current
        if not bare:
            return None
        if key == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            return self.left.emit
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Delete: self.deleted.emit,
            Qt.Key.Key_Escape: self.escaped.emit,
            Qt.Key.Key_Space: self._toggle_current,
        }
        return acts.get(key)

    def _toggle_current(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            flags = self.selectionModel().SelectionFlag
            self.selectionModel().select(index, flags.Toggle | flags.Rows)

    def _want_menu_at_current(self) -> None:
        index = self.currentIndex()
        if index.isValid():
            self.scrollTo(index)
            box = self.visualRect(self.cases.index(index.row(), 0))
            at = QPoint(box.left() + INDENT, box.bottom() - theme.px(8))
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    def _open_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit()

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            for changed in (row, self._hovered):
                if changed >= 0:
                    top = self.rowViewportPosition(changed)
                    self.viewport().update(0, top, self.viewport().width(), self.rowHeight(changed))
            self._hovered = row

    def _sort_by_head(self, section: int, order: Qt.SortOrder) -> None:
        self.cases.sort(section, order)
        self.scrollTo(self.currentIndex())
        self.columns_changed.emit()
