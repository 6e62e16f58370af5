"""Which characters can stand in a document: what XML 1.0 and Word can carry, and where a line ends.

Knows characters only; whether one that can't is refused or left out is decided by whoever reads the text.
"""

from __future__ import annotations

import re
import unicodedata

# Line feed, carriage return, the other ends of lines that programs use, and those of Unicode.
LINE_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_BREAK = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_ALLOWED_CONTROLS = frozenset("\t\n")
_FIRST_NONCHARACTER, _LAST_NONCHARACTER = 0xFDD0, 0xFDEF
_PLANE_END = 0xFFFE


def can_be_printed(char: str) -> bool:
    """Return whether a character may stand in a document: no control, lone surrogate or noncharacter."""
    if char in _ALLOWED_CONTROLS:
        return True
    code = ord(char)
    if _FIRST_NONCHARACTER <= code <= _LAST_NONCHARACTER or code & _PLANE_END == _PLANE_END:
        return False
    return unicodedata.category(char) not in ("Cc", "Cs")


def with_line_feeds(text: str) -> str:
    """Return a text in which every line ends with a line feed."""
    return _BREAK.sub("\n", text)


def printable(text: str) -> str:
    """Return a text without the characters that no document can hold."""
    if text.isprintable():
        return text
    return "".join(char for char in text if can_be_printed(char))
