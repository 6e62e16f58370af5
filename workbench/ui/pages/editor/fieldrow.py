"""One field of the form on the page: label, help, editor, findings; and what it knows of the stored value.

The row tells what is to be stored; `storing` has it stored and tells the row how it went.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from workbench.checks.model import Finding, Severity
from workbench.domain.values import Value
from workbench.formspec.model import Field
from workbench.kernel.errors import ConflictError, WorkbenchError
from workbench.kernel.i18n import sentences, tr
from workbench.ui import theme
from workbench.ui.pages.editor.marks import (
    ConflictStrip,
    Counter,
    FindingLine,
    Line,
    ProblemLine,
    replace_all,
)
from workbench.ui.pages.editor.resting import Heading
from workbench.ui.widgets.basics import buddy, label
from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.fields.factory import editor_for
from workbench.ui.widgets.flow import FlowLabel, flowing
from workbench.ui.widgets.severity import ICONS, SHADES, worst_of

GUTTER = 24
INDENT = 14  # px that a conditional field stands further in
_ICON = 16


class FieldRow(QWidget):
    """Shows and edits one field. `store(field id, raw)` asks for storing, `repair(finding)` for its repair.

    `store_again` asks once more for what was refused, `settled` tells that nothing is to be stored any more.
    `grown` tells that the row got higher by saying why something was refused, which `trouble` has in words.
    """

    store = Signal(str, object)
    store_again = Signal(str)
    settled = Signal(str)
    repair = Signal(object)
    grown = Signal()

    def __init__(self, field: Field, required: bool, depends: bool = False) -> None:
        super().__init__()
        self.field = field
        self.editor = editor_for(field)
        self.seen: Value = None
        self._theirs: Value = None
        self._help = field.help.here()
        self._shown: tuple[Finding, ...] | None = None
        self.trouble = ""
        self._awaiting: Callable[[FieldEditor], None] | None = None
        self._read_only = False
        self.need = FlowLabel(tr("optional"), "caption")
        self._because = FlowLabel("", "small")
        self._depends = depends
        self.counter = Counter(field, self.editor)
        self._icon = QLabel()
        self._icon.setFixedSize(theme.px(_ICON), theme.px(_ICON))
        self._problem_lines: list[Line] = []
        self._finding_lines: list[FindingLine] = []
        self._problems = QVBoxLayout()
        self._findings = QVBoxLayout()
        self._build()
        self.show_need(required, False)
        self.editor.edited.connect(self._edited)
        self.editor.value_changed.connect(self._give)

    @property
    def dirty(self) -> bool:
        """Whether something else stands here than is stored."""
        return not self.editor.says(self.seen)

    def show_need(self, required: bool, demanded: bool, asked: bool = True) -> None:
        """Show whether the field may stay empty: always, or until the case is handed in (`demanded`).

        One that is not `asked` any more, but kept for what is not stored, says that instead.
        """
        kept = not asked and bool(self.trouble)
        self.need.setText(tr("needed at hand-in") if demanded else tr("optional"))
        self.need.setVisible(not required and not kept)
        of_old = tr("no longer asked; kept because it holds text that is not stored")
        needed, open_to_fill = tr("asked because of an answer above"), tr("open because of an answer above")
        because = needed if required or demanded else open_to_fill
        self._because.setText(of_old if kept else because)
        self._because.setVisible(kept or self._depends)

    def show_value(self, value: Value) -> None:
        """Show a stored value, without disturbing what is being typed."""
        if self.editor.says(value):
            self.seen = value
            if not self.editor.has_focus():
                self.editor.set_value(value)
            if self.trouble:
                self._settle()
        elif not self.dirty:
            then, self._awaiting = self._awaiting, None
            self.editor.set_value(value)
            self.seen = value
            self._show_problems([])
            if then is not None:
                then(self.editor)
        self._theirs = value

    def await_value(self, then: Callable[[FieldEditor], None], row_id: str = "", column_id: str = "") -> None:
        """Go to the field or the cell named; `then` places the cursor once another value is put in."""
        self.editor.focus_cell(row_id, column_id)
        self._awaiting = then

    def show_draft(self, raw: object) -> None:
        """Show what was typed before and is not stored."""
        self.editor.set_draft(raw)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the findings of this field that count."""
        counting = tuple(finding for finding in findings if finding.counts)
        if counting == self._shown:
            return
        self._shown = counting
        self._show_icon()
        mend = None if self._read_only else self.repair.emit
        self._finding_lines = [FindingLine(finding, mend) for finding in counting]
        replace_all(self._findings, self._finding_lines)
        self._order_tabs()
        self.editor.show_findings(counting)
        self._describe()

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only, or writing again."""
        if read_only != self._read_only:
            self._read_only = read_only
            self._shown = None
        self.editor.set_read_only(read_only)

    def landed(self, value: Value) -> None:
        """Note which value was stored; what was typed meanwhile follows."""
        self.seen = value
        if not self.dirty:
            self._show_problems([])

    def refused(self, error: WorkbenchError) -> None:
        """Say below the editor why it was not stored; the text stays."""
        self._show_problems([ProblemLine(error.message, error.hint)], error.words)

    def disputed(self, error: ConflictError, theirs: Value) -> None:
        """Offer both values: somebody else stored another one meanwhile."""
        self._theirs = theirs
        strip = ConflictStrip(error.message, self._use_mine, self.take_stored)
        self._show_problems([strip], error.message)

    def commit(self) -> None:
        """Ask for storing what was typed, if anything was."""
        self.editor.composition.finish_within(self.editor)
        self.editor.commit()
        if self.dirty:
            self.store.emit(self.field.id, self.editor.raw())

    def _use_mine(self) -> None:
        self.seen = self._theirs
        self._show_problems([])
        self.store_again.emit(self.field.id)
        self.editor.focus_cell()

    def take_stored(self) -> None:
        """Show the stored value, also one of somebody else, in place of what was refused."""
        self.editor.set_value(self._theirs)
        self.seen = self._theirs
        self._settle()
        self.editor.focus_cell()

    def _give(self, raw: object) -> None:
        self.store.emit(self.field.id, raw)
        if not self.dirty:
            self._settle()

    def _edited(self) -> None:
        self._awaiting = None
        self.counter.note()
        if self.trouble and not self.dirty:
            self._settle()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go into the field with a click on its label or hint; the cell one is in stays."""
        if event.button() == Qt.MouseButton.LeftButton and not self.editor.has_focus():
            self.editor.focus_cell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell when the row gets higher while a refusal stands in it."""
        super().resizeEvent(event)
        # Often in steps: labels that wrap learn their height last.
        if self.trouble and event.size().height() > event.oldSize().height():
            self.grown.emit()

    def _settle(self) -> None:
        self._show_problems([])
        self.settled.emit(self.field.id)

    def _show_problems(self, problems: Sequence[Line], words: str = "") -> None:
        """Show why the value is not stored, `words` being what is spoken of it; nothing if it is."""
        if not problems and not self._problems.count():
            return
        self._problem_lines = list(problems)
        replace_all(self._problems, problems)
        self._order_tabs()
        self.trouble = words
        self.editor.show_refused(bool(problems))
        self._show_icon()
        self._describe()

    def _order_tabs(self) -> None:
        """Let Tab come from the editor to the buttons below it, which are made later than the next fields."""
        before = self.editor.last_stop()
        for line in (*self._problem_lines, *self._finding_lines):
            for button in line.buttons():
                QWidget.setTabOrder(before, button)
                before = button

    def _show_icon(self) -> None:
        """Show the gravest of what is wrong; what is not stored is as grave as an error."""
        worst = Severity.ERROR if self.trouble else worst_of(self._shown or ())
        if worst is None:
            self._icon.clear()
        else:
            self._icon.setPixmap(theme.pixmap(ICONS[worst], SHADES[worst], theme.px(_ICON)))

    def _describe(self) -> None:
        findings = self._shown or ()
        told = sentences(self._help, self.trouble, *(finding.message.here() for finding in findings))
        self.editor.describe(self.field.label.here(), told)

    def _build(self) -> None:
        self._describe()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, GUTTER + (INDENT if self._depends else 0))
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._head(), 0, 1)
        if self._help:
            grid.addWidget(label(self._help, "small", wrap=True), 1, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.editor)
        for lines in (self._problems, self._findings):
            lines.setContentsMargins(0, 0, 0, 0)
            lines.setSpacing(4)
            column.addLayout(lines)
        grid.addWidget(body, 2, 1)

    def _head(self) -> QWidget:
        """Return name, number and what else stands above the editor; what has no room goes on below."""
        name = self.heading = Heading(self.field.label.here(), "strong", self.editor.entry)
        buddy(name, self.editor.entry())
        number = [label(self.field.number, "caption")] if self.field.number else []
        return flowing(name, *number, self.need, self._because, last=self.counter)
