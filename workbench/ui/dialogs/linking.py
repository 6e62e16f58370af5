"""Asking which article or task a case serves, and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStackedWidget,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.app.wording import role_choices
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import ArticleRef
from workbench.kernel.i18n import listed, tr
from workbench.plan.model import Plan, TextState
from workbench.ui import theme
from workbench.ui.dialogs.showing import accepted, beside, give_size, until_written
from workbench.ui.dialogs.writing import WritingDialog
from workbench.ui.widgets.basics import Part, buddy, button, draw_text, label, row
from workbench.ui.widgets.rowground import RowDelegate
from workbench.ui.widgets.segments import Segments
from workbench.ui.widgets.strips import empty_state

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_TARGET = Qt.ItemDataRole.UserRole
_ROW = 30
_WIDTH, _HEIGHT = 920, 560
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """What was chosen: the target with reason, role and quoted passage (may be empty)."""

    ref: ArticleRef
    reason: str
    role: LinkRole
    quote: str


@dataclass(frozen=True, slots=True)
class Target:
    """An article, or one of its tasks, that a case can be linked to; `number` is the one shown (10 or 10.2).

    `supplied` tells whether the text of the article was imported, with which a quote is compared; `linked`
    whether the case is linked to it already.
    """

    ref: ArticleRef
    number: str
    words: str
    key: str
    suggested: bool = False
    supplied: bool = False
    linked: bool = False

    @property
    def note(self) -> str:
        """What is told of it besides its words; empty if nothing is."""
        if self.linked:
            return tr("linked already")
        return tr("suggested") if self.suggested else ""


def targets(
    plans: Sequence[Plan], first: Sequence[ArticleRef] = (), linked: Collection[ArticleRef] = ()
) -> list[Target]:
    """Return everything a case can be linked to, the articles with what is suggested first.

    Each article stands at the head of all its tasks, the suggested ones right below it.
    """
    order = {(ref.plan, ref.article): -place for place, ref in enumerate(reversed(first), 1)}
    found = [
        replace(target, suggested=target.ref in first, linked=target.ref in linked)
        for plan in plans
        for target in _of_plan(plan)
    ]
    place = {(target.ref.plan, target.ref.article): number for number, target in enumerate(found)}

    def weight(target: Target) -> tuple[int, int, bool, bool]:
        article = (target.ref.plan, target.ref.article)
        return order.get(article, 0), place[article], bool(target.ref.task), not target.suggested

    return sorted(found, key=weight)


def matching(given: Sequence[Target], words: str) -> list[Target]:
    """Return the targets that hold every word; the one with just this number first, its tasks after it."""
    wanted = words.casefold().split()
    found = [target for target in given if all(word in target.key for word in wanted)]
    if len(wanted) != 1:
        return found

    def weight(target: Target) -> int:
        if target.number == wanted[0]:
            return 0
        return 1 if target.number.startswith(f"{wanted[0]}.") else 2

    return sorted(found, key=weight)


def _of_plan(plan: Plan) -> list[Target]:
    found: list[Target] = []
    for article in plan.articles:
        ref, supplied = ArticleRef(plan.id, article.number), article.state is TextState.SUPPLIED
        title = article.title.here() or tr("text not supplied")
        words = tr("Article {number} {title}", number=article.number, title=title)
        known = f"{words} {article.title.zh} {article.title.en} {article.keywords.zh} {article.keywords.en}"
        found.append(Target(ref, article.number, words, known.casefold(), supplied=supplied))
        for place, task in enumerate(article.tasks, 1):
            summary = task.summary or task.text
            at, number = ArticleRef(plan.id, article.number, task.id), f"{article.number}.{place}"
            both = f"{number} {summary.zh} {summary.en} {task.keywords.zh} {task.keywords.en}"
            shown = summary.here() or task.id
            found.append(Target(at, number, shown, both.casefold(), supplied=supplied))
    return found


def quoting_words(supplied: bool) -> str:
    """Return what is said of quoting from an article, whose text was imported or not."""
    if supplied:
        return tr("Copied word for word from its imported text.")
    return tr("Its text is not imported, so nobody can check what is quoted from it.")


class _Targets(QAbstractListModel):
    """Targets that hold the searched words."""

    def __init__(self, given: list[Target], parent: QObject) -> None:
        super().__init__(parent)
        self._given = given
        self.shown = given

    def filter(self, words: str) -> None:
        """Show what holds every word."""
        self.beginResetModel()
        self.shown = matching(self._given, words)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return the words of a target."""
        target = self.shown[index.row()]
        words = f"{target.number} {target.words}" if target.ref.task else target.words
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return listed([words, target.note]) if target.note else words
        return target if role == _TARGET else None


