"""What can be done with cases of the list: rename, duplicate, trash, take out. Each tells what it did."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu
from shiboken6 import isValid

from workbench.domain.changes import Changes
from workbench.domain.proposal import Proposal, ProposalSummary
from workbench.kernel.i18n import tr, tr_count
from workbench.ui.actions import Handler
from workbench.ui.dialogs.caseacts import note_copy
from workbench.ui.dialogs.counting import CountingDialog
from workbench.ui.dialogs.newcase import ask_for_copy
from workbench.ui.models.cases import shown_title, shows_english
from workbench.ui.navigation import Place
from workbench.ui.pages.cases.table import CasesTable
from workbench.ui.widgets.mnemonics import with_letters
from workbench.ui.widgets.page import Desk, Page
from workbench.ui.widgets.steps import Step, Turn
from workbench.ui.widgets.textmenu import entry

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench

_MENU = (
    ("case.rename", "case.duplicate"),
    ("case.answers", "case.count", "case.export", "case.versions"),
    ("case.trash",),
)


class CaseActs:
    """Acts on the selected cases of a table; `select(ref)` is asked to show a case that was made.

    `go_to(ref)` is asked to lead to one that was taken out of the trash.
    """

    def __init__(
        self, page: Page, table: CasesTable, select: Callable[[str], None], go_to: Callable[[str], None]
    ) -> None:
        self._page = page
        self._table = table
        self._desk: Desk = page.desk
        self._select = select
        self._go_to = go_to
        self._trashed = False
        self._steps = page.desk.steps.of(page.key)
        table.opened.connect(self.open)
        table.deleted.connect(self.trash_selected)
        table.menu_wanted.connect(self.show_menu)
        table.cases.edited.connect(lambda case, _column, text: self.rename(case, text))

    def commands(self) -> Mapping[str, Handler]:
        """Return what the commands do with the selected cases."""
        return {
            "case.rename": self.rename_selected,
            "case.duplicate": self.duplicate_selected,
            "case.trash": self.trash_selected,
            "case.restore": self.restore_selected,
            "case.answers": self.check_answers,
            "case.count": self.count,
            "case.export": self.export,
            "case.versions": self.show_versions,
            **self._steps.commands(),
        }

    def allow(self, selected: bool, trashed: bool) -> None:
        """Enable the commands that fit: whether something is selected, and whether the trash is shown."""
        self._trashed = trashed
        self._desk.actions.allow(case=selected and not trashed, trashed=selected and trashed)
        self.show_steps()

    def show_steps(self) -> None:
        """Name undo and redo after what they would do now; called while the page is shown."""
        self._steps.show()

    def open(self) -> None:
        """Open the current case in the editor."""
        if self._table.current():
            self._desk.navigator.go(Place("editor", case=self._table.current()))

    def check_answers(self) -> None:
        """Show all answers of the current case on one page."""
        if self._table.current() and not self._trashed:
            self._desk.navigator.go(Place("answers", case=self._table.current()))

    def count(self) -> None:
        """Count words and pages of the current case."""
        if self._table.current() and not self._trashed:
            CountingDialog.show_case(self._page, self._desk, self._table.current())

    def export(self) -> None:
        """Show the documents of the current case."""
        if self._table.current() and not self._trashed:
            self._desk.navigator.go(Place("handin", case=self._table.current()))

    def show_versions(self) -> None:
        """Show the versions of the current case."""
        if self._table.current():
            self._desk.navigator.go(Place("versions", case=self._table.current()))

    def rename_selected(self) -> None:
        """Open the editor for the title of the current case."""
        if not self._trashed:
            self._table.setFocus()
            self._table.rename()

    def duplicate_selected(self) -> None:
        """Copy the current case."""
        place = self._table.cases.place_of(self._table.current())
        if place >= 0 and not self._trashed:
            self.duplicate(self._table.cases.row_at(place))

    def trash_selected(self) -> None:
        """Put the selected cases into the trash; those in it stay there."""
        if not self._trashed:
            self.trash(self._table.selected())

    def restore_selected(self) -> None:
        """Take the selected cases out of the trash."""
        if self._trashed:
            self.restore(self._table.selected())

    def show_menu(self, at: QPoint) -> None:
        """Show what can be done with the selected cases."""
        if not self._table.current():
            return
        menu = with_letters(QMenu(self._table))
        menu.setAccessibleName(tr("What can be done with the case"))
        enter = QKeySequence(Qt.Key.Key_Return).toString(QKeySequence.SequenceFormat.NativeText)
        opening = entry(menu, tr("Open"), enter, self.open)
        menu.addAction(opening)
        menu.setDefaultAction(opening)
        groups = (("case.restore",),) if self._trashed else _MENU
        for group in groups:
            menu.addSeparator()
            for command in group:
                menu.addAction(self._desk.actions.action(command))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def rename(self, case: ProposalSummary, title: str) -> None:
        """Store a title in place of the one that the list shows; refused if that changed meanwhile.

        What one sees is what one edits: where the list shows the English one of two titles, the Chinese one
        stays, and the other way round. The message tells which it was.
        """
        ref, before, english = case.ref, shown_title(case), shows_english(case)

        def done(_changes: Changes) -> None:
            back, again = _titling(ref, title, before, english), _titling(ref, before, title, english)
            step = Step(lambda: tr("Rename {case}", case=ref), back, again)
            words = tr("Case {case} has another title.", case=ref)
            if english:
                words = tr("Case {case} has another English title.", case=ref)
            self._told(words, step)

        self._change(_titling(ref, before, title, english), done)

    def trash(self, refs: Sequence[str]) -> None:
        """Put cases into the trash."""
        self._move(refs, trashed=True)

    def restore(self, refs: Sequence[str]) -> None:
        """Take cases out of the trash."""
        self._move(refs, trashed=False)

    def duplicate(self, case: ProposalSummary) -> None:
        """Ask for form and title of a copy and make it."""

        def made(copy: Proposal) -> None:
            self._select(copy.ref)
            note_copy(self._desk, case.ref, copy.ref)

        ask_for_copy(self._page, case.ref, case.form, shown_title(case), made)

    def _move(self, refs: Sequence[str], trashed: bool) -> None:
        def done(changes: Changes) -> None:
            moved = tuple(sorted(changes.proposals))
            self._told(_moved_words(moved, trashed), _moving_step(moved, trashed))
            if not trashed and isValid(self._page):
                self._go_to(refs[0])

        if refs:
            self._change(_moving(tuple(refs), trashed), done)

    def _change(self, act: Turn, done: Callable[[Changes], None]) -> None:
        """Do something to cases; it goes on, and is told, although the page is built anew meanwhile."""
        self._desk.operations.change(self._desk.navigator, act, done)

    def _told(self, words: str, step: Step) -> None:
        """Note a step that was done and tell it; the message takes back just this one."""
        self._steps.add(step)
        self._desk.notices.tell(words, tr("Undo"), lambda: self._steps.take_back(step))


# What follows outlives the page: undo comes to it also after the pages were built anew.


def _titling(ref: str, before: str, title: str, english: bool) -> Turn:
    """Return the act that stores a title in place of another one; refused if that changed meanwhile.

    It is the English one of two if so asked, else the one that a case is called by.
    """

    def store(workbench: Workbench) -> Changes:
        values = workbench.drafting.case(ref).values
        only_english = values.get("title_en") and not values.get("title_zh")
        field = "title_en" if english or only_english else "title_zh"
        return workbench.drafting.set_value(ref, field, title, seen=before or None)

    return store


def _moving(refs: tuple[str, ...], trashed: bool) -> Turn:
    """Return the act that puts cases into the trash or takes them out, all or none."""

    def move(workbench: Workbench) -> Changes:
        drafting = workbench.drafting
        return (drafting.trash if trashed else drafting.untrash)(*refs)

    return move


def _moved_words(refs: tuple[str, ...], trashed: bool) -> str:
    """Return in words what was done with cases by moving them into the trash or out of it."""
    count = len(refs)
    if count == 1:
        if trashed:
            return tr("Case {case} is in the trash.", case=refs[0])
        return tr("Case {case} is out of the trash.", case=refs[0])
    if trashed:
        return tr_count("{count} case is in the trash.", "{count} cases are in the trash.", count)
    return tr_count("{count} case is out of the trash.", "{count} cases are out of the trash.", count)


def _moving_step(refs: tuple[str, ...], trashed: bool) -> Step:
    return Step(lambda: _moving_words(refs, trashed), _moving(refs, not trashed), _moving(refs, trashed))


def _moving_words(refs: tuple[str, ...], trashed: bool) -> str:
    """Return in words what a move into the trash or out of it does."""
    count = len(refs)
    if count == 1:
        subject = refs[0]
        if trashed:
            return tr("Move {subject} to the trash", subject=subject)
        return tr("Take {subject} out of the trash", subject=subject)
    if trashed:
        return tr_count("Move {count} case to the trash", "Move {count} cases to the trash", count)
    return tr_count("Take {count} case out of the trash", "Take {count} cases out of the trash", count)
