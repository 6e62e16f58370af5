"""One row of a list in its editor: handle, cells, figures, trash button. Where it stands the list decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget

from workbench.formspec.kind_rows import ROW_ID
from workbench.formspec.model import Field
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import tool
from workbench.ui.widgets.fields.base import Beside, FieldEditor
from workbench.ui.widgets.fields.figures import figures_of_row
from workbench.ui.widgets.mnemonics import with_letters

_SIGNS = 16  # px at 100 %


class Grip(QToolButton):
    """The handle of a row: `dragged(y on the screen)` while it is drawn, `dropped` behind that.

    `pressed_only` tells of a mere press.
    """

    dragged = Signal(int)
    dropped = Signal()
    pressed_only = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._start = 0
        self._dragging = False
        self.clicked.connect(self._clicked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note where the drag begins."""
        self._start = event.globalPosition().toPoint().y()
        self._dragging = False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell where the mouse is, once it is drawn far enough to mean it."""
        height = event.globalPosition().toPoint().y()
        if abs(height - self._start) >= QApplication.startDragDistance():
            self._dragging = True
        if self._dragging:
            self.dragged.emit(height)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that the row is where it was drawn to."""
        drawn = self._dragging
        super().mouseReleaseEvent(event)
        if drawn:
            self.dropped.emit()

    def _clicked(self) -> None:
        if not self._dragging:
            self.pressed_only.emit()
        self._dragging = False


class RowLine(QObject):
    """One row: its id, its cells and figures by column, its handle and its trash button."""

    moved = Signal(int)
    dragged = Signal(int)
    dropped = Signal()
    removed = Signal()

    def __init__(self, row_id: str, field: Field, make: Callable[[Field], FieldEditor]) -> None:
        super().__init__()
        self.id = row_id
        self.cells = {column.id: make(column) for column in field.columns}
        self.figures = figures_of_row(field)
        self.grip = Grip()
        size = theme.px(_SIGNS)
        self.grip.setIcon(theme.icon("grip", "text3", size))
        self.grip.setIconSize(QSize(size, size))
        self.grip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grip.setToolTip(tr("Drag to move the row; Ctrl+Up and Ctrl+Down move it too"))
        self.grip.setCursor(Qt.CursorShape.SizeVerCursor)
        self.grip.dragged.connect(self.dragged)
        self.grip.dropped.connect(self.dropped)
        self.grip.pressed_only.connect(self._menu)
        self.trash = tool("trash", tr("Remove the row"), self.removed.emit, "text3", _SIGNS, in_field=True)
        keep_slim(self.grip, self.trash)

    def raw(self) -> dict[str, object]:
        """Return the id and what stands in the cells."""
        return {ROW_ID: self.id, **{name: cell.raw() for name, cell in self.cells.items()}}

    def fill(self, item: Mapping[object, object]) -> None:
        """Show a row; a cell that says the same already keeps its cursor."""
        for name, cell in self.cells.items():
            if cell.raw() != item.get(name):
                cell.set_raw(item.get(name))

    def widgets(self) -> list[QWidget]:
        """Return what stands in the row, from left to right."""
        return [self.grip, *self.cells.values(), *self.figures.values(), self.trash]

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, as it stands from left to right; where one begins is the first cell."""
        cells = [
            stop for cell in self.cells.values() for stop in dict.fromkeys((cell.entry(), cell.last_stop()))
        ]
        return [self.grip, *cells, self.trash]

    def fill_beside(self, beside: Mapping[str, Beside]) -> None:
        """Put in what is known with a name that was chosen."""
        for name, known in beside.items():
            text = known.instead_of(self.cells[name].raw())
            if text is not None:
                self.cells[name].set_raw(text)

    def name(self, place: int) -> None:
        """Say which row this is, for screen readers."""
        self.grip.setAccessibleName(tr("Move row {number}", number=place + 1))
        self.trash.setAccessibleName(tr("Remove row {number}", number=place + 1))
        for cell in self.cells.values():
            words = tr("Row {number}, {column}", number=place + 1, column=cell.field.label.here())
            cell.describe(words, cell.field.help.here())

    def _menu(self) -> None:
        menu = with_letters(QMenu(self.grip))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Move up"), lambda: self.moved.emit(-1))
        menu.addAction(tr("Move down"), lambda: self.moved.emit(1))
        menu.popup(self.grip.mapToGlobal(self.grip.rect().bottomLeft()))


def keep_slim(*buttons: QToolButton) -> None:
    """Let buttons of a row have less around their signs where these are large: the cells need the room."""
    for item in buttons:
        item.setProperty("place", "row")
