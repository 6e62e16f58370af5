"""Undo and redo in the editor: what was typed, then the acts on the case; what one does not see of it is told.

What became of other cases is told by `undoing`; where the focus goes with its section is the form's to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal, TypeGuard

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from workbench.app.wording import act_words
from workbench.domain.changes import Act, Changes
from workbench.formspec.freetexts import WRITTEN_FREELY
from workbench.kernel.i18n import tr
from workbench.ui.notify import Way
from workbench.ui.pages.editor.casepage import CasePage
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.textmenu import TextWidget
from workbench.ui.widgets.undoing import tell_others

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench

_Step = Literal["undo", "redo"]


@dataclass(frozen=True)
class _Turned:
    """What an undo or redo did, and the number of the entry whose act it turned."""

    changes: Changes
    number: int | None


@dataclass(frozen=True)
class _Turn:
    """An act that was undone or done again, the number of its entry, and the moment before."""

    step: _Step
    act: Act
    number: int | None
    before: CaseState


class Turning:
    """Turns acts on the case of a page back and forth."""

    def __init__(self, page: CasePage, form: FormPane) -> None:
        self._page = page
        self._form = form

    def undo(self) -> None:
        """Take back what was typed last, else the last act on the case."""
        self._turn("undo")

    def redo(self) -> None:
        """Bring back what was undone last."""
        self._turn("redo")

    def _turn(self, step: _Step) -> None:
        if not self._page.case or self._turn_in_text(step):
            return
        if step == "redo" or not self._take_back_refused():
            self._turn_act(step, self._page.case)

    def _take_back_refused(self) -> bool:
        """Give the stored value back to the field one is in if what stands there was refused; tell whether.

        It was typed later than any act, none of which must be turned instead, out of sight.
        """
        row_here = self._form.row_of(self._form.field)
        if row_here is None or not row_here.trouble or not row_here.editor.has_focus():
            return False
        case, name, raw = self._page.case, row_here.field.id, row_here.editor.raw()
        row_here.take_stored()
        words = tr("“{field}” is as it is stored again.", field=row_here.field.label.here())
        self._page.desk.notices.tell(words, tr("Redo"), partial(self._type_again, case, name, raw))
        return True

    def _type_again(self, case: str, name: str, raw: object) -> None:
        row_there = self._form.row_of(name) if self._page.case == case else None
        if row_there is not None:
            row_there.show_draft(raw)
            row_there.commit()

    def _turn_act(self, step: _Step, ref: str, only: int | None = None) -> None:
        """Store what is being typed and turn the last act on a case; with `only` no act but that entry's.

        Stored first, it is an act of its own, which is taken back alone and can be brought back. Who
        presses the button of a message may see another case by then, which stays as it is.
        """
        desk, before = self._page.desk, None
        if self._page.case == ref:
            self._form.commit()
            before = self._page.state

        def turned(done: _Turned) -> None:
            changes = done.changes
            tell_others(desk, ref, changes, back=step == "undo")
            if before is not None and changes.act is not None:
                turn = _Turn(step, changes.act, done.number, before)
                # What one sees of it, the case as it is read now will show.
                desk.operations.after_edits(self._page, lambda: self._tell_unseen(turn, changes))

        desk.operations.change(self._page, lambda wb: _turned(wb, ref, step, only), turned)

    def _turn_in_text(self, step: _Step) -> bool:
        """Turn what was typed where it may not be taken, as in a number; return whether that was so."""
        row_here = self._form.row_of(self._form.field)
        if row_here is None or not row_here.dirty:
            return False
        widget = row_here.editor.text_widget()
        free = row_here.field.kind in WRITTEN_FREELY and not row_here.trouble
        if free or not _can_turn(widget, step):
            return False
        (widget.undo if step == "undo" else widget.redo)()
        return True

    def _tell_unseen(self, turn: _Turn, changes: Changes) -> None:
        """Say what was undone or done again where one does not see it, with the way there or back."""
        state = self._page.state
        if state is None or state.case.uid != turn.before.case.uid:
            return
        if any(self._form.row_of(field) for field in changes.fields):
            return
        field = next((one for one in state.form.fields if one in changes.fields), "")
        if field:
            self._page.desk.notices.tell(_elsewhere(turn, state), tr("Show"), partial(self._show, field))
            return
        come = _first_that_came(turn.before, state)
        way = Way(tr("Show"), partial(self._show, come)) if come else None
        if not _can_turn_back(turn, state):
            self._page.desk.notices.tell(_words(turn, state), way=way)
            return
        back: _Step = "redo" if turn.step == "undo" else "undo"
        label = tr("Redo") if back == "redo" else tr("Undo")
        again = partial(self._turn_act, back, state.case.ref, turn.number)
        self._page.desk.notices.tell(_words(turn, state), label, again, way=way)

    def _show(self, field: str) -> None:
        self._page.go_to_finding(field)


def _turned(workbench: Workbench, ref: str, step: _Step, only: int | None) -> _Turned:
    done, undone = workbench.history.next_steps(ref)
    history, entry = workbench.history, done if step == "undo" else undone
    changes = history.undo(ref, only) if step == "undo" else history.redo(ref, only)
    return _Turned(changes, entry.number if entry is not None else None)


def _elsewhere(turn: _Turn, state: CaseState) -> str:
    act = act_words(turn.act, state.form)
    if turn.step == "undo":
        return tr("Undone in another section: {act}", act=act)
    return tr("Done again in another section: {act}", act=act)


def _words(turn: _Turn, state: CaseState) -> str:
    act = act_words(turn.act, state.form)
    return tr("Undone: {act}", act=act) if turn.step == "undo" else tr("Done again: {act}", act=act)


def _can_turn_back(turn: _Turn, state: CaseState) -> bool:
    """Return whether the act can be turned the other way: no redo puts a case into the trash again."""
    entry = state.redo if turn.step == "undo" else state.undo
    return entry is not None and entry.number == turn.number


def _first_that_came(before: CaseState, state: CaseState) -> str:
    """Return the first field of the sections that an act brought; empty if it brought none."""
    had = {section.id for section in before.form.sections}
    came = (field.id for one in state.form.sections if one.id not in had for field in one.fields)
    return next((field for field in came if field in state.visible), "")


def _can_turn(widget: QWidget | None, step: _Step) -> TypeGuard[TextWidget]:
    """Return whether the text that has the focus can take back what was typed last, or bring it back."""
    if widget is None or not widget.hasFocus():
        return False
    if isinstance(widget, QLineEdit):
        return widget.isUndoAvailable() if step == "undo" else widget.isRedoAvailable()
    if not isinstance(widget, QPlainTextEdit | QTextEdit):
        return False
    document = widget.document()
    return document.isUndoAvailable() if step == "undo" else document.isRedoAvailable()
