"""The list of topics at the left of the manual, filtered by words of their text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem

from workbench.kernel.i18n import tr
from workbench.kernel.manual import Topic
from workbench.services.steps.topics import SHORTCUTS
from workbench.ui import theme
from workbench.ui.models.finding import keyed
from workbench.ui.models.rows import Column, RowsModel, each
from workbench.ui.widgets.basics import draw_text
from workbench.ui.widgets.rowground import RowDelegate

Index = QModelIndex | QPersistentModelIndex
_ROW = 40
_LEFT, _RIGHT = 20, 12


class _Delegate(RowDelegate):
    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint a title; a line parts what the program makes itself from the written pages."""
        view = self._view
        if isinstance(view, TopicList) and view.topic_at(index.row()) == SHORTCUTS and index.row() > 0:
            painter.fillRect(_LEFT, box.top(), box.width() - _LEFT - _RIGHT, 1, theme.colour("line"))
        title = str(index.data() or "")
        chosen = index.row() == self._view.currentIndex().row()
        draw_text(painter, box.adjusted(_LEFT, 0, -_RIGHT, 0), title, "accent" if chosen else "text")

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(theme.px(120), theme.px(_ROW))


class TopicList(QListView):
    """`chosen(topic, by_mouse)` tells which topic became the current one; `entered` that Enter was pressed."""

    chosen = Signal(str, bool)
    entered_topic = Signal()

    def __init__(self) -> None:
        super().__init__()
        title: Column[Topic] = Column("title", "", lambda topic: topic.title, each(lambda topic: topic.title))
        self.rows = RowsModel[Topic]([title], lambda topic: topic.key, keyed(_searched), self)
        self._by_mouse = False
        self._showing = False
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setAccessibleName(tr("Topics"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._current_changed)

    def topic_at(self, row: int) -> str:
        """Return the key of the topic in a row; empty if there is none."""
        return self.rows.id_at(row)

    def show_topic(self, key: str) -> None:
        """Make a topic the current one without telling."""
        place = self.rows.place_of(key)
        if place >= 0:
            self._showing = True
            self.setCurrentIndex(self.rows.index(place, 0))
            self._showing = False

    def filter(self, words: str, keep: str) -> None:
        """Show the topics that hold all words; the one to keep stays current if it does."""
        self._showing = True
        self.rows.filter(None, words)
        self._showing = False
        self.show_topic(keep)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember that the mouse chooses."""
        self._by_mouse = True
        super().mousePressEvent(event)
        self._by_mouse = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter lead into the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_topic.emit()
            return
        super().keyPressEvent(event)

    def _current_changed(self, now: QModelIndex) -> None:
        if now.isValid() and not self._showing:
            self.chosen.emit(self.topic_at(now.row()), self._by_mouse)


def _searched(topic: Topic) -> str:
    return f"{topic.title} {topic.text} {topic.keywords}"
