"""The left pane: the documents of a case with check boxes and results, and the folder they go to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr, tr_count
from workbench.kernel.paths import shown_path
from workbench.ui import theme
from workbench.ui.pages.handin.reading import DocumentLine
from workbench.ui.widgets.basics import (
    Elided,
    button,
    column,
    draw_text,
    fill,
    in_area,
    label,
    plain_tip,
    row,
    rule,
    unmarked,
)
from workbench.ui.widgets.flow import FlowLabel, flowing
from workbench.ui.widgets.rowground import RowDelegate

Index = QModelIndex | QPersistentModelIndex
LINE = Qt.ItemDataRole.UserRole
ROW_HEIGHT, EDGE = 60, 20
_BOX = 16  # px of a check box at 100 %
_LOW = 240  # px at 100 %


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a document on this page: when it was exported, whether its case changed since."""

    at: str
    proven: int
    outdated: bool = False


class DocumentModel(QAbstractListModel):
    """The documents with what is checked, what was exported and how many pages are known."""

    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[DocumentLine] = ()
        self.left_out: set[str] = set()
        self.results: Mapping[str, Result] = {}
        self.pages: Mapping[str, int] = {}

    @property
    def chosen(self) -> tuple[DocumentLine, ...]:
        """The documents that are checked."""
        return tuple(line for line in self.lines if line.template not in self.left_out)

    def show(
        self, lines: Sequence[DocumentLine], results: Mapping[str, Result], pages: Mapping[str, int]
    ) -> None:
        """Show documents; the selection stays when they are the same ones."""
        same = [line.template for line in lines] == [line.template for line in self.lines]
        if same:
            self.lines, self.results, self.pages = lines, results, pages
            self.dataChanged.emit(self.index(0), self.index(max(0, len(lines) - 1)))
        else:
            self.beginResetModel()
            self.lines, self.results, self.pages = lines, results, pages
            self.endResetModel()
        self.chosen_changed.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many documents there are."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def flags(self, _index: Index) -> Qt.ItemFlag:
        """Say that every document can be selected and checked."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the line, its words or its check mark."""
        line = self.lines[index.row()]
        if role == LINE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.title
        if role == Qt.ItemDataRole.CheckStateRole:
            chosen = line.template not in self.left_out
            return Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(line.path.name)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check a document or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        template = self.lines[index.row()].template
        wanted = Qt.CheckState(value) == Qt.CheckState.Checked
        (self.left_out.discard if wanted else self.left_out.add)(template)
        self.dataChanged.emit(index, index)
        self.chosen_changed.emit()
        return True

    def toggle(self, index: Index) -> None:
        """Check what is not checked and the other way round."""
        if index.isValid():
            left_out = self.lines[index.row()].template in self.left_out
            state = Qt.CheckState.Checked if left_out else Qt.CheckState.Unchecked
            self.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def state(self, line: DocumentLine) -> tuple[str, str]:
        """Return the words for what became of a document, and their colour."""
        result = self.results.get(line.template)
        if result is not None and result.outdated:
            return tr("Changed since {time}", time=result.at), "warn"
        if result is not None:
            return tr("Exported {time}", time=result.at), "ok"
        if line.exists:
            return tr("Replaces a file"), "text2"
        return tr("Not yet exported"), "text3"

    def page_words(self, line: DocumentLine) -> str:
        """Return the count of pages, once it is known."""
        count = self.pages.get(line.template)
        return "" if count is None else tr_count("{count} page", "{count} pages", count)

    def _spoken(self, line: DocumentLine) -> str:
        chosen = tr("chosen") if line.template not in self.left_out else tr("left out")
        words = (line.title, line.language, chosen, self.state(line)[0], self.page_words(line))
        return ", ".join(filter(None, words))


