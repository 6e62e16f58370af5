"""Which pictures of two states of a rich text are the same ones; what else differs is compared elsewhere.

Blocks are laid side by side in their order, so that a picture stands by what stands around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from workbench.domain.blocks import Block, Content, Paragraph, Picture
from workbench.domain.content import parse

# Above so many pairs of blocks the time to compare them would be felt; then only pictures are paired.
_MOST_PAIRS = 250_000
# What it is worth that two blocks stand side by side: like ones most, empty lines least.
_ALIKE, _SAME_FILE, _SOME = 4, 2, 1
_Blocks = Sequence[tuple[int, Block]]  # with their places


class PicturePair(NamedTuple):
    """A picture by its block before and after: the same file, or another one in its place."""

    before: int
    after: int


def picture_pairs(before: Content, after: Content) -> list[PicturePair]:
    """Return the pictures that stand in both states, in their order; both blocks go up from pair to pair."""
    start, end = _shared_ends(before, after)
    pairs = [PicturePair(place, place) for place in range(start)]
    pairs += _side_by_side(_inner(before, start, end), _inner(after, start, end))
    pairs += [PicturePair(len(before) - back, len(after) - back) for back in range(end, 0, -1)]
    return [pair for pair in pairs if isinstance(before[pair.before], Picture)]


def alike_but_pictures(before: str, after: str) -> bool:
    """Return whether two texts are the same but for which pictures they hold, and how wide."""
    return _without_pictures(parse(before)) == _without_pictures(parse(after))


def _without_pictures(content: Content) -> Content:
    return tuple(
        replace(block, digest="", width=None) if isinstance(block, Picture) else block for block in content
    )


def _shared_ends(before: Content, after: Content) -> tuple[int, int]:
    """Return how many blocks are alike at the beginning, and of the rest at the end."""
    shorter = min(len(before), len(after))
    start = next((place for place in range(shorter) if before[place] != after[place]), shorter)
    rest = range(shorter - start)
    end = next((back for back in rest if before[-1 - back] != after[-1 - back]), shorter - start)
    return start, end


def _inner(content: Content, start: int, end: int) -> _Blocks:
    return list(enumerate(content))[start : len(content) - end]


def _side_by_side(before: _Blocks, after: _Blocks) -> list[PicturePair]:
    if len(before) * len(after) > _MOST_PAIRS:
        before, after = _pictures(before), _pictures(after)
    if not _pictures(before) or not _pictures(after) or len(before) * len(after) > _MOST_PAIRS:
        return []
    best = _worths(before, after)
    found: list[PicturePair] = []
    old = new = 0
    while old < len(before) and new < len(after):
        worth = _worth(before[old][1], after[new][1])
        if worth and best[old][new] == worth + best[old + 1][new + 1]:
            found.append(PicturePair(before[old][0], after[new][0]))
            old, new = old + 1, new + 1
        elif best[old][new] == best[old + 1][new]:
            old += 1
        else:
            new += 1
    return found


def _worths(before: _Blocks, after: _Blocks) -> list[list[int]]:
    """Return what the best pairing is worth of all blocks from each place on, on both sides."""
    best = [[0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for old in range(len(before) - 1, -1, -1):
        here, below = best[old], best[old + 1]
        for new in range(len(after) - 1, -1, -1):
            worth = _worth(before[old][1], after[new][1])
            paired = worth + below[new + 1] if worth else 0
            here[new] = max(paired, below[new], here[new + 1])
    return best


def _worth(before: Block, after: Block) -> int:
    """Return what it is worth that two blocks stand side by side; nothing if they are not the same."""
    if isinstance(before, Picture) and isinstance(after, Picture):
        if before.digest != after.digest:
            return _SOME
        return _SAME_FILE + (before.width == after.width) + (before.alternative == after.alternative)
    if before != after:
        return 0
    return _SOME if before == Paragraph() else _ALIKE


def _pictures(blocks: _Blocks) -> _Blocks:
    return [one for one in blocks if isinstance(one[1], Picture)]
