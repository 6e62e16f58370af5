"""The difference of two rich texts line by line: each picture that both hold is a line of its own.

Words between two pictures are compared with those between the same two; what a picture has of its own, its
width and its file, is told at its line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from workbench.domain.blocks import Block, Line, Picture, words_of
from workbench.domain.content import parse
from workbench.domain.picturepairs import PicturePair, picture_pairs
from workbench.domain.textdifference import Mark, Piece, Pieces, paragraphs, text_difference, with_looks
from workbench.formspec.kind_rich import rich_blocks
from workbench.kernel.i18n import language_in_use, tr


class RichLine(NamedTuple):
    """A line of the difference, and what is told of its picture as a whole."""

    pieces: Pieces
    note: str = ""


def rich_difference(before: str, after: str) -> list[RichLine]:
    """Return the difference of two rich texts that hold pictures."""
    old, new = parse(before), parse(after)
    told = [list(rich_blocks(content, language_in_use())) for content in (old, new)]
    found: list[RichLine] = []
    ends = [PicturePair(-1, -1), *picture_pairs(old, new), PicturePair(len(old), len(new))]
    for last, pair in pairwise(ends):
        found += _between(
            [line for block in told[0][last.before + 1 : pair.before] for line in block],
            [line for block in told[1][last.after + 1 : pair.after] for line in block],
        )
        if pair != ends[-1]:
            sides = told[0][pair.before], told[1][pair.after]
            found.append(RichLine(_pieces(*sides), _picture_note(old[pair.before], new[pair.after])))
    return found


def _between(before: Sequence[Line], after: Sequence[Line]) -> Iterator[RichLine]:
    """Yield the lines between two pictures; where one side has none, those of the other came or went whole."""
    if before and after:
        yield from map(RichLine, paragraphs(_pieces(before, after)))
        return
    for line in before or after:
        mark = Mark.REMOVED if before else Mark.ADDED
        # An empty line that came or went would be nothing to be seen.
        pieces = (Piece(mark, words_of(line) or "\n"),)
        sides = ((line,), ()) if before else ((), (line,))
        yield RichLine(with_looks(pieces, *sides))


def _pieces(before: Sequence[Line], after: Sequence[Line]) -> Pieces:
    words = ["\n".join(map(words_of, side)) for side in (before, after)]
    return with_looks(text_difference(*words), before, after)


def _picture_note(before: Block, after: Block) -> str:
    if not isinstance(before, Picture) or not isinstance(after, Picture):
        return ""
    if before.digest != after.digest:
        return tr("another picture")
    return tr("another width") if before.width != after.width else ""
