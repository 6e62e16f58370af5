"""The middle pane: the verdict, and what the checks found by weight, good news included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.checks.model import Finding, Severity
from workbench.checks.report import Report
from workbench.kernel.i18n import tr, tr_count
from workbench.ui import theme
from workbench.ui.widgets.basics import button, column, draw_text, fill, in_area, label, row, set_property

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
_LOOKS = {
    Severity.ERROR: ("error", "error"),
    Severity.WARNING: ("warning", "warn"),
    Severity.HINT: ("hint", "text2"),
}
_MOST_LINES = 3
_ICON, _LEFT, _EDGE = 16, 12, 12
_LINE_STEP = 1.55


@dataclass(frozen=True, slots=True)
class Item:
    """A row: a heading (no icon), a finding, or good news (no field)."""

    text: str
    note: str = ""
    icon: str = ""
    shade: str = "text"
    field: str = ""
    spoken: str = ""


def items_of(report: Report, places: Mapping[str, str], good: Sequence[tuple[str, str]]) -> list[Item]:
    """Return the rows for a report: by weight, then what was waived, then good news."""
    heads = {
        Severity.ERROR: tr("Errors"),
        Severity.WARNING: tr("Warnings"),
        Severity.HINT: tr("Hints"),
    }
    items: list[Item] = []
    for severity, head in heads.items():
        found = [item for item in report.findings if item.severity is severity and item.counts]
        items += _group(head, [_finding_item(item, places) for item in found])
    waived = [item for item in report.findings if not item.counts]
    items += _group(tr("Waived"), [_finding_item(item, places) for item in waived])
    proven = [Item(text, note, "done", "ok", spoken=f"{text}, {note}") for text, note in good]
    return items + _group(tr("Proven"), proven)


def _group(head: str, items: list[Item]) -> list[Item]:
    return [Item(tr("{group} · {count}", group=head, count=len(items))), *items] if items else []


def _finding_item(finding: Finding, places: Mapping[str, str]) -> Item:
    icon, shade = _LOOKS[finding.severity] if finding.counts else ("check", "text3")
    place = places.get(finding.where.field, finding.where.field)
    note = tr("{place} · {rule}", place=place, rule=finding.rule) if place else finding.rule
    if finding.waiver is not None:
        note = tr("{place} · waived: {reason}", place=note, reason=finding.waiver.reason)
    text = " ".join(finding.message.here().split())
    words = {
        Severity.ERROR: tr("Error: {text}", text=text),
        Severity.WARNING: tr("Warning: {text}", text=text),
        Severity.HINT: tr("Hint: {text}", text=text),
    }
    return Item(text, note, icon, shade, finding.where.field, f"{words[finding.severity]} {note}")


class FindingModel(QAbstractListModel):
    """The rows of the list."""

    def __init__(self) -> None:
        super().__init__()
        self.items: list[Item] = []

    def show(self, items: list[Item]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that headings can't be selected."""
        if not self.items[index.row()].icon:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the row or its words."""
        item = self.items[index.row()]
        if role == ITEM:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return item.spoken or item.text
        return None


class FindingDelegate(QStyledItemDelegate):
    """Paints a finding: icon, sentence of up to three lines, place and rule."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the sentence takes at the width of the list."""
        item = index.data(ITEM)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QListView) else 400
        if not item.icon:
            return QSize(40, theme.px(40))
        lines = len(_lines(item.text, _text_width(width)))
        note = theme.px(20) if item.note else 0
        return QSize(40, lines * _line_height() + note + 18)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        item = index.data(ITEM)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if not item.icon:
            draw_text(painter, box.adjusted(_LEFT, theme.px(12), -_EDGE, 0), item.text, "text2", "small")
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, box, state)
        step = _line_height()
        top = box.top() + 8
        painter.drawPixmap(
            box.left() + _LEFT, top + (step - _ICON) // 2, theme.pixmap(item.icon, item.shade, _ICON)
        )
        left = box.left() + _LEFT + _ICON + 10
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text"))
        for text in _lines(item.text, _text_width(box.width())):
            painter.drawText(
                QRect(left, top, _text_width(box.width()), step), int(Qt.AlignmentFlag.AlignVCenter), text
            )
            top += step
        if item.note:
            note = QRect(left, top, _text_width(box.width()), theme.px(20))
            draw_text(painter, note, item.note, "text2", "small")
        painter.restore()


def _text_width(width: int) -> int:
    return max(60, width - _LEFT - _ICON - 10 - _EDGE)


