"""One field of the form on the page: label, help, editor, findings; and what it knows of the stored value.

The row tells what is to be stored; `storing` stores it and tells the row how it went.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.checks.model import Finding
from workbench.domain.values import Value
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Field
from workbench.kernel.errors import ConflictError, WorkbenchError
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.pages.editor.marks import (
    ICONS,
    SHADES,
    ConflictStrip,
    Counter,
    FindingLine,
    ProblemLine,
    replace_all,
    worst_of,
)
from workbench.ui.widgets.basics import buddy, fill, label
from workbench.ui.widgets.fields.factory import editor_for

GUTTER = 24
_ICON = 16


class FieldRow(QWidget):
    """Shows and edits one field. `store(field id, raw)` asks for storing, `repair(rule)` for a repair."""

    store = Signal(str, object)
    repair = Signal(str)
    typed = Signal()

    def __init__(self, field: Field, required: bool, reason: str = "") -> None:
        super().__init__()
        self.field = field
        self.editor = editor_for(field)
        self.seen: Value = None
        self.in_flight = False
        self._sent: Value = None
        self._again = False
        self._theirs: Value = None
        self._help = field.help.here()
        self._shown: tuple[Finding, ...] | None = None
        self._read_only = False
        self._optional = label(tr("optional"), "caption")
        self.counter = Counter(field)
        self._icon = QLabel()
        self._icon.setFixedSize(_ICON, _ICON)
        self._problems = QVBoxLayout()
        self._findings = QVBoxLayout()
        self._build(reason)
        self.show_required(required)
        self.editor.edited.connect(self._edited)
        self.editor.value_changed.connect(self._give)

    @property
    def dirty(self) -> bool:
        """Whether something else stands here than is stored."""
        return not self.editor.says(self.seen)

    def show_required(self, required: bool) -> None:
        """Show whether the field may stay empty."""
        self._optional.setVisible(not required)

    def show_value(self, value: Value) -> None:
        """Show a stored value, without disturbing what is being typed."""
        if self.editor.says(value):
            self.seen = value
            if not self.editor.has_focus():
                self.editor.set_value(value)
            self._settle()
        elif not self.dirty:
            self.editor.set_value(value)
            self.seen = value
            self._settle()
        elif value == self._sent:
            self.seen = value
        self._theirs = value

    def show_draft(self, raw: object, error: WorkbenchError) -> None:
        """Show what was typed before and could not be stored, with the reason."""
        self.editor.set_draft(raw)
        self.refused(error)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the findings of this field that count."""
        counting = tuple(finding for finding in findings if finding.counts)
        if counting == self._shown:
            return
        self._shown = counting
        worst = worst_of(counting)
        if worst is None:
            self._icon.clear()
        else:
            self._icon.setPixmap(theme.pixmap(ICONS[worst], SHADES[worst], _ICON))
        mend = None if self._read_only else self.repair.emit
        replace_all(self._findings, [FindingLine(finding, mend) for finding in counting])
        self.editor.show_findings(counting)
        self._describe(counting)

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only, or writing again."""
        if read_only != self._read_only:
            self._read_only = read_only
            self._shown = None
        self.editor.set_read_only(read_only)

    def sent(self) -> Value:
        """Note that what stands here is on its way to the disk; return the value it will be."""
        self.in_flight = True
        try:
            self._sent = normalise(self.field, self.editor.raw())
        except WorkbenchError:
            self._sent = self.seen
        return self._sent

    def landed(self) -> None:
        """Note that it was stored; what was typed meanwhile follows."""
        self.in_flight = False
        self.seen = self._sent
        self._settle()
        self._follow()

    def refused(self, error: WorkbenchError) -> None:
        """Say below the editor why it was not stored; the text stays."""
        self.in_flight = False
        self._show_problems([ProblemLine(error.message, error.hint)])
        self.editor.give_out_again()
        self._follow()

    def lost(self) -> None:
        """Note that storing failed for a reason that is not this field's."""
        self.in_flight = False
        self._again = False
        self.editor.give_out_again()

    def disputed(self, error: ConflictError, theirs: Value) -> None:
        """Offer both values: somebody else stored another one meanwhile."""
        self.in_flight = False
        self._again = False
        self._theirs = theirs
        self.editor.give_out_again()
        self._show_problems([ConflictStrip(error.message, self._use_mine, self._use_theirs)])

    def commit(self) -> None:
        """Ask for storing what was typed, if anything was."""
        self.editor.commit()
        if self.dirty and not self.in_flight:
            self._give(self.editor.raw())

    def _use_mine(self) -> None:
        self.seen = self._theirs
        self._settle()
        self.store.emit(self.field.id, self.editor.raw())
        self.editor.focus_cell()

    def _use_theirs(self) -> None:
        self.editor.set_value(self._theirs)
        self.seen = self._theirs
        self._settle()
        self.editor.focus_cell()

    def _give(self, raw: object) -> None:
        if self.in_flight:
            self._again = True
        elif self.dirty:
            self.store.emit(self.field.id, raw)
        else:
            self._settle()

    def _follow(self) -> None:
        if self._again:
            self._again = False
            self.commit()

    def _edited(self) -> None:
        raw = self.editor.raw()
        if isinstance(raw, str) and not self.counter.isHidden():
            self.counter.show_count(len(raw))
        self.typed.emit()

    def _settle(self) -> None:
        self._show_problems([])

    def _show_problems(self, problems: Sequence[QWidget]) -> None:
        if problems or self._problems.count():
            replace_all(self._problems, problems)

    def _describe(self, findings: Sequence[Finding]) -> None:
        sentences = [self._help, *(finding.message.here() for finding in findings)]
        self.editor.describe(self.field.label.here(), " ".join(filter(None, sentences)))

    def _build(self, reason: str) -> None:
        name = label(self.field.label.here(), "strong", wrap=False)
        buddy(name, self.editor.entry())
        head = QWidget()
        number = [label(self.field.number, "caption")] if self.field.number else []
        because = [label(reason, "small")] if reason else []
        fill(QHBoxLayout(head), [name, *number, self._optional, *because, None, self.counter], 8)
        self._describe(())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, GUTTER)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._icon, 0, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(head, 0, 1)
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
