"""Find and replace, below the pages: every place with the words as it would read, before anything is done.

What counts as found and what is refused is decided by `services.replacing`; when the panel comes and goes, and
what becomes of a replacing on its way, by `replacecommand`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr, tr_count
from workbench.ui.errors import trouble_of
from workbench.ui.mainwindow.pendingenters import PendingEnters
from workbench.ui.models.spotted import SpottedModel
from workbench.ui.navigation import Place
from workbench.ui.widgets.basics import (
    buddy,
    button,
    column,
    fill,
    in_area,
    label,
    row,
    rule,
    set_property,
    tool,
)
from workbench.ui.widgets.flow import FlowLabel, HighEnough, flowing
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.replaceline import ReplaceLine
from workbench.ui.widgets.segments import Segments
from workbench.ui.widgets.spottedlist import SpottedList

if TYPE_CHECKING:
    from workbench.services.replacing import Spotted, Wanted

_PAUSE = 250  # ms after a key before it is looked for
_PAUSE_OF_CHANGES = 1000  # ms after a change: who types is not kept waiting for a search of all cases
_EDGE, _BOX_EDGE = 24, 3  # px at the sides; what the style leaves free beside the box of a line
FIELD, CASE, ALL = "field", "case", "all"


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands in the panel when it is taken down, to be shown again in another language or size."""

    place: Place
    words: str = ""
    by: str = ""
    exact: bool = False
    scope: str = ""
    found: SpottedModel | None = None
    line: int = -1  # the current one
    is_storing: bool = False


