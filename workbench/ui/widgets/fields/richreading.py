"""Reads documents of Qt as rich texts: blocks and runs out of a `QTextDocument`; `richdocument` fills them.

Long texts are read after every pause in typing, so each format of a document is looked at once only.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextTable,
)

from workbench.domain.blocks import (
    Block,
    Cell,
    Content,
    Item,
    Line,
    Look,
    Paragraph,
    Picture,
    Run,
    Script,
    Table,
    merged,
    settled,
    share_of,
)
from workbench.domain.contentreader import PICTURE_SCHEME
from workbench.ui.widgets.fields.richlists import item_of

ALTERNATIVE = QTextFormat.Property.ImageAltText
SHARE = (
    QTextFormat.Property.UserProperty.value + 1
)  # of the width of the text that a picture takes, in per cent
HEIGHTS: dict[Script, QTextCharFormat.VerticalAlignment] = {
    "sub": QTextCharFormat.VerticalAlignment.AlignSubScript,
    "sup": QTextCharFormat.VerticalAlignment.AlignSuperScript,
}
_SCRIPTS = {height: script for script, height in HEIGHTS.items()}
_BOLD = QFont.Weight.DemiBold
_SOFT_BREAK = "\u2028"
_BLOCK_END = "\u2029"


def read(document: QTextDocument) -> Content:
    """Return the content of a document."""
    return settled(_lines_without_looks(document) if _has_no_looks(document) else _Reader().blocks(document))


def picture_in(look: QTextCharFormat) -> Picture | None:
    """Return the picture that a format of characters stands for; None for any other."""
    if not look.isImageFormat():
        return None
    scheme, _, digest = look.toImageFormat().name().partition(":")
    if scheme != PICTURE_SCHEME:
        return None
    return Picture(digest, str(look.property(ALTERNATIVE) or ""), share_of(look.property(SHARE)))


def run_of(look: QTextCharFormat) -> Run:
    """Return a run without characters that looks as a format says."""
    return Run(
        "",
        bold=look.fontWeight() >= _BOLD,
        italic=look.fontItalic(),
        underline=look.fontUnderline(),
        script=_SCRIPTS.get(look.verticalAlignment(), ""),
    )


def _has_no_looks(document: QTextDocument) -> bool:
    """Return whether nothing in a document is more than words in lines: no look, list, table or picture."""
    if document.rootFrame().childFrames():
        return False
    return all(_means_nothing(look) for look in document.allFormats())


def _means_nothing(look: QTextFormat) -> bool:
    if look.isListFormat() or look.isImageFormat():
        return False
    return not look.isCharFormat() or run_of(look.toCharFormat()).is_plain


def _lines_without_looks(document: QTextDocument) -> Iterator[Block]:
    """Yield the lines of a document that has nothing else; going from block to block takes four times that."""
    for words in document.toRawText().replace(_SOFT_BREAK, _BLOCK_END).split(_BLOCK_END):
        yield Paragraph(merged((Run(words),)))


class _Reader:
    """Reads one document; it notes what formats mean and lists have counted to, by their places in it."""

    def __init__(self) -> None:
        self._meanings: dict[int, Picture | Look] = {}
        self._counted: dict[int, int] = {}

    def blocks(self, document: QTextDocument) -> Iterator[Block]:
        """Yield the blocks of a document, not yet settled."""
        if not document.rootFrame().childFrames():  # no tables: blocks alone are gone through in half the time
            block = document.begin()
            while block.isValid():
                yield from self._block(block)
                block = block.next()
            return
        place, behind_table = document.rootFrame().begin(), False
        while not place.atEnd():
            frame, block = place.currentFrame(), place.currentBlock()
            if isinstance(frame, QTextTable):
                yield self._table(frame)
            elif block.isValid() and not (behind_table and block.length() == 1):  # that one is hidden
                yield from self._block(block)
            behind_table = isinstance(frame, QTextTable)
            place += 1

    def _block(self, block: QTextBlock) -> Iterator[Block]:
        """Yield a block of Qt as ours: a picture in a line parts it. Items tell the numbers that are seen."""
        item = item_of(block)
        parts = self._parts(block)
        pictures = len(parts) > 1 and any(isinstance(part, Picture) for part in parts)
        for part in parts:
            if isinstance(part, Picture):
                yield part
            elif part or not pictures:
                yield Paragraph(part) if item is None else self._numbered(item, block, part)

    def _numbered(self, item: Item, block: QTextBlock, line: Line) -> Item:
        """Return an item with its line and, if its list counts, the number that is seen before it."""
        if not item.ordered:
            return replace(item, runs=line)
        index = block.textList().objectIndex()
        number = self._counted[index] + 1 if index in self._counted else item.start
        self._counted[index] = number or 0
        return replace(item, runs=line, start=number)

    def _parts(self, block: QTextBlock) -> list[Line | Picture]:
        parts: list[Line | Picture] = []
        runs: list[Run] = []
        for fragment in _fragments(block):
            meaning = self._meaning(fragment)
            if isinstance(meaning, Picture):
                # The same picture twice without anything between is one fragment.
                parts += merged(runs), *[meaning] * fragment.length()
                runs = []
                continue
            first, *others = fragment.text().split(_SOFT_BREAK)
            runs.append(Run(first, *meaning))
            for words in others:
                parts.append(merged(runs))
                runs = [Run(words, *meaning)]
        parts.append(merged(runs))
        return parts

    def _meaning(self, fragment: QTextFragment) -> Picture | Look:
        index = fragment.charFormatIndex()
        known = self._meanings.get(index)
        if known is None:
            look = fragment.charFormat()
            known = self._meanings[index] = picture_in(look) or run_of(look).look
        return known

    def _table(self, table: QTextTable) -> Table:
        rows, columns = range(table.rows()), range(table.columns())
        return Table(tuple(tuple(self._cell(table, row, column) for column in columns) for row in rows))

    def _cell(self, table: QTextTable, row: int, column: int) -> Cell:
        place, lines = table.cellAt(row, column).begin(), list[Line]()
        while not place.atEnd():
            block = place.currentBlock()
            if block.isValid():
                lines += [part for part in self._parts(block) if not isinstance(part, Picture)]
            place += 1
        return tuple(lines) or ((),)


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        if fragment.isValid():
            yield fragment
        if fragment.length() == block.length() - 1:  # most lines are one: going on from it costs as much again
            return
        place += 1
