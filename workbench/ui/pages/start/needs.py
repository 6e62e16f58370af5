"""The list of what needs attention: a row per reason, the weightiest first; a click or Enter goes there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr, tr_count
from workbench.ui import theme
from workbench.ui.models.moments import today, when_words
from workbench.ui.pages.start.reading import Need, NeedKind
from workbench.ui.pages.start.rows import draw_ground, row_state
from workbench.ui.widgets.basics import button, draw_text, fill, label, picture, row
from workbench.ui.widgets.strips import LoadingBars

NEED = int(Qt.ItemDataRole.UserRole)
_ROW = 62
_CIRCLE = 36
_NARROW = 440
_FIRST_SHOWN = 4
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

_DRESS = {
    NeedKind.ERRORS: ("error", "error"),
    NeedKind.SUSPECT_LINKS: ("link", "warn"),
    NeedKind.EMPTY_FIELDS: ("edit", "accent"),
    NeedKind.WARNINGS: ("warning", "warn"),
}


def need_words(need: Need) -> str:
    """Return in a sentence what is to be done."""
    if need.kind is NeedKind.ERRORS:
        return tr_count(
            "{count} error would get the case returned",
            "{count} errors would get the case returned",
            need.count,
        )
    if need.kind is NeedKind.SUSPECT_LINKS:
        return tr_count(
            "{count} link to a changed article is to be confirmed",
            "{count} links to changed articles are to be confirmed",
            need.count,
        )
    if need.kind is NeedKind.WARNINGS:
        return tr_count("{count} warning to look at", "{count} warnings to look at", need.count)
    return tr_count(
        "{count} required entry is still missing", "{count} required entries are still missing", need.count
    )


def place_words(need: Need) -> str:
    """Return which case it is and what the first finding says."""
    return " · ".join(filter(None, (need.title or need.case, need.detail)))


class NeedsModel(QAbstractListModel):
    """The reasons, as many as are to be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._needs: tuple[Need, ...] = ()
        self._today = today()

    def show_needs(self, needs: Sequence[Need]) -> None:
        """Show other reasons."""
        self.beginResetModel()
        self._needs, self._today = tuple(needs), today()
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._needs)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a row, spoken and shown, and the reason itself."""
        need = self._needs[index.row()]
        if role == NEED:
            return need
        if role == Qt.ItemDataRole.DisplayRole:
            return need_words(need)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " · ".join((need_words(need), place_words(need), self.when(index)))
        return None

    def when(self, index: _Index) -> str:
        """Return when the case of a row was changed last."""
        return when_words(self._needs[index.row()].changed_at, self._today)


class _NeedDelegate(QStyledItemDelegate):
    """Paints icon, two lines, the time and an arrow."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the height of a row."""
        return QSize(200, theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        need = index.data(NEED)
        model = index.model()
        if not isinstance(need, Need) or not isinstance(model, NeedsModel):
            return
        state = row_state(option)
        box = state.box
        painter.save()
        draw_ground(painter, state)
        self._draw_icon(painter, box, need)
        left = box.left() + theme.px(_CIRCLE) + 20
        painter.fillRect(QRect(left, box.bottom(), box.right() - left, 1), theme.colour("line"))
        when = model.when(index)
        painter.setFont(theme.font("small"))
        width = painter.fontMetrics().horizontalAdvance(when) + 2
        arrow = theme.px(14)
        right = box.right() - arrow - 14
        time = QRect(right - width, box.top(), width, box.height())
        if box.width() < theme.px(_NARROW):
            time.setLeft(right)  # little room is left to the words
        else:
            draw_text(painter, time, when, "text2", "small")
        beside = box.center().y() - arrow // 2
        painter.drawPixmap(box.right() - arrow - 6, beside, theme.pixmap("right", "text3", arrow))
        room = time.left() - 16 - left
        line = theme.px(22)
        top = box.center().y() - line
        draw_text(painter, QRect(left, top, room, line), need_words(need), "text", "body", bold=True)
        draw_text(painter, QRect(left, top + line, room, line), place_words(need), "text2", "small")
        painter.restore()

    def _draw_icon(self, painter: QPainter, box: QRect, need: Need) -> None:
        icon, shade = _DRESS[need.kind]
        size, mark = theme.px(_CIRCLE), theme.px(16)
        circle = QRect(box.left() + 4, box.center().y() + 1 - size // 2, size, size)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(f"{shade}_soft"))
        painter.drawEllipse(circle)
        inner = (size - mark) // 2
        painter.drawPixmap(circle.left() + inner, circle.top() + inner, theme.pixmap(icon, shade, mark))


class NeedsView(QListView):
    """Shows all its rows without scrolling; `chosen(Need)` on a click or Enter."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Needs your attention"))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._rows = NeedsModel()
        self._delegate = _NeedDelegate()
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.clicked.connect(self._choose)

    def show_needs(self, needs: Sequence[Need]) -> None:
        """Show reasons and take the height that they need."""
        self._rows.show_needs(needs)
        self.setFixedHeight(theme.px(_ROW) * len(needs))
        if needs:
            self.setCurrentIndex(self._rows.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go where the row leads on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(NEED))


class NeedsPart(QWidget):
    """Heading, the first rows, and a button that shows all; `chosen(Need)` when one is pressed."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._needs: tuple[Need, ...] = ()
        self._all = False
        self.view = NeedsView()
        self.more = button("", "link", pressed=self._toggle)
        self._bars = LoadingBars()
        words = tr("No errors, warnings or missing entries in the cases changed most recently.")
        self._nothing = row(picture("done", "ok"), (label(words, "quiet", wrap=True), 1), margins=(4, 8))
        self._nothing.hide()
        self.more.hide()
        self.view.hide()
        head = row(label(tr("Needs your attention"), "group"), None, self.more)
        fill(QVBoxLayout(self), [head, self._bars, self.view, self._nothing], 4)
        self.view.chosen.connect(self.chosen)

    def show_needs(self, needs: Sequence[Need]) -> None:
        """Show reasons, the first four of them at once."""
        self._needs = tuple(needs)
        self._bars.hide()
        shown = self._needs if self._all else self._needs[:_FIRST_SHOWN]
        self.view.show_needs(shown)
        self.view.setVisible(bool(shown))
        self._nothing.setVisible(not shown)
        self.more.setVisible(len(self._needs) > _FIRST_SHOWN)
        words = tr("Show fewer") if self._all else tr("Show all {count}", count=len(self._needs))
        self.more.setText(words)
        self.more.setAccessibleName(words)

    def _toggle(self) -> None:
        self._all = not self._all
        self.show_needs(self._needs)
