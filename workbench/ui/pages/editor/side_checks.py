"""The checks: every finding of the case in one list, with the jump, the repair and the waiver of each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

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
from PySide6.QtWidgets import QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from workbench.app.wording import who_words
from workbench.checks.model import UNCONFIRMED, Finding
from workbench.checks.report import severity_word
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.dialogs.waiving import WaiveDialog
from workbench.ui.errors import Trouble, trouble_of
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.basics import button, column, fill, label, row, set_words
from workbench.ui.widgets.findingrow import FindingRow, SentenceList, finding_height, paint_finding
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.rowground import RowDelegate
from workbench.ui.widgets.rowmenu import Entry, RowMenu
from workbench.ui.widgets.segments import Segments
from workbench.ui.widgets.severity import ICONS, SHADES
from workbench.ui.widgets.workwords import count_words, none_now_words

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_FINDING = Qt.ItemDataRole.UserRole
_EDGE = 20
_LONGEST_REPAIR = 280  # px


class FindingsModel(QAbstractListModel):
    """Findings in the order of the report, the waived ones last."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.findings: list[Finding] = []
        self._labels: dict[str, str] = {}

    def show(self, findings: list[Finding], labels: dict[str, str]) -> None:
        """Show findings; `labels` are the fields' names by id."""
        self.beginResetModel()
        self.findings = sorted(findings, key=lambda finding: not finding.counts)
        self._labels = labels
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many findings there are."""
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return the sentence of a finding; spoken with severity and place."""
        finding = self.findings[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return finding.message.here()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{severity_word(finding.severity)}: {finding.message.here()} {self.note(finding)}"
        return finding if role == _FINDING else None

    def note(self, finding: Finding) -> str:
        """Return place and rule of a finding, and who waived it if somebody did."""
        if finding.waiver is not None:
            by, reason = who_words(finding.waiver.waived_by), finding.waiver.reason
            return tr("{rule} · waived by {name}: {reason}", rule=finding.rule, name=by, reason=reason)
        place = self._labels.get(finding.where.field, "")
        return f"{place} · {finding.rule}" if place else finding.rule


class FindingDelegate(RowDelegate):
    """Paints icon, sentence in up to three lines, place and rule."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the sentence takes at the width of the list."""
        width = self._view.viewport().width()
        return QSize(width, finding_height(str(index.data()), _note(index), width, _EDGE))

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one finding."""
        finding: Finding = index.data(_FINDING)
        shade, ink = (SHADES[finding.severity], "text") if finding.counts else ("text3", "text3")
        text = finding.message.here()
        paint_finding(painter, box, FindingRow(text, _note(index), ICONS[finding.severity], shade, ink), _EDGE)


class FindingsView(SentenceList):
    """The list; its keys act on the selected finding."""

    jumped = Signal()
    repaired = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump with Enter, repair with Ctrl+Enter."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.repaired.emit()
        else:
            self.jumped.emit()


class ChecksTab(QWidget):
    """All findings of the case, or those of the field that has the focus.

    `jump(finding)` asks to go where something was found, `repair(finding)` to mend it.
    """

    jump = Signal(object)
    repair = Signal(object)
    troubled = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._state: CaseState | None = None
        self._field = ""
        words = {"all": tr("All"), "field": tr("This field")}
        self._which = Segments(words, "all", tr("Which findings"))
        self._counts = label("", "caption", wrap=True)
        self._model = FindingsModel(self)
        self._view = FindingsView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(FindingDelegate(self._view))
        self._view.setAccessibleName(tr("Findings"))
        self._view.setResizeMode(QListView.ResizeMode.Adjust)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._none = label("", "quiet", wrap=True)
        self._later = label("", "body", wrap=True)
        self._handin = button(tr("Go to hand-in"), "mini", pressed=self._go_to_hand_in)
        self._why = label("", "small", wrap=True)
        self._repair = button("", "mini", pressed=self._ask_repair)
        self._waive = button(tr("Waive…"), "mini", pressed=self.waive)
        RowMenu(self._view, self._entries)
        self._build()
        self._connect()

    def show_state(self, state: CaseState | None, field_id: str) -> None:
        """Show the findings of a moment."""
        kept = self.current()
        self._state, self._field = state, field_id
        findings = self._chosen(state.report.findings) if state is not None else []
        labels = {item.id: item.label.here() for item in state.form.fields.values()} if state else {}
        self._model.show(findings, labels)
        self._counts.setText(count_words(state.work) if state is not None else "")
        self._show_left(findings)
        if kept is not None:
            self._select(kept)
        self._explain()

    def current(self) -> Finding | None:
        """Return the selected finding."""
        index = self._view.currentIndex()
        return self._model.findings[index.row()] if index.isValid() else None

    def enter_waived(self, rule: str) -> None:
        """Select what a rule that was set aside finds; where it finds nothing now, tell its reason."""
        self._which.choose("all")
        self.show_state(self._state, self._field)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        for number, finding in enumerate(self._model.findings):
            if finding.rule == rule and finding.waiver is not None:
                self._view.setCurrentIndex(self._model.index(number))
                return
        waivers = self._state.case.waivers if self._state is not None else ()
        for reason in (waiver.reason for waiver in waivers if waiver.rule == rule):
            words = tr("{rule} finds nothing here now. It is waived: {reason}", rule=rule, reason=reason)
            self._desk.notices.tell(words, sign="info")

    def choose(self, finding: Finding) -> None:
        """Select a finding among those of the whole case."""
        self._which.choose("all")
        self.show_state(self._state, self._field)
        self._select(finding)

    def waive(self) -> None:
        """Set the rule of the selected finding aside with a reason, or let it count again."""
        finding, state = self.current() or self._of_field(), self._state
        if state is None:
            return
        if finding is None:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            words = tr("Choose the finding whose rule shall be set aside, then ask for it again.")
            self.troubled.emit(Trouble(words))
            return
        ref, rule = state.case.ref, finding.rule
        if finding.waiver is not None:
            self._change(lambda wb: wb.checking.unwaive(ref, rule))
            return
        same = [other for other in state.later.findings if other.rule == rule and other != finding]
        others = [other.message.here() for other in same if other.counts]
        reason = WaiveDialog.ask(self, rule, finding.message.here(), others)
        if reason:
            self._change(lambda wb: wb.checking.waive(ref, rule, reason))

    @property
    def _may_change(self) -> bool:
        """Whether the case can be changed: it is not in the trash."""
        return self._state is not None and not self._state.case.trashed

    def _of_field(self) -> Finding | None:
        """Return the first finding of the field one is in that counts."""
        found = (one for one in self._model.findings if one.where.field == self._field and one.counts)
        return next(found, None) if self._field else None

    def _chosen(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return of some findings those that are asked for: all, or those of the field one is in."""
        is_all = self._which.choice() == "all"
        return [one for one in findings if is_all or one.where.field == self._field]

    def _show_left(self, findings: list[Finding]) -> None:
        """Where nothing counts now say so, or what is left for hand-in, each sentence, above waived ones."""
        later = self._chosen(self._state.at_hand_in) if self._state is not None else []
        tells = not findings or (bool(later) and not any(finding.counts for finding in findings))
        self._view.setVisible(bool(findings))
        self._nothing.setVisible(tells)
        self._parts.setStretchFactor(self._nothing, 0 if findings else 1)
        self._none.setText(none_now_words(later))
        self._later.setText("\n".join(f"• {finding.message.here()}" for finding in later))
        for part in (self._later, self._handin):
            part.setVisible(bool(later))

    def _go_to_hand_in(self) -> None:
        if self._state is not None:
            self._desk.navigator.go(Place("handin", case=self._state.case.ref))

    def _select(self, finding: Finding) -> None:
        """Select the finding that says the same in the same place."""
        for number, other in enumerate(self._model.findings):
            if (other.rule, other.where, other.message) == (finding.rule, finding.where, finding.message):
                self._view.setCurrentIndex(self._model.index(number))
                return

    def _change(self, act: Any) -> None:
        failed = self.troubled.emit
        self._desk.operations.change(self, act, failed=lambda error: failed(trouble_of(error)))

    def _ask_repair(self) -> None:
        finding = self.current()
        if finding is not None and finding.repair is not None and self._may_change:
            self.repair.emit(finding)

    def _jump(self) -> None:
        finding = self.current()
        if finding is not None:
            self.jump.emit(finding)

    def _entries(self) -> list[Entry]:
        """Return what can be done with the finding that is selected."""
        finding = self.current()
        if finding is None:
            return []
        entries = [Entry(tr("Go to the field"), self._jump)]
        if finding.repair is not None and finding.counts:
            entries.append(Entry(finding.repair.label.here(), self._ask_repair, self._may_change))
        waive = tr("Waive…") if finding.waiver is None else tr("Apply the rule again")
        rule = Place("help", words="rules")
        explain = Entry(tr("Rules of the checks"), lambda: self._desk.navigator.go(rule))
        return [*entries, Entry(waive, self.waive, self._may_change), explain]

    def _explain(self) -> None:
        finding = self.current()
        self._foot.setVisible(finding is not None)
        if finding is None:
            return
        self._why.setText(standing_of_rule(finding.confidence))
        for act in (self._repair, self._waive):
            act.setEnabled(self._may_change)
        self._repair.setVisible(finding.repair is not None and finding.counts)
        if finding.repair is not None:
            set_words(self._repair, finding.repair.label.here(), theme.px(_LONGEST_REPAIR))
        set_words(self._waive, tr("Waive…") if finding.waiver is None else tr("Apply the rule again"))

    def _build(self) -> None:
        jump = button(tr("Go to the field"), "mini", pressed=self._jump)
        acts = row(jump, self._waive, None)
        self._foot = column(self._why, row(self._repair, None), acts, margins=(20, 12), area="window")
        head = column(row(self._which, None), self._counts, margins=(20, 12))
        self._nothing = column(
            self._none, self._later, row(self._handin, None), None, margins=(20, 8), spacing=8
        )
        self._parts = QVBoxLayout(self)
        fill(self._parts, [head, (self._nothing, 1), (self._view, 1), self._foot], 0)

    def _connect(self) -> None:
        self._which.chosen.connect(lambda _key: self.show_state(self._state, self._field))
        self._view.jumped.connect(self._jump)
        self._view.doubleClicked.connect(lambda _index: self._jump())
        self._view.repaired.connect(self._ask_repair)
        self._view.selectionModel().currentChanged.connect(lambda _new, _old: self._explain())


def _note(index: Index) -> str:
    model, finding = index.model(), index.data(_FINDING)
    return model.note(finding) if isinstance(model, FindingsModel) else str(finding.rule)


def standing_of_rule(confidence: str) -> str:
    """Return in plain words what a rule rests on (H, M, L, GK); the sources themselves stand in the help."""
    words = {
        "H": tr("A published rule, read in its source."),
        "M": tr("A published rule, known from reports of it."),
        "L": tr("A rule with weak evidence."),
        UNCONFIRMED: tr("Custom or a setting of the team, not an official rule."),
    }
    return words.get(confidence, "")
