"""What all field editors share: when a value is given out, and that nothing is while characters are composed.

An editor holds what was typed, right or wrong; whether it is a good value is decided where it is stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from workbench.checks.model import Finding
from workbench.domain.values import Value
from workbench.formspec.freetexts import WRITTEN_FREELY
from workbench.formspec.kinds import normalise
from workbench.formspec.model import Field
from workbench.kernel.errors import WorkbenchError
from workbench.search.suggestions import Suggestions
from workbench.ui.widgets.basics import set_property
from workbench.ui.widgets.fields.composition import Composition
from workbench.ui.widgets.fields.undosteps import TypedStep, takes_or_puts
from workbench.ui.widgets.textmenu import TextWidget, give_menu

PAUSE = 800
# Keys that text widgets would keep to themselves although the window has a command for them.
_COMMAND_KEYS = (
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.DeleteEndOfLine,
)


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of somebody for a field beside the name, and what is known there of all others."""

    text: str
    others: frozenset[str]

    def instead_of(self, present: object) -> str | None:
        """Return what is to stand in place of what does; None where that stays.

        Where nothing is known, what belongs to somebody else goes, and what anybody typed stays.
        """
        if self.text:
            return self.text
        return "" if present and present in self.others else None


class FieldEditor(QWidget):
    """Edits one field. `value_changed(raw)` follows a pause, a sentence or leaving it, `typed` every keystroke.

    `edited` tells that something else stands here, whoever put it; `told` has a sentence about what was pasted.
    `fills_beside(Beside by field id)` asks for what is known together with a name that was chosen; the name
    itself is to be stored along with it.
    """

    value_changed = Signal(object)
    edited = Signal()
    typed = Signal()
    told = Signal(str)
    step_over = Signal()  # a step of undo ends here
    fills_beside = Signal(object)

    def __init__(self, field: Field, in_cell: bool = False) -> None:
        super().__init__()
        self.field = field
        self._in_cell = in_cell
        self.composition = Composition()
        self._step = TypedStep()
        self._found_wrong = self._refused = False
        self._given_out: object = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.commit)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)

    def raw(self) -> object:
        """Return what stands in the editor, as it was typed; None or an empty text if nothing does."""
        raise NotImplementedError

    def set_raw(self, raw: object) -> None:
        """Put in what `raw` returned before."""
        raise NotImplementedError

    def raw_of(self, value: Value) -> object:
        """Return how a stored value stands in this editor."""
        return value

    def entry(self) -> QWidget:
        """Return the widget that takes the focus."""
        raise NotImplementedError

    def last_stop(self) -> QWidget:
        """Return the last widget of the editor that Tab comes to; what belongs to the field follows it."""
        return self.entry()

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only, or writing again."""
        self.entry().setEnabled(not read_only)

    def set_value(self, value: Value) -> None:
        """Show a stored value; not given out as a change."""
        raw = self.raw_of(value)
        self._timer.stop()
        if raw != self.raw():
            self.set_raw(raw)
        self._timer.stop()
        self._given_out = self.raw()
        self.edited.emit()

    def says(self, value: Value) -> bool:
        """Return whether what stands in the editor is read as `value`."""
        raw = self.raw()
        if raw == self.raw_of(value):
            return True
        try:
            return normalise(self.field, raw) == value
        except WorkbenchError:
            return False

    def commit(self) -> None:
        """Give out what was typed since, unless characters are still being composed."""
        if self.composition.is_open:
            self._timer.start()
            return
        self._timer.stop()
        self._step.begin()
        raw = self.raw()
        if not self._in_cell and raw != self._given_out:
            self._given_out = raw
            self.value_changed.emit(raw)

    def set_draft(self, raw: object) -> None:
        """Put in what was typed before and could not be stored; not given out until it is typed on."""
        self.set_raw(raw)
        self._timer.stop()
        self._given_out = self.raw()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Mark the editor as wrong where an error was found."""
        self._found_wrong = any(finding.severity == "error" for finding in findings)
        self.mark()

    def show_refused(self, refused: bool) -> None:
        """Mark the editor as wrong while what stands in it could not be stored."""
        self._refused = refused
        self.mark()

    def mark(self) -> None:
        """Dress the editor after what was found and refused."""
        set_property(self.entry(), "wrong", "true" if self._found_wrong or self._refused else "")

    def focus_cell(self, _row_id: str = "", _column_id: str = "") -> None:
        """Give the focus to the editor, or to the cell named."""
        self.entry().setFocus(Qt.FocusReason.OtherFocusReason)

    def has_focus(self) -> bool:
        """Return whether the focus is in this editor."""
        focused = QApplication.focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))

    def text_widget(self) -> TextWidget | None:
        """Return the text widget that has the focus, or the only one; None if there is none."""
        entry = self.entry()
        return entry if isinstance(entry, TextWidget) else None

    def describe(self, name: str, description: str) -> None:
        """Say what the editor is called and what is to be known of it, for screen readers."""
        self.entry().setAccessibleName(name)
        self.entry().setAccessibleDescription(description)

    def watch(self, widget: QWidget) -> None:
        """Follow the keys, the composition and the focus of a widget that is typed into."""
        widget.installEventFilter(self)
        if isinstance(widget, TextWidget):
            give_menu(widget)

    def touched(self) -> None:
        """Note that something was typed or chosen."""
        self.edited.emit()
        self.typed.emit()
        if not self._in_cell:
            self._timer.start()
        if self._step.is_over and self.field.kind in WRITTEN_FREELY:
            self._end_step()

    def chosen(self) -> None:
        """Note that something was chosen: no pause is needed."""
        self.edited.emit()
        self._end_step()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice composition and leaving; leave the window's commands to the window."""
        if isinstance(event, QInputMethodEvent):
            self.composition.note(event)
            self._step.type(event.commitString())
        elif isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and any(map(event.matches, _COMMAND_KEYS)):
                event.ignore()
                return True
            if event.type() == QEvent.Type.KeyPress and not self.composition.is_open:
                if takes_or_puts(event) and self.field.kind in WRITTEN_FREELY:
                    self._end_step()
                self._step.press(event, lines=not isinstance(watched, QLineEdit))
                return self.key_pressed(watched, event)
        elif isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._left(watched, event)
        return False

    def key_pressed(self, _watched: QObject, _event: QKeyEvent) -> bool:
        """Return whether a key was taken; keys during composition never come here."""
        return False

    def _end_step(self) -> None:
        """Give out what stands here, in a cell by its list, so that undo stops at it."""
        self.commit()
        self.step_over.emit()

    def _left(self, watched: QObject, event: QFocusEvent) -> None:
        within = self.has_focus() and _cell_of(watched) is _cell_of(QApplication.focusWidget())
        if event.reason() == Qt.FocusReason.PopupFocusReason or within:
            return
        self.composition.finish(watched)
        self.commit()


def _cell_of(widget: QObject | None) -> QObject | None:
    """Return the innermost editor that a widget belongs to: the cell of a list, or the editor as a whole."""
    while widget is not None and not isinstance(widget, FieldEditor):
        widget = widget.parent()
    return widget


@runtime_checkable
class Suggests(Protocol):
    """An editor that suggests texts, or whose cells do."""

    def offer(self, suggestions: Mapping[tuple[str, ...], Suggestions]) -> None:
        """Take the texts that may be suggested, by their sources."""


@runtime_checkable
class Unfolds(Protocol):
    """An editor from which something unfolds that needs keys."""

    def keeps_key(self, event: QKeyEvent) -> bool:
        """Return whether a key is for what is unfolded now; nobody else may act on it then."""


@runtime_checkable
class Worded(Protocol):
    """An editor whose raw text is not just its words."""

    def words(self) -> str:
        """Return the words that stand in the editor, without any markup."""


def words_of(editor: FieldEditor) -> str:
    """Return the words that stand in an editor, without any markup; empty for what is no text."""
    if isinstance(editor, Worded):
        return editor.words()
    raw = editor.raw()
    return raw if isinstance(raw, str) else ""
