"""Named versions of a case: which there are, what differs between two of them, and the way back to one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from workbench.domain.changes import Changes
from workbench.kernel.i18n import tr
from workbench.ui.actions import Handler
from workbench.ui.changes import touches
from workbench.ui.dialogs.caseacts import case_commands, name_state
from workbench.ui.dialogs.showing import accepted
from workbench.ui.dialogs.versionname import VersionNameDialog
from workbench.ui.errors import trouble_of
from workbench.ui.navigation import Place
from workbench.ui.pages.versions.comparison import ComparisonPane
from workbench.ui.pages.versions.left import VersionsPane
from workbench.ui.pages.versions.reading import Choice, Shown, read_versions
from workbench.ui.pages.versions.takingback import naming_step, returning_step
from workbench.ui.widgets.basics import button
from workbench.ui.widgets.page import Desk, Header, Page
from workbench.ui.widgets.panes import Panes
from workbench.ui.widgets.steps import Step, Steps
from workbench.ui.widgets.strips import empty_state


class VersionsPage(Page):
    """Shows the versions of the case of its place; a place's `words` are the id of the version to look at."""

    key: ClassVar[str] = "versions"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._case = ""
        self._choice: Choice | None = None
        self._arriving = False
        self._shown: Shown | None = None
        self._asked = 0
        self._versions, self._comparison = VersionsPane(), ComparisonPane()
        self._build()
        self._versions.chosen.connect(self._choose)
        self._versions.rename.connect(self.rename)
        self._versions.delete.connect(self.delete)
        self._versions.restore.connect(self.restore)
        self._comparison.wanted.connect(self._want)
        desk.operations.leaving.connect(self._leave_workspace)
        desk.steps.changed.connect(self._show_steps)

    def show_place(self, place: Place) -> None:
        """Show the versions of a case; without one those of the case shown last."""
        case = place.case or self._case
        if case != self._case:
            self._choice = self._shown = None
            self.strip.dismiss()
        if place.words:
            self._choice = Choice(place.words)
        self._case, self._arriving = case, True
        self._read()

    def place(self) -> Place:
        """Return the case whose versions are shown."""
        return Place(self.key, case=self._case)

    def panes(self) -> Sequence[QWidget]:
        """Return the list and the comparison."""
        return (self._versions, self._comparison)

    def commands(self) -> Mapping[str, Handler]:
        """Return what commands do on this page."""
        return {
            **self._comparison.seeking.commands(),
            **case_commands(self, lambda: self._case, lambda _page, _case: self.name()),
            "case.answers": lambda: self._go("answers"),
            "case.export": lambda: self._go("handin"),
            "case.preview": lambda: self._go("handin", "preview"),
            "undo": lambda: self._steps().undo(),
            "redo": lambda: self._steps().redo(),
            "finding.next": lambda: self._step(1),
            "finding.previous": lambda: self._step(-1),
        }

    def on_changes(self, changes: Changes) -> None:
        """Read anew when the case changed."""
        if self._case and touches(changes, self._case):
            self._read()

    def name(self) -> None:
        """Give the present state a name."""
        if self._can_change():
            name_state(self, self._case, done=self._named)

    def rename(self) -> None:
        """Give the version that is chosen another name."""
        version = self._versions.current()
        if version is not None and self._can_change():
            accepted(VersionNameDialog(self, self.desk, self._case, version, done=self._note))

    def delete(self) -> None:
        """Delete the version that is chosen; the message brings it back."""
        version, case = self._versions.current(), self._case
        if version is None or not self._can_change():
            return
        words = tr("Version “{name}” is deleted; the case is as it was.", name=version.name)
        self.desk.operations.change(
            self,
            lambda wb: wb.versioning.delete(case, version.id),
            lambda changes: self._tell(words, case, naming_step(case, changes)),
        )

    def restore(self) -> None:
        """Give the case back what it held in the version that is chosen."""
        version, case = self._versions.current(), self._case
        if version is None or not self._can_change():
            return
        name = version.name

        def returned(changes: Changes) -> None:
            if not changes.entry:
                same = tr("Nothing differs from “{version}”: {case} stays as it is.", version=name, case=case)
                self.desk.notices.tell(same, sign="info")
                return
            words = tr("{case} is as it was in “{version}”.", case=case, version=name)
            self._tell(words, case, returning_step(case, version.id, changes))

        self.desk.operations.change(self, lambda wb: wb.versioning.restore(case, version.id), returned)

    def _build(self) -> None:
        self._name = button(tr("Name the present state…"), "primary", pressed=self.name)
        self._open = button(tr("Open the case"), "", "edit", lambda: self._go("editor"))
        self._header = Header(tr("Versions"), " ", [self._open, self._name])
        self._stack = QStackedWidget()
        self._no_case = empty_state(
            "history",
            tr("No case is open"),
            tr("Choose one in the list of cases, then look at its versions."),
            tr("Cases"),
            lambda: self.desk.navigator.go(Place("cases")),
        )
        self._none = empty_state(
            "history",
            tr("No version has a name yet"),
            tr("Name the state that you send somewhere, to compare with it and to return to it later."),
        )
        self._both = Panes(self._versions, self._comparison, widths=(320, 1000), name="versions")
        self._comparison.setMinimumWidth(420)
        for part in (self._no_case, self._none, self._both):
            self._stack.addWidget(part)
        self.lay_out(self._header, self._stack)

    def _read(self) -> None:
        self._asked += 1
        number, case, choice = self._asked, self._case, self._choice or Choice()
        if not case:
            self._show(None)
            return

        def failed(error: BaseException) -> None:
            if number == self._asked:
                self.show_trouble(trouble_of(error), self._read)

        def take(shown: Shown) -> None:
            if number == self._asked:
                self._show(shown)

        self.desk.operations.ask(self, lambda wb: read_versions(wb, case, choice), take, failed)

    def _show(self, shown: Shown | None) -> None:
        self._shown = shown
        self._open.setVisible(shown is not None)
        self._name.setVisible(shown is not None)
        if shown is None:
            self._stack.setCurrentWidget(self._no_case)
            self.name_subject("")
            return
        self._name.setEnabled(not shown.trashed)
        if self.isVisible():
            self._allow(shown)
        title = shown.title or tr("Untitled")
        self._header.set_title(tr("Versions"), tr("{ref} · {title}", ref=shown.case, title=title))
        self.name_subject(title)
        self._stack.setCurrentWidget(self._both if shown.versions else self._none)
        self._versions.show_versions(shown.versions, shown.choice.before, not shown.trashed)
        self._comparison.show_comparison(shown)
        arriving, self._arriving = self._arriving, False
        if arriving:
            (self._versions.list if shown.versions else self._name).setFocus(Qt.FocusReason.OtherFocusReason)

    def _allow(self, shown: Shown) -> None:
        """Say which commands have something to act on, and what F8 leads to here."""
        actions = self.desk.actions
        actions.allow(case=not shown.trashed)
        actions.rename("finding.next", tr("Next difference"))
        actions.rename("finding.previous", tr("Previous difference"))
        self._steps().show()

    def _can_change(self) -> bool:
        return self._shown is not None and not self._shown.trashed

    def _named(self, changes: Changes) -> None:
        """Look at the version that was just named."""
        self._choice = None
        self._note(changes)

    def _note(self, changes: Changes) -> None:
        """Note an act on the names, which a dialog did, as a step, if it changed any."""
        if changes.entry:
            self._steps().add(naming_step(self._case, changes))

    def _tell(self, words: str, case: str, step: Step) -> None:
        """Note a step that was done and tell it; the message takes back just this one."""
        steps = self._steps(case)
        steps.add(step)
        self.desk.notices.tell(words, tr("Undo"), lambda: steps.take_back(step))

    @Slot()
    def _show_steps(self) -> None:
        """Name undo and redo after what they would do now."""
        if self.isVisible() and self._shown is not None:
            self._steps().show()

    def _steps(self, case: str = "") -> Steps:
        return self.desk.steps.of(f"{self.key} {case or self._case}")

    def _choose(self, version: str) -> None:
        """Compare a version with what it is compared with now."""
        if self._shown is not None:
            self._want(replace(self._shown.choice, before=version))

    @Slot(object)
    def _want(self, choice: Choice) -> None:
        self._choice = choice
        self._read()

    def _step(self, step: int) -> None:
        """Go on with the focus in the list, so that what differs is heard too."""
        if self._comparison.step(step):
            self._comparison.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.desk.notices.tell(tr("Nothing differs between these two."), sign="info")

    def _go(self, page: str, words: str = "") -> None:
        self.desk.navigator.go(Place(page, case=self._case, words=words))

    @Slot()
    def _leave_workspace(self) -> None:
        """Show nothing more: the same number names another case in the next workspace."""
        self._case, self._shown, self._choice = "", None, None
