"""The sections of a case as a list: ring, title, worst severity with its count; steered by mouse and arrows.

What stands in a section is read elsewhere; this only shows `SectionItem`s.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.checks.model import Finding, Severity
from workbench.checks.workleft import WorkLeft
from workbench.formspec.model import Section
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import broken, draw_text, plain_tip
from workbench.ui.widgets.drawing import draw_ring
from workbench.ui.widgets.severity import ICONS, SHADES, count_of, worst_of

_Index = QModelIndex | QPersistentModelIndex
_ROW = 40
_RING = 18
_MARK = 16
_PAD = 12
_MOST_LINES = 3  # of a title
_ALMOST = 0.95  # of a ring: filled, but not done


def ring_share(share: float, begun: bool, findings: Iterable[Finding]) -> float:
    """Return how much of its ring a section shows: no tick while something is wrong there.

    `findings` are those that count when the case is handed in. A section in which nothing is required, or
    nothing asked yet, is filled before anything stands in it: its ring is empty then.
    """
    if not begun:
        return 0.0
    wrong = any(finding.severity is Severity.ERROR for finding in findings)
    return min(share, _ALMOST) if wrong else share


@dataclass(frozen=True, slots=True)
class SectionItem:
    """A section as the list shows it: share filled, worst severity with the number of its findings.

    `unstored` counts the values that stand in it and were refused; they are counted as errors. A section that
    is `asleep` belongs to an article that is no longer linked.
    """

    id: str
    title: str
    share: float
    worst: Severity | None = None
    count: int = 0
    unstored: int = 0
    asleep: bool = False

    @property
    def spoken(self) -> str:
        """The whole item as a sentence."""
        percent = int(self.share * 100)
        if self.asleep:
            return tr("{title}, its article is no longer linked", title=self.title)
        if self.unstored:
            count = self.unstored
            return tr(
                "{title}, {percent} % filled, values not stored: {count}",
                title=self.title,
                percent=percent,
                count=count,
            )
        if self.worst is None:
            return tr("{title}, {percent} % filled", title=self.title, percent=percent)
        found = count_of(self.worst, self.count)
        return tr("{title}, {percent} % filled, {found}", title=self.title, percent=percent, found=found)


def section_item(
    section: Section, share: float, work: WorkLeft, fields: Collection[str], asleep: bool = False
) -> SectionItem:
    """Return a section with what counts now at its `fields`, those shown; with an error it is not done."""
    found, refused = work.found_in(fields), work.refused_in(fields)
    worst = Severity.ERROR if refused else worst_of(found)
    count = sum(1 for finding in found if finding.severity is worst) + refused
    share = min(share, _ALMOST) if worst is Severity.ERROR else share
    return SectionItem(section.id, section.title.here(), share, worst, count, refused, asleep)


class SectionModel(QAbstractListModel):
    """The sections of a form."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: list[SectionItem] = []

    def show_items(self, items: Sequence[SectionItem]) -> None:
        """Show sections; where only their standing changed, the selection stays."""
        same = [item.id for item in items] == [item.id for item in self.items]
        if not same:
            self.beginResetModel()
        self.items = list(items)
        if not same:
            self.endResetModel()
        elif items:
            self.dataChanged.emit(self.index(0), self.index(len(items) - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many sections there are."""
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title, or the whole item as it is spoken."""
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(item.spoken)
        return item.spoken if role == Qt.ItemDataRole.AccessibleTextRole else None


class SectionDelegate(QStyledItemDelegate):
    """Paints a section: ring, title, worst severity with count."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one section."""
        model = index.model()
        if not isinstance(model, SectionModel):
            return
        item = model.items[index.row()]
        box = option.rect.adjusted(0, 1, 0, -1)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("accent") if focused else Qt.PenStyle.NoPen)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(theme.colour("selected" if current else "hover"))
            painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        size = theme.px(_RING)
        ring = QRectF(box.left() + _PAD, box.center().y() - size / 2 + 0.5, size, size)
        draw_ring(painter, ring, item.share)
        if item.worst is not None:
            self._paint_count(painter, box, item.worst, item.count)
        self._paint_title(painter, box, item, current)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row; a title of several lines has as much room around it as one line has."""
        model, view = index.model(), option.widget
        height = theme.px(_ROW)
        if isinstance(model, SectionModel) and isinstance(view, QListView):
            size, lines = _lines(model.items[index.row()], view.viewport().width())
            around = height - theme.metrics("body").height()
            height = max(height, theme.metrics(size).height() * len(lines) + around)
        return QSize(theme.px(120), height)

    def _paint_title(self, painter: QPainter, row: QRect, item: SectionItem, current: bool) -> None:
        """Paint a title in one line, or smaller in one to three; grey for a section that is asleep."""
        ink = "text3" if item.asleep else "accent" if current else "text"
        size, lines = _lines(item, row.width())
        width, step = _room(row.width(), item), theme.metrics(size).height()
        top = row.center().y() + 1 - step * len(lines) // 2
        line = QRect(row.left() + _PAD + theme.px(_RING) + 10, top, width, step)
        bold = current and all(_fits(words, width, size, bold=True) for words in lines)
        for words in lines:
            draw_text(painter, line, words, ink, size, bold)
            line.translate(0, step)

    def _paint_count(self, painter: QPainter, row: QRect, worst: Severity, count: int) -> None:
        """Paint icon and number at the right."""
        box = row.adjusted(0, 0, -_PAD, 0)
        box.setLeft(box.right() - _count_width(count))
        draw_text(painter, box, str(count), SHADES[worst], "small", align=Qt.AlignmentFlag.AlignRight)
        size = theme.px(_MARK)
        mark = theme.pixmap(ICONS[worst], SHADES[worst], size)
        painter.drawPixmap(box.left() - size - 4, box.center().y() - size // 2, mark)


class SectionList(QListView):
    """Shows sections; `chosen(section id)` is emitted when a person chooses one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._marking = False
        self.setAccessibleName(tr("Sections"))
        self.setResizeMode(QListView.ResizeMode.Adjust)  # titles break elsewhere in another width
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections = SectionModel(self)
        self.setModel(self.sections)
        self.setItemDelegate(SectionDelegate(self))
        self.selectionModel().currentChanged.connect(self._moved)

    def show_items(self, items: Sequence[SectionItem]) -> None:
        """Show sections; the one that is marked stays so as long as it is there."""
        marked = self.currentIndex().row()
        name = self.sections.items[marked].id if marked >= 0 else ""
        self.sections.show_items(items)
        self.mark(name)
        self.scheduleDelayedItemsLayout()  # a count takes room from its title

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Measure the rows anew: the list may have been resized while it was hidden."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def mark(self, section_id: str) -> None:
        """Mark a section as the one that is open, without choosing it anew."""
        for place, item in enumerate(self.sections.items):
            if item.id == section_id and self.currentIndex().row() != place:
                self._marking = True
                self.setCurrentIndex(self.sections.index(place))
                self._marking = False

    def _moved(self, current: QModelIndex) -> None:
        if current.isValid() and not self._marking:
            self.chosen.emit(self.sections.items[current.row()].id)


def _count_width(count: int) -> int:
    return theme.metrics("small").horizontalAdvance(str(count)) + 2


def _room(row_width: int, item: SectionItem) -> int:
    """Return the width that the title has in a row: between the ring and the count."""
    taken = _PAD + theme.px(_RING) + 10 + _PAD + 4
    if item.worst is not None:
        taken += _count_width(item.count) + theme.px(_MARK) + 4
    return row_width - taken


def _lines(item: SectionItem, row_width: int) -> tuple[theme.TypeSize, list[str]]:
    """Return the lines of a title with their size: one, or smaller one to three."""
    width = _room(row_width, item)
    if _fits(item.title, width, "body"):
        return "body", [item.title]
    lines = broken(item.title, "small", width - 2)  # what just fits would be shortened in painting
    rest = " ".join(lines[_MOST_LINES - 1 :])
    return "small", [*lines[: _MOST_LINES - 1], *filter(None, [rest])]


def _fits(text: str, width: int, size: theme.TypeSize, bold: bool = False) -> bool:
    metrics = theme.metrics(size, bold)
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width) == text
