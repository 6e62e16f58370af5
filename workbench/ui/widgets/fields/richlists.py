"""Lists in a rich text as Qt has them: which list a block is in, and lists that count as in a Word file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextList, QTextListFormat

from workbench.domain.blocks import DEEPEST_LEVEL, Item
from workbench.kernel.i18n import tr

_NUMBERS = (QTextListFormat.Style.ListDecimal, QTextListFormat.Style.ListLowerAlpha)
_SUFFIXES = (".", ")")
_BULLETS = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle)
Place = tuple[QTextBlock, Item]  # a block of a list, and the item that it is to be; its words are not looked at


def no_lists_in_cells() -> str:
    """Return the sentence that says why no list can be made in a table."""
    return tr("A cell of a table takes no list; write its number or sign before each line.")


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


def blocks_for_list(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the chosen blocks that are to be items: around tables those with words, as Qt hides empty ones."""
    chosen = chosen_blocks(cursor)
    outside = [block for block in chosen if QTextCursor(block).currentTable() is None]
    if len(outside) == len(chosen):
        return chosen
    return [block for block in outside if block.length() > 1]


def item_of(block: QTextBlock) -> Item | None:
    """Return a block of a list as an item without words; None for any other block.

    The first one of each numbered list tells its number: Qt counts anew there, whatever stands before it.
    """
    around = list_of(block)
    if around is None:
        return None
    look = around.format()
    ordered = look.style() in _NUMBERS
    start = look.start() if ordered and around.item(0) == block else None
    return Item((), min(max(look.indent() - 1, 0), DEEPEST_LEVEL), ordered, start)


def assign_lists(items: Sequence[Place]) -> None:
    """Put blocks into lists by level and kind, so that each list counts for itself, as in a Word file."""
    open_lists: list[tuple[bool, QTextList]] = []
    before: QTextBlock | None = None
    for item, neighbours in _neighbours(items):
        if before is None or before.next() != neighbours[0]:
            open_lists = []
        level = min(item.level, len(open_lists), DEEPEST_LEVEL)
        del open_lists[level + 1 :]
        if len(open_lists) > level and (open_lists[level][0] != item.ordered or item.start is not None):
            open_lists.pop()
        before = neighbours[-1]
        together = QTextCursor(neighbours[0])
        together.setPosition(before.position(), QTextCursor.MoveMode.KeepAnchor)
        if len(open_lists) > level:
            look = QTextBlockFormat()
            look.setObjectIndex(open_lists[level][1].objectIndex())
            together.mergeBlockFormat(look)
        else:
            look_of_list = list_format(level, item.ordered, item.start)
            open_lists.append((item.ordered, together.createList(look_of_list)))


def around(places: Sequence[Place]) -> list[Place]:
    """Return places of items that follow one another with those before and behind that are of the same lists.

    What is put behind an item counts on from it.
    """
    if not places:
        return []
    before: list[Place] = []
    behind: list[Place] = []
    (block, first), *others = places
    while (item := item_of(block.previous())) is not None:
        block = block.previous()
        before.insert(0, (block, item))
    if before:
        places = [(places[0][0], replace(first, start=None)), *others]
    block = places[-1][0]
    while (item := item_of(block.next())) is not None:
        block = block.next()
        behind.append((block, item))
    return [*before, *places, *behind]


def _neighbours(items: Sequence[Place]) -> Iterator[tuple[Item, list[QTextBlock]]]:
    """Yield items with the blocks that follow one another, have their level and kind and count on from them."""
    first, together = Item(), list[QTextBlock]()
    for block, item in items:
        goes_on = item.start is None and (item.level, item.ordered) == (first.level, first.ordered)
        if together and not (goes_on and together[-1].next() == block):
            yield first, together
            together = []
        if not together:
            first = item
        together.append(block)
    if together:
        yield first, together


def list_format(level: int, ordered: bool, start: int | None = None) -> QTextListFormat:
    """Return how a list of a level looks."""
    look = QTextListFormat()
    look.setIndent(level + 1)
    look.setStyle((_NUMBERS if ordered else _BULLETS)[level % 2])
    if start is not None:
        look.setStart(start)
    look.setNumberSuffix(_SUFFIXES[level % 2])
    return look
