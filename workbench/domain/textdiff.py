"""What differs between two texts, word by word: Chinese by characters, everything else by words.

Plain text only. How differences are shown, and which texts are compared, is decided by those who ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

from workbench.kernel.script import CHINESE

Kind = Literal["same", "added", "removed"]
_SAME: Final = "same"
_ADDED: Final = "added"
_REMOVED: Final = "removed"

_UNIT = re.compile(rf"[{CHINESE}]|[^\W{CHINESE}]+|\s+|.", re.DOTALL)
_SENTENCE = re.compile(r"[^\n。；！？]*[\n。；！？]|[^\n。；！？]+")
# Units that are compared one by one at most on each side; what is longer is compared by sentences only.
_MOST_UNITS = 3000
# Sentences that share less than this part of their units are other sentences, not compared word by word.
_ALIKE = 0.3


class Piece(NamedTuple):
    """A run of text: in both texts, only in the later one (added), only in the earlier one (removed)."""

    kind: Kind
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Return the two texts as one row of pieces; where something was replaced, what was removed comes first.

    The pieces that are not `added` join to `before`, those that are not `removed` to `after`. Neighbours differ
    in kind and none is empty; a single sign that stayed between two changes goes along with them.
    """
    return tuple(_tidied(_compared(_sentences(before), _sentences(after), _by_units)))


def _by_units(before: str, after: str) -> Iterator[Piece]:
    ours, theirs = _units(before), _units(after)
    if max(len(ours), len(theirs)) > _MOST_UNITS or _matcher(ours, theirs).ratio() < _ALIKE:
        yield from _replaced(before, after)
    else:
        yield from _compared(ours, theirs, _replaced)


def _matcher(before: Sequence[str], after: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, before, after, autojunk=False)


def _compared(
    before: Sequence[str], after: Sequence[str], within: Callable[[str, str], Iterable[Piece]]
) -> Iterator[Piece]:
    """Yield what two rows of parts share; what they don't is handed on to `within`, each side as one text."""
    for kind, start, end, new_start, new_end in _matcher(before, after).get_opcodes():
        ours, theirs = "".join(before[start:end]), "".join(after[new_start:new_end])
        if kind == "equal":
            yield Piece(_SAME, ours)
        else:
            yield from within(ours, theirs)


def _replaced(before: str, after: str) -> Iterator[Piece]:
    if before:
        yield Piece(_REMOVED, before)
    if after:
        yield Piece(_ADDED, after)


def _tidied(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield the pieces with neighbours of a kind joined, and lonely signs between changes taken along."""
    removed, added = "", ""
    row = _joined(pieces)
    for place, piece in enumerate(row):
        between = removed or added
        if piece.kind == _SAME and not (between and place + 1 < len(row) and _is_lonely(piece.text)):
            yield from _replaced(removed, added)
            removed, added = "", ""
            yield piece
            continue
        if piece.kind != _ADDED:
            removed += piece.text
        if piece.kind != _REMOVED:
            added += piece.text
    yield from _replaced(removed, added)


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    row: list[Piece] = []
    for piece in pieces:
        if row and row[-1].kind == piece.kind:
            piece = Piece(piece.kind, row.pop().text + piece.text)
        row.append(piece)
    return row


def _is_lonely(text: str) -> bool:
    """Return whether a text is one sign or blanks only; a line break keeps paragraphs apart."""
    return "\n" not in text and (len(text) == 1 or text.isspace())


def _units(text: str) -> list[str]:
    return _UNIT.findall(text)


def _sentences(text: str) -> list[str]:
    return _SENTENCE.findall(text)
