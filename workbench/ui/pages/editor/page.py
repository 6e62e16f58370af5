"""The editor of one case: sections at the left, the form in the middle, guide, checks, links and history right.

Joins the panes: which field is shown, what is stored and read anew, undo and redo.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.domain.casepaths import LINKS, WAIVERS
from workbench.domain.changes import Changes
from workbench.kernel.i18n import tr
from workbench.ui.actions import Handler
from workbench.ui.changes import touches
from workbench.ui.drafts import Spot
from workbench.ui.errors import trouble_of
from workbench.ui.models.cases import heading_words, state_name
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.acts import EditorActs
from workbench.ui.pages.editor.attaching import Attaching
from workbench.ui.pages.editor.carets import caret_in, put_back, show_caret
from workbench.ui.pages.editor.casepage import CasePage
from workbench.ui.pages.editor.drawer import SIDE_WIDTH, Drawer
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.pages.editor.newerform import NewerForm
from workbench.ui.pages.editor.picturing import Picturing
from workbench.ui.pages.editor.sections import SectionPane
from workbench.ui.pages.editor.seeking import Seeking
from workbench.ui.pages.editor.side import SidePane
from workbench.ui.pages.editor.sidememory import SideMemory
from workbench.ui.pages.editor.standing import StandingLines
from workbench.ui.pages.editor.state import CaseState, read_state
from workbench.ui.pages.editor.storing import Storing
from workbench.ui.pages.editor.suggesting import Suggesting
from workbench.ui.pages.editor.whereabouts import Whereabouts, section_of, section_to_show
from workbench.ui.widgets.basics import badge, button, column, set_property, tool
from workbench.ui.widgets.drawing import state_tone
from workbench.ui.widgets.page import Desk, Header
from workbench.ui.widgets.panes import Panes
from workbench.ui.widgets.strips import LoadingBars, empty_state


class EditorPage(CasePage):
    """Edits the case of its place."""

    key: ClassVar[str] = "editor"
    stands_alone: ClassVar[bool] = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._state: CaseState | None = None
        self._stored: CaseState | None = None  # what `_state` is without what stands unstored
        self._wanted: Place | None = None
        self._case = ""
        self._location = ""
        self._asked = 0
        self._alone = False
        self._side_memory = SideMemory(desk)
        self._whereabouts = Whereabouts(desk)
        self._build()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Open the case of a place at its field; without a case the one shown last."""
        case = place.case or self._case
        if not case:
            self._stack.setCurrentWidget(self._nothing)
            self.name_subject("")
            return
        self._wanted = place if place.case else None
        if case != self._case:
            self._form.commit()
            self.strip.dismiss()
        self._case = case  # the one before stays on the screen, and acts go to it, until this one is read
        self._read()

    def place(self) -> Place:
        """Return the case, its field with the focus and where one writes; until it is read, what is wanted."""
        if not _is_read(self._state, self._case):
            return self._wanted or Place(self.key, case=self._case)
        return Place(self.key, case=self._case, field=self._form.field, caret=caret_in(self._form))

    def panes(self) -> Sequence[QWidget]:
        """Return sections, form and side pane."""
        return (self._sections, self._form, self._side)

    def shows(self, spot: Spot) -> bool:
        """Return whether the field is in the section that is open."""
        return self.isVisible() and self._storing.row(spot) is not None

    def on_changes(self, changes: Changes) -> None:
        """Read the case anew when it or a plan changed."""
        if changes.contacts:
            self._suggesting.refresh()
        if self._case and (touches(changes, self._case) or changes.plans):
            self._read()

    def commit_pending(self) -> None:
        """Store what is being typed and remember the place and the side pane for the next start."""
        super().commit_pending()
        self._form.commit()
        self._side_memory.store(self._drawer.is_wanted, self._side.tab)
        if _is_read(self._state, self._case):
            self._whereabouts.store(self._location, self._case, self._form.field)

    def commands(self) -> Mapping[str, Handler]:
        """Return what commands do on this page."""
        return {
            **self._acts.commands(),
            **self._seeking.commands(),
            **self.attaching.commands(),
            "section.next": lambda: self._step_section(1),
            "section.previous": lambda: self._step_section(-1),
            "pane.side": self._drawer.toggle,
            "focus": self.alone_toggled.emit,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the side pane with Esc where it floats, go back from it into the form; else end being alone."""
        escape, focused = event.key() == Qt.Key.Key_Escape, self.window().focusWidget()
        if escape and self._alone and not self.strip.isVisible():
            self.alone_toggled.emit()
        elif escape and self._drawer.close_floating():
            return
        elif escape and focused is not None and self._side.isAncestorOf(focused):
            self._jump(self._form.field)
        else:
            super().keyPressEvent(event)

    def show_alone(self, alone: bool) -> None:
        """Show the section that is written and nothing beside it, or everything again."""
        if alone == self._alone:
            return
        self._alone = alone
        for part in (self._sections, *self._tools):
            part.setVisible(not alone)
        self._leave.setVisible(alone)
        self._form.set_centred(alone)
        self._drawer.stand_back(alone)
        here = self._form.row_of(self._form.field)
        if here is not None and not self._form.has_focus:
            here.editor.focus_cell()  # what had the focus may be hidden now

    def _build(self) -> None:
        self._badge = badge("", "neutral")
        self._sections, self._form, self._side = SectionPane(), FormPane(), SidePane(self.desk)
        self._form.behind = self._sections.view
        self._acts = EditorActs(self, self._form, self._side)
        self._standing = StandingLines(self._acts.untrash, NewerForm(self, self._form))
        self._tools = [
            *self._acts.arrows(),
            tool("panel", tr("Show or hide the side pane"), lambda: self._drawer.toggle()),
            tool("check", tr("Check my answers"), lambda: self._acts.go("answers")),
            button(tr("Preview"), "", "eye", lambda: self._acts.go("handin", "preview")),
            button(tr("Export documents"), "primary", pressed=lambda: self._acts.go("handin")),
        ]
        self._leave = button(tr("Leave focus mode"), pressed=self.alone_toggled.emit)
        self._leave.hide()
        self._header = Header("", "", [*self._tools, self._leave], [self._badge])
        self._storing = Storing(self.desk, self._form, self)
        self.picturing = Picturing(self, self._form)
        self.attaching = Attaching(self, self._form)
        self._suggesting = Suggesting(self.desk, self._form, self)
        self._seeking = Seeking(self, self._form, self._side, self._open_section)
        middle = column(self._standing, self._seeking.line, (self._form, 1), spacing=0)
        self._splitter = Panes(self._sections, middle, self._side, widths=(256, 744, SIDE_WIDTH), name="editor")
        self._sections.setMinimumWidth(200)
        self._side.setMinimumWidth(300)
        self._side.show_tab(self._side_memory.tab)
        wanted = self._side_memory.is_open
        self._drawer = Drawer(self, self._splitter, self._side, wanted, lambda: self._jump(self._form.field))
        self._stack = QStackedWidget()
        self._nothing = _no_case(self.desk)
        for part in (LoadingBars(), self._nothing, self._splitter):
            self._stack.addWidget(part)
        self.lay_out(self._header, self._stack)

    def _connect(self) -> None:
        self._sections.chosen.connect(self._open_section)
        self.desk.operations.leaving.connect(self._leave_workspace)
        self._form.repair.connect(self._acts.mend)
        self._form.told.connect(lambda sentence: self.desk.notices.tell(sentence, sign="info", stays=True))
        self._form.typed.connect(self.desk.notices.went_on)
        self._form.attachments_wanted.connect(self._jump)
        self._side.repair.connect(self._acts.mend)
        self._form.focused.connect(self._focused)
        self._form.typed.connect(lambda: self.desk.actions.allow(undo=True))
        self._storing.troubled.connect(self.strip.show_trouble)
        self._storing.explained.connect(self.forget_explained)
        bar = self._form.verticalScrollBar()
        self.strip.grown.connect(lambda by: bar.setValue(bar.value() + by))
        self._form.link_again.connect(self._acts.link_again)
        self._form.delete_answers.connect(self._acts.delete_answers)
        self._side.jump.connect(self._acts.stepping.go_to)
        self._storing.unstored.connect(self._show_unstored)
        self._storing.written.connect(lambda at: self._whereabouts.store(self._location, at.case, at.field))
        self._side.insert_text.connect(self._acts.inserting.insert)
        self._side.outline_wanted.connect(self._acts.inserting.insert_outline)
        self._side.restore_value.connect(self._acts.restore_value)

    @property
    def state(self) -> CaseState | None:
        """What is shown, None until it was read."""
        return self._state

    @property
    def case(self) -> str:
        """The ref of the case on the screen; while none is, of the one that is being read, or empty."""
        return self._state.case.ref if self._state is not None else self._case

    def show_side(self) -> None:
        """Open the side pane if it is closed."""
        self._drawer.show(True)

    def _read(self) -> None:
        self._asked += 1
        number, case = self._asked, self._case

        def failed(error: BaseException) -> None:
            if number == self._asked:
                self.show_trouble(trouble_of(error), self._read)
                if not _is_read(self._state, self._case):
                    self._form.commit()
                    self._state = None
                    self._stack.setCurrentWidget(self._nothing)
                    self.name_subject("")

        def take(found: tuple[CaseState, str]) -> None:
            if number == self._asked:
                self._location = found[1]
                self._show(found[0])

        self.desk.operations.ask(self, lambda wb: (read_state(wb, case), wb.location), take, failed)

    def _show(self, state: CaseState) -> None:
        before = self._state
        fresh = before is None or before.case.uid != state.case.uid
        if fresh:
            self._form.commit()  # what was typed into the case before while this one was read
        self._case = self._storing.case = state.case.ref
        self._stored = state
        self._state = state = state.beside(self._storing.refused_fields())
        self._stack.setCurrentWidget(self._splitter)
        title, below = heading_words(state.case, state.form.title.here())
        self._header.set_title(title, below)
        self.name_subject(title)
        self._badge.setText(state_name(state.case.state))
        set_property(self._badge, "tone", state_tone(state.case.state))
        self._standing.show_state(state)
        if before is not None and before.case.trashed and not state.case.trashed:
            self.strip.dismiss()  # what was refused for that is refused no more
        self._seeking.show_state()
        self._sections.show_state(state)
        self._storing.count()
        place, self._wanted = self._wanted, None
        field = (place.field if place is not None else "") or self._whereabouts.field(state, self._location)
        section = section_to_show(before, state, self._form.section, field)
        if fresh or section != self._form.section:
            self._form.show_section(state, section)
            self._sections.mark(section)
        else:
            self._form.show_state(state)
        self.attaching.look()
        self._side.show_state(state, self._form.field)
        self._acts.show_state(state)
        if self.isVisible() and (place is not None or fresh):
            self._go_where_wanted(state, place or Place(self.key), field)

    @Slot(object)
    def _show_unstored(self, fields: set[str]) -> None:
        """Mark where something stands that was refused, and no longer say that nothing does."""
        if self._state is None or self._stored is None:
            return
        before, state = self._state, self._stored.beside(fields)
        if state.unstored == before.unstored:
            return
        self._state = state
        if state.later != before.later:
            self._form.show_state(state)
        self._sections.show_state(state)
        self._side.show_state(state, self._form.field)
        self._acts.show_state(state)

    @Slot()
    def _leave_workspace(self) -> None:
        """Store nothing more: the same number names another case in the next workspace."""
        self._case = self._storing.case = ""
        self._state = None

    def _go_where_wanted(self, state: CaseState, place: Place, field_id: str) -> None:
        last = self._whereabouts.last(state, self._location)
        self._jump(field_id, place.row, place.column)
        show_caret(self._form, field_id)
        if place.field:
            # Who only writes on, after a start or in another size of text, is not told what is still empty.
            if place.field != last:
                self._form.reveal(place.field)
            self._seeking.select(place)
            put_back(self._form, place)
            if place.field in state.form.fields:
                self._drawer.make_way()

    def _open_section(self, section_id: str) -> None:
        if self._state is None or section_id == self._form.section:
            return
        self._form.commit()
        self._form.show_section(self._state, section_id)
        self._sections.mark(section_id)
        self._focused(self._form.field)  # who comes back from elsewhere comes back to what is shown

    def _step_section(self, step: int) -> None:
        if self._state is None:
            return
        names = [section.id for section in self._state.form.sections]
        place = (names.index(self._form.section) + step) % len(names)
        self._open_section(names[place])
        self._jump(self._form.field)

    def _jump(self, field_id: str, row_id: str = "", column_id: str = "") -> None:
        if self._state is None:
            return
        if field_id in (LINKS, WAIVERS):
            self._drawer.show(True)
            self._side.enter(field_id, row_id)
            return
        if field_id in self._state.form.fields:
            self._open_section(section_of(self._state, field_id))
            self._form.focus_field(field_id, row_id, column_id)
            self._focused(field_id)

    def go_to_finding(self, field_id: str, row_id: str = "", column_id: str = "") -> None:
        """Go to the field, the row and the cell that a finding names, and show what was found there."""
        self._jump(field_id, row_id, column_id)
        self._form.reveal(field_id)

    def _focused(self, field_id: str) -> None:
        self._side.show_field(field_id)
        if self._state is not None and field_id:
            self._whereabouts.note(self._state, field_id)
        if _is_read(self._state, self._case):
            self.desk.navigator.stay(self.place())


def _no_case(desk: Desk) -> QWidget:
    """Return what stands there while no case is open, with the way to one."""
    words = tr("No case is open"), tr("Open one from the list of cases."), tr("Cases")
    return empty_state("cases", *words, lambda: desk.navigator.go(Place("cases")))


def _is_read(state: CaseState | None, wanted: str) -> bool:
    """Return whether the case that is wanted is the one on the screen."""
    return state is not None and state.case.ref == wanted
