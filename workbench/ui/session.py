"""One run of the window: settings that apply at once, the open workspace, second starts, what went wrong.

Begins after the first paint, with the window that `application` has shown. What is in the window is the affair
of `mainwindow` and the pages.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from workbench.app.settings import (
    change_settings,
    language_for_this_run,
    last_workspace,
    load_settings,
    with_recent,
)
from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import language_in_use, tr, use_language
from workbench.kernel.paths import default_workspace, resource
from workbench.ui import theme
from workbench.ui.actions import ActionBook
from workbench.ui.changes import ChangesBus
from workbench.ui.drafts import Drafts
from workbench.ui.errors import trouble_of
from workbench.ui.jobs import Jobs
from workbench.ui.mainwindow.contents import Contents
from workbench.ui.mainwindow.window import MainWindow
from workbench.ui.navigation import Navigator
from workbench.ui.notify import Notices
from workbench.ui.operations import Operations
from workbench.ui.qtwords import QtWords
from workbench.ui.spelling import speller
from workbench.ui.tokens import wanted_mode
from workbench.ui.turns import in_turns
from workbench.ui.widgets.page import Desk

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.ui.instance import Listener
    from workbench.ui.mainwindow.commands import WindowCommands

# What the program remembers by itself.
_REMEMBERED = frozenset({"recents", "last_place", "windows", "folders"})


class Session(QObject):
    """One run of the window with everything it holds."""

    def __init__(
        self,
        application: QApplication,
        window: MainWindow,
        workspace: str = "",
        opener: Callable[[str], Workbench] | None = None,
    ) -> None:
        super().__init__()
        self._opener = opener or _open_workbench
        self._application = application
        self._settings = load_settings()
        self._language = language_for_this_run()
        self._workspace = workspace
        self._open_location = ""
        self._qt_words = QtWords(self)
        self._commands: WindowCommands | None = None
        self._listener: Listener | None = None
        self._dress()
        self.operations = Operations(Jobs(self), ChangesBus(self), Notices(self), self)
        self.desk = Desk(
            operations=self.operations,
            drafts=Drafts(self.operations, self),
            navigator=Navigator(self),
            actions=ActionBook(self),
            notices=self.operations.notices,
            settings=lambda: self._settings,
            change_settings=self.change_settings,
        )
        self.window = window
        self.contents = Contents(window, self.desk)
        self.contents.workspace_chosen.connect(self.open_workspace)

    def start(self) -> None:
        """Go on turn by turn, so that the window never holds still for long."""
        sys.excepthook = self._crashed
        self._application.styleHints().colorSchemeChanged.connect(self._system_colours_changed)
        contents = self.contents
        building = (contents.appear, self._connect, contents.build_first_page, contents.add_first_page)
        in_turns(self, (*building, self._open_first_workspace))

    def end(self) -> None:
        """Close the workspace and the lanes, after what is on its way to the disk."""
        if self._listener is not None:
            self._listener.close()
        sys.excepthook = sys.__excepthook__
        self.operations.close()
        speller().forget()

    def open_workspace(self, location: str) -> None:
        """Open another workspace in this window; the present one stays when that fails."""
        if location != self._open_location:
            self.contents.leaving.change_over(
                tr("Open the other workspace all the same?"),
                lambda: self.operations.open(
                    self, lambda: self._opener(location), self._opened, self._not_opened
                ),
            )

    def change_settings(self, **values: Any) -> None:
        """Store settings and apply those that change the look at once.

        When they can't be stored they hold for this run; that is told unless nobody asked for the change.
        """
        before, looks = self._settings, self._looks()
        if "language" in values:
            self._language = None  # what is chosen now goes before what the environment asked for
        try:
            self._settings = change_settings(**values)
        except WorkbenchError as error:
            self._settings = replace(before, **values)
            if not values.keys() <= _REMEMBERED:
                self.contents.show_trouble(None, error)
        speller().switch(self._settings.spelling)
        if self._looks() != looks:
            self.contents.commit_pending()
            self._dress()
            self.contents.rebuild()

    def _looks(self) -> tuple[object, ...]:
        settings = self._settings
        return self._language or settings.message_language, settings.theme, settings.zoom

    def _dress(self) -> None:
        use_language(self._language or self._settings.message_language)
        mode = wanted_mode(self._settings.theme, theme.system_mode() == "dark")
        theme.apply(self._application, mode, self._settings.zoom)
        self._application.setApplicationDisplayName(tr("Standards Proposal Workbench"))
        self._application.setDesktopFileName("standards-workbench")
        self._application.setWindowIcon(QIcon(str(resource("icons", "application.svg"))))
        self._application.removeTranslator(self._qt_words)
        if language_in_use() == "zh":
            self._application.installTranslator(self._qt_words)

    def _connect(self) -> None:
        """Set up dialogs and the wire to second starts."""
        from workbench.ui.instance import Listener
        from workbench.ui.mainwindow.commands import WindowCommands

        self._commands = WindowCommands(self.contents, self.open_workspace)
        self.window.dropped.connect(self._commands.drops.take_files)
        self._listener = Listener(self)
        self._listener.asked.connect(self._second_start)
        self._listener.listen()

    def _open_first_workspace(self) -> None:
        remembered = last_workspace(self._settings)
        if self._workspace or not remembered:
            self.open_workspace(self._workspace or str(default_workspace()))
            return
        usual = self._begin_with_the_usual_one
        self.operations.open(self, lambda: self._opener(remembered), self._opened, usual)

    def _begin_with_the_usual_one(self, error: BaseException) -> None:
        """Open the user's usual workspace, because the one that was open last can't be; say why."""

        def opened(workbench: Workbench) -> None:
            self._opened(workbench)
            self.contents.show_trouble(None, error)

        usual = str(default_workspace())
        self.operations.open(self, lambda: self._opener(usual), opened)

    def _not_opened(self, error: BaseException) -> None:
        self.contents.leaving.stay()
        self.contents.show_trouble(None, error)

    def _opened(self, workbench: Workbench) -> None:
        self.contents.leaving.stay()
        self._open_location = workbench.location
        self.change_settings(recents=with_recent(self._settings, workbench.location).recents)
        self.contents.show_workspace(workbench)
        if self._commands is not None:
            self._commands.workspace_is_there()

    def _second_start(self, place: str) -> None:
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()
        if place:
            self.open_workspace(place)

    def _system_colours_changed(self) -> None:
        if self._settings.theme == "system" and theme.look().mode != theme.system_mode():
            self._dress()
            self.contents.rebuild()

    def _crashed(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Store what is being typed, then show a report to copy; the window stays open."""
        sys.__excepthook__(kind, error, trace)
        if issubclass(kind, KeyboardInterrupt):
            self.window.close()
            return
        from workbench.ui.dialogs.crash import CrashDialog

        stored = False
        try:
            self.contents.commit_pending()
            stored = True
        finally:
            CrashDialog.show_report(self.window, trouble_of(error), stored)


def _open_workbench(location: str) -> Workbench:
    # Heavy (SQLAlchemy comes with it), so on a lane and after the first paint.
    from workbench.app.bootstrap import open_workbench

    return open_workbench(location)
