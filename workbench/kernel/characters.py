"""Which characters can stand in a document, where a line ends, what nobody sees: as XML 1.0 and Word have it.

Knows characters only; whether one that can't is refused or left out is decided by whoever reads the text.
"""

from __future__ import annotations

import re
import unicodedata

from workbench.kernel.script import CHINESE

# Line feed, carriage return, the other ends of lines that programs use, and those of Unicode.
LINE_BREAKS = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_BREAK = re.compile("\r\n|[\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_ALLOWED_CONTROLS = frozenset("\t\n")
# Characters without width that only programs put in (also to turn the order of letters round, so that one reads
# something else than stands there), marks of direction, which scripts from the right to the left need, and
# joiners, which some scripts and pictograms need.
_NEVER_SEEN = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_MARKS = re.compile("[\u200e\u200f\u061c]")
_FROM_THE_RIGHT = re.compile("[\u0590-\u061b\u061d-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_JOINER = re.compile("[\u200c\u200d]")
_JOINED = ("Lo", "Lm", "Mn", "Mc", "Me", "So", "Sk")  # letters without case, their marks, pictograms
_EAST_ASIAN = re.compile(f"[{CHINESE}\u3000-\u30ff\uac00-\ud7af\uff00-\uffef]")
# Only from where blanks begin: tried from each of them, a long row of blanks would take quadratic time.
_PARTED = re.compile("(?<!\\s)\\s*[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\\s*")
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


def without_unseen(text: str) -> str:
    """Return a text without characters of no width, but with those that its scripts and pictograms need."""
    if text.isprintable():  # none of them is
        return text
    text = _NEVER_SEEN.sub("", text)
    if not _FROM_THE_RIGHT.search(text):
        text = _MARKS.sub("", text)
    return _JOINER.sub(lambda match: match[0] if _joins(text, match.start()) else "", text)


def _joins(text: str, place: int) -> bool:
    """Return whether a joiner follows something that it can change the looks of."""
    before = text[place - 1 : place]
    return bool(before) and unicodedata.category(before) in _JOINED and not _EAST_ASIAN.match(before)


def one_line(text: str) -> str:
    """Return a text as one line, without what nobody sees.

    Line breaks and tabs become a blank, or nothing between two Chinese characters or their signs.
    """
    text = _PARTED.sub("\n", without_unseen(text)).strip("\n")
    first, *others = text.split("\n")
    joined = [first]
    for before, part in zip([first, *others], others, strict=False):
        both_chinese = _EAST_ASIAN.match(before[-1:]) and _EAST_ASIAN.match(part)
        joined += ["" if both_chinese else " ", part]
    return "".join(joined)
