"""What differs between two texts, by words: Latin ones whole, Chinese by characters gathered into runs.

Pure and exact: each side can be read back from the difference. How it is shown is decided elsewhere.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple

from workbench.domain.blocks import PLAIN_LOOK, Line, Look
from workbench.kernel.script import CHINESE


class Mark(StrEnum):
    """On which side a piece stands."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class Piece(NamedTuple):
    """A stretch of text that stands on both sides, or on the older or the newer only, with its looks."""

    mark: Mark
    text: str
    before: Look = PLAIN_LOOK
    after: Look = PLAIN_LOOK

    @property
    def restyled(self) -> bool:
        """Whether the same words look differently on the two sides."""
        return self.mark is Mark.SAME and self.before != self.after


Pieces = tuple[Piece, ...]
_LETTER = f"[^\\W_{CHINESE}]"
# Numbers such as 36276—2023, 29.240.99 and GB/T are one word each.
_WORD = re.compile(f"{_LETTER}+(?:[.,'’/–—-]{_LETTER}+)*|\\s+|.", re.DOTALL)
_SENTENCE = re.compile(r"[^\n。！？；]*[\n。！？；]|[^\n。！？；]+")
# Above so many pairs of words the time to compare them would be felt; such a passage counts as replaced whole.
_MOST_PAIRS = 1_000_000
# Sentences that share less than this part of their words are other sentences, not islands of words they share.
_ALIKE = 0.3


def text_difference(before: str, after: str) -> Pieces:
    """Return the pieces that lead from one text to the other; neighbours differ in their mark, none is empty.

    Where something was replaced, what was removed stands before what was added.
    """
    if after.startswith(before) or after.endswith(before):
        return _extended(before, after, Mark.ADDED)
    if before.startswith(after) or before.endswith(after):
        return _extended(after, before, Mark.REMOVED)
    pieces: list[Piece] = []
    # With its line break the last sentence is the same sentence when others follow it.
    for old, new in _blocks(_SENTENCE.findall(f"{before}\n"), _SENTENCE.findall(f"{after}\n")):
        if old == new:
            pieces.append(Piece(Mark.SAME, old))
        else:
            pieces += _by_words(old, new)
    return tuple(_gathered(_without_chance(_without_last_break(_gathered(pieces)))))


def _extended(part: str, whole: str, mark: Mark) -> Pieces:
    """Return the difference of a text to one that begins or else ends with it, though it be within a word."""
    kept = Piece(Mark.SAME, part)
    if whole.startswith(part):
        pieces = (kept, Piece(mark, whole[len(part) :]))
    else:
        pieces = (Piece(mark, whole[: len(whole) - len(part)]), kept)
    return tuple(piece for piece in pieces if piece.text)


def _without_last_break(pieces: list[Piece]) -> list[Piece]:
    """Return a difference of texts that both end with a line break without these."""
    *before, last = pieces
    if last.mark is Mark.SAME:
        return _gathered([*before, Piece(Mark.SAME, last.text[:-1])])
    side, other = last.text[:-1], before[-1].text[:-1]
    if before[-1].mark is Mark.SAME:  # what follows the last line both have: its break goes with it
        return _gathered([*before[:-1], Piece(Mark.SAME, other), Piece(last.mark, f"\n{side}")])
    return _gathered([*before[:-1], Piece(before[-1].mark, other), Piece(last.mark, side)])


def replacement(before: str, after: str) -> Pieces:
    """Return the pieces for two texts of which one takes the place of the other as a whole."""
    if before == after:
        return (Piece(Mark.SAME, before),) if before else ()
    pieces = (Piece(Mark.REMOVED, before), Piece(Mark.ADDED, after))
    return tuple(piece for piece in pieces if piece.text)


def older(pieces: Iterable[Piece]) -> str:
    """Return the text that a difference begins with."""
    return "".join(piece.text for piece in pieces if piece.mark is not Mark.ADDED)


def newer(pieces: Iterable[Piece]) -> str:
    """Return the text that a difference leads to."""
    return "".join(piece.text for piece in pieces if piece.mark is not Mark.REMOVED)


def differs(pieces: Iterable[Piece]) -> bool:
    """Return whether the two sides differ, in words or in looks."""
    return any(piece.mark is not Mark.SAME or piece.restyled for piece in pieces)


