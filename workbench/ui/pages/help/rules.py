"""The rules of the checks: a list with a filter, and what each rule wants, why, and where that is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStackedWidget, QStyleOptionViewItem, QVBoxLayout, QWidget

from workbench.app.wording import evidence_words, step_words
from workbench.checks.model import UNCONFIRMED, Rule, Severity
from workbench.checks.report import severity_word
from workbench.kernel.i18n import tr, tr_count
from workbench.ui import theme
from workbench.ui.models.finding import keyed
from workbench.ui.models.rows import Column, RowsModel, each
from workbench.ui.widgets.basics import buddy, column, draw_text, fill, in_area, label, scrolled
from workbench.ui.widgets.panes import Panes
from workbench.ui.widgets.rowground import RowDelegate
from workbench.ui.widgets.searchline import make_clearable
from workbench.ui.widgets.severity import ICONS, SHADES
from workbench.ui.widgets.strips import LoadingBars, empty_state

Index = QModelIndex | QPersistentModelIndex
_ROW = 48
_LEFT = 20
_MEASURE = 680
_PLACEHOLDER = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule in the words of the language in use."""

    id: str
    severity: Severity
    title: str
    standing: str
    why: str
    source: str
    says: str
    custom: bool


def line_of(rule: Rule) -> RuleLine:
    """Return a rule in words."""
    standing = tr(
        "{severity}, counts from {step}; evidence: {evidence}",
        severity=severity_word(rule.severity),
        step=step_words(rule.step),
        evidence=evidence_words(rule.confidence),
    )
    source = "\n".join([rule.source, *(note.here() for note in rule.source_notes)])
    says = "\n".join(f"· {_PLACEHOLDER.sub('…', message.words.here())}" for message in rule.messages.values())
    custom = rule.confidence == UNCONFIRMED
    return RuleLine(rule.id, rule.severity, rule.title.here(), standing, rule.why.here(), source, says, custom)


class _Delegate(RowDelegate):
    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint severity, number and title of a rule."""
        model = index.model()
        if not isinstance(model, RowsModel):
            return
        line: RuleLine = model.row_at(index.row())
        icon, shade = ICONS[line.severity], SHADES[line.severity]
        size = theme.px(16)
        top = box.top() + (box.height() - size) // 2
        painter.drawPixmap(box.left() + _LEFT, top, theme.pixmap(icon, shade, size))
        inner = box.adjusted(_LEFT + size + 10, theme.px(4), -12, -theme.px(4))
        half = inner.height() // 2
        above = QRect(inner.left(), inner.top(), inner.width(), half)
        draw_text(painter, above, line.title)
        below = QRect(inner.left(), inner.top() + half, inner.width(), half)
        draw_text(painter, below, f"{line.id} · {line.standing}", "text3", "caption")

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(theme.px(160), theme.px(_ROW))


class RulesPane(QWidget):
    """The list at the left, the rule at the right."""

    def __init__(self) -> None:
        super().__init__()
        spoken: Column[RuleLine] = Column(
            "rule", "", lambda line: f"{line.id} {line.title}", each(lambda line: line.id), _spoken
        )
        self.model = RowsModel[RuleLine]([spoken], lambda line: line.id, keyed(_searched), self)
        self.field = QLineEdit()
        make_clearable(self.field)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("Rules of the checks"))
        self.list.setItemDelegate(_Delegate(self.list))
        self.list.setUniformItemSizes(True)
        self.count = label("", "caption")
        self.detail = _Detail()
        self._stack = QStackedWidget()
        self._build()
        self.field.textChanged.connect(self._filter)
        self.list.selectionModel().currentChanged.connect(lambda now, _before: self._show(now.row()))

    @property
    def is_filled(self) -> bool:
        """Whether the rules are there."""
        return self.model.total > 0

    def show_rules(self, rules: Sequence[Rule]) -> None:
        """Show the rules."""
        self.model.set_rows([line_of(rule) for rule in rules])
        self._filter(self.field.text())

    def show_rule(self, rule_id: str) -> None:
        """Make a rule the current one, whatever was filtered."""
        self.field.clear()
        place = self.model.place_of(rule_id)
        if place >= 0:
            self.list.setCurrentIndex(self.model.index(place, 0))

    def _build(self) -> None:
        name = label(tr("Words or number of a rule"), "small", wrap=True)
        buddy(name, self.field)
        head = column(
            label(tr("Rules of the checks"), "section", wrap=True),
            4,
            name,
            self.field,
            self.count,
            spacing=4,
            margins=(20, 24, 12, 8),
        )
        left = column(head, (self.list, 1), spacing=0)
        left.setMinimumWidth(180)
        empty = empty_state("search", tr("No rule fits"), tr("Fewer letters find more."))
        area = scrolled(self.detail, tr("Rule"))
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for part in (LoadingBars(), area, empty):
            self._stack.addWidget(part)
        self._stack.setMinimumWidth(180)
        fill(QVBoxLayout(self), [Panes(left, self._stack, widths=(340, 560), name="rules")], 0)

    def _filter(self, text: str) -> None:
        self.model.filter(None, text)
        shown = self.model.rowCount()
        self.count.setText(tr_count("{count} rule", "{count} rules", shown))
        if shown and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))
        self._show(self.list.currentIndex().row())

    def _show(self, row: int) -> None:
        if not self.is_filled:
            return
        known = 0 <= row < self.model.rowCount()
        if known:
            self.detail.show_rule(self.model.row_at(row))
        self._stack.setCurrentIndex(1 if known else 2)


class _Detail(QWidget):
    """One rule in full."""

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "surface")
        self.title = label("", "section", wrap=True)
        self.standing = label("", "small", wrap=True)
        self.custom = label(tr("Custom or a setting of the team, not an official rule."), "warning", wrap=True)
        self.why = label("", "body", wrap=True)
        self.source = label("", "body", wrap=True)
        self.says = label("", "body", wrap=True)
        parts: list[QWidget | int] = [self.title, self.standing, self.custom, 8]
        for name, words in (
            (tr("Why"), self.why),
            (tr("Source"), self.source),
            (tr("What it says"), self.says),
        ):
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            parts += [label(name, "group"), words, 10]
        body = column(*parts, None, spacing=4)
        body.setMaximumWidth(theme.px(_MEASURE))
        fill(QVBoxLayout(self), [(body, 1)], 0, (28, 24))

    def show_rule(self, line: RuleLine) -> None:
        """Show a rule."""
        self.title.setText(f"{line.id}  {line.title}")
        self.standing.setText(line.standing)
        self.custom.setVisible(line.custom)
        self.why.setText(line.why)
        self.source.setText(line.source)
        self.says.setText(line.says)


def _searched(line: RuleLine) -> str:
    return " ".join((line.id, line.title, line.standing, line.why, line.source, line.says))


def _spoken(line: RuleLine) -> str:
    return f"{line.id}, {line.title}, {line.standing}"
