"""The list of articles with their tasks: a tree whose rows say at once who serves them and what is missing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QTreeView

from workbench.kernel.i18n import tr
from workbench.plan.model import TextState
from workbench.ui import theme
from workbench.ui.models.plan import ArticleNode, PlanModel, TaskNode
from workbench.ui.widgets.basics import draw_text
from workbench.ui.widgets.rowground import RowDelegate

Index = QModelIndex | QPersistentModelIndex
_ROW = 28
_EDGE, _ARROW = 10, 14
_NUMBERS, _NUMBER, _BESIDE, _TITLE = 24, 30, 32, 64  # px at 100 %
_RIGHT = 16


class PlanTree(QTreeView):
    """`chosen(number, task)` tells the current row, `opened(number)` Enter, `left_upwards` Up at the top."""

    chosen = Signal(str, str)
    opened = Signal(str)
    left_upwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.nodes = PlanModel()
        self.nodes.setParent(self)
        self.setModel(self.nodes)
        self.setItemDelegate(_Rows(self))
        self.setAccessibleName(tr("Articles of the plan"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)

    def show_node(self, number: str, task: str = "") -> None:
        """Make an article or task current without telling it."""
        index = self.nodes.index_of(number, task)
        blocked = self.blockSignals(True)
        self.setCurrentIndex(index)
        self.blockSignals(blocked)
        if index.isValid():
            self.scrollTo(index)
        self.viewport().update()

    def current(self) -> tuple[str, str]:
        """Return the number and the task of the current row."""
        article = self.nodes.article_at(self.currentIndex())
        node = self.nodes.node_at(self.currentIndex())
        return article.number if article else "", node.id if isinstance(node, TaskNode) else ""

    def open_found(self) -> None:
        """Open the articles in which tasks were found, close them when nothing is looked for."""
        for row, node in enumerate(self.nodes.articles):
            index = self.nodes.index(row, 0)
            found = self.nodes.is_filtered and self.nodes.rowCount(index) < len(node.tasks)
            self.setExpanded(index, found)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell what is current."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(*self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter; leave upwards from the first row."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current()[0])
        elif event.key() == Qt.Key.Key_Up and self.currentIndex() == self.nodes.index(0, 0):
            self.left_upwards.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close an article by the arrow before it."""
        index = self.indexAt(event.position().toPoint())
        if self.nodes.rowCount(index) and index.isValid() and event.position().x() < theme.px(_NUMBER):
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)


class _Rows(RowDelegate):
    """Paints articles and tasks."""

    def __init__(self, tree: PlanTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the one height of all rows."""
        return QSize(theme.px(120), theme.px(_ROW))

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint an article or a task."""
        node = self._tree.nodes.node_at(index)
        if isinstance(node, TaskNode):
            _paint_task(painter, box.adjusted(self._indent(), 0, -_RIGHT, 0), node)
        elif node is not None:
            self._paint_article(painter, box, node, index)

    def _indent(self) -> int:
        """Return where titles begin: behind the longest number of the plan."""
        return max(theme.px(_TITLE), theme.px(_BESIDE) + theme.digits_width(self._tree.nodes.digits))

    def _paint_article(self, painter: QPainter, box: QRect, node: ArticleNode, index: Index) -> None:
        current = index == self._tree.currentIndex() or index == self._tree.currentIndex().parent()
        shade = "accent" if current else "text"
        if self._tree.nodes.rowCount(index):
            size = theme.px(_ARROW)
            arrow = theme.pixmap("down" if self._tree.isExpanded(index) else "right", "text3", size)
            painter.drawPixmap(box.left() + _EDGE, box.center().y() + 1 - size // 2, arrow)
        indent = self._indent()
        numbers = QRect(box.left() + theme.px(_NUMBERS), box.top(), indent - theme.px(_BESIDE), box.height())
        right = Qt.AlignmentFlag.AlignRight
        draw_text(painter, numbers, node.number, shade if current else "text2", bold=current, align=right)
        title = box.adjusted(indent, 0, -_RIGHT, 0)
        title.setRight(_paint_right(painter, title, node))
        if node.title:
            draw_text(painter, title, node.title, shade, bold=current)
        else:
            draw_text(painter, title, tr("text not supplied · can be imported"), "text3", "small")


def _paint_right(painter: QPainter, box: QRect, node: ArticleNode) -> int:
    """Paint the count, or the quiet words, and the triangle; return where the title has to end."""
    words, shade, size = "", "text2", theme.font("body")
    if node.cases:
        words = str(node.cases)
    elif node.state is TextState.TITLE_ONLY:
        words, shade, size = tr("title only"), "text3", theme.font("caption")
    edge = box.right()
    if words:
        wide = QFontMetrics(size).horizontalAdvance(words) + 2
        place = QRect(edge - wide, box.top(), wide + 1, box.height())
        kind: theme.TypeSize = "body" if node.cases else "caption"
        draw_text(painter, place, words, shade, kind, align=Qt.AlignmentFlag.AlignRight)
        edge -= wide + 8
    if node.suspect:
        sign = theme.px(16)
        painter.drawPixmap(edge - sign, box.center().y() + 1 - sign // 2, theme.pixmap("warning", "warn", sign))
        edge -= sign + 8
    return edge


def _paint_task(painter: QPainter, words: QRect, node: TaskNode) -> None:
    text, shade = (str(node.cases), "text2") if node.cases else (tr("gap"), "warn")
    kind: theme.TypeSize = "small" if node.cases else "caption"
    wide = theme.metrics(kind).horizontalAdvance(text) + 2
    place = QRect(words.right() - wide, words.top(), wide + 1, words.height())
    draw_text(painter, place, text, shade, kind, align=Qt.AlignmentFlag.AlignRight)
    words.setRight(place.left() - 8)
    draw_text(painter, words, f"{node.place}  {node.words}", "text2", "small")
