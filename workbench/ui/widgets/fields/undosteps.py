"""Where a step of undo ends while somebody types: behind a sentence, a paragraph, or a word after some length.

What is no typing, as a paste or a moved row, is a step of its own. A pause, leaving the field and going to
another cell end a step too; that is the editor's to see.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtGui import QKeyEvent, QKeySequence

_LENGTH = 25  # characters after which the next word that ends is enough for one step
_SENTENCE_ENDS = "。！？；…"  # nothing need follow them
_LATIN_ENDS = ".!?;"  # a space follows them; 3.5 is no end


class TypedStep:
    """What was typed since the last step; of what programs put in it hears nothing."""

    def __init__(self) -> None:
        self._length = 0
        self._last = ""
        self.is_over = False

    def begin(self) -> None:
        """Begin the next step: all before it was given out."""
        self._length, self._last, self.is_over = 0, "", False

    def press(self, event: QKeyEvent, lines: bool) -> None:
        """Note a key: what is typed with it, or that the step ends with what it cuts or pastes."""
        if takes_or_puts(event):
            self.is_over = True
        else:
            self.type(event.text(), lines)

    def type(self, text: str, lines: bool = True) -> None:
        """Note what a key or an input method puts in; other keys have a control character or no text.

        Where there are no `lines` Enter ends none: it chooses or goes on.
        """
        if text in ("\r", "\n"):
            self.is_over = lines and self._length > 0
            return
        if not text or not text.isprintable():
            self.is_over = False
            return
        self._length += len(text)
        behind_latin_end = text[-1] == " " and (self._last + text)[-2:-1] in tuple(_LATIN_ENDS)
        ends_sentence = text[-1] in _SENTENCE_ENDS or behind_latin_end
        self._last = text[-1]
        self.is_over = ends_sentence or (self._length >= _LENGTH and not _is_within_word(text[-1]))


class Acts:
    """Keeps acts apart from what is typed before and after them: `give_out` stores what stands there."""

    def __init__(self, give_out: Callable[[], object]) -> None:
        self._give_out = give_out
        self._within = False

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let what is done meanwhile be a step of its own; one act within another is part of it."""
        if self._within:
            yield
            return
        self._give_out()
        self._within = True
        try:
            yield
        finally:
            self._within = False
        self._give_out()


def takes_or_puts(event: QKeyEvent) -> bool:
    """Return whether a key cuts or pastes."""
    return event.matches(QKeySequence.StandardKey.Paste) or event.matches(QKeySequence.StandardKey.Cut)


def _is_within_word(character: str) -> bool:
    """Return whether a word may go on behind a character: a Latin letter or a digit, no Chinese one."""
    return character.isascii() and character.isalnum()
