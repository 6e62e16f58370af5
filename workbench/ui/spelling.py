"""Which words are marked as misspelled in the window: the dictionary, once it is there, and what is ignored.

One per process, as there is one look. Loads and stores nothing: `wanted` asks for the dictionary,
`adding(word)` for a word to be kept. Where the marks are drawn is the duty of `widgets.fields`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.search.latinwords import latin_words

if TYPE_CHECKING:
    from workbench.search.spelling import Dictionary

_MOST_KEPT = 2_000  # texts whose words are remembered
Wrong = tuple[tuple[int, str], ...]


class Speller(QObject):
    """Says what is wrong in a text. `changed` tells that other words are wrong now, or none any more."""

    changed = Signal()
    wanted = Signal()
    adding = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._enabled = True
        self._asked = False
        self._dictionary: Dictionary | None = None
        self._ignored: set[tuple[str, str]] = set()
        self._kept: dict[str, Wrong] = {}

    @property
    def is_enabled(self) -> bool:
        """Whether misspelled words shall be marked."""
        return self._enabled

    def want(self) -> None:
        """Ask for the dictionary, once, because there is a text to be looked at."""
        if self._enabled and self._dictionary is None and not self._asked:
            self._asked = True
            self.wanted.emit()

    def use(self, dictionary: Dictionary) -> None:
        """Take the dictionary that was asked for."""
        self._dictionary = dictionary
        self._tell()

    def switch(self, enabled: bool) -> None:
        """Begin to mark words, or end."""
        if enabled != self._enabled:
            self._enabled = enabled
            self.want()
            self._tell()

    def use_own(self, words: Iterable[str]) -> None:
        """Take other words of the user's own."""
        if self._dictionary is not None:
            self._dictionary.own = frozenset(words)
            self._tell()

    def ignore(self, field: str, word: str) -> None:
        """Leave a word in a field unmarked until the program ends."""
        self._ignored.add((field, word))
        self._tell()

    def forget(self) -> None:
        """Be as at the start: no dictionary, nothing ignored."""
        self._dictionary, self._asked, self._enabled = None, False, True
        self._ignored.clear()
        self._tell()

    def wrong_in(self, text: str, field: str) -> Wrong:
        """Return the misspelled words of a text in a field, each with its place in characters."""
        dictionary = self._dictionary
        if dictionary is None or not self._enabled:
            return ()
        found = self._kept.get(text)
        if found is None:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            found = tuple((start, word) for start, word in latin_words(text) if not dictionary.knows(word))
            self._kept[text] = found
        return tuple(one for one in found if (field, one[1]) not in self._ignored)

    def suggestions(self, word: str) -> list[str]:
        """Return the words that may be meant, the likeliest first."""
        return self._dictionary.suggestions(word) if self._dictionary is not None else []

    def _tell(self) -> None:
        self._kept.clear()
        self.changed.emit()


@cache
def speller() -> Speller:
    """Return the speller of this process; called on the UI thread only."""
    return Speller()
