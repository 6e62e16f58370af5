"""The middle pane: the verdict, and what the checks found by weight, good news included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from workbench.checks.model import Finding, Severity, Step
from workbench.checks.report import Report
from workbench.checks.workleft import WorkLeft
from workbench.kernel.i18n import tr, tr_count
from workbench.ui import theme
from workbench.ui.widgets.basics import button, column, draw_text, fill, in_area, label, row, set_property
from workbench.ui.widgets.findingrow import FindingRow, SentenceList, finding_height, paint_finding
from workbench.ui.widgets.flow import FlowLabel, flowing
from workbench.ui.widgets.lineseeking import LineSeeking
from workbench.ui.widgets.rowground import RowDelegate
from workbench.ui.widgets.severity import ICONS, SHADES
from workbench.ui.widgets.workwords import count_words, whole_words

Index = QModelIndex | QPersistentModelIndex
ITEM = Qt.ItemDataRole.UserRole
_EDGE, _HEADING, _LEAST_WIDTH = 12, 40, 40
_NARROW, _LOW = 400, 240  # px at 100 %


@dataclass(frozen=True, slots=True)
class Item:
    """A row: a heading (no icon), a finding, or good news (no field)."""

    text: str
    note: str = ""
    icon: str = ""
    shade: str = "text"
    field: str = ""
    spoken: str = ""
    row: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Unstored:
    """A field in which something stands that was refused, so that no document has it."""

    field: str
    reason: str


def items_of(
    work: WorkLeft,
    waived: Sequence[Finding],
    places: Mapping[str, str],
    good: Sequence[tuple[str, str]],
    unstored: Sequence[Unstored] = (),
) -> list[Item]:
    """Return the rows: what counts now by weight, then what only later, what was waived, then good news."""
    heads = {
        Severity.ERROR: tr("Errors"),
        Severity.WARNING: tr("Warnings"),
        Severity.HINT: tr("Hints"),
    }
    items = _group(tr("Not stored"), [_unstored_item(one, places) for one in unstored])
    gaps = [_finding_item(item, places) for item in work.gaps]
    items += _group(tr("Required fields left"), gaps, work.left)
    for severity, head in heads.items():
        found = [item for item in work.counted if item.severity is severity]
        items += _group(head, [_finding_item(item, places) for item in found])
    steps = {Step.SUBMIT: tr("More at submission"), Step.HAND_IN: tr("More at hand-in")}
    for step, head in steps.items():
        items += _group(head, [_finding_item(item, places) for item in work.found_at(step)])
    items += _group(tr("Waived"), [_finding_item(item, places) for item in waived])
    proven = [Item(text, note, "done", "ok", spoken=f"{text}, {note}") for text, note in good]
    return items + _group(tr("Proven"), proven)


def _group(head: str, items: list[Item], count: int = 0) -> list[Item]:
    """Return rows below their heading with its `count`, else that of the rows; nothing without rows."""
    return [Item(tr("{group} · {count}", group=head, count=count or len(items))), *items] if items else []


def _unstored_item(one: Unstored, places: Mapping[str, str]) -> Item:
    text = tr("What you typed is not stored and stands in no document: {reason}", reason=one.reason)
    note = places.get(one.field, one.field)
    return Item(text, note, "error", "error", one.field, f"{tr('Error: {text}', text=text)} {note}")


def _finding_item(finding: Finding, places: Mapping[str, str]) -> Item:
    icon, shade = (ICONS[finding.severity], SHADES[finding.severity]) if finding.counts else ("check", "text3")
    place = places.get(finding.where.field, finding.where.field)
    note = tr("{place} · {rule}", place=place, rule=finding.rule) if place else finding.rule
    if finding.waiver is not None:
        note = tr("{place} · waived: {reason}", place=note, reason=finding.waiver.reason)
    text = " ".join(finding.message.here().splitlines())
    words = {
        Severity.ERROR: tr("Error: {text}", text=text),
        Severity.WARNING: tr("Warning: {text}", text=text),
        Severity.HINT: tr("Hint: {text}", text=text),
    }
    where, spoken = finding.where, f"{words[finding.severity]} {note}"
    return Item(text, note, icon, shade, where.field, spoken, where.row, where.column)


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


class FindingDelegate(RowDelegate):
    """Paints a finding, or a heading, which has no ground because it can't be selected."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the sentence takes at the width of the list."""
        item: Item = index.data(ITEM)
        if not item.icon:
            return QSize(_LEAST_WIDTH, theme.px(_HEADING))
        width = self._view.viewport().width()
        return QSize(_LEAST_WIDTH, finding_height(item.text, item.note, width, _EDGE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        item: Item = index.data(ITEM)
        if item.icon:
            super().paint(painter, option, index)
            return
        box: QRect = option.rect
        draw_text(painter, box.adjusted(_EDGE, theme.px(12), -_EDGE, 0), item.text, "text2", "small")

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint a finding."""
        item: Item = index.data(ITEM)
        paint_finding(painter, box, FindingRow(item.text, item.note, item.icon, item.shade), _EDGE)


class FindingList(SentenceList):
    """The findings: Enter or a click goes to the field, Space shows the large preview."""

    opened = Signal(str, str, str)
    large_wanted = Signal()

    def __init__(self, model: FindingModel) -> None:
        super().__init__()
        self._findings = model
        self.setModel(model)
        self.setItemDelegate(FindingDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
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

    def _open(self, index: Index) -> None:
        item = self._findings.items[index.row()] if index.isValid() else None
        if item is not None and item.field:
            self.opened.emit(item.field, item.row, item.column)


class FindingsPane(QWidget):
    """Verdict strip and list. `opened(field, row, column)` asks for a field or cell in the editor."""

    opened = Signal(str, str, str)
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "surface")
        self._something = False
        self.model = FindingModel()
        self.list = FindingList(self.model)
        self.list.opened.connect(self.opened)
        self.seeking = LineSeeking(self.list, tr("Words in the findings"))
        self._counts = FlowLabel("", "small")
        self.verdict = label("", "strong", wrap=True)
        self._detail = label("", "small", wrap=True)
        self._icon = label("")
        self.following = button(tr("Next finding"), "", "down", self.next_wanted.emit)
        self.strip = in_area(QWidget(), "quiet")
        words = column(self.verdict, self._detail, spacing=2)
        said = row(self._icon, (words, 1), spacing=12)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.strip)
        fill(self._parts, [(said, 1), self.following], 12, (16, 12))
        head = flowing(label(tr("Checks"), "strong"), last=self._counts)
        fill(QVBoxLayout(self), [head, self.strip, self.seeking.line, (self.list, 1)], 12, (20, 14, 12, 8))
        self.setMinimumWidth(280)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, leave it to the words: the button goes below them, or is left out."""
        super().resizeEvent(event)
        self._leave_room()
        narrow = self.width() < theme.px(_NARROW)
        directions = QBoxLayout.Direction
        self._parts.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _leave_room(self) -> None:
        """Show what helps to go on from the verdict, unless the list hardly has room for a finding."""
        roomy = self.height() >= theme.px(_LOW)
        self._detail.setVisible(roomy)
        self.following.setVisible(roomy and self._something)

    def show_work(
        self,
        work: WorkLeft,
        report: Report,
        places: Mapping[str, str],
        good: Sequence[tuple[str, str]],
        unstored: Sequence[Unstored] = (),
    ) -> None:
        """Show what a report found that is left to do, what was proven, what can't be in the documents."""
        verdict, icon, shade = _verdict(work)
        self.verdict.setText(verdict)
        self._icon.setPixmap(theme.pixmap(icon, shade, theme.px(18)))
        set_property(self.strip, "area", shade)
        self._something = bool(work.error_count or work.gaps or work.counted or work.later)
        detail = tr("Every sentence below leads to its field.")
        self._detail.setText(detail if self._something else tr("The checks found nothing to correct."))
        self._leave_room()
        self._counts.setText(count_words(work))
        waived = [finding for finding in report.findings if not finding.counts]
        self.model.show(items_of(work, waived, places, good, unstored))
        # Tab passes by a list in which there is nothing to choose.
        policy = Qt.FocusPolicy.StrongFocus if self.model.items else Qt.FocusPolicy.NoFocus
        self.list.setFocusPolicy(policy)


def _verdict(work: WorkLeft) -> tuple[str, str, str]:
    """Return what the findings mean for handing in, with the icon and the shade of it."""
    errors = work.error_count
    if work.fields or work.later_errors:
        words = tr(
            "{standing}. The documents can be exported, but would be sent back.", standing=whole_words(work)
        )
        return words, "error", "error"
    if errors:
        words = tr_count(
            "{count} error left: the documents can be exported, but would be sent back.",
            "{count} errors left: the documents can be exported, but would be sent back.",
            errors,
        )
        return words, "error", "error"
    warnings = sum(finding.severity is Severity.WARNING for finding in (*work.counted, *work.later))
    if warnings:
        words = tr_count(
            "No errors, but {count} warning: look at it before you hand in.",
            "No errors, but {count} warnings: look at them before you hand in.",
            warnings,
        )
        return words, "warning", "warn"
    return tr("No errors: the documents can be handed in."), "done", "ok"
