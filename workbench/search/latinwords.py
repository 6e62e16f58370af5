"""Which words of a text are Latin words that somebody spells: no codes, addresses or numbers; lists of words.

Finds them only; whether they are spelled right is decided by `spelling`. Every step takes time in proportion to
the length of the text, whatever stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

COMMENT = "#"  # begins a line of a list that is no word
_LETTER = r"A-Za-z\u00c0-\u024f"
_APOSTROPHES = r"'\u2019"
_LONGEST_WORD = 50  # letters; what is longer is no word but data
_LONGEST_ADDRESS = 300
# What stands between blanks, Chinese characters and signs of Chinese; looked at as a whole for addresses and
# formulas only.
_RUN = re.compile(rf"[!-~{_LETTER}{_APOSTROPHES}]+")
# An equals sign makes a formula of what stands around it: Q=mcT.
_NO_PROSE = re.compile(r"://|[@\\=]|www\.|doi:|[A-Za-z]\.[A-Za-z]+[:/]", re.IGNORECASE)
# A name or a code as far as it hangs together: 61850-7-420a, settings.json, well-known, CO2-free.
_PIECE = re.compile(rf"[0-9_.\-{_LETTER}{_APOSTROPHES}]+")
_NO_WORDS = re.compile(r"[0-9_]|[^.]\.[^.]")
_AROUND = ".-'\u2019"
_WORD = re.compile(rf"[{_LETTER}]+(?:[{_APOSTROPHES}][{_LETTER}]+)*")


def latin_words(text: str) -> Iterator[tuple[int, str]]:
    """Yield each Latin word of a text with the place of its first character; one letter is no word.

    Of what holds a digit, an underscore or a dot inside nothing is a word, nor of an address or a formula.
    """
    for run in _RUN.finditer(text):
        if run.end() - run.start() <= _LONGEST_ADDRESS and _NO_PROSE.search(run[0]):
            continue
        for piece in _PIECE.finditer(text, *run.span()):
            if not _NO_WORDS.search(piece[0].strip(_AROUND)):
                yield from _words(text, *piece.span())


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for word in _WORD.finditer(text, start, end):
        if 1 < word.end() - word.start() <= _LONGEST_WORD:
            yield word.start(), word[0]


def is_latin_word(text: str) -> bool:
    """Return whether a text is one word that `latin_words` would find."""
    return 1 < len(text) <= _LONGEST_WORD and _WORD.fullmatch(text) is not None


def word_lines(text: str) -> list[str]:
    """Return the words of a list, one in a line; empty lines and comments are left out."""
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith(COMMENT)]
