"""Lists in a rich text as Qt has them: which list a block is in, and lists that count as in a Word file."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextList, QTextListFormat

from workbench.domain.blocks import DEEPEST_LEVEL, Item, OpenLists
from workbench.kernel.i18n import tr

_NUMBERS = (QTextListFormat.Style.ListDecimal, QTextListFormat.Style.ListLowerAlpha)
_SUFFIXES = (".", ")")
_BULLETS = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle)
_OBJECT = "\ufffc"  # stands for a picture
Place = tuple[QTextBlock, Item]  # a block of a list, and the item that it is to be; its words are not looked at


def no_lists_in_cells() -> str:
    """Return the sentence that says why no list can be made in a table."""
    return tr("A cell of a table takes no list; write its number or sign before each line.")


def no_lists_of_pictures() -> str:
    """Return the sentence that says why no list can be made of pictures alone."""
    return tr("A picture is no item of a list; write the item in a line of its own.")


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
    """Return the chosen blocks that are to be items: around tables those with words, as Qt hides empty ones.

    A picture that is a line of its own is none.
    """
    chosen = [block for block in chosen_blocks(cursor) if block.text().strip(_OBJECT) or not block.text()]
    outside = [block for block in chosen if QTextCursor(block).currentTable() is None]
    if len(outside) == len(chosen):
        return chosen
    return [block for block in outside if block.length() > 1]


def item_of(block: QTextBlock) -> Item | None:
    """Return a block of a list as an item without words; None for any other block.

    The first one of each numbered list tells its number, and one behind something else: whatever stands before
    it, Qt counts anew there, or on.
    """
    around = list_of(block)
    if around is None:
        return None
    look = around.format()
    ordered = look.style() in _NUMBERS
    start = _told_number(block, around) if ordered else None
    return Item((), min(max(look.indent() - 1, 0), DEEPEST_LEVEL), ordered, start)


def _told_number(block: QTextBlock, around: QTextList) -> int | None:
    if around.item(0) == block:
        return around.format().start()
    if list_of(block.previous()) is None:
        return around.format().start() + around.itemNumber(block)
    return None


def assign_lists(items: Sequence[Place]) -> None:
    """Put blocks into lists by level and kind, so that each list counts for itself, as in a Word file.

    What counts on from before something else is of one list with that, so that both stay in step.
    """
    open_lists: list[tuple[bool, QTextList]] = []
    before: QTextBlock | None = None
    outer: tuple[QTextList, int] | None = (
        None  # the numbered list of the first level, and what it has counted to
    )
    for item, neighbours in _neighbours(items):
        if before is None or before.next() != neighbours[0]:
            open_lists = []
            if outer is not None and (item.level, item.ordered, item.start) == (0, True, outer[1] + 1):
                open_lists, item = [(True, outer[0])], replace(item, start=None)
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
        if level == 0:
            outer = _counted(*open_lists[0], outer, len(neighbours))


def _counted(
    ordered: bool, around: QTextList, outer: tuple[QTextList, int] | None, more: int
) -> tuple[QTextList, int] | None:
    """Return a numbered list that got more items with what it has counted to; None for bullets."""
    if not ordered:
        return None
    goes_on = outer is not None and outer[0] == around
    before = outer[1] if outer is not None and goes_on else around.format().start() - 1
    return around, before + more


def around(places: Sequence[Place]) -> list[Place]:
    """Return places of new items, one behind the other, with those before and behind that are of their list."""
    if not places:
        return []
    before: list[Place] = []
    behind: list[Place] = []
    block = places[0][0]
    while (item := item_of(block.previous())) is not None:
        block = block.previous()
        before.insert(0, (block, item))
    block = places[-1][0]
    while (item := item_of(block.next())) is not None:
        block = block.next()
        behind.append((block, item))
    first, *others = places
    together = [*before, _counting_on(first, before), *others, *behind]
    return in_step(together, {block.blockNumber() for block, _ in places})


def _counting_on(place: Place, before: Sequence[Place]) -> Place:
    """Return the place of an item that counts on from those before it, if it is of a list with them."""
    block, item = place
    counted = OpenLists()
    for _, one in before:
        counted.number(one)
    without = replace(item, start=None)
    return (block, without if counted.next_number(without) > 1 else item)


def in_step(places: Sequence[Place], new: Container[int]) -> list[Place]:
    """Return places in which old items count on from new ones before them, if they did so from older ones.

    `new` has the numbers of the blocks that are new; an old item that tells another number keeps it.
    """
    kept: list[Place] = []
    old, behind_new = OpenLists(), False
    for block, item in places:
        if block.blockNumber() in new:
            behind_new = True
            kept.append((block, item))
            continue
        without = replace(item, start=None)
        follows = behind_new and item.start == old.next_number(without)
        old.number(item)
        kept.append((block, without if follows else item))
    return kept


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
