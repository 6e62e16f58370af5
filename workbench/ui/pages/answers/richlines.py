"""Rich texts on the long page: measured and painted with their looks, lists, tables and pictures."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAbstractTextDocumentLayout, QImage, QPainter, QPalette, QTextBlockFormat, QTextCursor

from workbench.domain.blocks import Content
from workbench.ui import theme
from workbench.ui.widgets.fields import richdocument as rich

_AT_LEAST = QTextBlockFormat.LineHeightTypes.MinimumHeight.value


class RichLines:
    """Documents for contents at a width, made once for each; `step` is the height of a line in px."""

    def __init__(self) -> None:
        self._pictures: dict[str, QImage] = {}
        self._made: dict[tuple[Content, int], rich.RichDocument] = {}

    @property
    def known(self) -> frozenset[str]:
        """The digests of the pictures that were given."""
        return frozenset(self._pictures)

    def forget(self) -> None:
        """Forget the documents: other lines are shown."""
        self._made = {}

    def give_pictures(self, pictures: Mapping[str, QImage], wanted: Collection[str]) -> None:
        """Take pictures by their digests; of those given before only what is wanted stays."""
        kept = {digest: image for digest, image in self._pictures.items() if digest in wanted}
        self._pictures = {**kept, **pictures}

    def height(self, content: Content, width: int, step: int) -> int:
        """Return how high a content is at a width, in px."""
        return round(self._document(content, width, step).size().height())

    def paint(self, painter: QPainter, left: int, top: int, content: Content, width: int, step: int) -> None:
        """Paint a content; what lies outside of the clip of the painter costs nothing."""
        document = self._document(content, width, step)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, theme.colour("text"))
        painter.save()
        painter.translate(left, top)
        context.clip = painter.clipBoundingRect() if painter.hasClipping() else QRectF()
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _document(self, content: Content, width: int, step: int) -> rich.RichDocument:
        key = (content, width)
        if key not in self._made:
            self._made[key] = self._built(content, width, step)
        return self._made[key]

    def _built(self, content: Content, width: int, step: int) -> rich.RichDocument:
        document = rich.RichDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(theme.font("body"))
        for digest in rich.digests_in(content) & self._pictures.keys():
            document.give_picture(digest, self._pictures[digest])
        rich.fill(document, content)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        look = QTextBlockFormat()
        look.setLineHeight(step, _AT_LEAST)
        cursor.mergeBlockFormat(look)
        document.setTextWidth(width)
        return document
