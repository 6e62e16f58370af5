"""Marks misspelled words in the text of an editor, and offers what may be meant in its menu.

Only what can be seen is looked at, so that a long text costs no more than a short one. What is misspelled is
decided by `ui.spelling`; how a mark looks by `marking`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QInputMethodEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QTextEdit

from workbench.ui.spelling import speller
from workbench.ui.widgets.fields.base import PAUSE, FieldEditor
from workbench.ui.widgets.fields.marking import Marks, misspelled_look
from workbench.ui.widgets.fields.rich import RichEditor
from workbench.ui.widgets.fields.selecting import units
from workbench.ui.widgets.fields.spellmenu import Spot, spelling_menu
from workbench.ui.widgets.fields.texts import LineEditor, LongTextEditor
from workbench.ui.widgets.textmenu import MenuPart, TextWidget

_LONG_BLOCK = 2_000  # characters; of longer paragraphs only what can be seen is looked at
_WHOLE_WORDS = 60  # characters more at both ends, so that no word is cut
_BEGINS_ANEW = (QEvent.Type.Show, QEvent.Type.Resize, QEvent.Type.FocusOut)


def mark_spelling(editor: FieldEditor) -> None:
    """Let the misspelled words of an editor be marked from now on."""
    if isinstance(editor, LineEditor):
        _LineMarks(editor, editor.line)
    elif isinstance(editor, LongTextEditor | RichEditor):
        _BoxMarks(editor, editor.box, editor.marks)
    speller().want()


class _SpellMarks(MenuPart):
    """What lines and boxes share: when they are looked at anew, and the menu at a word."""

    def __init__(self, editor: FieldEditor, widget: TextWidget) -> None:
        super().__init__(widget)
        self._editor = editor
        self._widget = widget
        self._composing = self._typing = False
        self._soon = self._timer(0)
        self._pause = self._timer(PAUSE)
        self._pause.timeout.connect(self._typed_enough)
        self._soon.timeout.connect(self._mark)
        widget.textChanged.connect(self._typed)
        widget.installEventFilter(self)
        speller().changed.connect(self._soon.start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow what changes the words that can be seen."""
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        elif event.type() in _BEGINS_ANEW:
            self._typing = self._typing and event.type() != QEvent.Type.FocusOut
            self._soon.start()
        return super().eventFilter(watched, event)

    def _timer(self, pause: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        return timer

    def _typed(self) -> None:
        self._typing = True
        self._soon.start()
        self._pause.start()

    def _typed_enough(self) -> None:
        self._typing = False
        self._mark()

    def _mark(self) -> None:
        """Mark the misspelled words that can be seen, but not the one that is being typed."""
        if self._composing or not self._widget.isVisible():
            return
        spots = [] if self._widget.isReadOnly() else list(self._spots())
        if self._typing and self._widget.hasFocus():
            here = self._cursor()
            spots = [spot for spot in spots if not spot.start <= here <= spot.end]
        self._show(spots)

    def add_to(self, menu: QMenu, at: QPoint | None) -> None:
        """Put what may be meant on top, where a misspelled word is."""
        here = self._cursor() if at is None else self._place_at(at)
        spots = [] if self._widget.isReadOnly() else list(self._spots())
        spot = next((one for one in spots if one.start <= here <= one.end), None)
        if spot is not None:
            chosen = spot
            spelling_menu(menu, chosen, self._editor.field.id, lambda word: self._put(chosen, word))

    def _put(self, spot: Spot, word: str) -> None:
        """Put another word in the place of a misspelled one, as a step of its own."""
        outer = _outermost(self._editor)
        outer.commit()
        if spot in list(self._spots()):
            self._replace(spot, word)
            outer.commit()

    def _wrong(self, text: str, offset: int) -> Iterator[Spot]:
        """Yield the misspelled words of a text; its first character stands at `offset`, in units of Qt."""
        for start, word in speller().wrong_in(text, self._editor.field.id):
            first = offset + (start if text.isascii() else units(text[:start]))
            yield Spot(first, first + len(word), word)

    def _spots(self) -> Iterator[Spot]:
        """Yield the misspelled words that can be seen."""
        raise NotImplementedError

    def _show(self, spots: list[Spot]) -> None:
        """Mark these words and no others."""
        raise NotImplementedError

    def _cursor(self) -> int:
        """Return where the cursor stands."""
        raise NotImplementedError

    def _place_at(self, at: QPoint) -> int:
        """Return the place in the text at a place of the screen."""
        raise NotImplementedError

    def _replace(self, spot: Spot, word: str) -> None:
        """Put a word in the place of another."""
        raise NotImplementedError


class _BoxMarks(_SpellMarks):
    """Marks in a box of lines."""

    def __init__(self, editor: FieldEditor, box: QPlainTextEdit | QTextEdit, marks: Marks) -> None:
        self._box = box
        self._marks = marks
        super().__init__(editor, box)
        box.viewport().installEventFilter(self)
        box.verticalScrollBar().valueChanged.connect(self._soon.start)

    def _spots(self) -> Iterator[Spot]:
        # Not in the margins: there Qt finds what stands before and behind a table, and nothing in it.
        margin = 2 * math.ceil(self._box.document().documentMargin())
        seen = self._box.viewport().rect().adjusted(margin, 0, -margin, 0)
        first = self._box.cursorForPosition(seen.topLeft()).position()
        last = self._box.cursorForPosition(seen.bottomRight()).position()
        block = self._box.document().findBlock(first)
        while block.isValid() and block.position() <= last:
            text, offset = _part(block, first, last)
            yield from self._wrong(text, offset)
            block = block.next()

    def _show(self, spots: list[Spot]) -> None:
        self._marks.show_spelling([self._selected(spot) for spot in spots])

    def _cursor(self) -> int:
        return self._box.textCursor().position()

    def _place_at(self, at: QPoint) -> int:
        return self._box.cursorForPosition(self._box.viewport().mapFromGlobal(at)).position()

    def _replace(self, spot: Spot, word: str) -> None:
        cursor = self._selected(spot)
        cursor.insertText(word, cursor.charFormat())
        self._box.setTextCursor(cursor)

    def _selected(self, spot: Spot) -> QTextCursor:
        cursor = QTextCursor(self._box.document())
        cursor.setPosition(spot.start)
        cursor.setPosition(spot.end, QTextCursor.MoveMode.KeepAnchor)
        return cursor


class _LineMarks(_SpellMarks):
    """Marks in a line, which knows looks of characters only while an input method shows them."""

    def __init__(self, editor: FieldEditor, line: QLineEdit) -> None:
        self._line = line
        self._marked = False
        super().__init__(editor, line)

    def _spots(self) -> Iterator[Spot]:
        text = self._line.text()
        if len(text) <= _LONG_BLOCK:
            yield from self._wrong(text, 0)

    def _show(self, spots: list[Spot]) -> None:
        if not spots and not self._marked:
            return
        self._marked = bool(spots)
        here, look = self._line.cursorPosition(), misspelled_look()
        kind = QInputMethodEvent.AttributeType.TextFormat
        marks = [
            QInputMethodEvent.Attribute(kind, spot.start - here, spot.end - spot.start, look) for spot in spots
        ]
        # Sent past all who watch the input method: nothing is composed. The line takes over the looks only.
        QLineEdit.inputMethodEvent(self._line, QInputMethodEvent("", marks))

    def _cursor(self) -> int:
        return self._line.cursorPosition()

    def _place_at(self, at: QPoint) -> int:
        return self._line.cursorPositionAt(self._line.mapFromGlobal(at))

    def _replace(self, spot: Spot, word: str) -> None:
        self._line.setSelection(spot.start, spot.end - spot.start)
        self._line.insert(word)


def _part(block: QTextBlock, first: int, last: int) -> tuple[str, int]:
    """Return what can be seen of a paragraph and where it begins; all of it unless it is long."""
    text, begin = block.text(), block.position()
    if len(text) <= _LONG_BLOCK:
        return text, begin
    start = max(0, first - begin - _WHOLE_WORDS)
    return text[start : max(start, last - begin + _WHOLE_WORDS)], begin + start


def _outermost(editor: FieldEditor) -> FieldEditor:
    """Return the editor of the field that an editor belongs to: rows for their cells."""
    above, found = editor.parentWidget(), editor
    while above is not None:
        if isinstance(above, FieldEditor):
            found = above
        above = above.parentWidget()
    return found