def _line_height() -> int:
    return round(theme.font("body").pixelSize() * _LINE_STEP)


def _lines(text: str, width: int) -> list[str]:
    """Return a sentence as at most three lines, the last one shortened."""
    layout = QTextLayout(text, theme.font("body"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[tuple[int, int]] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        found.append((line.textStart(), line.textLength()))
    layout.endLayout()
    lines = [text[start : start + length].rstrip() for start, length in found[:_MOST_LINES]]
    if len(found) > _MOST_LINES:
        lines[-1] = lines[-1][:-1] + "…"
    return lines or [""]


def _paint_ground(painter: QPainter, box: QRect, state: QStyle.StateFlag) -> None:
    shown = box.adjusted(1, 1, -1, -1)
    if state & QStyle.StateFlag.State_Selected:
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(QPen(theme.colour("accent"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("selected" if focused else "sunken"))
        painter.drawRoundedRect(shown, 6, 6)
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("hover"))
        painter.drawRoundedRect(shown, 6, 6)


class FindingList(QListView):
    """The findings: Enter or a click goes to the field, Space shows the large preview."""

    opened = Signal(str)
    large_wanted = Signal()

    def __init__(self, model: FindingModel) -> None:
        super().__init__()
        self._findings = model
        self.setModel(model)
        self.setItemDelegate(FindingDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Findings"))
        self.clicked.connect(self._open)

    def step(self, by: int) -> None:
        """Select the next finding with a place, or the one before; at the end begin again."""
        rows = [number for number, item in enumerate(self._findings.items) if item.field]
        if not rows:
            return
        here = self.currentIndex().row()
        ahead = [number for number in rows if number > here] if by > 0 else []
        behind = [number for number in rows if number < here] if by < 0 else []
        wanted = next(iter(ahead), rows[0]) if by > 0 else next(reversed(behind), rows[-1])
        self.setCurrentIndex(self._findings.index(wanted))
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the field with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Space:
            self.large_wanted.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentences anew when the width changes."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _open(self, index: Index) -> None:
        if index.isValid() and self._findings.items[index.row()].field:
            self.opened.emit(self._findings.items[index.row()].field)


class FindingsPane(QWidget):
    """Verdict strip and list. `opened(field)` asks for a field in the editor."""

    opened = Signal(str)
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "surface")
        self.model = FindingModel()
        self.list = FindingList(self.model)
        self.list.opened.connect(self.opened)
        self._counts = label("", "small")
        self.verdict = label("", "strong", wrap=True)
        self._detail = label("", "small", wrap=True)
        self._icon = label("")
        self.following = button(tr("Next finding"), "", "down", self.next_wanted.emit)
        self.strip = in_area(QWidget(), "quiet")
        words = column(self.verdict, self._detail, spacing=2)
        fill(QHBoxLayout(self.strip), [self._icon, (words, 1), self.following], 12, (16, 12))
        head = row(label(tr("Checks"), "strong"), None, self._counts, margins=(0, 0))
        fill(QVBoxLayout(self), [head, self.strip, (self.list, 1)], 12, (20, 14, 12, 8))
        self.setMinimumWidth(280)

    def show_report(self, report: Report, places: Mapping[str, str], good: Sequence[tuple[str, str]]) -> None:
        """Show what the checks found, and what was proven."""
        errors, warnings = report.count(Severity.ERROR), report.count(Severity.WARNING)
        hints = report.count(Severity.HINT)
        if errors:
            verdict = tr_count(
                "{count} error left: the documents can be exported, but would be sent back",
                "{count} errors left: the documents can be exported, but would be sent back",
                errors,
            )
            icon, shade, area = "error", "error", "error"
        else:
            verdict, icon, shade, area = tr("No errors: the documents can be handed in"), "done", "ok", "ok"
        self.verdict.setText(verdict)
        self._icon.setPixmap(theme.pixmap(icon, shade, 18))
        set_property(self.strip, "area", area)
        detail = tr("Every sentence below leads to its field.")
        none = tr("The checks found nothing to correct.")
        self._detail.setText(detail if errors or warnings or hints else none)
        self.following.setVisible(bool(errors or warnings or hints))
        self._counts.setText(
            tr(
                "Errors {errors} · warnings {warnings} · hints {hints}",
                errors=errors,
                warnings=warnings,
                hints=hints,
            )
        )
        self.model.show(items_of(report, places, good))
