"""Lists in a rich text as Qt has them: which list a block is in, and lists that count as in a Word file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextList, QTextListFormat

from workbench.domain.blocks import DEEPEST_LEVEL

_NUMBERS = (QTextListFormat.Style.ListDecimal, QTextListFormat.Style.ListLowerAlpha)
_SUFFIXES = (".", ")")
_BULLETS = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle)
Place = tuple[QTextBlock, int, bool]  # a block of a list, its level, whether it is numbered


def list_of(block: QTextBlock) -> QTextList | None:
    """Return the list that a block is in."""
    return block.textList()


def chosen_blocks(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the blocks that a selection touches, or the one of the cursor."""
    block = cursor.document().findBlock(cursor.selectionStart())
    end = max(cursor.selectionEnd() - cursor.hasSelection(), block.position())
    last = cursor.document().findBlock(end)
    found = [block]
    while block != last and block.next().isValid():
        block = block.next()
        found.append(block)
    return found


def item_of(block: QTextBlock) -> tuple[int, bool] | None:
    """Return level and kind of a block in a list; None for any other block."""
    around = list_of(block)
    if around is None:
        return None
    look = around.format()
    return min(max(look.indent() - 1, 0), DEEPEST_LEVEL), look.style() in _NUMBERS


def assign_lists(items: Sequence[Place]) -> None:
    """Put blocks into lists by level and kind, so that each list counts for itself, as in a Word file."""
    open_lists: list[tuple[bool, QTextList]] = []
    before: QTextBlock | None = None
    for (level, ordered), neighbours in _neighbours(items):
        if before is None or before.next() != neighbours[0]:
            open_lists = []
        level = min(level, len(open_lists), DEEPEST_LEVEL)
        del open_lists[level + 1 :]
        if len(open_lists) > level and open_lists[level][0] != ordered:
            open_lists.pop()
        before = neighbours[-1]
        together = QTextCursor(neighbours[0])
        together.setPosition(before.position(), QTextCursor.MoveMode.KeepAnchor)
        if len(open_lists) > level:
            look = QTextBlockFormat()
            look.setObjectIndex(open_lists[level][1].objectIndex())
            together.mergeBlockFormat(look)
        else:
            open_lists.append((ordered, together.createList(list_format(level, ordered))))


def _neighbours(items: Sequence[Place]) -> Iterator[tuple[tuple[int, bool], list[QTextBlock]]]:
    """Yield level and kind with the blocks that have them and follow one another."""
    for look, group in groupby(items, lambda item: item[1:]):
        together: list[QTextBlock] = []
        for block, *_ in group:
            if together and together[-1].next() != block:
                yield look, together
                together = []
            together.append(block)
        yield look, together


def list_format(level: int, ordered: bool) -> QTextListFormat:
    """Return how a list of a level looks."""
    look = QTextListFormat()
    look.setIndent(level + 1)
    look.setStyle((_NUMBERS if ordered else _BULLETS)[level % 2])
    look.setNumberSuffix(_SUFFIXES[level % 2])
    return look
