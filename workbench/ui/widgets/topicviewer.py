"""Shows a page of the manual: our own Markdown without any HTML, nothing loaded, no way out of the manual."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPointF, Qt, QUrl, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextListFormat,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from workbench.kernel.i18n import tr
from workbench.search.query import Query, normal_text
from workbench.search.snippets import found_spans
from workbench.services.steps.topics import topic_of_link
from workbench.ui import theme

MEASURE = 680
_MARGIN = 32
_LINE = 1.8
_GITHUB = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
_NO_HTML = QTextDocument.MarkdownFeature.MarkdownNoHTML
_PROPORTIONAL = int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
_CODE = QTextFormat.Property.BlockCodeLanguage
_SIZE_STEP = QTextFormat.Property.FontSizeAdjustment


class TopicViewer(QTextBrowser):
    """`topic_wanted(topic)` is emitted for a link to another page; every other link leads nowhere."""

    topic_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(tr("Page of the manual"))
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self._points: list[int] = []  # numbers of blocks: a block itself does not outlive its document's text
        self.document().setDocumentMargin(_MARGIN)
        self.document().setDefaultFont(theme.font("read"))
        self.document().setIndentWidth(theme.px(24))
        self.anchorClicked.connect(self._follow)

    def show_text(self, markdown: str) -> None:
        """Show a page from its beginning."""
        document = self.document()
        self._points = []
        document.clear()
        document.setMarkdown(markdown, _GITHUB | _NO_HTML)
        _dress(document)
        self._points = [block.blockNumber() for block in _without_points(document)]
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def show_words(self, words: str) -> None:
        """Bring the passage into view that holds most of some words, the first of several, and select one."""
        query, blocks = Query(words), list(_blocks(self.document()))
        block = max(blocks, key=lambda one: query.count_in_normal(normal_text(one.text())))
        for start, end, _ in found_spans(block.text(), query)[:1]:
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + start)
            cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            bar = self.verticalScrollBar()  # in the upper third one sees what the passage belongs to
            bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:
        """Load nothing, wherever it lies."""
        return None

    def doSetSource(
        self,
        _address: QUrl | str,
        _kind: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource,
    ) -> None:
        """Go nowhere: pages are shown by `show_text` only."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep lines as long as they read well."""
        width = min(theme.px(MEASURE) + 2 * _MARGIN, self.viewport().width())
        self.setLineWrapColumnOrWidth(width)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page, with an edge while it has the focus."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("text3"))
        painter.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        for number in self._points:
            block = self.document().findBlockByNumber(number)
            if block.isValid() and block.layout().lineCount():  # not laid out yet: painted again when it is
                self._paint_point(painter, block)

    def _paint_point(self, painter: QPainter, block: QTextBlock) -> None:
        """Paint the point of a list entry, at half the height of its letters; Qt sets its own too close."""
        line = block.layout().lineAt(0)
        corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
        letters = theme.metrics("read").xHeight()
        centre = QPointF(
            corner.x() + line.x() - theme.px(12), corner.y() + line.y() + line.ascent() - letters / 2
        )
        painter.drawEllipse(centre, 0.18 * theme.px(15), 0.18 * theme.px(15))

    def _follow(self, address: QUrl) -> None:
        topic = topic_of_link(address.toString()) if address.isRelative() else ""
        if topic:
            self.topic_wanted.emit(topic)


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _dress(document: QTextDocument) -> None:
    """Give headings, text, lists and keys their looks, all from the tokens."""
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    for block in _blocks(document):
        _dress_block(cursor, block)
    cursor.endEditBlock()


def _without_points(document: QTextDocument) -> list[QTextBlock]:
    """Take Qt's points off the lists and return the entries that had one."""
    found = []
    for block in _blocks(document):
        marks = block.textList()
        if marks is not None and marks.format().style() == QTextListFormat.Style.ListDisc:
            found.append(block)
    for entry in found:
        look = entry.textList().format()
        look.setStyle(QTextListFormat.Style.ListStyleUndefined)
        entry.textList().setFormat(look)
    return found


def _dress_block(cursor: QTextCursor, block: QTextBlock) -> None:
    level = block.blockFormat().headingLevel()
    code = block.blockFormat().hasProperty(_CODE)
    layout = QTextBlockFormat()
    font = theme.font("section" if level == 1 else "read", bold=level > 0)
    if code:
        font = _fixed_font()
        layout.setBackground(theme.colour("sunken"))
        layout.setLeftMargin(theme.px(8))
    else:
        height = 100 * _LINE * font.pixelSize() / QFontMetrics(font).lineSpacing()
        layout.setLineHeight(max(100.0, height), _PROPORTIONAL)
    above, below = _distances(block, level, code)
    layout.setTopMargin(above)
    layout.setBottomMargin(below)
    cursor.setPosition(block.position())
    cursor.mergeBlockFormat(layout)
    _dress_words(cursor, block, font, code)


def _distances(block: QTextBlock, level: int, code: bool) -> tuple[int, int]:
    if code:
        goes_on = block.next().blockFormat().hasProperty(_CODE)
        return 0, 0 if goes_on else theme.px(12)
    if level == 1:
        return 0, theme.px(8)
    if level > 1:
        return theme.px(20), theme.px(4)
    in_list = block.textList() is not None
    return (0, theme.px(4)) if in_list else (0, theme.px(10))


def _dress_words(cursor: QTextCursor, block: QTextBlock, font: QFont, code: bool) -> None:
    for start, length, given in _pieces(block):
        shape = QTextCharFormat(given)
        shape.clearProperty(_SIZE_STEP)
        own = QFont(font)
        own.setBold(font.bold() or given.fontWeight() > QFont.Weight.Medium)
        if given.fontFixedPitch() and not code:
            own = theme.font("small")
            shape.setBackground(theme.colour("sunken"))
        shape.setFont(own)
        shape.setForeground(theme.colour("accent" if given.isAnchor() else "text"))
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(shape)


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    found = []
    part = block.begin()
    while not part.atEnd():
        piece = part.fragment()
        if piece.isValid():
            found.append((piece.position(), piece.length(), piece.charFormat()))
        part += 1
    return found


def _fixed_font() -> QFont:
    result = theme.font("small")
    result.setFamilies(["DejaVu Sans Mono", "Consolas", "Menlo", *result.families()])
    result.setStyleHint(QFont.StyleHint.Monospace)
    return result