class ReplacePanel(HighEnough):
    """Looks in the field or case of a place, or in all cases.

    `closing` is emitted when somebody is through with it, `replacing(wanted, by, texts)` when that is to be
    stored; `take_stored` or `take_failure` is called in the end.
    """

    closing = Signal()
    replacing = Signal(object, str, object)

    def __init__(self, desk: Desk, asked: Asked) -> None:
        super().__init__()
        in_area(self, "surface")
        self.setAccessibleName(tr("Find and replace"))
        self._desk = desk
        self._place = asked.place
        self._number = 0  # of the question that was asked last
        self._answered = 0  # the question to which the answer is shown
        self._storing = asked.is_storing
        self._is_blind = False  # whether it is told why nothing could be looked for
        self._shown_for: object = None  # what was looked for, and where, of what is shown
        self._pending = PendingEnters(self)
        self.words, self.by = QLineEdit(asked.words), ReplaceLine(asked.by)
        self.exact = QCheckBox(tr("Match upper and lower case"))
        self.exact.setChecked(asked.exact)
        self.scope = Segments(
            {FIELD: tr("This field"), CASE: tr("This case"), ALL: tr("All cases")}, name=tr("Where")
        )
        self.found = asked.found or SpottedModel()
        self.found.setParent(self)
        self.list = SpottedList(self.found)
        self.list.setCurrentIndex(self.found.index(asked.line))
        self.summary = FlowLabel("", "small")
        self.trouble = label("", "error", wrap=True)
        self.replace = button("", pressed=lambda: self._replace())
        self.close_button = tool("close", tr("Close"), self.leave)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._build()
        self._offer_scopes(asked.scope)
        self._connect()
        self._count()
        self.look()

    def parts(self) -> Mapping[str, QWidget]:
        """Return what takes the focus, by names that stay in another language or size."""
        scopes = {key: self.scope.button(key) for key in (FIELD, CASE, ALL)}
        lines = {"words": self.words, "by": self.by, "exact": self.exact, "list": self.list}
        return {**lines, **scopes, "replace": self.replace, "close": self.close_button}

    def ask(self, words: str, place: Place) -> None:
        """Look for other words, if any are given, around a place."""
        self._place = place
        self._offer_scopes("")
        if words:
            self.words.setText(words)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        self.look()

    def give_over(self) -> Asked:
        """Return all that stands here, with the places and what was left out of them; nothing is looked for."""
        self._pause.stop()
        self._number += 1
        words, by, exact, scope = self.words.text(), self.by.text(), self.exact.isChecked(), self.scope.choice()
        line = self.list.currentIndex().row()
        return Asked(self._place, words, by, exact, scope, self.found, line, self._storing)

    def show_place(self, place: Place) -> None:
        """Stand by another place: “this case” is the one that is shown."""
        before = self._where()
        self._place = place
        self._offer_scopes(self.scope.choice())
        if self._where() != before:
            self.look()

    def refresh(self) -> None:
        """Look again soon: something was changed."""
        if self.words.text().strip() and not self._pause.isActive():
            self._pause.start(_PAUSE_OF_CHANGES)

    def look(self) -> None:
        """Look for the words; an answer to an older question is dropped, and nothing is replaced meanwhile."""
        self._pause.stop()
        self._number += 1
        self.replace.setEnabled(False)
        asked = self._asked()
        number, (wanted, (case, field)) = self._number, asked
        self.found.look_for(wanted.words)
        if not wanted.words.strip():
            self._show(number, asked, [])
            return
        self._desk.operations.ask(
            self,
            lambda wb: wb.replacing.find(wanted, case, field),
            lambda found: self._show(number, asked, found),
            lambda error: self._show_failure(number, error),
        )

    def take_stored(self) -> None:
        """Show what was left as it is; where all was to be replaced, the rest stays left out."""
        self._storing = False
        self.found.take_stored()
        self.look()

    def take_failure(self, error: BaseException) -> None:
        """Say why nothing was replaced."""
        self._storing = False
        self._pending.drop()
        self._count()
        self._tell(error)

    def leave(self) -> None:
        """Be through with it; not while something is stored, so that somebody hears of the outcome."""
        self._pending.drop()
        if not self._storing:
            self.closing.emit()

    def _offer_scopes(self, wanted: str) -> None:
        """Offer what there is at the place; without a wish the case that is shown comes before all cases."""
        case = self._place.shown_case
        inside = self._place.page == "editor" and bool(case)
        there = {FIELD: bool(case and self._place.field), CASE: bool(case), ALL: True}
        for key, offered in there.items():
            self.scope.button(key).setVisible(offered)
        usual = CASE if inside else ALL
        self.scope.choose(wanted if there.get(wanted) else usual)

    def _where(self) -> tuple[str, str]:
        """Return the case and the field that are looked in, each empty for all."""
        scope = self.scope.choice()
        return "" if scope == ALL else self._place.shown_case, self._place.field if scope == FIELD else ""

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
        where = flowing(self.scope, self.exact, self.summary)
        self.trouble.hide()
        head = column(fields, where, self.trouble, spacing=8, margins=(_EDGE, 10))
        found = row((self.list, 1), margins=(_EDGE - _BOX_EDGE, 0))
        fill(QVBoxLayout(self), [rule(), head, rule(), (found, 1)], 0)

    def _connect(self) -> None:
        for asking in (self.words.textChanged, self.by.textChanged, self.exact.toggled, self.scope.chosen):
            asking.connect(self.trouble.hide)
            asking.connect(self._pending.drop)
        self.found.choice_changed.connect(self._pending.drop)
        self.replace.clicked.connect(self.trouble.hide)
        self.by.returnPressed.connect(self.trouble.hide)
        self.words.textChanged.connect(self._look_soon)
        self.words.returnPressed.connect(self.look)
        self.by.textChanged.connect(self._reword)
        # Where nothing is to be put in, Enter only looks: the button alone deletes.
        self.by.returnPressed.connect(lambda: (self._replace_one if self.by.text() else self.look)())
        self.by.focus_moved.connect(self._count)
        self.exact.toggled.connect(lambda _on: self.look())
        self.scope.chosen.connect(lambda _key: self.look())
        self.found.choice_changed.connect(self._count)
        self.list.opened.connect(lambda line: self._go_to(self.found.lines[line]))
        self._pause.timeout.connect(self.look)

    def _look_soon(self, _text: str) -> None:
        """Look after a pause; what was found for other words can't be replaced any more."""
        self._number += 1
        self.replace.setEnabled(False)
        self.list.setCurrentIndex(QModelIndex())
        self._pause.start(_PAUSE)

    def _reword(self, by: str) -> None:
        self.found.reword(by)
        self._count()

    def _wanted(self) -> Wanted:
        from workbench.services.replacing import Wanted

        return Wanted(self.words.text(), self.exact.isChecked())

    def _asked(self) -> tuple[Wanted, tuple[str, str]]:
        """Return what is to be looked for, and where."""
        return self._wanted(), self._where()

    def _show(self, number: int, asked: object, found: Sequence[Spotted]) -> None:
        if number != self._number:
            return
        self._answered = number
        if asked != self._shown_for:
            self._pending.drop()
        self._shown_for = asked
        if self._is_blind:  # why nothing was replaced stays to be read
            self.trouble.hide()
        self._is_blind = False
        line = self.list.currentIndex().row()
        self.found.show_lines(found)
        if not self.list.currentIndex().isValid():
            self.list.stand_at(line)
        self._count()
        if self.replace.isEnabled() and self._pending.take():
            self._replace_one()

    def _show_failure(self, number: int, error: BaseException) -> None:
        """Say why nothing is known; an older question is no longer of interest."""
        if number == self._number:
            self.found.clear()
            self._pending.drop()
            self._count()
            self.summary.setText("")
            self._is_blind = True
            self._tell(error)

    def _tell(self, error: BaseException) -> None:
        self.trouble.setText(trouble_of(error).words)
        self.trouble.show()

    def _count(self) -> None:
        _name_button(self.replace, self.found.chosen_places(), bool(self.by.text()))
        waiting = self._pause.isActive() or self._storing or self._answered != self._number
        self.replace.setEnabled(bool(self.found.chosen_places()) and not waiting)
        if not self.words.text().strip():
            self.summary.setText(tr("Type the words to be found."))
        elif not self.found.lines:
            self.summary.setText(tr("Nothing found here."))
        else:
            count, by_enter = len(self.found.lines), bool(self.by.text()) and self.by.hasFocus()
            self.summary.setText(_found_words(count, by_enter))

    def _replace_one(self) -> None:
        """Replace the place that is marked in the list, and go on to the next; one that stays is passed by.

        While one is being replaced, or what is left is looked for, that is kept for later.
        """
        line = self.list.currentIndex().row()
        if not self.replace.isEnabled():
            if self._asked() == self._shown_for:
                self._pending.add(self.found.chosen_places() - self._storing)
            return
        if self.found.is_chosen(line):
            self._replace(line)
        else:
            self.list.stand_at(line + 1)

    def _replace(self, line: int = -1) -> None:
        """Let the place of a line be replaced, or all that are chosen."""
        chosen = [self.found.lines[line]] if line >= 0 else self.found.chosen()
        self.found.expect(self.by.text(), line)
        self._storing = True
        self.replace.setEnabled(False)
        self.replacing.emit(self._wanted(), self.by.text(), chosen)

    def _go_to(self, one: Spotted) -> None:
        """Go to a place; the panel stays for the next one."""
        words = self.words.text()
        before = re.findall(re.escape(words), one.text[: one.spans[0][0]], re.IGNORECASE)
        cell = Place("editor", one.case, one.field.id, one.row, one.column)
        self._desk.navigator.go(replace(cell, words=words, number=len(before)))


def _found_words(count: int, by_enter: bool) -> str:
    """Return how many places there are and what one can do; `by_enter` in the line of the new words."""
    text = tr_count("{count} place found", "{count} places found", count)
    if by_enter:
        return tr("{texts}; Enter replaces the marked one, the button all that are ticked.", texts=text)
    return tr(
        "{texts}; uncheck what shall stay as it is. In the list, Enter or a double click goes there.",
        texts=text,
    )


def _name_button(replacing: QPushButton, places: int, has_words: bool) -> None:
    """Say what the button does: with nothing to put in it deletes, and nothing urges one to."""
    if has_words or not places:
        words = tr_count("Replace {count} place", "Replace {count} places", places)
    else:
        words = tr_count("Delete {count} place", "Delete {count} places", places)
    replacing.setText(words)
    set_property(replacing, "kind", "primary" if has_words else "")
