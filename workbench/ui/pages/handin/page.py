"""The hand-in page: documents of a case, what stands in their way, their real pages, export and print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.domain.changes import Changes
from workbench.kernel.i18n import tr, tr_count
from workbench.ui.actions import Handler
from workbench.ui.changes import touches
from workbench.ui.dialogs.caseacts import case_commands
from workbench.ui.models.cases import state_name
from workbench.ui.navigation import Place
from workbench.ui.pages.handin.absent import AbsentCase
from workbench.ui.pages.handin.chooser import CaseChooser
from workbench.ui.pages.handin.documents import DocumentsPane
from workbench.ui.pages.handin.exports import Exports
from workbench.ui.pages.handin.findings import FindingsPane, Unstored
from workbench.ui.pages.handin.previewing import Previewing
from workbench.ui.pages.handin.reading import Sheet, read_sheet
from workbench.ui.widgets.basics import badge, button, fill, set_property, tool
from workbench.ui.widgets.drawing import state_tone
from workbench.ui.widgets.page import Desk, Header, Page
from workbench.ui.widgets.panes import Panes
from workbench.ui.widgets.strips import LoadingBars, empty_state

PREVIEW = "preview"  # as Place.words: show the pages of the first document at once
_WIDTHS = (432, 528, 408)
_LOADING, _EMPTY, _ABSENT, _SHEET = 0, 1, 2, 3


class HandInPage(Page):
    """Shows a case's documents and findings; `Exports` writes, `Previewing` shows pages and prints."""

    key: ClassVar[str] = "handin"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._sheet = Sheet()
        self._ref = ""
        self._asked = 0
        self._arrival: Place | None = None
        self.exports = Exports(self)
        self._build()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Show the case a place names, else the one shown last, else the one changed last."""
        self._arrival = place
        self._show_case(place.case or self._ref)

    def place(self) -> Place:
        """Return the case that is shown."""
        return Place(self.key, case=self._ref)

    def commands(self) -> Mapping[str, Handler]:
        """Return what the commands do here."""
        return {
            **self.findings.seeking.commands(),
            "case.answers": lambda: self.desk.navigator.go(Place("answers", case=self._ref)),
            **case_commands(self, lambda: self._ref),
            "case.export": self.export,
            "case.preview": self.previewing.toggle_large,
            "case.print": self.previewing.print,
            "pane.side": self.previewing.toggle_large,
            "finding.next": lambda: self.findings.list.step(1),
            "finding.previous": lambda: self.findings.list.step(-1),
        }

    def panes(self) -> Sequence[QWidget]:
        """Return the panes that F6 walks."""
        return (self.header, self.documents, self.findings, self.previewing.pane)

    def give_back(self) -> None:
        """Let the pictures of previews go: twenty megabytes for a proposal of a few pages."""
        self.previewing.forget()

    def on_changes(self, changes: Changes) -> None:
        """Read anew what is shown when it was changed, and mark what was exported before."""
        # Services name a case by its ref, what brings in other workspaces by its uid.
        if self._sheet.ref and touches(changes, self._sheet.ref):
            self.exports.outdate()
        if self.isVisible():
            self._read()

    def export(self) -> None:
        """Write the documents that are checked."""
        self.exports.export(self.documents.model.chosen, self.documents.with_attachments)

    def _build(self) -> None:
        self.documents = DocumentsPane()
        self.findings = FindingsPane()
        self._state = badge("", "neutral")
        self.chooser = CaseChooser()
        self.answers_tool = tool("check", tr("Check my answers"), lambda: self.desk.actions.run("case.answers"))
        self.print_tool = tool("printer", tr("Print…"))
        self.preview_tool = tool("eye", tr("Large preview"))
        self.primary = button(tr("Export"), "primary", "handin", self.export)
        tools = (self.chooser, self.answers_tool, self.print_tool, self.preview_tool, self.primary)
        self.header = Header(tr("Hand in"), " ", tools, (self._state,))
        self._stack = QStackedWidget()
        content = QWidget()
        self.previewing = Previewing(self, self.documents, content)
        panes = Panes(self.documents, self.findings, self.previewing.pane, widths=_WIDTHS, name="handin")
        fill(QVBoxLayout(content), [panes], 0)
        self.absent = AbsentCase()
        for part in (LoadingBars(), self._empty(), self.absent, content):
            self._stack.addWidget(part)
        self.lay_out(self.header, self._stack)
        self._show_tools(False)

    def _connect(self) -> None:
        self.chooser.chosen.connect(self._choose_case)
        self.print_tool.clicked.connect(lambda _checked=False: self.previewing.print())
        self.preview_tool.clicked.connect(lambda _checked=False: self.previewing.toggle_large())
        self.documents.model.chosen_changed.connect(self._name_primary)
        self.absent.untrash_wanted.connect(self._untrash)
        self.absent.cases_wanted.connect(lambda: self.desk.navigator.go(Place("cases")))
        self.documents.folder_wanted.connect(self.exports.choose_folder)
        self.exports.changed.connect(self._read)
        self.documents.file_wanted.connect(lambda: self.exports.open_document(self.documents.current))
        self.documents.show_folder_wanted.connect(lambda: self.exports.open_path(self.exports.folder))
        self.findings.opened.connect(self._open_field)
        self.findings.next_wanted.connect(lambda: self.findings.list.step(1))
        self.findings.list.large_wanted.connect(self.previewing.toggle_large)
        self.previewing.pages_known.connect(self._show_documents)
        self.desk.drafts.changed.connect(self._show_findings)

    def _empty(self) -> QWidget:
        return empty_state(
            "file",
            tr("No proposal yet"),
            tr("Documents are made from what stands in a proposal."),
            tr("New case…"),
            lambda: self.desk.actions.run("case.new"),
        )

    def _forget_case(self) -> None:
        self.documents.model.left_out.clear()
        self.previewing.forget()

    def _show_case(self, ref: str) -> None:
        if ref != self._ref:
            self._forget_case()
        self._ref = ref
        self._read()

    def _read(self) -> None:
        """Read what is shown; of several readings on their way only the last one counts."""
        self._asked += 1
        number, ref, folder = self._asked, self._ref, self.exports.folder

        def take(sheet: Sheet) -> None:
            if number == self._asked:
                self._take_sheet(sheet)

        self.desk.operations.ask(self, lambda wb: read_sheet(wb, ref, folder), take)

    def _take_sheet(self, sheet: Sheet) -> None:
        arrival, self._arrival = self._arrival, None
        if sheet.absent is not None and arrival is not None and (arrival.implied or not arrival.case):
            # Nobody asked for the case shown last, so another one may take its place.
            self._arrival = replace(arrival, case="", implied=False)
            self._show_case("")
            return
        if sheet.ref != self._sheet.ref or sheet.absent is not None:
            self._forget_case()
        self._sheet, self._ref = sheet, sheet.ref
        there = bool(sheet.ref) and sheet.absent is None
        self.exports.show_case(sheet.ref if there else "")
        self._show_tools(there)
        if self.isVisible():
            self.desk.actions.allow(case=there)
        self.chooser.show_cases(sheet)
        if there:
            self._show_sheet(sheet)
        else:
            self._show_nothing(sheet)
        if arrival is not None:
            self._arrive(arrival)

    def _arrive(self, place: Place) -> None:
        """Put the focus where work begins; a page that is only read anew leaves it where it is."""
        first = self.documents.list if self._sheet.absent is None else self.absent.way_out
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        if place.words == PREVIEW and self._sheet.documents:
            self.documents.select(self._sheet.documents[0].template)
            self.previewing.preview()

    def _show_nothing(self, sheet: Sheet) -> None:
        """Say that there is no case, or why the one that was asked for is not shown."""
        self._stack.setCurrentIndex(_EMPTY if sheet.absent is None else _ABSENT)
        self.header.set_title(tr("Export documents"))
        self.name_subject("")
        if sheet.absent is not None:
            self.absent.show_absence(sheet.absent, sheet.ref)

    def _show_sheet(self, sheet: Sheet) -> None:
        self._stack.setCurrentIndex(_SHEET)
        self.header.set_title(
            tr("Export documents"), tr("{title} · {form}", title=sheet.title, form=sheet.form)
        )
        self.name_subject(sheet.title or tr("Untitled"))
        self._state.setText(state_name(sheet.state))
        set_property(self._state, "tone", state_tone(sheet.state))
        self._show_documents()
        self._show_findings()
        self.previewing.show_sheet(sheet)

    def _choose_case(self, ref: str) -> None:
        if ref != self._ref:
            self.desk.navigator.stay(Place(self.key, case=ref))
            self._arrival = None  # the focus stays in the header, where other cases are a key away
            self._show_case(ref)

    def _untrash(self) -> None:
        """Take the case that is shown out of the trash; its documents come with the change."""
        ref = self._ref
        self._arrival = self.place()
        self.desk.operations.change(self, lambda wb: wb.drafting.untrash(ref))

    def _show_tools(self, visible: bool) -> None:
        for part in (self.answers_tool, self.print_tool, self.preview_tool, self.primary, self._state):
            part.setVisible(visible)

    def _show_documents(self) -> None:
        self.documents.show_documents(
            self._sheet.documents,
            self.exports.folder,
            self.exports.results,
            self.previewing.page_counts,
            (self._sheet.attachments, self._sheet.attachments_replaced),
        )

    def _show_findings(self) -> None:
        results = self.exports.results
        good = []
        for line in self._sheet.documents:
            result = results.get(line.template)
            if result is not None and not result.outdated:
                text = tr_count(
                    "Its text equals the proposal: {count} field read back from the file",
                    "Its text equals the proposal: {count} fields read back from the file",
                    result.proven,
                )
                good.append((text, line.path.name))
        reasons = self.desk.drafts.reasons(self._sheet.ref)
        unstored = [Unstored(field, reason) for field, reason in reasons.items()]
        work = self._sheet.work(reasons)
        if work is not None:
            self.findings.show_work(work, self._sheet.report, self._sheet.places or {}, good, unstored)

    def _name_primary(self) -> None:
        count = len(self.documents.model.chosen)
        words = tr_count("Export {count} document", "Export {count} documents", count)
        self.primary.setText(f" {words}")
        self.primary.setAccessibleName(words)

    def _open_field(self, field: str, row: str, column: str) -> None:
        self.desk.navigator.go(Place("editor", case=self._ref, field=field, row=row, column=column))
