"""A plan as a tree, articles with their tasks, filtered by words; and what an import would do to a plan.

Reading from the workspace is not done here: pages and dialogs read on a lane and hand in what they got.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.app.wording import text_state_words
from workbench.kernel.i18n import Bilingual, listed, tr, tr_count
from workbench.plan.coverage import ArticleCoverage, Coverage
from workbench.plan.model import Article, Plan, TextState
from workbench.search.query import Query, normal_text

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)


@dataclass(frozen=True, slots=True)
class TaskNode:
    """A task as the tree shows it; `place` counts from 1, `cases` how many cases name it."""

    id: str
    place: str
    words: str
    cases: int
    normal: str = field(repr=False, default="")


@dataclass(frozen=True, slots=True)
class ArticleNode:
    """An article as the tree shows it."""

    number: str
    title: str
    state: TextState
    cases: int
    suspect: bool
    tasks: tuple[TaskNode, ...]
    normal: str = field(repr=False, default="")


def article_nodes(plan: Plan, coverage: Coverage, suspect: frozenset[str]) -> tuple[ArticleNode, ...]:
    """Return the nodes of a plan; `suspect` are the numbers of articles with links to be confirmed."""
    return tuple(
        _node(plan.by_number[row.number], row, row.number in suspect)
        for row in coverage.rows
        if row.number in plan.by_number
    )


def _node(article: Article, row: ArticleCoverage, suspect: bool) -> ArticleNode:
    known = {task.id: task for task in article.tasks}
    tasks = []
    for place, counted in enumerate(row.tasks, 1):
        task = known[counted.id]
        normal = normal_text(_joined(task.summary, task.text, task.keywords))
        tasks.append(
            TaskNode(task.id, f"{row.number}.{place}", counted.words.here(), len(counted.cases), normal)
        )
    own = _joined(article.title, article.summary, article.text, article.keywords)
    rest = [_joined(task.summary, task.text, task.keywords) for task in article.tasks]
    normal = normal_text("\n".join([article.number, own, *rest, *article.bodies]))
    return ArticleNode(
        row.number, article.title.here(), row.state, len(row.cases), suspect, tuple(tasks), normal
    )


def _joined(*words: Bilingual) -> str:
    return "\n".join(f"{one.zh}\n{one.en}" for one in words)


class PlanModel(QAbstractItemModel):
    """Articles with their tasks below them; `find` shows only those that hold all words."""

    def __init__(self) -> None:
        super().__init__()
        self._nodes: tuple[ArticleNode, ...] = ()
        self.digits = 0  # of the longest number
        self._query = Query("")
        self._shown: list[tuple[ArticleNode, tuple[TaskNode, ...]]] = []

    @property
    def articles(self) -> list[ArticleNode]:
        """The articles that are shown."""
        return [node for node, _ in self._shown]

    @property
    def is_filtered(self) -> bool:
        """Whether words are looked for."""
        return not self._query.is_empty

    def set_nodes(self, nodes: Sequence[ArticleNode]) -> bool:
        """Take other nodes; return whether rows were exchanged (else only what they say has changed)."""
        self._nodes = tuple(nodes)
        self.digits = max((len(node.number) for node in self._nodes), default=0)
        return self._show()

    def find(self, words: str) -> bool:
        """Show what holds all words, everything for none; return whether rows were exchanged."""
        self._query = Query(words)
        return self._show()

    def node_at(self, index: Index) -> ArticleNode | TaskNode | None:
        """Return what stands at an index."""
        if not index.isValid():
            return None
        above = index.internalId()
        return self._shown[above - 1][1][index.row()] if above else self._shown[index.row()][0]

    def article_at(self, index: Index) -> ArticleNode | None:
        """Return the article at an index, or that of the task there."""
        if not index.isValid():
            return None
        above = index.internalId()
        return self._shown[above - 1 if above else index.row()][0]

    def index_of(self, number: str, task: str = "") -> QModelIndex:
        """Return where an article, or one of its tasks, stands; an invalid index if it is not shown."""
        for row, (node, tasks) in enumerate(self._shown):
            if node.number == number:
                top = self.index(row, 0)
                place = next((place for place, one in enumerate(tasks) if one.id == task), -1)
                return self.index(place, 0, top) if task and place >= 0 else top
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        """Return the index of an article, or of a task of the article `parent`."""
        if column != 0 or not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1 if parent.isValid() else 0)

    @overload
    def parent(self, /) -> QObject | None: ...
    @overload
    def parent(self, child: Index, /) -> QModelIndex: ...
    def parent(self, child: Index | None = None, /) -> QObject | QModelIndex | None:
        """Return the article of a task; without an index, as in all of Qt, the object that owns the model."""
        if child is None:
            return QObject.parent(self)
        above = child.internalId() if child.isValid() else 0
        return self.createIndex(above - 1, 0, 0) if above else QModelIndex()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many articles, or tasks of an article, are shown."""
        if not parent.isValid():
            return len(self._shown)
        return 0 if parent.internalId() else len(self._shown[parent.row()][1])

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return the one column of articles and tasks; nothing stands below a task."""
        return 0 if parent.isValid() and parent.internalId() else 1

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the words of a row, or the sentence that is spoken for it."""
        if role not in (_DISPLAY, _SPOKEN):
            return None
        node = self.node_at(index)
        if isinstance(node, TaskNode):
            return node.words if role == _DISPLAY else _spoken_task(node)
        if node is not None:
            return f"{node.number} {node.title}".strip() if role == _DISPLAY else _spoken_article(node)
        return None

    def _show(self) -> bool:
        shown = [(node, self._tasks_shown(node)) for node in self._nodes if self._holds(node.normal)]
        shape = [(node.number, tuple(task.id for task in tasks)) for node, tasks in shown]
        before = [(node.number, tuple(task.id for task in tasks)) for node, tasks in self._shown]
        if shape == before:
            self._shown = shown
            if shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, 0))
            return False
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()
        return True

    def _holds(self, normal: str) -> bool:
        return all(word.places_in(normal) for word in self._query.words)

    def _tasks_shown(self, node: ArticleNode) -> tuple[TaskNode, ...]:
        """Return the tasks that hold the words by themselves; all of them if only the article does."""
        return tuple(task for task in node.tasks if self._holds(task.normal)) or node.tasks


def case_count_words(count: int) -> str:
    """Return how many cases there are, in words."""
    return tr_count("{count} case", "{count} cases", count)


def _spoken_article(node: ArticleNode) -> str:
    parts = [tr("Article {number}", number=node.number), node.title, text_state_words(node.state)]
    parts.append(case_count_words(node.cases))
    if node.suspect:
        parts.append(tr("a link is to be confirmed"))
    return listed(filter(None, parts))


def _spoken_task(node: TaskNode) -> str:
    words = case_count_words(node.cases) if node.cases else tr("gap: no case yet")
    return listed([node.place, node.words, words])