class _TargetDelegate(RowDelegate):
    """Paints number and words; tasks stand further in."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(theme.px(120), theme.px(_ROW))

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one target."""
        target: Target = index.data(_TARGET)
        inner = box.adjusted(12, 0, -12, 0)
        if target.note:
            shade = "text3" if target.linked else "accent"
            draw_text(painter, inner, target.note, shade, "caption", align=Qt.AlignmentFlag.AlignRight)
            inner.setRight(inner.right() - theme.metrics("caption").horizontalAdvance(target.note) - 12)
        if target.ref.task:
            draw_text(painter, inner, target.number, "text3", "small")
            inner.setLeft(inner.left() + theme.px(44))
            draw_text(painter, inner, target.words, "text2")
        else:
            draw_text(painter, inner, target.words, bold=True)


class LinkDialog(WritingDialog):
    """A list of articles and tasks with reason, role and quote; a missing reason is told at its field."""

    help_topic: ClassVar[str] = "links"

    def __init__(
        self,
        parent: QWidget,
        plans: Sequence[Plan],
        first: Sequence[ArticleRef],
        present: LinkChoice | None,
        wrong: str = "",
        linked: Collection[ArticleRef] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Link to an article"))
        self._find = QLineEdit()
        self._find.setPlaceholderText(tr("Number, title or keyword"))
        self._model = _Targets(targets(plans, first, linked), self)
        self._list = QListView()
        self._list.setModel(self._model)
        self._list.setItemDelegate(_TargetDelegate(self._list))
        self._list.setUniformItemSizes(True)
        self._nothing = empty_state(
            "search",
            tr("No article or task matches"),
            tr("Type a number, such as 10 or 10.2, a word of the title or a keyword."),
        )
        self._found = QStackedWidget()
        self._role = Segments(role_choices(), LinkRole.MAIN.value, tr("How the proposal serves it"))
        self._reason, self._quote = QPlainTextEdit(), QPlainTextEdit()
        self._whole = label("", "small", wrap=True)
        self._quoting = label(quoting_words(True), "small", wrap=True)
        self._link = button(tr("Link"), "primary", pressed=self._accept)
        self._no_reason = label(tr("Say how the proposal serves the article."), "error", wrap=True)
        self._wrong = label(wrong, "error", wrap=True)
        self._build()
        self._find.textChanged.connect(self._filter)
        self._list.selectionModel().currentChanged.connect(self._tell_whole)
        for part in (self._find, self._list, self._reason, self._quote):
            part.installEventFilter(self)
        self._filter("")
        if present is not None:
            self._show(present)
        self.keep_watch(self._reason, self._quote, stored=not wrong)
        if wrong and self._quote.toPlainText():  # else it is the reason, where one begins anyway
            self._quote.setFocus()

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        plans: Sequence[Plan],
        first: Sequence[ArticleRef] = (),
        present: LinkChoice | None = None,
        wrong: str = "",
        linked: Collection[ArticleRef] = (),
    ) -> LinkChoice | None:
        """Return what was chosen, None if nothing; `first` are suggestions, `present` is to be changed.

        `wrong` says why what was chosen before was not taken, `linked` what the case is linked to already.
        """
        dialog = cls(parent, plans, first, present, wrong, linked)
        return dialog.choice() if accepted(dialog) else None

    def choice(self) -> LinkChoice | None:
        """Return what stands in the dialog, None while no target or reason is there."""
        index = self._list.currentIndex()
        reason = self._reason.toPlainText().strip()
        if not index.isValid() or not reason:
            return None
        role = LinkRole(self._role.choice())
        return LinkChoice(self._model.shown[index.row()].ref, reason, role, self._quote.toPlainText().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lead from the search line into the list and on to the reason; Ctrl+Enter links from anywhere."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._accept()
            return True
        if watched is self._find and event.key() == Qt.Key.Key_Down:
            self._enter_list()
            return True
        if watched in (self._find, self._list) and event.key() in _ENTER:
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        names = [
            label(tr("Article or task of the plan"), "strong", wrap=True),
            label(tr("How the proposal serves it"), "strong", wrap=True),
            label(tr("Reason"), "strong"),
            label(tr("Quoted from the article (optional)"), "strong", wrap=True),
        ]
        for name, editor in zip(names, (self._find, self._role, self._reason, self._quote), strict=True):
            buddy(name, editor)
        self._list.setAccessibleName(tr("Articles and tasks"))
        for box in (self._reason, self._quote):
            box.setTabChangesFocus(True)
            box.setMinimumHeight(theme.px(36))
        # Two lines from the start, so that nothing below moves from one target to the next.
        self._whole.setMinimumHeight(2 * self._whole.fontMetrics().lineSpacing())
        self._whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._no_reason.hide()
        until_written(self._no_reason, self._reason)
        self._wrong.setVisible(bool(self._wrong.text()))
        cancel = button(tr("Cancel"), pressed=self.reject)
        why = label(tr("Say in a sentence how the proposal serves the article."), "small", wrap=True)
        right: list[Part] = [self._whole, 8, names[1], row(self._role, None), 8, names[2], why]
        right += [(self._reason, 3), self._no_reason, 8, names[3], self._quoting, (self._quote, 2), self._wrong]
        foot = row(label(tr("Ctrl+Enter links"), "caption"), None, cancel, self._link)
        for part in (self._list, self._nothing):
            self._found.addWidget(part)
        beside(self, [names[0], self._find, (self._found, 1)], right, foot)
        give_size(self, _WIDTH, _HEIGHT)

    def _tell_whole(self, current: QModelIndex) -> None:
        """Say in full what is chosen: in the list long words are shortened."""
        words = current.data(Qt.ItemDataRole.DisplayRole) if current.isValid() else ""
        self._whole.setText(words)
        target: Target | None = current.data(_TARGET) if current.isValid() else None
        self._quoting.setText(quoting_words(target is None or target.supplied))

    def _filter(self, words: str) -> None:
        self._model.filter(words)
        if self._model.shown:
            self._list.setCurrentIndex(self._model.index(0))
        self._found.setCurrentWidget(self._list if self._model.shown else self._nothing)
        self._link.setEnabled(bool(self._model.shown))
        self._tell_whole(self._list.currentIndex())  # nothing tells when there is none any more

    def _enter_list(self) -> None:
        """Go from the search line to the row below the chosen one, as if the line stood in the list."""
        below = self._list.currentIndex().siblingAtRow(self._list.currentIndex().row() + 1)
        if below.isValid():
            self._list.setCurrentIndex(below)
        if self._model.shown:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, present: LinkChoice) -> None:
        """Show what is to be changed; without a reason it is new, and begins with the article itself."""
        ref = present.ref if present.reason else replace(present.ref, task="")
        for number, target in enumerate(self._model.shown):
            if target.ref == ref:
                self._list.setCurrentIndex(self._model.index(number))
        self._reason.setPlainText(present.reason)
        self._quote.setPlainText(present.quote)
        self._role.choose(present.role.value)
        self._reason.setFocus()

    def _accept(self) -> None:
        if self.choice() is not None:
            self.accept()
            return
        chosen = bool(self._model.shown)
        self._no_reason.setVisible(chosen)
        (self._reason if chosen else self._find).setFocus()
