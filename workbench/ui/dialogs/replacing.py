"""Find and replace: shows every text with the words as it would read, before anything is done.

What counts as found and what is refused is decided by `services.replacing`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.kernel.i18n import tr, tr_count
from workbench.ui.dialogs.showing import StoringDialog, give_size
from workbench.ui.errors import trouble_of
from workbench.ui.models.spotted import SpottedModel
from workbench.ui.navigation import Place
from workbench.ui.widgets.basics import Part, buddy, button, column, fill, label, row
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from workbench.domain.changes import Changes
    from workbench.services.replacing import Spotted, Wanted

_WIDTH, _HEIGHT = 760, 600
_PAUSE = 250  # ms after a key before it is looked for
FIELD, CASE, ALL = "field", "case", "all"


class _FoundList(QListView):
    """Lines that can be unchecked; `opened(line)` is emitted for Enter and for a double click on the words."""

    opened = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current line with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open a line, unless its box was meant."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        if index.isValid() and not self._box(index).contains(place):
            self.opened.emit(index.row())
        else:
            super().mouseDoubleClickEvent(event)

    def _box(self, index: QModelIndex) -> QRect:
        look = QStyleOptionViewItem()
        self.initViewItemOption(look)
        look.rect = self.visualRect(index)
        look.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        return self.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, look, self)


class ReplaceDialog(StoringDialog):
    """Looks in the field or case of a place, or in all cases. What was replaced is told with an undo."""

    def __init__(self, parent: QWidget | None, desk: Desk, place: Place | None, words: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Find and replace"))
        self._desk = desk
        self._case = place.case if place is not None else ""
        self._field = place.field if place is not None and place.case else ""
        self._asked = 0
        self.words, self.by = QLineEdit(words), QLineEdit()
        self.exact = QCheckBox(tr("Match upper and lower case"))
        inside = place is not None and place.page == "editor"
        self.scope = Segments(self._scopes(), CASE if inside and self._case else ALL, tr("Where"))
        self.found = SpottedModel(self)
        self.list = _FoundList()
        self.list.setModel(self.found)
        self.list.setUniformItemSizes(True)  # with many thousands of lines only those that are seen are made
        self.list.setAccessibleName(tr("Texts with the words"))
        self.summary = label("", "small", wrap=True)
        self.trouble = label("", "error", wrap=True)
        self.replace = button("", "primary", pressed=self._replace)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._build()
        self._connect()
        self._show([])
        if words:
            self.look()

    def look(self) -> None:
        """Look for the words; an answer to an older question is dropped, and nothing is replaced meanwhile."""
        self._pause.stop()
        self._asked += 1
        self.replace.setEnabled(False)
        number, wanted = self._asked, self._wanted()
        case = "" if self.scope.choice() == ALL else self._case
        field = self._field if self.scope.choice() == FIELD else ""
        if not self.words.text().strip():
            self._show([])
            return
        self._desk.operations.ask(
            self,
            lambda wb: wb.replacing.find(wanted, case, field),
            lambda found: self._show(found) if number == self._asked else None,
            self._fail,
        )

    def chosen(self) -> list[Spotted]:
        """Return the texts that are checked."""
        return self.found.chosen()

    def _scopes(self) -> dict[str, str]:
        scopes = {FIELD: tr("This field"), CASE: tr("This case"), ALL: tr("All cases")}
        if not self._case:
            del scopes[CASE]
        if not self._field:
            del scopes[FIELD]
        return scopes

    def _build(self) -> None:
        names = (label(tr("Find"), "strong"), label(tr("Replace with"), "strong"))
        for name, editor in zip(names, (self.words, self.by), strict=True):
            buddy(name, editor)
        fields = row(
            (column(names[0], self.words, spacing=4), 1),
            (column(names[1], self.by, spacing=4), 1),
            spacing=16,
        )
        where = row(self.scope, self.exact, None, spacing=16)
        cancel = button(tr("Close"), pressed=self.reject)
        foot = row(None, cancel, self.replace)
        for item in (cancel, self.replace):
            item.setAutoDefault(False)  # Enter in the first field only looks
        self.trouble.hide()
        parts: list[Part] = [fields, where, self.summary, (self.list, 1), self.trouble, foot]
        fill(QVBoxLayout(self), parts, 12, (24, 20))
        give_size(self, _WIDTH, _HEIGHT)
        self.words.setFocus()
        self.words.selectAll()

    def _connect(self) -> None:
        self.words.textChanged.connect(self._look_soon)
        self.words.returnPressed.connect(self.look)
        self.by.textChanged.connect(self._reword)
        self.by.returnPressed.connect(self.replace.click)
        self.exact.toggled.connect(lambda _on: self.look())
        self.scope.chosen.connect(lambda _key: self.look())
        self.found.choice_changed.connect(self._count)
        self.list.opened.connect(lambda line: self._go_to(self.found.lines[line]))
        self._pause.timeout.connect(self.look)

    def _look_soon(self, _text: str) -> None:
        """Look after a pause; what was found for other words can't be replaced any more."""
        self._asked += 1
        self.replace.setEnabled(False)
        self._pause.start()

    def _reword(self, by: str) -> None:
        self.found.reword(by)
        self._name_button()

    def _wanted(self) -> Wanted:
        from workbench.services.replacing import Wanted

        return Wanted(self.words.text(), self.exact.isChecked())

    def _show(self, found: Sequence[Spotted]) -> None:
        self.trouble.hide()
        self.found.show_lines(found)
        self._count()

    def _count(self) -> None:
        self._name_button()
        self.replace.setEnabled(bool(self.chosen()) and not self._pause.isActive() and not self.storing)
        if not self.words.text().strip():
            self.summary.setText(tr("Type the words to be found."))
        elif not self.found.lines:
            self.summary.setText(tr("Nothing found here."))
        else:
            text = tr_count("{count} place found", "{count} places found", len(self.found.lines))
            self.summary.setText(
                tr("{texts}; uncheck what shall stay as it is. Enter or a double click goes there.", texts=text)
            )

    def _name_button(self) -> None:
        """Say what the button does: with nothing to put in, words are deleted."""
        places = sum(len(one.spans) for one in self.chosen())
        if self.by.text():
            words = tr_count("Replace {count} place", "Replace {count} places", places)
        else:
            words = tr_count("Delete {count} place", "Delete {count} places", places)
        self.replace.setText(words)

    def _replace(self) -> None:
        wanted, by, texts = self._wanted(), self.by.text(), self.chosen()
        self.storing = True
        self.replace.setEnabled(False)
        self._desk.operations.change(
            self,
            lambda wb: wb.replacing.replace(wanted, by, texts),
            lambda done: self._replaced(done, sum(len(one.spans) for one in texts)),
            self._fail,
        )

    def _go_to(self, one: Spotted) -> None:
        """Close without replacing and go to a place."""
        words = self.words.text()
        before = re.findall(re.escape(words), one.text[: one.spans[0][0]], re.IGNORECASE)
        cell = Place("editor", one.case, one.field.id, one.row, one.column)
        self.reject()
        place = replace(cell, words=words, number=len(before))
        self._desk.navigator.go(place)

    def _replaced(self, done: Sequence[Changes], places: int) -> None:
        words = tr_count("{count} place is replaced.", "{count} places are replaced.", places)
        tell_replaced(self._desk, words, done)
        self.accept()

    def _fail(self, error: BaseException) -> None:
        self.storing = False
        trouble = trouble_of(error)
        self.trouble.setText(trouble.words)
        self.trouble.show()
        self._count()


def tell_replaced(desk: Desk, words: str, done: Sequence[Changes]) -> None:
    """Tell what was replaced; the undo takes it back in every case."""
    acts = [(ref, changes.entry) for changes in done for ref in changes.proposals]

    def undo() -> None:
        desk.operations.change(desk.navigator, lambda wb: wb.history.undo_together(acts))

    desk.notices.tell(words, tr("Undo"), undo)
