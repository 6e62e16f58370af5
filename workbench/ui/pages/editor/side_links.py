"""The links of a case to articles: each with its reason and quote; suspect ones marked; suggestions below."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.app.wording import role_words
from workbench.domain.changes import Changes
from workbench.domain.proposal import ArticleLink, next_role
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.kernel.errors import InvalidValue, Refused
from workbench.kernel.i18n import listed, tr
from workbench.plan.model import Plan, TextState
from workbench.ui.dialogs.linking import LinkChoice, LinkDialog
from workbench.ui.dialogs.reworded import RewordedDialog
from workbench.ui.errors import trouble_of
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.basics import badge, button, clear, column, fill, label, row
from workbench.ui.widgets.fields.selecting import select_in_label
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.undoing import tell_linked, tell_undoable

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.plan.suggest import Suggestion
    from workbench.services.planning import Reworded

_SUGGESTED = 3
NO_PATTERN = re.compile(r"(?!)")  # matches nothing


class LinksTab(QWidget):
    """Cards of links; `troubled(Trouble)` tells when something could not be written."""

    troubled = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._state: CaseState | None = None
        self._seen = False
        self._asked = 0
        self._suggestions: Sequence[Suggestion] = ()
        self._suggested_for: CaseState | None = None
        self._opening = 0
        self._cards: dict[str, QWidget] = {}  # by the id of the link
        self._texts: dict[tuple[str, str], QLabel] = {}  # by link, and reason or quote
        self._mark = ("", "", NO_PATTERN, 0)
        self._add: QPushButton | None = None
        self._column = QVBoxLayout(self)
        fill(self._column, [], 12, (20, 20))

    def show_state(self, state: CaseState | None, _field: str) -> None:
        """Show the links of a moment."""
        if state is self._state:
            return
        self._state = state
        self._draw()
        self._suggest()

    def set_seen(self, seen: bool) -> None:
        """Suggestions are looked for only while the tab is seen."""
        self._seen = seen
        self._suggest()

    def enter_link(self, name: str) -> None:
        """Give the focus to what can be done with a link, named by its id or its article; else to linking."""
        links = self._state.case.links if self._state is not None else ()
        named = (link.id for link in links if name in (link.id, str(link.ref)))
        self._enter(next(named, ""))

    def mark(self, link_id: str, text: str, pattern: re.Pattern[str], number: int) -> None:
        """Mark one match in a text of a link, also while all is drawn anew; with other texts nothing."""
        before = self.marked()
        if before is not None:
            before.setSelection(0, 0)
        self._mark = (link_id, text, pattern, number)
        words = self.marked()
        if words is not None:
            select_in_label(words, pattern, number)

    def marked(self) -> QLabel | None:
        """Return the text in which something is marked."""
        return self._texts.get(self._mark[:2])

    def add_link(self, first: ArticleRef | None = None) -> None:
        """Ask for an article with the reason, and link the case to it."""
        begun = self._state
        if begun is None:
            return
        self._opening += 1
        number = self._opening

        def ask(suggestions: Sequence[Suggestion]) -> None:
            state = self._state
            if number != self._opening or state is None or state.case.ref != begun.case.ref:
                return
            suggested = [ArticleRef(s.plan, s.article, s.task) for s in suggestions]
            present = LinkChoice(first, "", next_role(state.case.links), "") if first is not None else None
            ref = state.case.ref
            self._ask(state, suggested, present, lambda wb, choice: _link(wb, ref, choice), self._tell_linked)

        # The list in the dialog must not change while somebody reads it: what is suggested comes first.
        if self._suggested_for is begun:
            ask(self._suggestions)
        else:
            self._desk.operations.ask(self, _suggesting(begun.case.ref), ask)

    def _ask(
        self,
        state: CaseState,
        first: Sequence[ArticleRef],
        present: LinkChoice | None,
        store: Callable[[Workbench, LinkChoice], Changes],
        stored: Callable[[CaseState, LinkChoice, Changes], None] | None = None,
        wrong: str = "",
        changed: ArticleRef | None = None,
    ) -> None:
        """Ask for a link and store it; what is not taken is asked for again, with what was typed."""
        # One that is changed may stay where it is.
        linked = [link.ref for link in state.case.links if link.ref != changed]
        choice = LinkDialog.ask(self, list(state.plans.values()), first, present, wrong, linked)
        if choice is None:
            return

        def failed(error: BaseException) -> None:
            trouble = trouble_of(error)
            if isinstance(error, InvalidValue | Refused):
                self._ask(state, first, choice, store, stored, trouble.words, changed)
            else:
                self.troubled.emit(trouble)

        def told(changes: Changes) -> None:
            if stored is not None:
                stored(state, choice, changes)

        self._desk.operations.change(self, lambda wb: store(wb, choice), told, failed)

    def _tell_linked(self, state: CaseState, choice: LinkChoice, changes: Changes) -> None:
        tell_linked(self._desk, state.case.ref, choice.ref, changes)

    def _draw(self) -> None:
        focused = QApplication.focusWidget()
        focus_here = focused is not None and self.isAncestorOf(focused)
        entered = self._entered()
        clear(self._column)
        self._cards, self._texts = {}, {}
        state = self._state
        if state is None:
            return
        self._add = button(tr("Link to an article…"), "", "link", self.add_link)
        self._allow(self._add)
        self._column.addWidget(row(self._add, None))
        if not state.case.links:
            self._column.addWidget(label(tr("No article is linked yet."), "strong", wrap=True))
            words = tr("A link says which article of a plan the proposal serves, and why.")
            self._column.addWidget(label(words, "quiet", wrap=True))
        for link in state.case.links:
            self._cards[link.id] = self._card(state, link)
            self._column.addWidget(self._cards[link.id])
        self._draw_suggestions(state)
        self._column.addStretch(1)
        self.mark(*self._mark)
        if focus_here:
            self._enter(entered)

    def _entered(self) -> str:
        """Return the id of the link that has the focus; empty if none has."""
        focused = QApplication.focusWidget()
        named = (name for name, card in self._cards.items() if focused and card.isAncestorOf(focused))
        return next(named, "")

    def _enter(self, link_id: str) -> None:
        """Give the focus to the first button of a link, or to the one that makes a link."""
        card = self._cards.get(link_id)
        target = card.findChild(QPushButton) if card is not None else self._add
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, state: CaseState, link: ArticleLink) -> QWidget:
        plan = state.plans.get(link.ref.plan)
        suspect = link.id in state.suspect
        chip = badge(tr("Article {number}", number=link.ref.article), "warn" if suspect else "article")
        head = row(chip, label(role_words(link.role), "caption"), None)
        parts: list[QWidget] = [head, *_other_plan(plan), label(_title(plan, link.ref), "strong", wrap=True)]
        if suspect:
            words = tr("The article says something else than when it was linked. Look at it again.")
            parts.append(label(words, "warning", wrap=True))
        parts.append(self._text(link.id, "reason", label(link.reason, "quiet", wrap=True)))
        if link.quote:
            quote = self._text(link.id, "quote", label(link.quote, "small", wrap=True))
            parts.append(column(quote, margins=(12, 8), area="sunken"))
            if not _is_supplied(plan, link.ref):
                words = tr("Not checked: the article's text is not imported.")
                parts.append(label(words, "caption", wrap=True))
        parts.append(self._acts(link, suspect))
        return column(*parts, spacing=6, margins=(14, 12), area="surface")

    def _text(self, link_id: str, text: str, words: QLabel) -> QLabel:
        """Note a text in which something can be marked; it can be copied, too."""
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._texts[link_id, text] = words
        return words

    def _acts(self, link: ArticleLink, suspect: bool) -> QWidget:
        name = tr("Article {number}", number=link.ref.article)
        place = Place("plan", plan=link.ref.plan, article=link.ref.article)
        shown = button(tr("Show"), "link", pressed=lambda: self._desk.navigator.go(place))
        change = partial(self._compare if suspect else self._edit, link)
        edit = button(tr("Confirm…") if suspect else tr("Edit…"), "link", pressed=change)
        remove = button(tr("Remove"), "link", pressed=lambda: self._remove(link))
        for item in (shown, edit, remove):
            item.setAccessibleName(f"{item.text()} {name}")
        self._allow(edit, remove)
        return row(shown, edit, remove, None, spacing=4)

    def _allow(self, *acts: QPushButton) -> None:
        """Offer what changes the case, unless it is in the trash."""
        for act in acts:
            act.setEnabled(self._state is not None and not self._state.case.trashed)

    def _compare(self, link: ArticleLink) -> None:
        """Show how the article has changed since it was linked, and ask whether the link still holds."""
        state = self._state
        if state is None:
            return
        ref, target = state.case.ref, link.ref
        title = _title(state.plans.get(target.plan), target)

        def ask(found: Reworded) -> None:
            answer = RewordedDialog.ask(self, title, found)
            if answer == "confirm":
                words = tr("The link to article {number} holds.", number=target.article)
                self._change(lambda wb: wb.planning.confirm(ref, target), _undoable(self._desk, words, ref))
            elif answer == "edit":
                self._edit(link)

        self._desk.operations.ask(self, lambda wb: wb.planning.reworded(ref, target), ask)

    def _edit(self, link: ArticleLink) -> None:
        state = self._state
        if state is None:
            return
        present = LinkChoice(link.ref, link.reason, link.role, link.quote)
        ref, old = state.case.ref, link.ref
        self._ask(state, (), present, lambda wb, new: _relink(wb, ref, old, new), changed=old)

    def _remove(self, link: ArticleLink) -> None:
        state = self._state
        if state is None:
            return
        ref, target = state.case.ref, link.ref
        words = tr("The link to article {number} is removed.", number=target.article)
        self._change(
            lambda wb: wb.planning.unlink(ref, target),
            _undoable(self._desk, words, ref),
        )

    def _dismiss(self, article: ArticleRef) -> None:
        state = self._state
        if state is None:
            return
        ref = state.case.ref
        words = tr("Article {number} is not suggested any more.", number=article.article)
        self._change(lambda wb: wb.planning.dismiss(ref, article), _undoable(self._desk, words, ref))

    def _recall(self) -> None:
        state = self._state
        if state is not None:
            ref = state.case.ref
            self._change(lambda wb: wb.planning.recall(ref))

    def _suggest(self) -> None:
        state = self._state
        if not self._seen or state is None:
            return
        self._asked += 1
        number = self._asked

        def take(found: Sequence[Suggestion]) -> None:
            if number == self._asked:
                self._suggestions, self._suggested_for = found, state
                self._draw()

        self._desk.operations.ask(self, _suggesting(state.case.ref), take)

    def _draw_suggestions(self, state: CaseState) -> None:
        linked = {link.ref.article for link in state.case.links}
        fresh = [found for found in self._suggestions if found.article not in linked]
        dismissed = len(state.case.dismissed)
        if fresh or dismissed:
            self._column.addWidget(label(tr("Articles that may fit"), "group"))
        for found in fresh:
            self._column.addWidget(self._suggestion(state, found))
        if dismissed:
            words = tr("Suggest {count} dismissed again", count=dismissed)
            recall = button(words, "link", pressed=self._recall)
            self._allow(recall)
            self._column.addWidget(row(recall, None))

    def _suggestion(self, state: CaseState, found: Suggestion) -> QWidget:
        ref = ArticleRef(found.plan, found.article, found.task)
        link = button(tr("Link…"), "link", pressed=partial(self.add_link, ref))
        link.setAccessibleName(tr("Link to article {number}", number=found.article))
        dismiss = button(tr("Don't suggest"), "link", pressed=partial(self._dismiss, ref))
        name = tr("Dismiss the suggestion of article {subject}", subject=found.article)
        dismiss.setAccessibleName(name)
        self._allow(link, dismiss)
        words = label(tr("Matched: {words}", words=listed(found.words)), "caption", wrap=True)
        article = ArticleRef(found.plan, found.article)
        title = label(_title(state.plans.get(found.plan), article), "body", wrap=True)
        chip = badge(tr("Article {number}", number=found.article), "article")
        return column(row(chip, None, link, dismiss, spacing=4), title, words, spacing=4)

    def _change(
        self, act: Callable[[Workbench], Changes], then: Callable[[Changes], None] | None = None
    ) -> None:
        def failed(error: BaseException) -> None:
            self.troubled.emit(trouble_of(error))

        self._desk.operations.change(self, act, then, failed)


def _undoable(desk: Desk, words: str, ref: str) -> Callable[[Changes], None]:
    return lambda changes: tell_undoable(desk, words, ref, changes)


def _suggesting(ref: str) -> Callable[[Workbench], Sequence[Suggestion]]:
    return lambda workbench: workbench.planning.suggest_for_case(ref, DEFAULT_PLAN, _SUGGESTED)


def _link(workbench: Workbench, ref: str, choice: LinkChoice) -> Changes:
    return workbench.planning.link(ref, choice.ref, choice.reason, choice.role, choice.quote)


def _relink(workbench: Workbench, ref: str, old: ArticleRef, choice: LinkChoice) -> Changes:
    return workbench.planning.relink(ref, old, choice.ref, choice.reason, choice.role, choice.quote)


def _other_plan(plan: Plan | None) -> list[QWidget]:
    """Return the title of the plan of a link, unless it is the usual one."""
    if plan is None or plan.id == DEFAULT_PLAN:
        return []
    return [label(plan.title.here(), "caption", wrap=True)]


def _title(plan: Plan | None, ref: ArticleRef) -> str:
    """Return the title of an article, or if a task is named its number, as the plan page has it, and words."""
    article = plan.by_number.get(ref.article) if plan is not None else None
    if article is None:
        return tr("This article is not in the plan any more.")
    for place, task in enumerate(article.tasks, 1):
        if task.id == ref.task:
            return f"{ref.article}.{place} {(task.summary or task.text).here()}"
    return article.title.here() or tr("text not supplied")


def _is_supplied(plan: Plan | None, ref: ArticleRef) -> bool:
    """Return whether the text of an article was imported, with which quotes are compared."""
    article = plan.by_number.get(ref.article) if plan is not None else None
    return article is not None and article.state is TextState.SUPPLIED