class DocumentDelegate(RowDelegate):
    """Paints a document: check box, title and language, file name; result and pages at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row; its width is that of the pane."""
        return QSize(120, theme.px(ROW_HEIGHT))

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint what stands in a row."""
        model = index.model()
        line = index.data(LINE)
        if not isinstance(model, DocumentModel) or line is None:
            return
        selected = self._view.selectionModel().isSelected(index)
        _paint_box(painter, box_of(box), index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked)
        words, shade = model.state(line)
        pages = model.page_words(line)
        painter.setFont(theme.font("small"))
        right = max(painter.fontMetrics().horizontalAdvance(text) for text in (words, pages)) + 4
        inner = box.adjusted(EDGE + theme.px(_BOX) + 12, 9, -EDGE, -9)
        upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        lower = QRect(inner.left(), upper.bottom() + 1, inner.width(), inner.height() - upper.height())
        left, gap = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        draw_text(painter, upper, words, shade, "small", align=gap)
        draw_text(painter, lower, pages, "text3", "caption", align=gap)
        ink = "accent" if selected else "text"
        # The language first: it tells one document from the other where the title is too long for the row.
        title = tr("{language} · {title}", language=line.language, title=line.title)
        draw_text(painter, upper.adjusted(0, 0, -right - 8, 0), title, ink, "body", selected, left)
        room = (right if pages else 0) + 8
        draw_text(painter, lower.adjusted(0, 0, -room, 0), line.path.name, "text2", "caption", align=left)

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Check and uncheck by a click into the box, which has a hit area of 32 by the row's height."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            rect: QRect = option.rect
            if event.position().x() <= rect.left() + EDGE + theme.px(_BOX) + 8 and isinstance(
                model, DocumentModel
            ):
                model.toggle(index)
                return True
        return False


def box_of(row_box: QRect) -> QRect:
    """Return where the check box of a row stands."""
    size = theme.px(_BOX)
    return QRect(row_box.left() + EDGE, row_box.center().y() - size // 2, size, size)


def _paint_box(painter: QPainter, box: QRect, checked: bool) -> None:
    painter.setPen(QPen(theme.colour("accent" if checked else "field_base"), 1))
    painter.setBrush(theme.colour("accent" if checked else "surface"))
    painter.drawRoundedRect(box, 4, 4)
    if checked:
        painter.drawPixmap(box.adjusted(1, 1, -1, -1), theme.pixmap("check", "on_accent", box.width() - 2))


class DocumentList(QListView):
    """The list: Enter ticks, and keys that belong to the pages of the document are passed on."""

    def __init__(self, model: DocumentModel) -> None:
        super().__init__()
        self._documents = model
        self.page_key: Callable[[QKeyEvent], None] = lambda event: event.ignore()
        self.setModel(model)
        self.setItemDelegate(DocumentDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Documents"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Enter; turn pages with PgUp and PgDn; Space shows the page large."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._documents.toggle(self.currentIndex())
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self.page_key(event)
        else:
            super().keyPressEvent(event)


class DocumentsPane(QWidget):
    """List, folder and what can be opened. Signals say what somebody wants; the page does it."""

    selected = Signal(str)
    folder_wanted = Signal()
    file_wanted = Signal()
    show_folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "window")
        self.model = DocumentModel()
        self.list = DocumentList(self.model)
        self._counts = FlowLabel("", "small")
        self._folder = Elided("", "body")
        self._replace = label("", "small", wrap=True)
        self.attachments = QCheckBox()
        self.attachments.setChecked(True)
        self._attachments_replaced = 0
        self.choose = button(tr("Choose…"), "mini", "folder", self.folder_wanted.emit)
        self.choose.setAccessibleName(tr("Choose the folder for the documents"))
        self.open_file = button(tr("Open file"), "link", "file", self.file_wanted.emit)
        self.open_folder = button(tr("Open folder"), "link", "folder", self.show_folder_wanted.emit)
        words = tr("Enter ticks · Space large preview · PgUp/PgDn turn pages · F8 next finding")
        self._keys = label(words, "caption", wrap=True)
        head = column(flowing(label(tr("Documents"), "strong"), last=self._counts), margins=(20, 14))
        place = row((column(label(tr("Folder"), "caption"), self._folder, spacing=1), 1), self.choose)
        foot = column(
            place,
            self._replace,
            self.attachments,
            row(self.open_file, self.open_folder, None, spacing=4),
            self._keys,
            spacing=6,
            margins=(20, 12),
        )
        fill(QVBoxLayout(self), [head, (self.list, 1), rule(), foot], 0)
        self.setMinimumWidth(280)
        self.list.selectionModel().currentChanged.connect(self._tell_selected)
        self.model.chosen_changed.connect(self._count)
        self.attachments.toggled.connect(lambda _on: self._count())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys out where the list needs their room."""
        super().resizeEvent(event)
        self._keys.setVisible(self.height() >= theme.px(_LOW))

    @property
    def with_attachments(self) -> bool:
        """Whether the attached files shall be copied too."""
        return self.attachments.isChecked() and not self.attachments.isHidden()

    @property
    def current(self) -> DocumentLine | None:
        """The document that is selected."""
        row_number = self.list.currentIndex().row()
        return self.model.lines[row_number] if 0 <= row_number < len(self.model.lines) else None

    def show_documents(
        self,
        lines: Sequence[DocumentLine],
        folder: Path,
        results: Mapping[str, Result],
        pages: Mapping[str, int],
        attachments: tuple[int, int] = (0, 0),
    ) -> None:
        """Show the documents of a case; the first is selected if none was.

        `attachments` tells how many files are attached and how many files their copies would replace.
        """
        count, self._attachments_replaced = attachments
        words = tr_count("Copy {count} attachment too", "Copy {count} attachments too", count)
        self.attachments.setText(unmarked(words))
        self.attachments.setAccessibleDescription(tr("They lie beside the documents, numbered in their order."))
        self.attachments.setVisible(count > 0)
        self.model.show(lines, results, pages)
        self._folder.set_text(shown_path(folder))
        if lines and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
        self._offer(folder)

    def select(self, template: str) -> None:
        """Select a document."""
        for number, line in enumerate(self.model.lines):
            if line.template == template:
                self.list.setCurrentIndex(self.model.index(number))

    def _tell_selected(self) -> None:
        line = self.current
        if line is not None:
            self.open_file.setEnabled(line.exists)
            self.selected.emit(line.template)

    def _count(self) -> None:
        chosen = self.model.chosen
        total = tr_count("{count} document", "{count} documents", len(self.model.lines))
        self._counts.setText(tr("{total}, {count} chosen", total=total, count=len(chosen)))
        count = sum(1 for line in chosen if line.exists and not line.ours)
        count += self._attachments_replaced if self.with_attachments else 0
        self._replace.setText(
            tr_count(
                "{count} file of this name is there already and will be replaced.",
                "{count} files of these names are there already and will be replaced.",
                count,
            )
        )
        self._replace.setVisible(count > 0)

    def _offer(self, folder: Path) -> None:
        line = self.current
        self.open_file.setEnabled(line is not None and line.exists)
        self.open_folder.setEnabled(folder.is_dir())
