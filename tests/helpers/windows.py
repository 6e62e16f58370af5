"""A desk for one page without the window around it; the whole window; waiting for the lanes to be idle."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from tests.helpers.prepared import open_prepared
from tests.helpers.turning import WAIT, let_qt_work, wait_until
from workbench.app.settings import load_settings, save_settings
from workbench.app.workbench import Workbench
from workbench.ui import theme
from workbench.ui.actions import ActionBook
from workbench.ui.application import Opening
from workbench.ui.changes import ChangesBus
from workbench.ui.drafts import Drafts
from workbench.ui.instance import Wish
from workbench.ui.jobs import Jobs
from workbench.ui.mainwindow.window import MainWindow
from workbench.ui.navigation import Navigator, Place
from workbench.ui.notify import Notices
from workbench.ui.operations import Operations
from workbench.ui.session import Session
from workbench.ui.widgets.page import Desk, Page
from workbench.ui.widgets.steps import StepsBook


class TestDesk:
    """A desk on a workspace of its own.

    `went` notes the places gone to, `told` the messages, `signs` theirs, `troubles` the errors shown.
    """

    __test__ = False

    def __init__(
        self, qtbot: QtBot, folder: Path, prepare: Callable[[Workbench], object] | None = None
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        _bury()
        theme.apply(application, "light")
        self._qtbot = qtbot
        jobs, bus, notices = Jobs(), ChangesBus(), Notices()
        self.operations = Operations(jobs, bus, notices)
        self.went: list[Place] = []
        self.told: list[str] = []
        self.signs: list[str] = []
        self.troubles: list[BaseException] = []
        actions = ActionBook()
        self.desk = Desk(
            operations=self.operations,
            drafts=Drafts(self.operations),
            steps=StepsBook(actions, self.operations),
            navigator=Navigator(),
            actions=actions,
            notices=notices,
            settings=load_settings,
            change_settings=_change_settings,
        )
        self.desk.navigator.arrived.connect(self.went.append)
        notices.shown.connect(lambda notice: self.told.append(notice.text))
        notices.shown.connect(lambda notice: self.signs.append(notice.sign))
        self.operations.failed.connect(lambda _owner, error: self.troubles.append(error))

        place = str(folder / "workspace.db")
        self.operations.open(self.desk.navigator, lambda: open_prepared(place, prepare))
        self.settle()

    @property
    def workbench(self) -> Workbench:
        """The open workspace, to look at what is stored (while the lanes are idle)."""
        assert self.operations.workbench is not None
        return self.operations.workbench

    def show(self, page: Page, place: Place | None = None, width: int = 1440, height: int = 900) -> None:
        """Show a page as the window does, with its commands, and wait until it has read what it shows."""
        self._qtbot.addWidget(page)
        page.resize(width, height)
        self.operations.bus.changed.connect(page.on_changes)
        self.desk.actions.use_page(page.commands())
        for command in self.desk.actions.all():
            page.addAction(self.desk.actions.action(command.id))
        page.show()
        page.activateWindow()
        assert QTest.qWaitForWindowActive(page, WAIT)
        page.show_place(place or Place(page.key))
        self.settle()

    def settle(self) -> None:
        """Wait until nothing runs on the lanes and what was posted is done."""
        wait_until(lambda: self.operations.jobs.is_idle, "the desk does not come to rest")
        let_qt_work()

    def close(self) -> None:
        """Close the workspace and end the lanes."""
        self.operations.close()


def _bury() -> None:
    """Delete what tests before left to be deleted, and windows that they closed by themselves.

    Else all of it would be dressed once more with every window that is opened after it.
    """
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and not window.isVisible():
            window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _press_accept() -> None:
    """Press the button of a question that lets the window go on, and lets what was refused go."""
    box = QApplication.activeModalWidget()
    if isinstance(box, QMessageBox):
        roles = QMessageBox.ButtonRole
        going_on = {box.buttonRole(b): b for b in box.buttons()}
        (going_on.get(roles.DestructiveRole) or going_on[roles.AcceptRole]).click()


def _change_settings(**values: Any) -> None:
    save_settings(replace(load_settings(), **values))


class OpenWindow:
    """The whole window on a workspace of its own, as the program opens it; `close` ends it.

    Not `named`, it opens the workspace that it opens by itself; a `wish` goes before both.
    """

    __test__ = False

    def __init__(
        self,
        folder: Path,
        prepare: Callable[[Workbench], object] | None = None,
        named: bool = True,
        wish: Wish | None = None,
    ) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        _bury()
        usual = Wish(str(folder / "workspace.db") if named else "")
        self._opening = Opening(application, wish or usual, self._opener(prepare))
        self.window = self._opening.window
        self._opening.start()
        self.window.activateWindow()
        QTest.qWaitForWindowActive(self.window, WAIT)
        self.wait_until(lambda: self._opening.session is not None)
        self.desk = self.session.desk
        self.contents = self.session.contents
        self.wait_until(lambda: self.contents.ready and self.jobs.is_idle)

    @property
    def session(self) -> Session:
        """The run of the window."""
        assert self._opening.session is not None
        return self._opening.session

    @property
    def jobs(self) -> Jobs:
        """The lanes of the window."""
        return self.session.operations.jobs

    @property
    def workbench(self) -> Workbench:
        """The open workspace, to look at what is stored (while the lanes are idle)."""
        assert self.session.operations.workbench is not None
        return self.session.operations.workbench

    @property
    def page(self) -> Page:
        """The page that is shown."""
        page = self.contents.current_page()
        assert page is not None
        return page

    def go(self, place: Place) -> Page:
        """Go to a place and wait until it is shown."""
        self.desk.navigator.go(place)
        self.settle()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window, WAIT)
        return self.page

    def settle(self) -> None:
        """Wait until nothing runs on the lanes and what was posted is done."""
        let_qt_work()  # what is posted may put work on the lanes
        self.wait_until(lambda: self.jobs.is_idle)
        let_qt_work()

    def wait_until(self, true: Callable[[], bool]) -> None:
        """Let the window work until something holds."""
        wait_until(true, "the window does not come to rest")

    def close(self) -> None:
        """Close the window as a person does, losing what was refused, and end what it holds."""
        closed: list[bool] = []
        self.window.closed.connect(lambda: closed.append(True))
        answering = QTimer(self.window)
        answering.timeout.connect(_press_accept)
        answering.start(5)
        self.window.close()
        self.wait_until(lambda: bool(closed))
        self._opening.end()
        self.window.deleteLater()
        self.session.deleteLater()
        self._opening.deleteLater()
        let_qt_work()

    def _opener(self, prepare: Callable[[Workbench], object] | None) -> Callable[[str], Workbench]:
        def open_place(location: str) -> Workbench:
            nonlocal prepare
            first, prepare = prepare, None  # a workspace opened later stays as it is
            return open_prepared(location, first)

        return open_place
