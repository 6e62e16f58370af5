"""What a rich text gives to the clipboard and takes from it: its own form, HTML of others, words, pictures.

What is taken is cleaned to the set that rich texts have; nothing is fetched. Where it is put is the affair of
the box.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, SignalInstance
from PySide6.QtGui import QImage, QTextCursor, QTextDocument, QTextDocumentFragment
from PySide6.QtWidgets import QTextEdit

from workbench.domain.blocks import Content, Item, Paragraph, Table, lines, settled, words_of
from workbench.domain.cleaning import Foreign, read_foreign
from workbench.domain.content import parse, write
from workbench.domain.pictures import PICTURE_ENDINGS
from workbench.formspec.kind_base import kind_words
from workbench.formspec.kind_rich import table_limit
from workbench.kernel.i18n import sentences, tr
from workbench.ui.widgets.fields import richdocument as rich
from workbench.ui.widgets.fields.pasting import seen_only, too_long_to_paste
from workbench.ui.widgets.fields.richcells import cells_of_text
from workbench.ui.widgets.fields.richlists import item_of
from workbench.ui.widgets.fields.richreading import read

OWN_FORMAT = "application/x-standards-workbench-rich"


def taken_from(source: QMimeData, box: QTextEdit, told: SignalInstance) -> Foreign | None:
    """Return what is to be put in, cleaned; None for what is refused, which is told.

    Bare words are given as what could have been typed there.
    """
    given = _read(source, box, told)
    if given is not None and any(isinstance(block, Table) and block.is_too_large for block in given.content):
        told.emit(table_limit())
        return None
    return given


def _read(source: QMimeData, box: QTextEdit, told: SignalInstance) -> Foreign | None:
    most = kind_words().longest_markup
    if source.hasFormat(OWN_FORMAT):
        return Foreign(parse(bytes(source.data(OWN_FORMAT).data()).decode("utf-8", "replace")[:most]))
    markup = source.html() if source.hasHtml() else ""
    if markup and len(markup) <= most:
        return read_foreign(seen_only(markup, told.emit))
    text = source.text()
    if too_long_to_paste(text, told):
        return None
    if markup:
        told.emit(tr("The text was pasted without its looks: it carries too much markup."))
    words = seen_only(text, told.emit)
    table = cells_of_text(words) if box.textCursor().currentTable() is not None else None
    if table is not None:
        return Foreign(table)
    return Foreign(tuple(rich.plain_blocks(words, box.currentCharFormat(), rich.item_at(box.textCursor()))))


def give_image(image: object, given: SignalInstance, told: SignalInstance) -> None:
    """Give out a picture of the clipboard, or tell that it is none."""
    if isinstance(image, QImage) and not image.isNull():
        given.emit([image])
        return
    unreadable = tr("The picture of the clipboard can't be read.")
    told.emit(sentences(unreadable, tr("Save it as PNG or JPEG and insert the file.")))


def plain_words(source: QMimeData) -> QMimeData | None:
    """Return only the words of what is to be pasted; None if there are none."""
    if not source.hasText() or not source.text():
        return None
    words = QMimeData()
    words.setText(source.text())
    return words


def picture_files(source: QMimeData) -> list[Path]:
    """Return the files of pictures on this machine that were dropped or pasted.

    Those of kinds that are of no use here too: whoever keeps them says why.
    """
    files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
    return [file for file in files if file.suffix.lower() in PICTURE_ENDINGS]


def _from_item(content: Content, cursor: QTextCursor, item: Item) -> Content:
    """Return what was copied from an item on; what begins amid its line begins with words, not with an item.

    Qt puts an empty line before it, and lets any item tell the first number of its list.
    """
    if content[:1] == (Paragraph(),):
        content = content[1:]
    if content and isinstance(content[0], Item):
        amid = cursor.selectionStart() > cursor.document().findBlock(cursor.selectionStart()).position()
        first = Paragraph(content[0].runs) if amid else replace(content[0], start=item.start)
        content = (first, *content[1:])
    return settled(content)


def _within_line(cursor: QTextCursor) -> bool:
    """Return whether a selection does not reach beyond a line: then it is words, whatever line they are of."""
    document = cursor.document()
    return document.findBlock(cursor.selectionStart()) == document.findBlock(cursor.selectionEnd())


def copied(cursor: QTextCursor) -> QMimeData:
    """Return the selection for this program, for others as HTML without pictures, and as plain text."""
    document = QTextDocument()
    QTextCursor(document).insertFragment(QTextDocumentFragment(cursor))
    content = read(document)
    item = item_of(cursor.document().findBlock(cursor.selectionStart()))
    if item is not None:
        content = _from_item(content, cursor, item)
    if _within_line(cursor):
        content = tuple(Paragraph(one.runs) if isinstance(one, Item) else one for one in content)
    mime = QMimeData()
    mime.setData(OWN_FORMAT, write(content).encode())
    mime.setText("\n".join(words_of(line) for line in lines(content)))
    mime.setHtml(rich.as_html(content))
    return mime
