"""The left pane: a field that finds articles while one types, and the tree of what was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr, tr_count
from workbench.ui.models.plan import ArticleNode
from workbench.ui.pages.plan.tree import PlanTree
from workbench.ui.widgets.basics import Part, fill, in_area, label, row, rule
from workbench.ui.widgets.searchline import make_clearable, show_glass


class LeftPane(QWidget):
    """The tree tells by its own signals what is current; `show_node` makes something current untold."""

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "window")
        self._node = ("", "")
        self.field = QLineEdit()
        make_clearable(self.field)
        self.field.setPlaceholderText(tr("Articles, tasks, keywords"))
        self.field.setAccessibleName(tr("Find in the plan"))
        show_glass(self.field)
        self.tree = PlanTree()
        self.foot = label("", "caption", wrap=True)
        parts: list[Part] = [
            row(self.field, margins=(16, 10)),
            (self.tree, 1),
            rule(),
            row((self.foot, 1), margins=(16, 7)),
        ]
        fill(QVBoxLayout(self), parts, 0)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._search)
        self.tree.left_upwards.connect(self.enter_find)

    def show_nodes(self, nodes: Sequence[ArticleNode]) -> None:
        """Show other articles, or other counts of the same ones."""
        if self.tree.nodes.set_nodes(nodes):
            self.tree.open_found()
            self.tree.show_node(*self._node)
        self._show_foot()

    def show_node(self, number: str, task: str) -> None:
        """Make an article or a task current; one that is not among those found is current nowhere."""
        self._node = (number, task)
        if self.tree.current() != self._node:
            self.tree.show_node(number, task)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Down and Enter in the field lead into the tree, and Esc empty the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.enter_tree()
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)

    def enter_find(self) -> None:
        """Go into the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def enter_tree(self) -> None:
        """Go into the tree: to the article shown if it was found, else to the first one."""
        if not self.tree.nodes.articles:
            return
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.tree.currentIndex().isValid():
            self.tree.setCurrentIndex(self.tree.nodes.index(0, 0))

    def _search(self, words: str) -> None:
        if self.tree.nodes.find(words):
            self.tree.open_found()
            self.tree.show_node(*self._node)
        self._show_foot()

    def _show_foot(self) -> None:
        words = tr("At the right: how many cases serve the article. Enter opens the first, L links one.")
        if self.tree.nodes.is_filtered:
            found = len(self.tree.nodes.articles)
            words = tr_count("{count} article found", "{count} articles found", found)
            if not found:
                words = tr("No article holds these words; Esc shows all.")
        self.foot.setText(words)
