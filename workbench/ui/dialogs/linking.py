"""Asking which article or task a case serves, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.app.wording import role_words
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import ArticleRef
from workbench.kernel.i18n import tr
from workbench.plan.model import Plan
from workbench.ui import theme
from workbench.ui.dialogs.showing import accepted
from workbench.ui.widgets.basics import buddy, button, draw_text, fill, label, row
from workbench.ui.widgets.rowground import RowDelegate
from workbench.ui.widgets.segments import Segments

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TARGET = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """What was chosen: the target with reason, role and quoted passage (may be empty)."""

    ref: ArticleRef
    reason: str
    role: LinkRole
    quote: str


@dataclass(frozen=True, slots=True)
class Target:
    """An article, or one of its tasks, that a case can be linked to."""

    ref: ArticleRef
    words: str
    key: str
    suggested: bool = False


def targets(plans: Sequence[Plan], first: Sequence[ArticleRef] = ()) -> list[Target]:
    """Return everything a case can be linked to, what is suggested before the others."""
    found = [target for plan in plans for target in _of_plan(plan, first)]
    return sorted(found, key=lambda target: not target.suggested)


def _of_plan(plan: Plan, first: Sequence[ArticleRef]) -> list[Target]:
    found: list[Target] = []
    for article in plan.articles:
        ref = ArticleRef(plan.id, article.number)
        title = article.title.here() or tr("text not supplied")
        words = tr("Article {number} {title}", number=article.number, title=title)
        known = f"{words} {article.title.zh} {article.title.en} {article.keywords.zh} {article.keywords.en}"
        found.append(Target(ref, words, known.casefold(), ref in first))
        for task in article.tasks:
            summary = task.summary or task.text
            at = ArticleRef(plan.id, article.number, task.id)
            both = f"{article.number} {summary.zh} {summary.en} {task.keywords.zh} {task.keywords.en}"
            found.append(Target(at, summary.here() or task.id, both.casefold(), at in first))
    return found


class _Targets(QAbstractListModel):
    """Targets that hold the searched words."""

    def __init__(self, given: list[Target], parent: QObject) -> None:
        super().__init__(parent)
        self._given = given
        self.shown = given

    def filter(self, words: str) -> None:
        """Show what holds every word."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self.shown = [target for target in self._given if all(word in target.key for word in wanted)]
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return the words of a target."""
        target = self.shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{target.ref.place} {target.words}"
        return target if role == _TARGET else None


class _TargetDelegate(RowDelegate):
    """Paints number and words; tasks stand further in."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(200, theme.px(30))

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one target."""
        target: Target = index.data(_TARGET)
        left = theme.px(36) if target.ref.task else theme.px(12)
        note = tr("suggested") if target.suggested else ""
        words = box.adjusted(left, 0, -theme.px(80), 0)
        draw_text(
            painter, words, target.words, "text2" if target.ref.task else "text", bold=not target.ref.task
        )
        align = Qt.AlignmentFlag.AlignRight
        draw_text(painter, box.adjusted(0, 0, -12, 0), note, "accent", "caption", align=align)


class LinkDialog(QDialog):
    """A list of articles and tasks with reason, role and quote; what is missing is told at its field."""

    def __init__(
        self, parent: QWidget, plans: Sequence[Plan], first: Sequence[ArticleRef], present: LinkChoice | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Link to an article"))
        self.resize(680, 640)
        self._find = QLineEdit()
        self._find.setPlaceholderText(tr("Number, title or keyword"))
        self._model = _Targets(targets(plans, first), self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_TargetDelegate(self._list))
        self._list.setUniformItemSizes(True)
        roles = {role.value: role_words(role) for role in LinkRole}
        self._role = Segments(roles, LinkRole.MAIN.value, tr("Role"))
        self._reason, self._quote = QPlainTextEdit(), QPlainTextEdit()
        self._missing = label("", "error", wrap=True)
        self._build()
        self._find.textChanged.connect(self._filter)
        self._filter("")
        if present is not None:
            self._show(present)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        plans: Sequence[Plan],
        first: Sequence[ArticleRef] = (),
        present: LinkChoice | None = None,
    ) -> LinkChoice | None:
        """Return what was chosen, None if nothing; `first` are suggestions, `present` is to be changed."""
        dialog = cls(parent, plans, first, present)
        return dialog.choice() if accepted(dialog) else None

    def choice(self) -> LinkChoice | None:
        """Return what stands in the dialog, None while no target or reason is there."""
        index = self._list.currentIndex()
        reason = self._reason.toPlainText().strip()
        if not index.isValid() or not reason:
            return None
        role = LinkRole(self._role.choice())
        return LinkChoice(self._model.shown[index.row()].ref, reason, role, self._quote.toPlainText().strip())

    def _build(self) -> None:
        names = [
            label(tr("Article or task"), "strong"),
            label(tr("Role"), "strong"),
            label(tr("Reason"), "strong"),
            label(tr("Passage of the article (optional)"), "strong"),
        ]
        buddy(names[0], self._find)
        buddy(names[1], self._role)
        buddy(names[2], self._reason)
        buddy(names[3], self._quote)
        self._list.setAccessibleName(tr("Articles and tasks"))
        for box in (self._reason, self._quote):
            box.setTabChangesFocus(True)
            box.setFixedHeight(theme.px(72))
        self._missing.hide()
        link = button(tr("Link"), "primary", pressed=self._accept)
        cancel = button(tr("Cancel"), pressed=self.reject)
        help_words = label(tr("Say in a sentence how the proposal serves the article."), "small", wrap=True)
        parts: list[QWidget | tuple[QWidget, int]] = [names[0], self._find, (self._list, 1), names[1]]
        parts += [row(self._role, None), names[2], help_words, self._reason, names[3], self._quote]
        fill(QVBoxLayout(self), [*parts, self._missing, row(None, cancel, link)], 8, (24, 20))

    def _filter(self, words: str) -> None:
        self._model.filter(words)
        if self._model.shown:
            self._list.setCurrentIndex(self._model.index(0))

    def _show(self, present: LinkChoice) -> None:
        for number, target in enumerate(self._model.shown):
            if target.ref == present.ref:
                self._list.setCurrentIndex(self._model.index(number))
        self._reason.setPlainText(present.reason)
        self._quote.setPlainText(present.quote)
        self._role.choose(present.role.value)
        self._reason.setFocus()

    def _accept(self) -> None:
        if self.choice() is not None:
            self.accept()
            return
        chosen = self._list.currentIndex().isValid()
        self._missing.setText(
            tr("Say how the proposal serves the article.") if chosen else tr("Choose an article or a task.")
        )
        self._missing.show()
        (self._reason if chosen else self._find).setFocus()
