"""What the window's own commands do: go somewhere, open dialogs, make cases, back up, examine, zoom.

Each is a few lines that join a dialog, an operation and a place; pages bring the commands of their own. Dialogs
are imported when they are asked for: this module is loaded while somebody already uses the window.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess, Qt
from PySide6.QtWidgets import QApplication

from workbench.app.association import associate
from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import language_in_use, tr
from workbench.ui import theme
from workbench.ui.dialogs import opening
from workbench.ui.dialogs.showing import accepted
from workbench.ui.mainwindow.backups import BackupCommands
from workbench.ui.mainwindow.contents import Contents
from workbench.ui.mainwindow.drops import DropCommands
from workbench.ui.mainwindow.replacecommand import ReplaceCommand
from workbench.ui.mainwindow.spellcommands import SpellCommands
from workbench.ui.mainwindow.storecommand import StoreCommand
from workbench.ui.mainwindow.textcommands import TextCommands
from workbench.ui.navigation import Place

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.domain.proposal import Proposal, ProposalSummary
    from workbench.formspec.model import Form
    from workbench.services.maintaining import Examination
    from workbench.ui.widgets.comingalong import Sections

SAMPLE_FORM = "gb-t-recommended"
_ZOOM_STEP = 0.1


class WindowCommands(QObject):
    """Hands its methods to the action book; `open_workspace(location)` is the application's."""

    def __init__(self, contents: Contents, open_workspace: Callable[[str], None]) -> None:
        super().__init__(contents)
        self._contents = contents
        self._window = window = contents.window
        self._desk = contents.desk
        self._open = open_workspace
        self._texts = TextCommands(window, self._desk.actions)
        self._backups = BackupCommands(contents)
        self._spelling = SpellCommands(contents)
        self._storing = StoreCommand(contents)
        self._replacing = ReplaceCommand(contents, self._texts)
        self.drops = DropCommands(contents, open_workspace)
        self._desk.actions.handle(self._places())
        self._desk.actions.handle(self._view())

    def workspace_is_there(self) -> None:
        """Enable what needs an open workspace."""
        self._desk.actions.handle(
            {
                "case.new": self.new_case,
                "sample.open": self.open_sample,
                "plan.import": lambda: self._run_on("plan", "plan.import"),
                "plan.undo_import": lambda: self._run_on("plan", "plan.undo_import"),
                **self._backups.handlers(),
                **self.drops.handlers(),
                "doctor": self.examine,
                **self._storing.handlers(),
                "search": lambda: self._go(Place("search")),
                **self._replacing.handlers(),
                "contacts": self._contacts,
                "rules": lambda: self._go(Place("help", words="rules")),
            }
        )
        self.drops.take_waiting()

    def new_case(self) -> None:
        """Ask for form and title, make the case and open it."""

        def ask(known: tuple[tuple[Form, ...], list[ProposalSummary]]) -> None:
            from workbench.ui.dialogs.newcase import NewCaseDialog
            from workbench.ui.widgets.comingalong import Earlier

            if QApplication.activeModalWidget() is not None:
                return  # the keys were pressed twice, and the first dialog is open
            forms, cases = known
            earlier = Earlier(tuple(cases), self._tell_rest)
            chosen = NewCaseDialog.ask(self._window, forms, look_for=self._look_for, earlier=earlier)
            if chosen is not None:
                self._make(chosen.make)

        self._desk.operations.ask(self, lambda wb: (wb.drafting.forms(), wb.drafting.cases()), ask)

    def _look_for(self, standard: str, title: str, answer: Callable[[list[ProposalSummary]], None]) -> None:
        """Tell the cases of a standard."""
        self._desk.operations.ask(self, lambda wb: wb.drafting.cases_of_standard(standard, title), answer)

    def _tell_rest(
        self, form: str, case: str, sections: Sections, answer: Callable[[tuple[str, ...]], None]
    ) -> None:
        """Tell what a form has no place for of a case."""
        self._desk.operations.ask(self, lambda wb: wb.drafting.left_behind(form, case, sections), answer)

    def open_sample(self) -> None:
        """Make the sample case and open it."""
        self._make(lambda wb: wb.drafting.create_sample(SAMPLE_FORM))

    def examine(self) -> None:
        """Examine the workspace and show what came out."""
        self._desk.operations.work(
            self,
            lambda: tr("Examine the workspace"),
            lambda wb, _running: wb.maintaining.examine(),
            self._examined,
            cancellable=False,
        )

    def _examined(self, found: Examination) -> None:
        from workbench.ui.dialogs.examining import ExaminationDialog

        accepted(ExaminationDialog(self._window, found))

    def _places(self) -> dict[str, Callable[[], None]]:
        navigator = self._desk.navigator
        pages = ("start", "cases", "plan", "handin")
        return {
            **{f"go.{key}": partial(self._go, Place(key)) for key in pages},
            "go.back": navigator.back,
            "go.forward": navigator.forward,
            "preferences": lambda: self._go(Place("preferences")),
            "help": self._help,
            "shortcuts": lambda: self._go(Place("help", words="shortcuts")),
            "about": self._about,
            "palette": self._palette,
            "messages": self._messages,
            "workspace.open": self._open_workspace,
            "workspace.new": self._new_workspace,
            "workspace.associate": self._associate,
            **self._texts.handlers(),
            "quit": self._quit,
        }

    def _view(self) -> dict[str, Callable[[], None]]:
        change = self._desk.change_settings
        return {
            "pane.next": lambda: self._contents.walk_panes(1),
            "pane.previous": lambda: self._contents.walk_panes(-1),
            "zoom.in": lambda: self._zoom(self._desk.settings().zoom + _ZOOM_STEP),
            "zoom.out": lambda: self._zoom(self._desk.settings().zoom - _ZOOM_STEP),
            "zoom.reset": lambda: self._zoom(1.0),
            "look.theme": lambda: change(theme="light" if theme.look().mode == "dark" else "dark"),
            "look.language": lambda: change(language="zh" if language_in_use() == "en" else "en"),
            "fullscreen": self._full_screen,
            **self._spelling.handlers(),
        }

    def _go(self, place: Place) -> None:
        self._desk.navigator.go(place)

    def _palette(self) -> None:
        from workbench.ui.dialogs.palette import Palette

        Palette.open(self._window, self._desk.actions)

    def _about(self) -> None:
        from workbench.ui.dialogs.about import AboutDialog

        accepted(AboutDialog(self._window))

    def _messages(self) -> None:
        from workbench.ui.dialogs.messages import MessagesDialog

        accepted(MessagesDialog(self._window, self._desk.notices))

    def _associate(self) -> None:
        """Tie workspace files to this program; nothing of a workspace is touched."""
        try:
            for program, *arguments in associate():
                QProcess.startDetached(program, arguments)
        except WorkbenchError as error:
            self._contents.show_trouble(None, error)
            return
        self._desk.notices.tell(tr("Files that end in .workbench are now opened with this program."))

    def _quit(self) -> None:
        self._window.close()

    def _help(self) -> None:
        page = self._contents.current_page()
        topic = page.help_topic() if page is not None else "index"
        self._go(Place("help", words=topic))

    def _run_on(self, page: str, command: str) -> None:
        """Go to the page that does a command, and do it there."""
        self._go(Place(page))
        shown = self._contents.current_page()
        handler = shown.commands().get(command) if shown is not None else None
        if handler is not None:
            handler()

    def _make(self, make: Callable[[Workbench], Proposal]) -> None:
        def made(case: Proposal) -> None:
            self._desk.notices.tell(tr("Case {case} is made.", case=case.ref))
            self._go(Place("editor", case=case.ref))

        self._desk.operations.change(self, make, made)

    def _contacts(self) -> None:
        """Show the address book; what is being typed is stored first, so that it holds the last name too."""
        from workbench.ui.dialogs.contacts import AddressBookDialog

        self._contents.commit_pending()
        accepted(AddressBookDialog(self._window, self._desk))

    def _open_workspace(self) -> None:
        location = opening.workspace_to_open(self._window, self._desk)
        if location:
            self._open(location)

    def _new_workspace(self) -> None:
        location = opening.workspace_to_make(self._window, self._desk)
        if location:
            self._open(location)

    def _zoom(self, zoom: float) -> None:
        wanted = min(theme.MOST_ZOOM, max(theme.LEAST_ZOOM, round(zoom, 1)))
        self._desk.change_settings(zoom=wanted)

    def _full_screen(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)
