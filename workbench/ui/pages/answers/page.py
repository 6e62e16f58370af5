"""Check my answers: everything of a case on one page as it prints, gaps and findings in place, each a jump.

Reads and shows only: the editor changes it, the preview prints it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.checks.workleft import WorkLeft, work_left
from workbench.domain.casepaths import LINKS
from workbench.domain.changes import Changes
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.actions import Handler
from workbench.ui.changes import touches
from workbench.ui.dialogs.caseacts import case_commands, count_case
from workbench.ui.errors import trouble_of
from workbench.ui.models.cases import heading_words, state_name
from workbench.ui.navigation import Place
from workbench.ui.pages.answers.lines import Kind, Line, lines_of
from workbench.ui.pages.answers.reading import Sheet, read_sheet, section_items
from workbench.ui.pages.answers.view import AnswersView
from workbench.ui.widgets.basics import badge, button, column, fill, in_area, label, row, set_property
from workbench.ui.widgets.drawing import state_tone
from workbench.ui.widgets.lineseeking import LineSeeking
from workbench.ui.widgets.page import Desk, Header, Page
from workbench.ui.widgets.panes import Panes
from workbench.ui.widgets.sectionlist import SectionItem, SectionList
from workbench.ui.widgets.segments import Segments
from workbench.ui.widgets.severity import worst_of
from workbench.ui.widgets.strips import LoadingBars, empty_state
from workbench.ui.widgets.workwords import whole_words

ALL, ATTENTION = "all", "attention"
_LOADING, _NOTHING, _SHEET = range(3)
_LOW = 360  # px at 100 %


class AnswersPage(Page):
    """Shows the answers of the case of its place."""

    key: ClassVar[str] = "answers"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._case = ""
        self._asked = 0
        self._sheet: Sheet | None = None
        self._arrival: Place | None = None
        self._build()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Show the case of a place at its field; without a case the one shown last."""
        case = place.case or self._case
        if not case:
            self._show_instead(_NOTHING)
            self.desk.actions.allow(case=False)
            return
        if case != self._case:
            self._sheet = None
            self._show_instead(_LOADING)
        self._case, self._arrival = case, place
        self._read()

    def place(self) -> Place:
        """Return the case with the field that the current line is of."""
        line = self.view.current()
        return Place(self.key, case=self._case, field=line.field if line is not None else "")

    def commands(self) -> Mapping[str, Handler]:
        """Return what the commands do here."""
        return {
            **self.seeking.commands(),
            "finding.next": lambda: self._step(1),
            "finding.previous": lambda: self._step(-1),
            "section.next": lambda: self._step_section(1),
            "section.previous": lambda: self._step_section(-1),
            "case.export": lambda: self._go("handin"),
            "case.preview": self.preview,
            **case_commands(self, lambda: self._case),
        }

    def panes(self) -> Sequence[QWidget]:
        """Return the panes that F6 walks."""
        return (self._header, self._left, self.view)

    def on_changes(self, changes: Changes) -> None:
        """Read the case anew when it or a plan changed."""
        if self._case and (touches(changes, self._case) or changes.plans):
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the keys out where the sections need their room."""
        super().resizeEvent(event)
        self._keys.setVisible(self.height() >= theme.px(_LOW))

    def preview(self) -> None:
        """Go to the documents and show the first, which can be printed."""
        self._go("handin", "preview")

    def count(self) -> None:
        """Count words and pages of the case."""
        count_case(self, self._case)

    def _build(self) -> None:
        self._badge = badge("", "neutral")
        self.edit = button(tr("Edit"), icon="edit", pressed=lambda: self._open(self.view.current()))
        self.counting = button(tr("Words and pages"), pressed=self.count)
        self.primary = button(tr("Preview"), "primary", "eye", self.preview)
        self._header = Header(
            tr("Check my answers"), " ", (self.edit, self.counting, self.primary), [self._badge]
        )
        for tool in (self._badge, self.edit, self.counting, self.primary):
            tool.hide()  # until there is a case
        self.which = Segments({ALL: tr("All"), ATTENTION: tr("Needs attention")}, ALL, tr("What is shown"))
        self._standing = label("", "strong", wrap=True)
        self._places = label("", "small", wrap=True)
        self.sections = SectionList()
        self._keys = label(tr("Enter goes into the field; F8 to the next finding."), "small", wrap=True)
        self._left = in_area(QWidget(), "window")
        told = column(self._standing, self._places, spacing=2)
        top = column(told, row(self.which, None), self._keys, spacing=10, margins=(12, 0))
        fill(QVBoxLayout(self._left), [top, (self.sections, 1)], 12, (8, 20, 8, 8))
        self.view = AnswersView()
        self.seeking = LineSeeking(self.view, tr("Words in the answers"))
        self._fine = empty_state(
            "done",
            tr("Nothing needs attention"),
            tr("All required fields are filled, and nothing was found that counts before hand-in."),
            tr("Show everything"),
            self._show_everything,
        )
        self._work = QStackedWidget()
        self._work.addWidget(self.view)
        self._work.addWidget(self._fine)
        work = column(self.seeking.line, (self._work, 1), spacing=0)
        panes = Panes(self._left, work, widths=(272, 1096), name="answers")
        nothing = empty_state(
            "cases",
            tr("No case is open"),
            tr("Open one from the list of cases."),
            tr("Cases"),
            lambda: self.desk.navigator.go(Place("cases")),
        )
        self._stack = QStackedWidget()
        for part in (LoadingBars(), nothing, panes):
            self._stack.addWidget(part)
        self.lay_out(self._header, self._stack)

    def _connect(self) -> None:
        self.view.opened.connect(self._open)
        self.view.section_reached.connect(self.sections.mark)
        self.sections.chosen.connect(self.view.go_to_section)
        self.which.chosen.connect(lambda _key: self._show_lines())
        self.desk.drafts.changed.connect(self._show_lines)
        self.desk.operations.leaving.connect(self._leave_workspace)

    @Slot()
    def _leave_workspace(self) -> None:
        """Show nothing more: the same number names another case in the next workspace."""
        self._case, self._sheet = "", None

    def _read(self) -> None:
        """Read the case; of several readings on their way only the last one counts."""
        self._asked += 1
        number, case, known = self._asked, self._case, self.view.known_pictures

        def take(sheet: Sheet) -> None:
            if number == self._asked:
                self._show(sheet)

        def failed(error: BaseException) -> None:
            if number == self._asked:
                self.show_trouble(trouble_of(error), self._read)
                if self._sheet is None:
                    self._show_instead(_NOTHING)

        self.desk.operations.ask(self, lambda wb: read_sheet(wb, case, known), take, failed)

    def _show_instead(self, part: int) -> None:
        """Show what stands there while no case does."""
        self._stack.setCurrentIndex(part)
        self.name_subject("")

    def _show(self, sheet: Sheet) -> None:
        self._sheet, self._case = sheet, sheet.case.ref
        self.view.give_pictures(sheet.pictures, sheet.shown)
        self._stack.setCurrentIndex(_SHEET)
        title, below = heading_words(sheet.case, sheet.form.title.here())
        self._header.set_title(title, below)
        self.name_subject(title)
        self._badge.setText(state_name(sheet.case.state))
        set_property(self._badge, "tone", state_tone(sheet.case.state))
        for tool in (self._badge, self.edit, self.counting, self.primary):
            tool.show()
        if self.isVisible():
            self.desk.actions.allow(case=not sheet.case.trashed)
        self._show_lines()
        arrival, self._arrival = self._arrival, None
        if arrival is not None:
            self.view.go_to_field(arrival.field)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _show_lines(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        unstored = self.desk.drafts.reasons(sheet.case.ref)
        work = work_left(sheet.form, sheet.case.values, sheet.answers.report, unstored)
        self.sections.show_items([*section_items(sheet.answers, work), _links_item(sheet, work)])
        count = sheet.answers.attention_beside(unstored)
        words = tr("Fields and links that need attention: {count}", count=count)
        self._standing.setText(whole_words(work))
        self._places.setText(words if count else tr("Nothing needs attention"))
        lines = lines_of(sheet.answers, work, unstored, sheet.rich, self.which.choice() == ATTENTION)
        self.view.show_lines(lines)
        self._work.setCurrentWidget(self.view if lines else self._fine)

    def _show_everything(self) -> None:
        self.which.choose(ALL)
        self._show_lines()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, step: int) -> None:
        if not self.view.step(Kind.FINDING, step):
            self.desk.notices.tell(tr("Nothing was found that counts before hand-in."))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _step_section(self, step: int) -> None:
        self.view.step(Kind.SECTION, step)

    def _open(self, line: Line | None) -> None:
        place = Place("editor", case=self._case)
        if line is not None:
            place = replace(place, field=line.field, row=line.row, column=line.column)
        self.desk.navigator.stay(self.place())
        self.desk.navigator.go(place)

    def _go(self, page: str, words: str = "") -> None:
        self.desk.navigator.stay(self.place())
        self.desk.navigator.go(Place(page, case=self._case, words=words))


def _links_item(sheet: Sheet, work: WorkLeft) -> SectionItem:
    found = work.found_in((LINKS,))
    worst = worst_of(found)
    count = sum(1 for one in found if one.severity is worst)
    return SectionItem(LINKS, tr("Links to articles"), 1.0 if sheet.answers.links else 0.0, worst, count)
