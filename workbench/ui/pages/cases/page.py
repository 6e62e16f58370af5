"""The page of all cases: find, sort, open, rename, duplicate, move to the trash and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.changes import Changes
from workbench.kernel.i18n import tr, tr_count
from workbench.ui.actions import Handler
from workbench.ui.models import cases
from workbench.ui.models.cases import CaseFilter, CasesModel
from workbench.ui.navigation import Place
from workbench.ui.pages.cases.acts import CaseActs
from workbench.ui.pages.cases.empties import Foot, nothing_made
from workbench.ui.pages.cases.filters import FilterRow, pill_words
from workbench.ui.pages.cases.memory import ColumnsMemory
from workbench.ui.pages.cases.reading import Listed, Reader
from workbench.ui.pages.cases.table import CasesTable
from workbench.ui.widgets.basics import ShownStack, button, fill, in_area, rule
from workbench.ui.widgets.page import Desk, Header, Page
from workbench.ui.widgets.strips import LoadingBars, empty_state
from workbench.ui.widgets.taborder import first_stop


class CasesPage(Page):
    """All cases of the workspace as a table.

    In a `Place`, `case` is the selected one, `words` what is searched, `article` the article filtered by, and
    `row` the rest of the filter as `state/form/missing`, each of which may be left out.
    """

    key = "cases"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._listed: Listed | None = None
        self._held_back: Listed | None = None
        self._select_later: tuple[str, ...] = ()
        self._taken_out = ""
        self._arriving = False
        self._model = CasesModel(self)
        self.table = CasesTable(self._model)
        self.filters = FilterRow()
        self.foot = Foot()
        self.acts = CaseActs(self, self.table, self._select_when_there, self._go_to_taken_out)
        self._reader = Reader(self, lambda: self.table.head.layout_now().sorted_by, self._take)
        self._memory = ColumnsMemory(self.table, desk)
        self._build()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Show the cases, filtered as a place says; a place without a filter leaves it as it is."""
        if place.words or place.article or place.row:
            state, _, rest = place.row.partition("/")
            form, _, missing = rest.partition("/")
            self.filters.show_wanted(CaseFilter(place.words, state, place.article, form, missing))
        self._select_later = (place.case,) if place.case else ()
        self._reader.forget_names()
        self._reader.read()
        self._arriving = True
        if self._listed is not None:
            self._enter_table()

    def place(self) -> Place:
        """Return the selected case and the filter."""
        wanted = self.filters.wanted()
        rest = "/".join((wanted.state, wanted.form, wanted.missing)).rstrip("/")
        return Place(self.key, self.table.current(), row=rest, article=wanted.article, words=wanted.words)

    def commands(self) -> Mapping[str, Handler]:
        """Return what can be done with the selected cases."""
        return {**self.acts.commands(), "find": self.filters.go_to_search}

    def panes(self) -> Sequence[QWidget]:
        """Return filter row and table."""
        return [pane for pane in (self.filters.search, self.table) if pane.isVisible()]

    def on_changes(self, changes: Changes) -> None:
        """Read the list anew while it is shown; otherwise it is read on the next arrival."""
        if changes.plans:
            self._reader.forget_names()
        if self.isVisible():
            self._reader.read()

    def commit_pending(self) -> None:
        """Store a title that is being typed, and the columns."""
        super().commit_pending()
        self.table.delegate.commit()
        self._memory.store()

    def hideEvent(self, event: QHideEvent) -> None:
        """Store the columns when the page is left."""
        self._memory.store()
        super().hideEvent(event)

    def _build(self) -> None:
        run = self.desk.actions.run
        new = button(tr("New case"), "primary", "plus", lambda: run("case.new"))
        self._take_out = button(tr("Take out of the trash"), "", "undo", self.acts.restore_selected)
        self._take_out.hide()
        self.header = Header(tr("Cases"), " ", [self._take_out, new])
        self._stack = ShownStack()
        self._loading = LoadingBars()
        self._nothing = nothing_made(lambda: run("case.new"), lambda: run("sample.open"))
        self._not_found = empty_state(
            "filter",
            tr("No case matches"),
            tr("Search for other words, or take the filters away."),
            tr("Clear the filters"),
            self.filters.clear,
        )
        self._all_trashed = empty_state(
            "trash",
            tr("All cases are in the trash"),
            tr("Take them out of it, or make a new case."),
            tr("Show the trash"),
            partial(self.filters.ask_for, CaseFilter(state=cases.TRASH)),
        )
        self._no_trash = empty_state(
            "trash",
            tr("The trash is empty"),
            tr("Cases that you delete stay here until you take them out again."),
            tr("Show all cases"),
            self.filters.clear,
        )
        instead = (self._nothing, self._not_found, self._all_trashed, self._no_trash)
        for part in (self._loading, self.table, *instead):
            self._stack.addWidget(part)
        content = in_area(QWidget(), "surface")
        fill(QVBoxLayout(content), [self.filters, (self._stack, 1), rule(), self.foot], 0)
        self.lay_out(self.header, content)
        self._memory.use()
        layout = self.table.head.layout_now()
        self.filters.show_order(layout.sorted_by, layout.descending)

    def _connect(self) -> None:
        table, filters = self.table, self.filters
        filters.changed.connect(self._filter_anew)
        filters.sort_chosen.connect(self._sort)
        filters.left.connect(self._enter_table)
        table.typed.connect(filters.type_on)
        table.left.connect(filters.go_to_search)
        table.escaped.connect(filters.clear_words)
        table.columns_changed.connect(self._order_changed)
        table.selectionModel().selectionChanged.connect(lambda _in, _out: self._show_standing())
        table.delegate.closeEditor.connect(lambda _editor, _hint: self._show_held_back())
        self._model.arrived.connect(self._show_standing)
        self.desk.steps.changed.connect(self._show_steps)
        self.desk.steps.turned.connect(self._follow_turn)

    @Slot()
    def _show_steps(self) -> None:
        if self.isVisible():
            self.acts.show_steps()

    @Slot(object)
    def _follow_turn(self, changes: Changes) -> None:
        """Lead to the cases that an undo or redo brought back or changed, as soon as they are listed so."""
        if self.isVisible():
            self._select_later = tuple(sorted(changes.proposals))

    def _take(self, listed: Listed) -> None:
        """Show what was read; while a title is being typed, new rows would close its editor."""
        if self.table.is_editing():
            self._held_back = listed
        else:
            self._show(listed)

    def _show_held_back(self) -> None:
        listed, self._held_back = self._held_back, None
        if listed is not None:
            self._show(listed)

    def _show(self, listed: Listed) -> None:
        self._listed = listed
        self._model.names = listed.names
        everything = [*listed.cases.rows, *listed.trashed.rows]
        forms = {form: listed.names.form(form) for form in cases.forms_present(everything)}
        self.filters.show_choices(cases.articles_present(everything), listed.names, forms)
        self.filters.show_pills(pill_words(listed.cases.rows, len(listed.trashed.rows)))
        self.filters.setVisible(bool(everything))
        self._leave_trash()
        self._filter()
        if self._select_later:
            self.table.select(*self._select_later)
            self._select_later = ()
        self.table.select_something()
        if self._arriving and not self.filters.search.hasFocus():
            self._enter_table()
        self._arriving = False
        self.table.viewport().update()
        words = tr_count("{count} case", "{count} cases", len(listed.cases.rows))
        self.header.set_title(tr("Cases"), words)
        self._show_standing()

    def _filter(self) -> None:
        """Show what the filter row asks for, of the cases that were read last."""
        listed, wanted = self._listed, self.filters.wanted()
        if listed is None:
            return
        given = listed.trashed if wanted.is_trash else listed.cases
        self._model.set_filtered(given, wanted.predicate(self._model.names), wanted.words)
        self.table.select_something()
        self._show_part(wanted)
        here = self.desk.navigator.here
        if self.isVisible() and here is not None and here.page == self.key:
            self.desk.navigator.stay(self.place())
        self._show_standing()

    def _filter_anew(self) -> None:
        """Filter as the user asked, and keep the current case in view."""
        self._filter()
        self.table.scrollTo(self.table.currentIndex())

    def _show_part(self, wanted: CaseFilter) -> None:
        listed = self._listed
        shown: QWidget = self.table
        if not self._model.rowCount():
            shown = self._not_found
            if listed is not None and wanted.is_trash and not listed.trashed.rows:
                shown = self._no_trash
            elif listed is not None and not listed.cases.rows and not wanted.is_trash:
                shown = self._all_trashed if listed.trashed.rows else self._nothing
        before, focused = self._stack.currentWidget(), self.window().focusWidget()
        had_focus = focused is not None and self._stack.isAncestorOf(focused)
        self._stack.setCurrentWidget(shown)
        self._take_out.setVisible(wanted.is_trash and shown is self.table)
        if had_focus and shown is not before:
            (first_stop(shown) or self.filters.search).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_standing(self) -> None:
        """Say how many cases are shown and selected, and enable what can be done with them."""
        refs = self.table.selected() if self._model.rowCount() else []
        shown, trashed = self._model.rowCount(), self.filters.wanted().is_trash
        self.foot.say(tr("{shown} shown · {chosen} selected", shown=shown, chosen=len(refs)), trashed)
        if self.isVisible():
            self.acts.allow(bool(refs), trashed)

    def _sort(self, key: str, descending: bool) -> None:
        self.table.sort(key, descending)
        self.table.scrollTo(self.table.currentIndex())
        self._order_changed()

    def _order_changed(self) -> None:
        """Show the order in the filter row too, and remember it with the columns."""
        layout = self.table.head.layout_now()
        self.filters.show_order(layout.sorted_by, layout.descending)
        self._memory.note()

    def _enter_table(self) -> None:
        """Lead into the table, or to what stands in its place."""
        if self._stack.currentWidget() is self.table:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.select_something()

    def _select_when_there(self, ref: str) -> None:
        """Select a case that was just made, now or as soon as it is listed."""
        if not self.table.select(ref):
            self._select_later = (ref,)

    def _go_to_taken_out(self, ref: str) -> None:
        """Go to a case that was taken out of the trash, as soon as it is listed again."""
        if self.isVisible() and self.filters.wanted().is_trash:
            self._taken_out = ref

    def _leave_trash(self) -> None:
        """Show all cases, and lead to the one taken out, before anything of the trash is shown without it."""
        if self._taken_out:
            self.filters.show_wanted(CaseFilter())
            self._select_later, self._taken_out = (self._taken_out,), ""
            self._arriving = True
