"""The text that was read for an import: a list of its articles and unplaced lines, and one of them in full."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from workbench.kernel.i18n import listed, tr
from workbench.plan.textreader import Unplaced
from workbench.ui import theme
from workbench.ui.models.imports import Effect, Incoming, IncomingModel, effect_words, link_words, size_words
from workbench.ui.widgets.basics import draw_text
from workbench.ui.widgets.readdetail import ReadDetail
from workbench.ui.widgets.rowground import RowDelegate

Index = QModelIndex | QPersistentModelIndex
_HEAD_ROW, _ROW = 34, 46
_MOST_CASES = 10


class IncomingList(QListView):
    """What was read; `moved(row)` tells the current one."""

    moved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows = IncomingModel()
        self.rows.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(tr("What was read"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is current."""
        super().currentChanged(current, previous)
        self.moved.emit(self.rows.row_at(current.row()) if current.isValid() else None)


class _Rows(RowDelegate):
    """Paints number and title over size and effect; an unplaced line over its reason."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a heading or another row."""
        model = index.model()
        head = isinstance(model, IncomingModel) and isinstance(model.row_at(index.row()), str)
        return QSize(theme.px(120), theme.px(_HEAD_ROW if head else _ROW))

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one row."""
        model = index.model()
        item = model.row_at(index.row()) if isinstance(model, IncomingModel) else None
        inner = box.adjusted(12, theme.px(4), -12, -theme.px(4))
        if isinstance(item, str):
            draw_text(painter, inner, item, "text2", "small", bold=True)
            return
        upper = QRect(inner.left(), inner.top(), inner.width(), inner.height() // 2)
        lower = QRect(inner.left(), upper.bottom() + 1, inner.width(), inner.height() - upper.height())
        if isinstance(item, Unplaced):
            draw_text(painter, upper, item.text, "text")
            place = tr("Line {number}: {reason}", number=item.line, reason=item.reason)
            draw_text(painter, lower, place, "warn", "caption")
        elif item is not None and isinstance(model, IncomingModel):
            _paint_incoming(painter, upper, lower, item, model.digits)


def _paint_incoming(painter: QPainter, upper: QRect, lower: QRect, item: Incoming, digits: int) -> None:
    number = max(theme.px(32), theme.digits_width(digits) + 10)
    words = effect_words(item.effect)
    shade = {Effect.NEW: "accent", Effect.REPLACED: "warn", Effect.UNCHANGED: "text3"}.get(item.effect, "ok")
    wide = theme.metrics("caption").horizontalAdvance(words) + 4
    right = Qt.AlignmentFlag.AlignRight
    draw_text(
        painter,
        QRect(upper.left(), upper.top(), number - 10, upper.height()),
        item.number,
        "text2",
        align=right,
    )
    draw_text(painter, upper.adjusted(number, 0, -wide - 8, 0), item.title or tr("Untitled"))
    place = QRect(upper.right() - wide, upper.top(), wide, upper.height())
    draw_text(painter, place, words, shade, "caption", align=right)
    sizes = lower.adjusted(number, 0, 0, 0)
    if item.kept_title:
        size = theme.px(14)
        beside = sizes.center().y() - size // 2
        painter.drawPixmap(sizes.left(), beside, theme.pixmap("warning", "warn", size))
        sizes.setLeft(sizes.left() + size + 6)
    below = " · ".join([size_words(item), *link_words(len(item.doubtful))])
    draw_text(painter, sizes, below, "warn" if item.doubtful else "text3", "caption")


class IncomingDetail(ReadDetail):
    """One article in full, or one line with the reason why it found no place."""

    def show_row(self, item: object) -> None:
        """Show an article or a line."""
        head = about = text = ""
        if isinstance(item, Incoming):
            head = "\u2003".join((tr("Article {number}", number=item.number), item.title))
            parts = [f"{effect_words(item.effect)} · {size_words(item)}"]
            if item.bodies:
                parts.append(tr("Responsible: {bodies}", bodies=listed(item.bodies)))
            if item.kept_title:
                parts.append(tr("The plan keeps its own title: “{title}”.", title=item.kept_title))
            if item.doubtful:
                parts.append(_doubt(item))
            about, text = "\n".join(parts), item.text.replace("\n", "\n\n")
        elif isinstance(item, Unplaced):
            head, about, text = tr("Line {number}", number=item.line), item.reason, item.text
        self.show_words(head, about, text)


def _doubt(item: Incoming) -> str:
    """Return which cases have links that the new wording leaves to be confirmed."""
    refs = list(dict.fromkeys(item.doubtful))
    shown = [*refs[:_MOST_CASES], "…"] if len(refs) > _MOST_CASES else refs
    return tr("Links to be confirmed afterwards: {cases}", cases=listed(shown))
