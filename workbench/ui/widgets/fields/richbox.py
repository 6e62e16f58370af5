"""The box in which a rich text is typed: its keys, its lists, what is pasted and dropped.

What is pasted is cleaned to the set that rich texts have; nothing is fetched. Pictures are given out by
`pictures_given` and put in by whoever keeps them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDropEvent,
    QFont,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit

from workbench.domain.blocks import (
    DEEPEST_LEVEL,
    Content,
    Item,
    Paragraph,
    Picture,
    Table,
    lines,
    settled,
    words_of,
)
from workbench.domain.cleaning import Foreign
from workbench.formspec.kind_rich import table_limit
from workbench.kernel.i18n import tr
from workbench.ui.actions import RICH_KEYS
from workbench.ui.widgets.fields import richdocument as rich
from workbench.ui.widgets.fields.changedplace import cursor_in_sight
from workbench.ui.widgets.fields.pasting import told_losses, too_long_to_paste
from workbench.ui.widgets.fields.richclipboard import (
    OWN_FORMAT,
    copied,
    give_image,
    picture_files,
    plain_words,
    taken_from,
)
from workbench.ui.widgets.fields.richlists import (
    Place,
    assign_lists,
    blocks_for_list,
    chosen_blocks,
    in_step,
    item_of,
    list_of,
    no_lists_in_cells,
    no_lists_of_pictures,
)
from workbench.ui.widgets.fields.richpictures import put_picture
from workbench.ui.widgets.fields.richtables import RichTables
from workbench.ui.widgets.fields.undosteps import Acts
from workbench.ui.widgets.textmenu import clipboard_data

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_NEW_TABLE = 3  # rows and columns


class RichBox(QTextEdit):
    """A box of rich text. `pictures_given` has QImages or paths of files, `told` a sentence.

    `file_wanted` asks for the file of a picture, `step_over` tells that what was typed so far is one step of
    undo: the cursor goes to another cell, or something is done that is no typing.
    `acts` has by name what its keys, tools and commands do.
    """

    pictures_given = Signal(object)
    told = Signal(str)
    step_over = Signal()
    tools_wanted = Signal()
    file_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rich_document = rich.RichDocument(self)
        self.setDocument(self.rich_document)
        self._steps = Acts(self.step_over.emit)
        self.tables = RichTables(self, self._steps)
        self.tables.refused.connect(lambda: self.told.emit(table_limit()))
        self.setProperty("frame", "rich")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.acts: dict[str, Callable[[], None]] = {
            "bold": lambda: self.toggle("bold"),
            "italic": lambda: self.toggle("italic"),
            "underline": lambda: self.toggle("underline"),
            "sub": lambda: self.toggle("sub"),
            "sup": lambda: self.toggle("sup"),
            "bullets": lambda: self.toggle_list(False),
            "numbers": lambda: self.toggle_list(True),
            "table": self.add_table,
            "picture": self.file_wanted.emit,
            "tools": self.tools_wanted.emit,
            "plain": self.paste_plain,
        }

    # Looks of characters

    def look(self) -> dict[str, bool]:
        """Return the looks at the cursor by name: bold, italic, underline, sub, sup, bullets, numbers."""
        here = self.currentCharFormat()
        height = here.verticalAlignment()
        item = item_of(self.textCursor().block())
        return {
            "bold": here.fontWeight() >= QFont.Weight.DemiBold,
            "italic": here.fontItalic(),
            "underline": here.fontUnderline(),
            "sub": height == QTextCharFormat.VerticalAlignment.AlignSubScript,
            "sup": height == QTextCharFormat.VerticalAlignment.AlignSuperScript,
            "bullets": item is not None and not item.ordered,
            "numbers": item is not None and item.ordered,
        }

    def toggle(self, name: str) -> None:
        """Give what is selected, or what is typed next, a look, or take it away."""
        if self.isReadOnly():
            return
        on = not self.look()[name]
        change = QTextCharFormat()
        if name == "bold":
            change.setFontWeight(QFont.Weight.Bold if on else QFont.Weight.Normal)
        elif name == "italic":
            change.setFontItalic(on)
        elif name == "underline":
            change.setFontUnderline(on)
        else:
            heights = QTextCharFormat.VerticalAlignment
            raised = heights.AlignSubScript if name == "sub" else heights.AlignSuperScript
            change.setVerticalAlignment(raised if on else heights.AlignNormal)
        with self._steps.alone():
            self.mergeCurrentCharFormat(change)

    # Lists

    def toggle_list(self, ordered: bool) -> None:
        """Make the paragraphs of the selection items of a list, or paragraphs again."""
        if self.isReadOnly():
            return
        chosen = blocks_for_list(self.textCursor())
        if self.tables.here() is not None or not chosen:
            is_picture = rich.picture_at(self.textCursor()) is not None
            self.told.emit(no_lists_of_pictures() if is_picture else no_lists_in_cells())
            return
        items = [item_of(block) for block in chosen]
        undo = all(item is not None and item.ordered == ordered for item in items)
        wanted = {
            block.blockNumber(): None if undo else Item((), item.level if item else 0, ordered)
            for block, item in zip(chosen, items, strict=True)
        }
        self._change_items(wanted)

    def change_level(self, step: int) -> bool:
        """Move the items of the selection one level in or out; return whether any moved."""
        wanted: dict[int, Item | None] = {}
        for block in chosen_blocks(self.textCursor()):
            item = item_of(block)
            if item is None:
                continue
            above = item_of(block.previous())
            deepest = min(above.level + 1 if above else 0, DEEPEST_LEVEL)
            moved = min(max(item.level + step, 0), max(deepest, item.level if step < 0 else 0))
            if moved != item.level:
                wanted[block.blockNumber()] = Item((), moved, item.ordered)
        if wanted and not self.isReadOnly():
            self._change_items(wanted)
        return bool(wanted)

    def _change_items(self, wanted: dict[int, Item | None]) -> None:
        """Make blocks items or paragraphs, as a step of its own, and let the lists around them count anew."""
        with self._steps.alone():
            self._assign_items(wanted)
        self.cursorPositionChanged.emit()

    def _assign_items(self, wanted: dict[int, Item | None]) -> None:
        document = self.document()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for number, item in wanted.items():
            block = document.findBlockByNumber(number)
            around = list_of(block)
            if item is None and around is not None:
                around.remove(block)
                QTextCursor(block).setBlockFormat(QTextBlockFormat())
        block = document.findBlockByNumber(min(wanted))
        while item_of(block.previous()) is not None:
            block = block.previous()
        places: list[Place] = []
        while block.isValid() and (block.blockNumber() <= max(wanted) or item_of(block) is not None):
            item = wanted.get(block.blockNumber(), item_of(block))
            if item is not None:
                places.append((block, item))
            block = block.next()
        assign_lists(in_step(places, wanted.keys()))
        cursor.endEditBlock()

    # Tables

    def add_table(self, rows: int = _NEW_TABLE, columns: int = _NEW_TABLE) -> None:
        """Put in an empty table and go into its first cell."""
        self.tables.add(rows, columns)

    # Pictures

    def place_pictures(self, pictures: Sequence[tuple[Picture, QImage]]) -> None:
        """Put in pictures as paragraphs of their own, in one step; behind the table if the cursor is in one."""
        cursor = self.textCursor()
        with self._steps.alone():
            for picture, image in pictures:
                self.rich_document.give_picture(picture.digest, image)
                put_picture(cursor, picture)
            self.setTextCursor(cursor)

    # Clipboard

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether something can be pasted or dropped: texts, pictures, files of pictures."""
        if source.hasUrls() and not source.hasHtml():
            return bool(picture_files(source))
        return source.hasFormat(OWN_FORMAT) or source.hasHtml() or source.hasText() or source.hasImage()

    def paste_plain(self) -> None:
        """Paste the words of the clipboard alone, as if they were typed."""
        words = plain_words(clipboard_data())
        if words is not None and not self.isReadOnly():
            self.insertFromMimeData(words)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Put in what was pasted or dropped, cleaned; pictures are given out."""
        if files := picture_files(source):
            self.pictures_given.emit(files)
            return
        given = taken_from(source, self, self.told)
        words = "".join(words_of(line) for line in lines(given.content)) if given is not None else ""
        if given is None or too_long_to_paste(words, self.told):
            return
        if source.hasImage() and not words.strip():
            give_image(source.imageData(), self.pictures_given, self.told)
        elif _is_foreign(source) and not words.strip() and _has_lines_only(given.content):
            self.told.emit(
                tr("Nothing was pasted: there are no words in it, and nothing is fetched from elsewhere.")
            )
        else:
            self._lay_in(given, typed=not (source.hasHtml() or source.hasFormat(OWN_FORMAT)))

    def _lay_in(self, given: Foreign, typed: bool) -> None:
        """Lay a table over the cells of the one at the cursor, put in anything else; say what was lost."""
        if not self.tables.lay_over(given.content, typed):
            self._put_in(given, typed)
        elif sentence := told_losses(given.lost):
            self.told.emit(sentence)

    def _put_in(self, given: Foreign, typed: bool) -> None:
        """Put in what was pasted, pictures behind the table if the cursor stands in one; say what was lost.

        Bare words are put in as if they were `typed`.
        """
        cursor, look = self.textCursor(), self.currentCharFormat()
        with self._steps.alone():
            over_all = rich.is_over_all(cursor)
            cursor.beginEditBlock()
            left = rich.insert(cursor, given.content, typed)
            behind = QTextCursor(cursor)
            for picture in left:
                put_picture(behind, picture)
            cursor.endEditBlock()
            if over_all and not left:
                self.rich_document.know(settled(given.content))
            self.setTextCursor(cursor)
        if typed and not look.isImageFormat():
            self.setCurrentCharFormat(look)  # plain words were given it, and what is typed next has it too
        self.ensureCursorVisible()
        within = self.tables.here() is not None and any(isinstance(one, Table) for one in given.content)
        if sentence := told_losses({*given.lost, *(["tables"] if within else [])}):
            self.told.emit(sentence)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the selection for this program, for others as HTML without pictures, and as plain text."""
        return copied(self.textCursor())

    def dropEvent(self, event: QDropEvent) -> None:
        """Put in what is dropped; what goes from one place of the text to another does so in one step."""
        with self._steps.alone():
            super().dropEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cursor in sight: another width breaks the lines anew."""
        with cursor_in_sight(self, event):
            super().resizeEvent(event)

    # Keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a third click, which selects a paragraph, to its cell of a table."""
        before = self.textCursor()
        with self.tables.cell_watched(self.step_over):
            super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and event.modifiers() != _SHIFT:
            self.tables.keep_to_cell(before)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of this box from the commands of the window."""
        asked = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if isinstance(event, QKeyEvent) and asked and self._act_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key of this box means, else what it means in every text."""
        act = self._act_of(event)
        if act is not None:
            act()
        elif not self._moved_by(event):
            with self.tables.cell_watched(self.step_over), self.tables.line_kept(event):
                super().keyPressEvent(_of_its_own_line(event))

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next cell or change the level of an item, where Tab means that, else leave the box."""
        step = 1 if forward else -1
        if self.tables.here() is not None:
            self.step_over.emit()  # first, as the key may add a row
        if self.tables.go(step):
            self.step_over.emit()
            return True
        at_start = self.textCursor().atBlockStart() or self.textCursor().hasSelection()
        if at_start and not self.isReadOnly() and self.change_level(step):
            return True
        return super().focusNextPrevChild(forward)

    def _act_of(self, event: QKeyEvent) -> Callable[[], None] | None:
        keys = QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText)
        return next((self.acts[name] for name, own in RICH_KEYS.items() if own == keys), None)

    def _moved_by(self, event: QKeyEvent) -> bool:
        """Return whether a key left a list or went out of an empty item."""
        cursor = self.textCursor()
        item = item_of(cursor.block())
        if self.isReadOnly():
            return False
        if event.key() == Qt.Key.Key_Tab and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            cursor.insertText("\t")
            return True
        if item is None or cursor.hasSelection():
            return False
        leaves = event.key() in _ENTER and not cursor.block().text() and event.modifiers() != _SHIFT
        back = event.key() == Qt.Key.Key_Backspace and cursor.atBlockStart()
        if not (leaves or back):
            return False
        number = cursor.blockNumber()
        self._change_items({number: Item((), item.level - 1, item.ordered) if item.level else None})
        return True


def _of_its_own_line(event: QKeyEvent) -> QKeyEvent:
    """Return a key, Enter alone for Enter with Shift: a text has no lines within its paragraphs and items."""
    if event.key() not in _ENTER or event.modifiers() != _SHIFT:
        return event
    return QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier, event.text())


def _is_foreign(source: QMimeData) -> bool:
    """Return whether another program wrote what is pasted, with looks."""
    return source.hasHtml() and not source.hasFormat(OWN_FORMAT)


def _has_lines_only(content: Content) -> bool:
    return all(isinstance(one, Paragraph) for one in content)
