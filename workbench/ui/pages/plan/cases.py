"""The cases that serve an article, as a short list that is as high as its rows: Enter or a click opens one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from workbench.app.wording import role_words, state_words
from workbench.domain.proposal import LinkRole
from workbench.kernel.i18n import listed, tr
from workbench.ui import theme
from workbench.ui.models.cases import state_name
from workbench.ui.models.lines import Index, LinesModel
from workbench.ui.widgets.basics import draw_text
from workbench.ui.widgets.drawing import draw_badge, state_tone
from workbench.ui.widgets.rowground import RowDelegate

_ROW = 32


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case that serves an article; `role` is None until its links are read."""

    ref: str
    title: str
    state: str
    role: LinkRole | None = None
    suspect: bool = False


class _Lines(LinesModel[CaseLine]):
    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == int(Qt.ItemDataRole.DisplayRole):
            return line.title or tr("Untitled")
        return _spoken(line) if role == int(Qt.ItemDataRole.AccessibleTextRole) else None


class CaseList(QListView):
    """`opened(ref)` is emitted for Enter and for a click."""

    opened = Signal(str)

    def __init__(self, lines: Sequence[CaseLine], name: str) -> None:
        super().__init__()
        self.lines = _Lines()
        self.lines.setParent(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        self.set_lines(lines)

    def set_lines(self, lines: Sequence[CaseLine]) -> None:
        """Show other cases; the current one stays."""
        current = self.current()
        self.lines.show_lines(lines)
        self.setFixedHeight(theme.px(_ROW) * len(lines))
        self._choose(current)

    def current(self) -> str:
        """Return the case that is current; empty if none is."""
        index = self.currentIndex()
        return self.lines.lines[index.row()].ref if index.isValid() else ""

    def enter(self, ref: str = "") -> None:
        """Take the focus on a case, or on the first one."""
        self._choose(ref)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Make the first case current when none is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.lines.index(0))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Choose nothing while one is elsewhere: a list to press has no choice of its own."""
        super().focusOutEvent(event)
        self.setCurrentIndex(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, ref: str) -> None:
        place = next((place for place, line in enumerate(self.lines.lines) if line.ref == ref), -1)
        if place >= 0:
            self.setCurrentIndex(self.lines.index(place))

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.lines.lines[index.row()].ref)


class _Rows(RowDelegate):
    """Paints title, state and role, and a triangle where a link is to be confirmed."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the one height of all rows."""
        return QSize(theme.px(120), theme.px(_ROW))

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one case."""
        model = index.model()
        if not isinstance(model, _Lines):
            return
        line = model.lines[index.row()]
        metrics = theme.metrics("caption")
        edge = box.right() - 8
        beside = max(metrics.horizontalAdvance(role_words(role)) for role in LinkRole) + 2
        if line.role is not None:
            place = QRect(edge - beside, box.top(), beside + 1, box.height())
            draw_text(painter, place, role_words(line.role), "text2", "caption")
        edge -= beside + 12
        state = state_name(line.state)
        edge -= metrics.horizontalAdvance(state) + 16
        draw_badge(painter, edge, box.center().y() + 0.5, state, state_tone(line.state))
        if line.suspect:
            size = theme.px(16)
            edge -= size + 8
            painter.drawPixmap(edge, box.center().y() + 1 - size // 2, theme.pixmap("warning", "warn", size))
        title = QRect(box.left() + 8, box.top(), edge - 12 - box.left() - 8, box.height())
        draw_text(painter, title, line.title or tr("Untitled"), "text" if line.title else "text3")


def _spoken(line: CaseLine) -> str:
    parts = [line.title or tr("Untitled"), line.ref, state_words(line.state)]
    if line.role is not None:
        parts.append(role_words(line.role))
    if line.suspect:
        parts.append(tr("a link is to be confirmed"))
    return listed(parts)