def with_looks(pieces: Iterable[Piece], before: Sequence[Line], after: Sequence[Line]) -> Pieces:
    """Return a difference with the looks of both sides, whose lines say what the pieces say.

    Same words that are raised or lowered on one side only count as replaced: 10³ is not 103.
    """
    if all(run.is_plain for side in (before, after) for line in side for run in line):
        return tuple(pieces)
    old, new = _Looks(before), _Looks(after)
    found: list[Piece] = []
    for piece in pieces:
        place = 0
        while place < len(piece.text):
            sides = [side for side, mark in ((old, Mark.ADDED), (new, Mark.REMOVED)) if piece.mark is not mark]
            length = min(len(piece.text) - place, *(side.length for side in sides))
            text = piece.text[place : place + length]
            one = Piece(
                piece.mark,
                text,
                old.look if old in sides else PLAIN_LOOK,
                new.look if new in sides else PLAIN_LOOK,
            )
            found += _told_apart(one)
            for side in sides:
                side.pass_over(length)
            place += length
    alike = groupby(found, lambda piece: (piece.mark, piece.before, piece.after))
    return tuple(Piece(mark, "".join(piece.text for piece in some), *looks) for (mark, *looks), some in alike)


def _told_apart(piece: Piece) -> Iterator[Piece]:
    if piece.restyled and piece.before[3] != piece.after[3] and piece.text.strip():
        yield Piece(Mark.REMOVED, piece.text, before=piece.before)
        yield Piece(Mark.ADDED, piece.text, after=piece.after)
    else:
        yield piece


class _Looks:
    """Goes through the looks of one side: which one holds here, and for how many characters."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._stretches: list[tuple[Look, int]] = []
        for number, line in enumerate(lines):
            if number:
                self._stretches.append((PLAIN_LOOK, 1))
            self._stretches += [(run.look, len(run.text)) for run in line if run.text]
        self._stretches.reverse()

    @property
    def look(self) -> Look:
        """The look that holds here."""
        return self._stretches[-1][0] if self._stretches else PLAIN_LOOK

    @property
    def length(self) -> int:
        """For how many characters it holds."""
        return self._stretches[-1][1] if self._stretches else sys.maxsize

    def pass_over(self, count: int) -> None:
        """Go on by so many characters, at most to where another look begins."""
        if self._stretches:
            look, length = self._stretches.pop()
            if length > count:
                self._stretches.append((look, length - count))


def paragraphs(pieces: Iterable[Piece]) -> list[Pieces]:
    """Return a difference line by line, as far as both sides have the line break; the breaks are left out."""
    lines: list[list[Piece]] = [[]]
    for piece in pieces:
        parts = piece.text.split("\n") if piece.mark is Mark.SAME else [piece.text]
        for number, part in enumerate(parts):
            if number:
                lines.append([])
            if part:
                lines[-1].append(piece._replace(text=part))
    return [tuple(line) for line in lines]


def _by_words(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    blocks = list(_blocks(old, new)) if _is_around(old, new) or _are_alike(old, new) else [(before, after)]
    for removed, added in blocks:
        yield from replacement(removed, added)


def _is_around(old: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether the longer one is the shorter one with one passage more."""
    return sum(_shared_ends(old, new)) == min(len(old), len(new)) > 0


def _are_alike(old: Sequence[str], new: Sequence[str]) -> bool:
    return len(old) * len(new) <= _MOST_PAIRS and _matcher(old, new).ratio() >= _ALIKE


def _matcher(old: Sequence[str], new: Sequence[str]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, old, new, autojunk=False)


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield (older, newer) text in order; where both are alike, the passage is the same."""
    start, end = _shared_ends(old, new)
    same = "".join(old[:start])
    yield same, same
    inner_old, inner_new = old[start : len(old) - end], new[start : len(new) - end]
    for _name, first, last, to_first, to_last in _matcher(inner_old, inner_new).get_opcodes():
        yield "".join(inner_old[first:last]), "".join(inner_new[to_first:to_last])
    same = "".join(old[len(old) - end :])
    yield same, same


def _shared_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Return how much two passages share at their beginning, and of the rest at their end."""
    shorter = min(len(old), len(new))
    start = 0
    while start < shorter and old[start] == new[start]:
        start += 1
    end = 0
    while end < shorter - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def _without_chance(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces without single characters that both sides share by chance between two changes."""
    for number, piece in enumerate(pieces):
        inner = 0 < number < len(pieces) - 1
        if piece.mark is Mark.SAME and inner and len(piece.text) == 1 and piece.text != "\n":
            yield Piece(Mark.REMOVED, piece.text)
            yield Piece(Mark.ADDED, piece.text)
        else:
            yield piece


def _gathered(pieces: Iterable[Piece]) -> list[Piece]:
    """Return the pieces with neighbours joined: between two same ones, what was removed and what was added."""
    found: list[Piece] = []
    open_texts = {Mark.SAME: "", Mark.REMOVED: "", Mark.ADDED: ""}

    def flush(*marks: Mark) -> None:
        for mark in marks:
            if open_texts[mark]:
                found.append(Piece(mark, open_texts[mark]))
                open_texts[mark] = ""

    for piece in pieces:
        if piece.mark is Mark.SAME and piece.text:
            flush(Mark.REMOVED, Mark.ADDED)
        elif piece.text:
            flush(Mark.SAME)
        open_texts[piece.mark] += piece.text
    flush(Mark.SAME, Mark.REMOVED, Mark.ADDED)
    return found
