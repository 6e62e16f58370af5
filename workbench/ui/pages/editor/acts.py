"""What the commands of the editor do to the case that is open: repair, waive, link, insert, trash."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from workbench.checks.model import Finding
from workbench.domain.changes import Changes
from workbench.domain.refs import ArticleRef
from workbench.kernel.i18n import tr, tr_count
from workbench.ui.actions import Handler
from workbench.ui.dialogs.caseacts import count_case, name_state
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.casepage import CasePage
from workbench.ui.pages.editor.copying import Copying
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.pages.editor.inserting import Inserting
from workbench.ui.pages.editor.side import SidePane
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.pages.editor.stepping import Stepping
from workbench.ui.pages.editor.turning import Turning
from workbench.ui.widgets.basics import tool
from workbench.ui.widgets.fields.cursor import cursor_to_end
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.undoing import tell_undoable

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.services.checking import Repaired


class EditorActs(QObject):
    """Acts on the case that a page shows."""

    def __init__(self, page: CasePage, form: FormPane, side: SidePane) -> None:
        super().__init__(page)
        self._page = page
        self._form = form
        self._side = side
        self.inserting = Inserting(page, form, side)
        self.turning = Turning(page, form)
        self.stepping = Stepping(page, form, side)
        self._copying = Copying(page, form)

    def commands(self) -> Mapping[str, Handler]:
        """Return what commands do on the case."""
        return {
            "undo": self.undo,
            "redo": self.redo,
            "finding.next": lambda: self.stepping.step(1),
            "finding.previous": lambda: self.stepping.step(-1),
            "finding.repair": self.repair_shown,
            "finding.waive": self.waive,
            "repair.all": self.repair_all,
            "link.add": self.add_link,
            "field.history": self.show_history,
            **self.inserting.commands(),
            "case.answers": lambda: self.go("answers"),
            "case.count": self.count,
            "case.export": lambda: self.go("handin"),
            "case.preview": lambda: self.go("handin", "preview"),
            "case.versions": lambda: self.go("versions"),
            "version.name": self.name_version,
            "case.duplicate": self._copying.duplicate,
            "case.trash": self.trash,
            "case.restore": self.untrash,
        }

    def show_state(self, state: CaseState) -> None:
        """Name undo and redo after their acts, and say which commands have something to act on.

        Commands belong to the page that is seen.
        """
        if not self._page.isVisible():
            return
        actions = self._page.desk.actions
        undo, redo = self._copying.words(state)
        actions.rename("undo", tr("Undo: {act}", act=undo) if undo else "")
        actions.rename("redo", tr("Redo: {act}", act=redo) if redo else "")
        actions.rename("find", tr("Find in this case"))  # all sections, not only the one that is shown
        editable = not state.case.trashed
        counting = [finding for finding in state.report.findings if finding.counts]
        actions.allow(
            case=editable,
            trashed=not editable,
            editable=editable,
            undo=bool(undo) or self._form.is_dirty or self._copying.is_kept(state),
            redo=bool(redo),
            finding=editable and bool(state.report.findings),
            repairs=editable and any(finding.repair is not None for finding in counting),
        )

    def arrows(self) -> list[QWidget]:
        """Return the buttons of undo and redo, dim while their commands are."""
        arrows: list[QWidget] = [tool("undo", tr("Undo"), self.undo), tool("redo", tr("Redo"), self.redo)]
        for arrow, command in zip(arrows, ("undo", "redo"), strict=True):
            self._page.desk.actions.action(command).enabledChanged.connect(arrow.setEnabled)
        return arrows

    def undo(self) -> None:
        """Take back what was done last to the case, at last that it was made as a copy."""
        if not self._copying.undo():
            self.turning.undo()

    def redo(self) -> None:
        """Bring back what was undone last."""
        if not self._copying.redo():
            self.turning.redo()

    def repair_shown(self) -> None:
        """Repair the first thing at the field that has the focus; outside the form the selected finding."""
        selected = None if self._form.has_focus else self._side.current_finding()
        finding = selected or self._first_repair()
        if finding is not None and finding.repair is not None:
            self.mend(finding)
        else:
            self._page.desk.notices.tell(tr("Nothing here can be repaired automatically."), sign="info")

    def _first_repair(self) -> Finding | None:
        found = self._page.state.report.of_field(self._form.field) if self._page.state else ()
        return next((finding for finding in found if finding.repair is not None and finding.counts), None)

    def mend(self, finding: Finding) -> None:
        """Apply the repair of a finding and go into the field that it mends."""
        where = finding.where
        self._page.go_to_finding(where.field, where.row, where.column)
        item = self._form.row_of(where.field)
        if item is not None:
            item.await_value(cursor_to_end, where.row, where.column)
        self._repair(lambda wb, ref: wb.checking.repair_one(ref, finding))

    def repair_all(self) -> None:
        """Apply all repairs."""
        self._repair(lambda wb, ref: wb.checking.repair(ref))

    def _repair(self, act: Callable[[Workbench, str], Repaired]) -> None:
        if not self._page.case:
            return
        self._form.commit()
        ref, desk = self._page.case, self._page.desk

        def repaired(mended: Repaired) -> None:
            tell_undoable(desk, _repaired_words(mended), ref, mended.changes)

        desk.operations.change(self._page, lambda wb: act(wb, ref), repaired)

    def waive(self) -> None:
        """Set the rule of the selected finding aside."""
        self._side.show_tab("checks")
        self._side.waive_current()

    def add_link(self) -> None:
        """Ask for an article to link the case to."""
        self._page.show_side()
        self._side.add_link()

    def link_again(self, article: ArticleRef) -> None:
        """Ask how the case serves an article whose answers it still holds."""
        self._page.show_side()
        self._side.add_link(article)

    def delete_answers(self, section_id: str) -> None:
        """Delete what stands in a section whose article is no longer linked."""
        ref, desk = self._page.case, self._page.desk
        words = tr("The answers are deleted.")
        desk.operations.change(
            self._page,
            lambda wb: wb.drafting.delete_answers(ref, section_id),
            lambda changes: tell_undoable(desk, words, ref, changes),
        )

    def show_history(self) -> None:
        """Show the history of the field."""
        self._side.show_tab("history")
        self._page.show_side()

    def restore_value(self, field_id: str, value: object) -> None:
        """Store an earlier value of a field."""
        ref, desk = self._page.case, self._page.desk
        self._form.commit()
        desk.operations.change(
            self._page,
            lambda wb: wb.drafting.set_value(ref, field_id, value),
            lambda changes: tell_undoable(desk, tr("The earlier value is back."), ref, changes),
        )

    def go(self, page: str, words: str = "") -> None:
        """Go to another page with the case, at the field one is in."""
        place = Place(page, case=self._page.case, field=self._form.field, words=words)
        self._page.desk.navigator.go(place)

    def count(self) -> None:
        """Count words and pages of the case."""
        self._form.commit()
        count_case(self._page, self._page.case)

    def name_version(self) -> None:
        """Give the present state of the case a name, with what is being typed."""
        if self._page.case:
            self._form.commit()
            name_state(self._page, self._page.case, self._form.field)

    def trash(self) -> None:
        """Move the case to the trash."""
        ref, desk = self._page.case, self._page.desk
        self._form.commit()

        def told(_changes: Changes) -> None:
            words = tr("{case} is in the trash.", case=ref)
            desk.notices.tell(words, tr("Undo"), lambda: _take_out(desk, ref))

        desk.operations.change(self._page, lambda wb: wb.drafting.trash(ref), told)

    def untrash(self) -> None:
        """Take the case out of the trash."""
        _take_out(self._page.desk, self._page.case)


def _repaired_words(mended: Repaired) -> str:
    """Return what was repaired; of one repair, how many could be done alike elsewhere in the case."""
    if mended.left:
        return tr_count(
            "Repaired here; {count} more finding of this kind is left",
            "Repaired here; {count} more findings of this kind are left",
            mended.left,
        )
    return tr("Repairs applied: {count}", count=len(mended.findings))


def _take_out(desk: Desk, ref: str) -> None:
    """Take a case out of the trash, wherever one is by then."""
    desk.operations.change(desk.navigator, lambda workbench: workbench.drafting.untrash(ref))
