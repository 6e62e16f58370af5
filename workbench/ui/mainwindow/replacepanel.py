"""Find and replace, below the pages: every place with the words as it would read, before anything is done.

What counts as found and what is refused is decided by `services.replacing`; when the panel comes and goes by
`replacecommand`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.kernel.i18n import tr, tr_count
from workbench.ui.errors import trouble_of
from workbench.ui.models.spotted import SpottedModel
from workbench.ui.navigation import Place
from workbench.ui.widgets.basics import Elided, buddy, button, column, fill, in_area, label, row, rule, tool
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.segments import Segments
from workbench.ui.widgets.spottedlist import SpottedList

if TYPE_CHECKING:
    from workbench.domain.changes import Changes
    from workbench.services.replacing import Spotted, Wanted

_PAUSE = 250  # ms after a key before it is looked for
_PAUSE_OF_CHANGES = 1000  # ms after a change: who types is not kept waiting for a search of all cases
_EDGE, _BOX_EDGE = 24, 3  # px at the sides; what the style leaves free beside the box of a line
FIELD, CASE, ALL = "field", "case", "all"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for when the panel was taken down, to be shown again in another language or size."""

    words: str = ""
    by: str = ""
    exact: bool = False
    scope: str = ""


class ReplacePanel(QWidget):
    """Looks in the field or case of a place, or in all cases. What was replaced is told with an undo.

    `closing` is emitted when somebody is through with it, `replacing` before anything is stored.
    """

    closing = Signal()
    replacing = Signal()

    def __init__(self, desk: Desk, place: Place | None, asked: Asked) -> None:
        super().__init__()
        in_area(self, "surface")
        self.setAccessibleName(tr("Find and replace"))
        self._desk = desk
        self._place = place or Place("")
        self._number = 0
        self._storing = False
        self._done = False  # whether what is found now was left over when the rest was replaced
        self.words, self.by = QLineEdit(asked.words), QLineEdit(asked.by)
        self.exact = QCheckBox(tr("Match upper and lower case"))
        self.exact.setChecked(asked.exact)
        self.scope = Segments(
            {FIELD: tr("This field"), CASE: tr("This case"), ALL: tr("All cases")}, name=tr("Where")
        )
        self.found = SpottedModel(self)
        self.found.reword(asked.by)
        self.list = SpottedList(self.found)
        self.summary = Elided("", "small")
        self.trouble = label("", "error", wrap=True)
        self.replace = button("", "primary", pressed=self._replace)
        self.close_button = tool("close", tr("Close"), self.leave)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._build()
        self._offer_scopes(asked.scope)
        self._connect()
        self._show([])
        self.look()

    def ask(self, words: str, place: Place | None) -> None:
        """Look for other words, if any are given, around a place."""
        self._place = place or Place("")
        self._offer_scopes("")
        if words:
            self.words.setText(words)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self._look_anew()

    def asked(self) -> Asked:
        """Return what stands in the fields."""
        return Asked(self.words.text(), self.by.text(), self.exact.isChecked(), self.scope.choice())

    def show_place(self, place: Place) -> None:
        """Stand by another place: “this case” is the one that is shown."""
        before = self._where()
        self._place = place
        self._offer_scopes(self.scope.choice())
        if self._where() != before:
            self._look_anew()

    def refresh(self) -> None:
        """Look again soon: something was changed."""
        if self.words.text().strip() and not self._pause.isActive():
            self._pause.start(_PAUSE_OF_CHANGES)

    def look(self) -> None:
        """Look for the words; an answer to an older question is dropped, and nothing is replaced meanwhile."""
        self._pause.stop()
        self._number += 1
        self.replace.setEnabled(False)
        number, wanted, (case, field) = self._number, self._wanted(), self._where()
        if not self.words.text().strip():
            self._show([])
            return
        self._desk.operations.ask(
            self,
            lambda wb: wb.replacing.find(wanted, case, field),
            lambda found: self._show(found) if number == self._number else None,
            self._fail,
        )

    def leave(self) -> None:
        """Be through with it; not while something is stored, so that somebody hears of the outcome."""
        if not self._storing:
            self.closing.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _offer_scopes(self, wanted: str) -> None:
        """Offer what there is at the place; without a wish the case that is shown comes before all cases."""
        inside = self._place.page == "editor" and bool(self._place.case)
        there = {FIELD: bool(self._place.case and self._place.field), CASE: bool(self._place.case), ALL: True}
        for key, offered in there.items():
            self.scope.button(key).setVisible(offered)
        usual = CASE if inside else ALL
        self.scope.choose(wanted if there.get(wanted) else usual)

    def _where(self) -> tuple[str, str]:
        """Return the case and the field that are looked in, each empty for all."""
        scope = self.scope.choice()
        return "" if scope == ALL else self._place.case, self._place.field if scope == FIELD else ""

    def _build(self) -> None:
        names = (label(tr("Find"), "strong"), label(tr("Replace with"), "strong"))
        for name, editor in zip(names, (self.words, self.by), strict=True):
            buddy(name, editor)
        fields = row(
            (column(names[0], self.words, spacing=4), 1),
            (column(names[1], self.by, spacing=4), 1),
            column(label("", "strong"), self.replace, spacing=4),
            column(self.close_button, None, spacing=0),
            spacing=16,
        )
        where = row(self.scope, self.exact, (self.summary, 1), spacing=16)
        self.trouble.hide()
        head = column(fields, where, self.trouble, spacing=8, margins=(_EDGE, 10))
        found = row((self.list, 1), margins=(_EDGE - _BOX_EDGE, 0))
        fill(QVBoxLayout(self), [rule(), head, rule(), (found, 1)], 0)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._look_soon)
        self.words.returnPressed.connect(self.look)
        self.by.textChanged.connect(self._reword)
        self.by.returnPressed.connect(self.replace.click)
        self.exact.toggled.connect(lambda _on: self._look_anew())
        self.scope.chosen.connect(lambda _key: self._look_anew())
        self.found.choice_changed.connect(self._count)
        self.list.opened.connect(lambda line: self._go_to(self.found.lines[line]))
        self._pause.timeout.connect(self.look)

    def _look_anew(self) -> None:
        self._done = False
        self.look()

    def _look_soon(self, _text: str) -> None:
        """Look after a pause; what was found for other words can't be replaced any more."""
        self._number += 1
        self._done = False
        self.replace.setEnabled(False)
        self._pause.start(_PAUSE)

    def _reword(self, by: str) -> None:
        self.found.reword(by)
        self._name_button()

    def _wanted(self) -> Wanted:
        from workbench.services.replacing import Wanted

        return Wanted(self.words.text(), self.exact.isChecked())

    def _show(self, found: Sequence[Spotted]) -> None:
        self.trouble.hide()
        self.found.show_lines(found, chosen=not self._done)
        self._count()

    def _count(self) -> None:
        self._name_button()
        waiting = self._pause.isActive() or self._storing
        self.replace.setEnabled(bool(self.found.chosen_places()) and not waiting)
        if not self.words.text().strip():
            self.summary.set_text(tr("Type the words to be found."))
        elif not self.found.lines:
            self.summary.set_text(tr("Nothing found here."))
        else:
            text = tr_count("{count} place found", "{count} places found", len(self.found.lines))
            self.summary.set_text(
                tr("{texts}; uncheck what shall stay as it is. Enter or a double click goes there.", texts=text)
            )

    def _name_button(self) -> None:
        """Say what the button does: with nothing to put in, words are deleted."""
        places = self.found.chosen_places()
        if self.by.text() or not places:
            words = tr_count("Replace {count} place", "Replace {count} places", places)
        else:
            words = tr_count("Delete {count} place", "Delete {count} places", places)
        self.replace.setText(words)

    def _replace(self) -> None:
        wanted, by, texts = self._wanted(), self.by.text(), self.found.chosen()
        places = sum(len(one.spans) for one in texts)
        self._storing = True
        self.replace.setEnabled(False)
        self.replacing.emit()
        desk = self._desk

        def replaced(done: Sequence[Changes]) -> None:
            tell_replaced(desk, done, places)
            if isValid(self):
                self._look_for_the_rest()

        # Told also when the panel went meanwhile with a change of language or size.
        desk.operations.change(
            desk.navigator, lambda wb: wb.replacing.replace(wanted, by, texts), replaced, self._fail
        )

    def _go_to(self, one: Spotted) -> None:
        """Go to a place; the panel stays for the next one."""
        words = self.words.text()
        before = re.findall(re.escape(words), one.text[: one.spans[0][0]], re.IGNORECASE)
        cell = Place("editor", one.case, one.field.id, one.row, one.column)
        self._desk.navigator.go(replace(cell, words=words, number=len(before)))

    def _look_for_the_rest(self) -> None:
        """Show what was left as it is, still left out."""
        self._storing, self._done = False, True
        self.look()

    def _fail(self, error: BaseException) -> None:
        if not isValid(self):
            self._desk.operations.failed.emit(None, error)
            return
        self._storing = False
        self.trouble.setText(trouble_of(error).words)
        self.trouble.show()
        self._count()


def tell_replaced(desk: Desk, done: Sequence[Changes], places: int) -> None:
    """Tell what was replaced; the undo takes it back in every case."""
    acts = [(ref, changes.entry) for changes in done for ref in changes.proposals]

    def undo() -> None:
        desk.operations.change(desk.navigator, lambda wb: wb.history.undo_together(acts))

    words = tr_count("{count} place is replaced.", "{count} places are replaced.", places)
    desk.notices.tell(words, tr("Undo"), undo)
