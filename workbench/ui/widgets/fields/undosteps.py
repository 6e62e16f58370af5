"""Where a step of undo ends while somebody types: behind a sentence, a paragraph, or a word after some length.

A pause, leaving the field and going to another cell end a step too; that is the editor's to see.
"""

from __future__ import annotations

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


def _is_within_word(character: str) -> bool:
    """Return whether a word may go on behind a character: a Latin letter or a digit, no Chinese one."""
    return character.isascii() and character.isalnum()
