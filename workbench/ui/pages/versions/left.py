"""The versions of a case as a list, with what can be done with the one that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from workbench.app.wording import who_words
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.models.moments import today, when_words
from workbench.ui.widgets.basics import buddy, button, draw_text, fill, in_area, label, row
from workbench.ui.widgets.rowground import RowDelegate
from workbench.ui.widgets.rowmenu import Entry, RowMenu

if TYPE_CHECKING:
    from workbench.services.versioning import VersionLine

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_VERSION = int(Qt.ItemDataRole.UserRole)
_ROW, _LINE = 76, 22


class _VersionsModel(QAbstractListModel):
    """Versions, the newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.versions: tuple[VersionLine, ...] = ()

    def show(self, versions: Sequence[VersionLine]) -> None:
        """Show other versions."""
        self.beginResetModel()
        self.versions = tuple(versions)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.versions)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return the name; spoken with who, when and what changed since."""
        version = self.versions[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return version.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((version.name, note(version), since(version)))
        return version if role == _VERSION else None


class _VersionDelegate(RowDelegate):
    """Paints name, who and when, and what changed since."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(theme.px(160), theme.px(_ROW))

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one version."""
        version: VersionLine = index.data(_VERSION)
        line = theme.px(_LINE)
        top = QRect(box.left() + 20, box.top() + (box.height() - 3 * line) // 2, box.width() - 40, line)
        draw_text(painter, top, version.name, bold=True)
        draw_text(painter, top.translated(0, line), note(version), "text2", "small")
        shade = "warn" if version.differing else "text3"
        draw_text(painter, top.translated(0, 2 * line), since(version), shade, "caption")


class VersionsPane(QWidget):
    """`chosen(id)` tells which version was chosen; the others what shall be done with it."""

    chosen = Signal(str)
    rename = Signal()
    delete = Signal()
    restore = Signal()

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "surface")
        self._model = _VersionsModel(self)
        self.list = _List()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_VersionDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(self._current_changed)
        self.list.rename.connect(self.rename)
        self.list.delete.connect(self.delete)
        RowMenu(self.list, self._entries)
        self._showing = False
        name = label(tr("Versions"), "strong")
        buddy(name, self.list)
        self.back = button(tr("Return to this version"), "", "undo", self.restore.emit)
        self.other_name = button(tr("Rename…"), "mini", pressed=self.rename.emit)
        self.away = button(tr("Delete"), "mini", "trash", self.delete.emit)
        foot = row(self.other_name, self.away, None, margins=(20, 0, 20, 16))
        head = row(name, None, margins=(20, 12))
        back = row((self.back, 1), margins=(20, 12, 20, 0))
        fill(QVBoxLayout(self), [head, (self.list, 1), back, foot], 8)

    def show_versions(self, versions: Sequence[VersionLine], current: str | None, editable: bool) -> None:
        """Show the versions of a case; `current` is the id of the one that is compared."""
        self._showing = True
        if tuple(versions) != self._model.versions:
            self._model.show(versions)
        places = [place for place, one in enumerate(versions) if one.id == current]
        self.list.setCurrentIndex(self._model.index(places[0]) if places else QModelIndex())
        self._showing = False
        version = self.current()
        for item in (self.other_name, self.away):
            item.setEnabled(editable and version is not None)
        self.back.setEnabled(editable and version is not None and version.differing > 0)

    def current(self) -> VersionLine | None:
        """Return the version that is chosen."""
        index = self.list.currentIndex()
        return self._model.versions[index.row()] if index.isValid() else None

    def _entries(self) -> list[Entry]:
        """Return what the buttons below do, for the menu of a version."""
        acts = ((self.back, self.restore), (self.other_name, self.rename), (self.away, self.delete))
        return [Entry(item.text().strip(), asked.emit, item.isEnabled()) for item, asked in acts]

    def _current_changed(self, now: QModelIndex) -> None:
        if now.isValid() and not self._showing:
            self.chosen.emit(self._model.versions[now.row()].id)


class _List(QListView):
    """A list in which F2 renames and Delete deletes, as in the list of cases."""

    rename = Signal()
    delete = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell of the two keys."""
        wanted = {Qt.Key.Key_F2: self.rename, Qt.Key.Key_Delete: self.delete}.get(Qt.Key(event.key()))
        if wanted is not None and self.currentIndex().isValid():
            wanted.emit()
        else:
            super().keyPressEvent(event)


def note(version: VersionLine) -> str:
    """Return who named a version and when."""
    return " · ".join((when_words(version.at, today()), who_words(version.who)))


def since(version: VersionLine) -> str:
    """Return what changed since a version was named."""
    if not version.differing:
        return tr("as the case is now")
    return tr("Fields and links changed since: {count}", count=version.differing)
