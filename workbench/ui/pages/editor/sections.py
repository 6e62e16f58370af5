"""The left pane of the editor: how much is filled, what is left, and the sections with their standing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListView,
    QProgressBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.checks.model import Severity
from workbench.formspec.validation import is_complete, required_fields
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.pages.editor.marks import ICONS, SHADES, count_of, worst_of
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.basics import broken, draw_text, fill, in_area, label, plain_tip
from workbench.ui.widgets.drawing import draw_ring
from workbench.ui.widgets.flow import FlowLabel, flowing

_Index = QModelIndex | QPersistentModelIndex
_ROW = 40
_RING = 18
_MARK = 16
_PAD = 12


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


def section_items(state: CaseState, unstored: Collection[str] = ()) -> list[SectionItem]:
    """Return the sections of a case in the order of the form; `unstored` names fields with a refused value."""
    shares, visible = state.completeness_by_section, state.visible
    items = []
    for section in state.form.sections:
        names = {field.id for field in section.fields} & visible
        findings = [f for f in state.drafting.findings if f.where.field in names and f.counts]
        refused = len(names & set(unstored))
        worst = Severity.ERROR if refused else worst_of(findings)
        count = sum(1 for finding in findings if finding.severity is worst) + refused
        title = section.title.here()
        asleep = section.id in state.form.asleep
        share = 0.0 if asleep else shares[section.id]
        items.append(SectionItem(section.id, title, share, worst, count, refused, asleep))
    return items


def standing_words(state: CaseState) -> str:
    """Return what is left to do: required fields and errors."""
    values = state.case.values
    left = sum(not is_complete(f, values.get(f.id)) for f in required_fields(state.form, values))
    errors = state.drafting.count(Severity.ERROR)  # empty required fields are counted beside them
    if left and errors:
        return tr("Required fields left: {left}, errors: {errors}", left=left, errors=errors)
    if left:
        return tr("Required fields left: {left}", left=left)
    if errors:
        return tr("All required fields are filled, errors: {errors}", errors=errors)
    return tr("All required fields are filled, no errors")


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
        ring = QRectF(box.left() + _PAD, box.center().y() - _RING / 2 + 0.5, _RING, _RING)
        draw_ring(painter, ring, item.share)
        right = box.right() - _PAD
        if item.worst is not None:
            right = self._paint_count(painter, option, item.worst, item.count)
        words = box.adjusted(_PAD + _RING + 10, 0, 0, 0)
        words.setRight(right - 4)
        self._paint_title(painter, words, item, current)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the height of a row."""
        return QSize(theme.px(120), theme.px(_ROW))

    def _paint_title(self, painter: QPainter, box: QRect, item: SectionItem, current: bool) -> None:
        """Paint a title in one line, or smaller in one or two; grey for a section that is asleep."""
        title = item.title
        ink = "text3" if item.asleep else "accent" if current else "text"
        if _fits(title, box.width(), bold=False):
            draw_text(painter, box, title, ink, "body", current and _fits(title, box.width(), bold=True))
            return
        first, *others = broken(title, "small", box.width())
        lines = [first, " ".join(others)] if others else [first]
        step = QFontMetrics(theme.font("small")).height()
        line = QRect(box.left(), box.center().y() - step * len(lines) // 2, box.width(), step)
        for words in lines:
            draw_text(painter, line, words, ink, "small")
            line.translate(0, step)

    def _paint_count(self, painter: QPainter, option: QStyleOptionViewItem, worst: Severity, count: int) -> int:
        """Paint icon and number at the right; return where they begin."""
        words = str(count)
        painter.setFont(theme.font("small"))
        width = painter.fontMetrics().horizontalAdvance(words) + 2
        box = option.rect.adjusted(0, 0, -_PAD, 0)
        box.setLeft(box.right() - width)
        draw_text(painter, box, words, SHADES[worst], "small", align=Qt.AlignmentFlag.AlignRight)
        left = box.left() - _MARK - 4
        mark = theme.pixmap(ICONS[worst], SHADES[worst], _MARK)
        painter.drawPixmap(left, box.center().y() - _MARK // 2, mark)
        return int(left)


class SectionPane(QWidget):
    """Progress, what is left in words, and the list; `chosen(section id)` is emitted when one is chosen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "window")
        self._marking = False
        self._state: CaseState | None = None
        self._unstored: set[str] = set()
        self._percent = FlowLabel("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Completeness"))
        self._left = label("", "caption", wrap=True)
        self.view = QListView()
        self.view.setAccessibleName(tr("Sections"))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.model = SectionModel(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(SectionDelegate(self))
        self.view.selectionModel().currentChanged.connect(self._moved)
        name = FlowLabel(tr("Completeness"), "strong")
        head = [flowing(name, last=self._percent), self._bar, self._left]
        top = QWidget()
        fill(QVBoxLayout(top), head, 8, (12, 0))
        fill(QVBoxLayout(self), [top, (self.view, 1)], 8, (8, 20, 8, 8))

    def show_state(self, state: CaseState) -> None:
        """Show how a case stands."""
        if self._state is None or self._state.case.uid != state.case.uid:
            self._unstored = set()
        self._state = state
        percent = int(state.case.completeness * 100)
        self._percent.setText(tr("{percent} %", percent=percent))
        self._bar.setValue(percent)
        self._left.setText(standing_words(state))
        self.model.show_items(section_items(state, self._unstored))

    def show_unstored(self, fields: Collection[str]) -> None:
        """Show in which fields of the case something stands that was refused."""
        if self._unstored == set(fields):
            return
        self._unstored = set(fields)
        if self._state is not None:
            self.model.show_items(section_items(self._state, self._unstored))

    def mark(self, section_id: str) -> None:
        """Mark the section that is open, without choosing it anew."""
        for place, item in enumerate(self.model.items):
            if item.id == section_id and self.view.currentIndex().row() != place:
                self._marking = True
                self.view.setCurrentIndex(self.model.index(place))
                self._marking = False

    def _moved(self, current: QModelIndex) -> None:
        if current.isValid() and not self._marking:
            self.chosen.emit(self.model.items[current.row()].id)


def _fits(text: str, width: int, bold: bool) -> bool:
    metrics = QFontMetrics(theme.font("body", bold))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width) == text
