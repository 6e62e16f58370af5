"""One run of the window: settings that apply at once, the open workspace, second starts, what went wrong.

Begins after the first paint, with the window that `application` has shown. What is in the window is the affair
of `mainwindow` and the pages.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable
from dataclasses import replace
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from workbench.app.settings import (
    change_settings,
    is_lost,
    language_for_this_run,
    last_workspace,
    load_settings,
    lost_workspace,
    stand_in,
    with_recent,
)
from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import language_in_use, tr, use_language
from workbench.kernel.paths import default_workspace, resource, workspace_name
from workbench.ui import theme
from workbench.ui.actions import ActionBook
from workbench.ui.changes import ChangesBus
from workbench.ui.dialogs import lostworkspace
from workbench.ui.drafts import Drafts
from workbench.ui.errors import trouble_of
from workbench.ui.instance import ONLY_THE_WINDOW, Claim, Wish
from workbench.ui.jobs import Jobs
from workbench.ui.mainwindow.contents import Contents
from workbench.ui.mainwindow.quiet import has_dialog, tell_waiting
from workbench.ui.mainwindow.window import MainWindow
from workbench.ui.navigation import Navigator
from workbench.ui.notify import Notices
from workbench.ui.operations import Failed, Operations
from workbench.ui.qtwords import QtWords
from workbench.ui.spelling import speller
from workbench.ui.tokens import wanted_mode
from workbench.ui.turns import in_turns
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.steps import StepsBook

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.ui.instance import Listener
    from workbench.ui.mainwindow.commands import WindowCommands

# What the program remembers by itself.
_REMEMBERED = frozenset({"recents", "last_place", "windows", "folders"})
_LOOKS = frozenset({"language", "theme", "zoom"})


class Session(QObject):
    """One run of the window with everything it holds."""

    def __init__(
        self,
        application: QApplication,
        window: MainWindow,
        claim: Claim,
        wish: Wish = ONLY_THE_WINDOW,
        opener: Callable[[str], Workbench] | None = None,
    ) -> None:
        super().__init__()
        self._opener = opener or _open_workbench
        self._application = application
        self._settings = load_settings()
        self._language = language_for_this_run()
        self._wish = wish
        self._open_location = ""
        self._wanted_location = ""  # what was asked for last
        self._coming_location = ""  # what is on its way
        self._to_tell: BaseException | None = None
        self._lost = ""  # the workspace that was expected at the start and is not there
        self._qt_words = QtWords(self)
        self._commands: WindowCommands | None = None
        self._claim = claim
        self._listener: Listener | None = None
        self._following: QMetaObject.Connection | None = None
        self._dress()
        self.operations = Operations(Jobs(self), ChangesBus(self), Notices(self), self)
        actions = ActionBook(self)
        self.desk = Desk(
            operations=self.operations,
            drafts=Drafts(self.operations, self),
            steps=StepsBook(actions, self.operations, self),
            navigator=Navigator(self),
            actions=actions,
            notices=self.operations.notices,
            settings=lambda: self._settings,
            change_settings=self.change_settings,
        )
        self.window = window
        self.contents = Contents(window, self.desk)
        self.contents.workspace_chosen.connect(self.reopen_workspace)

    def start(self) -> None:
        """Go on turn by turn, so that the window never holds still for long."""
        sys.excepthook = self._crashed
        colours = self._application.styleHints().colorSchemeChanged
        self._following = colours.connect(self._follow_look)
        contents = self.contents
        building = (contents.appear, self._connect, contents.build_first_page, contents.add_first_page)
        in_turns(self, (*building, self._open_first_workspace))

    def end(self) -> None:
        """Close the workspace and the lanes, after what is on its way to the disk."""
        if self._listener is not None:
            self._listener.close()
        sys.excepthook = sys.__excepthook__
        self.operations.close()
        if self._following is not None:
            QObject.disconnect(self._following)
        self.contents.quiet.forget()
        speller().forget()

    def open_workspace(self, location: str) -> None:
        """Open another workspace in this window; the present one stays when that fails.

        While a dialog is open it waits; of several that were asked for, also while one was on its way, the last
        is the one that stays open.
        """
        now = self.contents.quiet.then("workspace", lambda: self._change_workspace(location))
        if not now and has_dialog() and location != self._open_location:
            tell_waiting(self.desk.notices, workspace_name(location))

    def reopen_workspace(self, location: str) -> None:
        """Open a workspace that was open before; where it is gone, nothing is made in its place."""
        if not is_lost(location):
            self.open_workspace(location)
            return
        self._open_if_any(lostworkspace.instead_of(self.window, self.desk, location, self._show_recents))

    def change_settings(self, **values: Any) -> None:
        """Store settings and apply those that change the look at once.

        When they can't be stored they hold for this run; that is told unless nobody asked for the change.
        """
        before = self._settings
        if "language" in values:
            self._language = None  # what is chosen now goes before what the environment asked for
        try:
            self._settings = change_settings(**values)
        except WorkbenchError as error:
            self._settings = replace(before, **values)
            if not values.keys() <= _REMEMBERED:
                self.contents.show_trouble(None, error)
        speller().switch(self._settings.spelling)
        # Not after what pages remember while they are built anew for another look already.
        if values.keys() & _LOOKS and theme.look() != self._wanted_look():
            self._follow_look()

    def _wanted_look(self) -> theme.Look:
        mode = wanted_mode(self._settings.theme, theme.system_mode() == "dark")
        return theme.Look(mode, self._settings.zoom, self._language or self._settings.message_language)

    def _dress(self) -> None:
        look = self._wanted_look()
        use_language(look.language)
        theme.apply(self._application, look.mode, look.zoom)
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
        self._listener = Listener(self._claim, self)
        self._listener.asked.connect(self._second_start)
        if not self._listener.listen():
            logging.getLogger("workbench").warning("files opened from outside will not come to this window")

    def _open_first_workspace(self) -> None:
        if _is_gone(self._wish):
            self._to_tell = _lost(self._wish)
        elif self._wish.is_for_workspace:
            self.open_workspace(self._wish.place)
            return
        elif self._wish.place and self._commands is not None:
            self._commands.drops.take_given(self._wish.place)
        remembered = last_workspace(self._settings)
        if remembered:
            self._wanted_location = remembered
            self._open(remembered, self._begin_with_the_usual_one)
        else:
            self._begin_without_the_last_one(str(default_workspace()))

    def _begin_without_the_last_one(self, usual: str) -> None:
        """Open what is there in place of the workspace that was open last; where nothing is, ask."""
        self._lost = lost_workspace(self._settings, usual)
        location = stand_in(self._settings, usual)
        if not location:
            location = lostworkspace.instead_of(self.window, self.desk, self._lost, lambda: None, new=True)
            self._to_tell = None if location else lostworkspace.lost(self._lost)
            self._lost = ""
        self._open_if_any(location)

    def _begin_with_the_usual_one(self, error: BaseException) -> None:
        """Open the user's usual workspace, because the one that was open last can't be; say why."""
        self._to_tell = self._to_tell or error
        usual = str(default_workspace())
        if self._wanted_location == self._coming_location:
            self._wanted_location = usual
        self._open(usual, self._not_opened)

    def _open(self, location: str, failed: Failed) -> None:
        self._coming_location = location
        self.operations.open(self, lambda: self._opener(location), self._opened, failed)

    def _not_opened(self, error: BaseException) -> None:
        asked_again = self._wanted_location != self._coming_location
        wanted = self._wanted_location
        self._stay_here()
        self.contents.show_trouble(None, error)
        if asked_again:
            self.open_workspace(wanted)

    def _opened(self, workbench: Workbench) -> None:
        asked_again = self._wanted_location != self._coming_location
        self._coming_location = ""
        self.contents.leaving.stay()
        self._open_location = workbench.location
        self.change_settings(recents=with_recent(self._settings, workbench.location).recents)
        self.contents.show_workspace(workbench)
        self._tell()
        if self._commands is not None:
            self._commands.workspace_is_there()
        if asked_again:
            self.open_workspace(self._wanted_location)

    def _tell(self) -> None:
        """Say at the top of the first page what went wrong on the way to it."""
        if self._to_tell is not None:
            self.contents.show_trouble(None, self._to_tell)
        elif self._lost and self.contents.pages.current is not None:
            trouble, lost = trouble_of(lostworkspace.lost(self._lost)), self._lost
            strip, elsewhere = self.contents.pages.current.strip, lostworkspace.found_elsewhere
            strip.show_trouble(
                trouble,
                lambda: self._open_if_any(elsewhere(self.window, self.desk, lost)),
                tr("Choose another…"),
            )
        self._to_tell, self._lost = None, ""

    def _open_if_any(self, location: str) -> None:
        if location:
            self.open_workspace(location)
        else:
            self._tell()

    def _show_recents(self) -> None:
        """Show the list of workspaces as it is now, where it is on the screen."""
        page = self.contents.current_page()
        if page is not None and page.key == "start":
            page.show_place(page.place())

    def _change_workspace(self, location: str) -> None:
        self._wanted_location = location
        if self._coming_location or location == self._open_location:
            return  # what is asked for while another one is on its way is seen to when that is there
        self._coming_location = location
        question = tr("Open the other workspace all the same?")
        self.contents.leaving.change_over(question, self._open_wanted, self._stay_here)

    def _open_wanted(self) -> None:
        """Open what is wanted by now, after the backup of what is left; it may be what is open already."""

        def open_now() -> None:
            if self._wanted_location == self._open_location:
                self._stay_here()
            else:
                self._open(self._wanted_location, self._not_opened)

        self.contents.leaving.back_up(tr("Open all the same"), open_now, self._stay_here)

    def _stay_here(self) -> None:
        """Go on in the workspace that is open, and want no other."""
        self._coming_location, self._wanted_location = "", self._open_location
        self.contents.leaving.stay()

    @Slot(object)
    def _second_start(self, wish: Wish) -> None:
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        (QApplication.activeModalWidget() or self.window).activateWindow()
        if _is_gone(wish):
            self.contents.show_trouble(None, _lost(wish))
        elif wish.is_for_workspace:
            self.open_workspace(wish.place)
        elif wish.place and self._commands is not None:
            self._commands.drops.take_given(wish.place)

    def _follow_look(self) -> None:
        """Follow the settings or the system, which may have changed again until nothing lies over the window.

        Not before the next turn: who asks may stand on a page, and the pages go.
        """
        QTimer.singleShot(0, self, lambda: self.contents.quiet.then("look", self._show_look))

    def _show_look(self) -> None:
        """Show everything in the look that the settings, or the system, ask for now."""
        if theme.look() != self._wanted_look():
            self.contents.rebuild(self._dress)

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


def _is_gone(wish: Wish) -> bool:
    """Return whether a file is asked for that is not there; the folder of a new one need not be either."""
    return bool(wish.place) and not wish.may_be_new and is_lost(wish.place)


def _lost(wish: Wish) -> WorkbenchError:
    """Return the sentence for a file that is not there."""
    known = lostworkspace.lost if wish.is_for_workspace else lostworkspace.lost_file
    return known(wish.place)


def _open_workbench(location: str) -> Workbench:
    # Heavy (SQLAlchemy comes with it), so on a lane and after the first paint.
    from workbench.app.bootstrap import open_workbench

    return open_workbench(location)
