"""Asking which case serves an article, and how; the editor asks the other way round, for the article.

Linking it is the affair of who asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.app.wording import role_choices, state_words
from workbench.domain.proposal import LinkRole, ProposalSummary, next_role
from workbench.kernel.i18n import listed, tr
from workbench.search.query import Query, normal_text
from workbench.ui import theme
from workbench.ui.dialogs.linking import quoting_words
from workbench.ui.dialogs.showing import beside, give_size
from workbench.ui.dialogs.writing import WritingDialog
from workbench.ui.models.cases import own_words, shown_title
from workbench.ui.widgets.basics import Part, buddy, button, draw_text, label, row
from workbench.ui.widgets.rowground import RowDelegate
from workbench.ui.widgets.segments import Segments

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW = 30
_WIDTH, _HEIGHT = 860, 480


@dataclass(frozen=True, slots=True)
class CaseChoice:
    """What was chosen: a case, how it serves the article, in which role, and a quoted passage or nothing."""

    ref: str
    reason: str
    role: LinkRole
    quote: str = ""


class CaseChoiceDialog(WritingDialog):
    """`chosen(CaseChoice)` is emitted once case and reason are there; what is missing is told beside them.

    `present` is what was chosen before and not taken, `wrong` says why.
    """

    help_topic: ClassVar[str] = "links"

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        article: str,
        supplied: bool,
        cases: Sequence[ProposalSummary],
        present: CaseChoice | None = None,
        wrong: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Link a case"))
        self.finder = _Find(tr("Number or title of the case"))
        self.list = QListView()
        self.cases = _Cases(cases)
        self.cases.setParent(self)
        self.list.setModel(self.cases)
        self.role = Segments(role_choices(), LinkRole.MAIN.value, tr("How the proposal serves it"))
        self.reason, self.quote = QPlainTextEdit(), QPlainTextEdit()
        self.missing = label(wrong, "error", wrap=True)
        self.link_button = button(tr("Link"), "primary", pressed=self.accept)
        self._build(article, supplied)
        self._connect()
        self._search("")
        if present is not None:
            self._show(present)
        self.keep_watch(self.reason, self.quote, stored=not wrong)

    def accept(self) -> None:
        """Tell the choice; without a case or a reason say what is missing."""
        case, reason = self.cases.at(self.list.currentIndex()), self.reason.toPlainText().strip()
        if case is not None and reason:
            super().accept()
            quote = self.quote.toPlainText().strip()
            self.chosen.emit(CaseChoice(case.ref, reason, LinkRole(self.role.choice()), quote))
            return
        words = tr("Say how the proposal serves the article.") if case is not None else tr("Choose a case.")
        self.missing.setText(words)
        self.missing.show()
        (self.reason if case is not None else self.finder).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, present: CaseChoice) -> None:
        """Show what was chosen and not taken; the quote is what is mostly wrong, if there is one."""
        self.list.setCurrentIndex(self.cases.index(self.cases.place_of(present.ref)))
        self.role.choose(present.role.value)
        self.reason.setPlainText(present.reason)
        self.quote.setPlainText(present.quote)
        (self.quote if present.quote else self.reason).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, article: str, supplied: bool) -> None:
        words = (
            tr("Case"),
            tr("How the proposal serves it"),
            tr("Reason"),
            tr("Quoted from the article (optional)"),
        )
        names = [label(one, "strong", wrap=True) for one in words]
        for name, editor in zip(names, (self.finder, self.role, self.reason, self.quote), strict=True):
            buddy(name, editor)
        self.list.setItemDelegate(_Rows(self.list, always_active=True))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(tr("Cases"))
        for box in (self.reason, self.quote):
            box.setTabChangesFocus(True)
            box.setMinimumHeight(theme.px(36))
        self.missing.setVisible(bool(self.missing.text()))
        advice = label(tr("Say in a sentence how the proposal serves the article."), "small", wrap=True)
        left: list[Part] = [label(article, "section", wrap=True), 8, names[0], self.finder, (self.list, 1)]
        right: list[Part] = [names[1], row(self.role, None), 8, names[2], advice, (self.reason, 3)]
        quoting = label(quoting_words(supplied), "small", wrap=True)
        right += [8, names[3], quoting, (self.quote, 2)]
        keys = label(tr("Ctrl+Enter links"), "caption")
        right.append(self.missing)
        beside(self, left, right, row(keys, None, button(tr("Cancel"), pressed=self.reject), self.link_button))
        give_size(self, _WIDTH, _HEIGHT)

    def _connect(self) -> None:
        self.finder.textChanged.connect(self._search)
        self.finder.stepped.connect(self._step)
        self.finder.returnPressed.connect(lambda: self.reason.setFocus(Qt.FocusReason.OtherFocusReason))
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._show_role())
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.accept)

    def _search(self, words: str) -> None:
        self.cases.find(words)
        self.list.setCurrentIndex(self.cases.index(0))

    def _step(self, step: int) -> None:
        place = self.list.currentIndex().row() + step
        if 0 <= place < self.cases.rowCount():
            self.list.setCurrentIndex(self.cases.index(place))

    def _show_role(self) -> None:
        """Propose a role: the first article that a case serves is its main purpose, others it supports."""
        case = self.cases.at(self.list.currentIndex())
        if case is not None:
            self.role.choose(next_role(case.articles).value)


class _Find(QLineEdit):
    """A field that steers the list below it: `stepped(-1 or 1)` for Up and Down."""

    stepped = Signal(int)

    def __init__(self, words: str) -> None:
        super().__init__()
        self.setPlaceholderText(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Up and Down."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class _Cases(QAbstractListModel):
    """Cases that hold the searched words."""

    def __init__(self, given: Sequence[ProposalSummary]) -> None:
        super().__init__()
        self._given = [(case, normal_text(own_words(case))) for case in given]
        self._shown = list(given)

    def find(self, words: str) -> None:
        """Show what holds every word."""
        query = Query(words)
        self.beginResetModel()
        self._shown = [
            case for case, normal in self._given if all(word.places_in(normal) for word in query.words)
        ]
        self.endResetModel()

    def place_of(self, ref: str) -> int:
        """Return the row of a case; the first one if it is not shown."""
        return next((place for place, case in enumerate(self._shown) if case.ref == ref), 0)

    def at(self, index: Index) -> ProposalSummary | None:
        """Return the case at an index."""
        return self._shown[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many cases are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """Return the title of a case, or the sentence that is spoken for it."""
        case = self.at(index)
        if case is None:
            return None
        title = shown_title(case) or tr("Untitled")
        if role == int(Qt.ItemDataRole.DisplayRole):
            return title
        spoken = role == int(Qt.ItemDataRole.AccessibleTextRole)
        return listed([title, case.ref, state_words(case.state)]) if spoken else None


class _Rows(RowDelegate):
    """Paints title and number of a case."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the one height of all rows."""
        return QSize(theme.px(120), theme.px(_ROW))

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one case."""
        model = index.model()
        case = model.at(index) if isinstance(model, _Cases) else None
        if case is None:
            return
        beside = theme.px(96)
        number = QRect(box.right() - beside, box.top(), beside - 8, box.height())
        draw_text(painter, number, case.ref, "text2", "caption", align=Qt.AlignmentFlag.AlignRight)
        draw_text(painter, box.adjusted(12, 0, -beside - 8, 0), shown_title(case) or tr("Untitled"))
