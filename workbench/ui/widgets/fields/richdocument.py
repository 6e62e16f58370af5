"""Rich texts as documents of Qt: blocks and runs are put into a `QTextDocument`; reading is `richreading`.

The document asks nobody for anything: no file, no address; it shows the pictures that it was given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import chain, groupby
from typing import Any, Literal

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from workbench.domain.blocks import (
    Block,
    Content,
    Item,
    Line,
    Paragraph,
    Picture,
    Run,
    Table,
    as_lines,
    merged,
    words_of,
)
from workbench.domain.content import is_markup, write
from workbench.domain.contentreader import PICTURE_SCHEME
from workbench.kernel.characters import with_line_feeds
from workbench.ui import theme
from workbench.ui.widgets.fields.richlists import Place, around, assign_lists, item_of, list_of
from workbench.ui.widgets.fields.richreading import ALTERNATIVE, HEIGHTS, SHARE, picture_in, read, run_of

_OBJECT = "\ufffc"  # stands for a picture
_PADDING = 5  # px
_AS_WIDE_AS_CAN_BE = 100_000  # px
# Whether a block stands ready to be filled; an empty one behind a table is hidden by Qt.
_Fresh = Literal["", "line", "hidden"]


class RichDocument(QTextDocument):
    """A document that loads nothing; pictures are given to it by their digests. Each state is read once."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._pictures: dict[str, QImage] = {}
        self._empty = _empty_picture()
        self._known: tuple[int, Content] = (-1, ())
        self.setIndentWidth(24)

    def content(self) -> Content:
        """Return what stands here."""
        if self._known[0] != self.revision():
            self.know(read(self))
        return self._known[1]

    def know(self, content: Content) -> None:
        """Note what was put in the place of everything: reading it anew would give the same."""
        self._known = (self.revision(), content)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Return a picture that was given, or a grey box in its place; nothing else whatever is asked for."""
        address = QUrl(name)
        is_picture = kind == QTextDocument.ResourceType.ImageResource.value
        if is_picture and address.scheme() == PICTURE_SCHEME:
            return self._pictures.get(address.path(), self._empty)
        return None

    def give_picture(self, digest: str, image: QImage) -> None:
        """Show a picture where its digest stands."""
        self._pictures[digest] = image
        self.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(picture_name(digest)), image)
        self.markContentsDirty(0, self.characterCount())

    def knows(self, digest: str) -> bool:
        """Return whether a picture was given."""
        return digest in self._pictures


def picture_name(digest: str) -> str:
    """Return the address of a picture inside a document."""
    return f"{PICTURE_SCHEME}:{digest}"


def fill(document: RichDocument, content: Content) -> None:
    """Put a content in the place of what stands in a document; there is nothing to undo then."""
    document.setUndoRedoEnabled(False)
    document.clear()
    insert(QTextCursor(document), content)
    document.setUndoRedoEnabled(True)
    document.know(content)


def is_over_all(cursor: QTextCursor) -> bool:
    """Return whether what is put in at a cursor stands in the place of everything."""
    most = cursor.document().characterCount() - 1
    if not most:
        return list_of(cursor.block()) is None
    return cursor.hasSelection() and cursor.selectionEnd() - cursor.selectionStart() == most


def insert(cursor: QTextCursor, content: Content, typed: bool = False) -> tuple[Picture, ...]:
    """Put a content in at a cursor, as one step to undo; in a cell of a table its lines only.

    The first line goes on in that of the cursor, unless it is an item; what could have been `typed` there, too.
    Returns the pictures that a cell has no place for.
    """
    over_all = is_over_all(cursor)
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    left: tuple[Picture, ...] = ()
    if cursor.currentTable() is not None:
        left = tuple(block for block in content if isinstance(block, Picture))
        if len(content) > 1 and isinstance(content[-2], Table) and content[-1] == Paragraph():
            content = content[:-1]  # the line that every table has behind it
        content = tuple(map(Paragraph, as_lines(content)))
    line = content[0].runs if len(content) == 1 and isinstance(content[0], Paragraph) else None
    if not typed and content and line is None and _needs_lines(cursor, content):
        _part_line(cursor)
    its_list = list_of(cursor.block())
    if its_list is not None and not cursor.block().text() and (over_all or (line is None and not typed)):
        its_list.remove(cursor.block())  # what is put in stands in the place of the item, not behind it
        cursor.setBlockFormat(QTextBlockFormat())
    if line is not None:
        insert_line(cursor, line)
    else:
        _insert_blocks(cursor, content, typed)
    cursor.endEditBlock()
    return left


def _needs_lines(cursor: QTextCursor, content: Content) -> bool:
    """Return whether what stands behind a cursor is to stay a line of its own: no item is made of it, and what
    is no line begins where it begins."""
    begins_here = cursor.atBlockStart() and not isinstance(content[0], Paragraph | Table)
    return isinstance(content[-1], Item) or begins_here


def _part_line(cursor: QTextCursor) -> None:
    """Make what stands behind a cursor a line of its own; the cursor stays before it."""
    if not cursor.atBlockEnd():
        cursor.insertBlock()
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)


def _insert_blocks(cursor: QTextCursor, content: Content, typed: bool) -> None:
    items: list[Place] = []
    fresh: _Fresh = "line" if content and (typed or _goes_on(cursor.block(), content[0])) else ""
    # What follows the line of an item need not be of its list.
    apart = 0 if list_of(cursor.block()) is None else 1
    for plain, group in chain(groupby(content[:apart], _is_plain), groupby(content[apart:], _is_plain)):
        blocks = list(group)
        if plain and len(blocks) > 1:
            items += _insert_plain(cursor, blocks, fresh)
            fresh = ""
            continue
        for block in blocks:
            fresh = _insert_block(cursor, block, fresh)
            if isinstance(block, Item):
                items.append((cursor.block(), block))
    assign_lists(around(items))


def _goes_on(line: QTextBlock, first: Block) -> bool:
    """Return whether the first block that is put in goes on in a line: it is one without a number, or the line
    is as good as none."""
    return isinstance(first, Paragraph) or (not line.text() and list_of(line) is None)


def is_hidden(block: QTextBlock) -> bool:
    """Return whether Qt hides a block: an empty one right behind a table, which every table has behind it."""
    return block.length() == 1 and is_behind_table(block)


def is_behind_table(block: QTextBlock) -> bool:
    """Return whether a block is the first one behind a table."""
    before = block.previous()
    if not before.isValid():
        return False
    return QTextCursor(before).currentTable() is not None and QTextCursor(block).currentTable() is None


def _insert_block(cursor: QTextCursor, block: Block, fresh: _Fresh) -> _Fresh:
    """Put one block in, into the block of the cursor if that is fresh; return whether the next one is."""
    if isinstance(block, Table):
        if not fresh and list_of(cursor.block()) is not None:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        insert_table(cursor, block)
        return "hidden"
    if isinstance(block, Picture):
        if not fresh:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        cursor.insertImage(picture_format(block))
    else:
        _begin_line(cursor, block.runs, fresh)
        insert_line(cursor, block.runs)
    return ""


def _begin_line(cursor: QTextCursor, line: Line, fresh: _Fresh) -> None:
    """Go to where a line can be put in: a fresh block, but not the hidden one if it has no words."""
    if not fresh or (fresh == "hidden" and not words_of(line)):
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())


def _is_plain(block: Block) -> bool:
    """Return whether a block is a line without looks, many of which are put in at once."""
    return isinstance(block, Paragraph | Item) and all(run.is_plain for run in block.runs)


def _insert_plain(cursor: QTextCursor, blocks: Sequence[Block], fresh: _Fresh) -> list[Place]:
    """Put many lines without looks in at once; return where those of lists stand."""
    lines = [block for block in blocks if isinstance(block, Paragraph | Item)]
    _begin_line(cursor, lines[0].runs, fresh)
    place = cursor.block().blockNumber()
    cursor.insertText("\n".join(words_of(line.runs) for line in lines), QTextCharFormat())
    block, items = cursor.document().findBlockByNumber(place), list[Place]()
    for line in lines:
        if isinstance(line, Item):
            items.append((block, line))
        block = block.next()
    return items


def insert_line(cursor: QTextCursor, line: Line) -> None:
    """Put runs in at a cursor."""
    for run in line:
        cursor.insertText(run.text, _format_of(run))
    if line:
        cursor.setCharFormat(QTextCharFormat())


def insert_table(cursor: QTextCursor, table: Table) -> QTextTable:
    """Put a table in at a cursor, which stands behind it then."""
    made = cursor.insertTable(len(table.rows), len(table.rows[0]), table_format(len(table.rows[0])))
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            inside = made.cellAt(row, column).firstCursorPosition()
            for place, line in enumerate(cell):
                if place:
                    inside.insertBlock()
                insert_line(inside, line)
    cursor.setPosition(made.lastPosition() + 1)
    return made


def table_format(columns: int) -> QTextTableFormat:
    """Return how tables look: as wide as the text, columns of one width as in Word, hairlines between cells."""
    look = QTextTableFormat()
    look.setBorder(1)
    look.setBorderCollapse(
        False
    )  # so that a key in a large table costs half: Qt looks up the edges of each cell
    look.setBorderBrush(theme.colour("field_base"))
    look.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    look.setCellPadding(theme.px(_PADDING))
    look.setCellSpacing(-1)  # neighbours share a line
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
    look.setColumnWidthConstraints([share] * columns)
    return look


def picture_format(picture: Picture) -> QTextImageFormat:
    """Return how a picture stands in a document: in its share of the text, else never wider than that."""
    look = QTextImageFormat()
    look.setName(picture_name(picture.digest))
    look.setProperty(ALTERNATIVE, picture.alternative)
    if picture.width is not None:
        look.setProperty(SHARE, picture.width)
        look.setWidth(_AS_WIDE_AS_CAN_BE)  # Qt takes a share as the most a picture may have only
    look.setMaximumWidth(QTextLength(QTextLength.Type.PercentageLength, picture.width or 100))
    return look


def picture_at(place: QTextCursor) -> tuple[QTextCursor, Picture] | None:
    """Return the picture that is selected, else that before or behind a cursor, with what selects it."""
    document, around = place.document(), (place.position() - 1, place.position())
    if place.selectionEnd() == place.selectionStart() + 1:
        around = (place.selectionStart(),) * 2
    for start in around:
        # At the begin of a block Qt tells the format of what stands behind, so that alone does not tell.
        if 0 <= start < document.characterCount() - 1 and document.characterAt(start) == _OBJECT:
            cursor = QTextCursor(document)
            cursor.setPosition(start)
            cursor.setPosition(start + 1, QTextCursor.MoveMode.KeepAnchor)
            found = picture_in(cursor.charFormat())
            if found is not None:
                return cursor, found
    return None


def _format_of(run: Run) -> QTextCharFormat:
    look = QTextCharFormat()
    if run.bold:
        look.setFontWeight(QFont.Weight.Bold)
    look.setFontItalic(run.italic)
    look.setFontUnderline(run.underline)
    if run.script:
        look.setVerticalAlignment(HEIGHTS[run.script])
    return look


def _empty_picture() -> QImage:
    image = QImage(theme.px(160), theme.px(90), QImage.Format.Format_RGB32)
    image.fill(theme.colour("sunken"))
    return image


def digests_in(content: Iterable[Block]) -> set[str]:
    """Return the digests of the pictures of a content."""
    return {block.digest for block in content if isinstance(block, Picture)}


def plain_blocks(text: str, look: QTextCharFormat, item: Item | None) -> Iterator[Paragraph | Item]:
    """Yield the lines of a plain text as what they are put into: paragraphs or items, with a look."""
    model = run_of(look)
    for line in with_line_feeds(text).split("\n"):
        words = merged((replace(model, text=line),))
        yield Paragraph(words) if item is None else replace(item, runs=words)
        item = item if item is None else replace(item, start=None)


def item_at(cursor: QTextCursor) -> Item | None:
    """Return the item that lines without looks become that are put in at a cursor; None where they are none."""
    if is_over_all(cursor):
        return None
    return item_of(cursor.document().findBlock(cursor.selectionStart()))


def as_html(content: Content) -> str:
    """Return a content as HTML for other programs, without its pictures."""
    words = write(tuple(block for block in content if not isinstance(block, Picture)))
    if is_markup(words):
        return words
    return "".join(f"<p>{escape(line)}</p>" for line in words.split("\n"))
