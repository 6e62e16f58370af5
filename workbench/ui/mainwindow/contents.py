"""What is in the window: menus, rail, pages, strip at the foot; shows places and passes changes on.

Work is done elsewhere; the window's outside is `window`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.kernel.errors import NothingToTurn
from workbench.kernel.i18n import language_in_use
from workbench.ui.errors import trouble_of
from workbench.ui.mainwindow.commandkeys import CommandKeys
from workbench.ui.mainwindow.deck import Deck
from workbench.ui.mainwindow.focusmode import FocusMode
from workbench.ui.mainwindow.heldkeys import HeldKeys
from workbench.ui.mainwindow.leaving import Leaving
from workbench.ui.mainwindow.menus import RecentsMenu, build_menus
from workbench.ui.mainwindow.naming import WindowName
from workbench.ui.mainwindow.noticeboard import NoticeBoard
from workbench.ui.mainwindow.pages import PageStack
from workbench.ui.mainwindow.quiet import Quiet
from workbench.ui.mainwindow.refusals import Refusals
from workbench.ui.mainwindow.window import MainWindow
from workbench.ui.navigation import Place
from workbench.ui.operations import Running
from workbench.ui.widgets.basics import fill, in_area, let_go, rule
from workbench.ui.widgets.inputplace import InputPlace
from workbench.ui.widgets.page import Desk, Page
from workbench.ui.widgets.rail import Rail
from workbench.ui.widgets.status import StatusStrip
from workbench.ui.widgets.strips import LoadingBars
from workbench.ui.widgets.taborder import first_stop

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.domain.changes import Changes

_FIRST = "start"  # the page one begins at
# What a page gives other words to; the page that is shown next begins with their own.
_NAMED_BY_PAGES = ("undo", "redo", "find", "finding.next", "finding.previous")


class Contents(QObject):
    """Everything in one window; `workspace_chosen(location)` is emitted when another one is asked for.

    `rebuilding` is emitted before everything is built anew in another language or look, `rebuilt` after it.
    """

    workspace_chosen = Signal(str)
    rebuilding = Signal()
    rebuilt = Signal()

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self.window = window
        self.desk = desk
        self.ready = False
        self._running: list[Running] = []
        self._workspace = ""
        self.pages = PageStack(desk)
        self._name = WindowName(window, self.pages)
        self.board = NoticeBoard(self.pages)
        self._refusals = Refusals(window, desk, lambda: self.pages.current)
        self.quiet = Quiet(self)
        self.leaving = Leaving(window, desk.operations, self._refusals, self.quiet, self.commit_pending)
        CommandKeys(window, desk.actions)
        self._held_keys = HeldKeys(window)
        InputPlace(self)
        self._build()
        self._focus_mode = FocusMode(window, lambda: (self._rail, self._status, *self._lines), desk.actions)
        self._connect()
        # The frame with nothing in it yet: the first page comes with the workspace.
        self.pages.addWidget(LoadingBars())
        self._rail.show_page(_FIRST)
        self._status.show_workspace("")

    def appear(self) -> None:
        """Put everything into the window, in place of what stood for it."""
        self._build_head()
        self.window.setCentralWidget(self._host)

    def build_first_page(self) -> None:
        """Build the page one begins at; it is shown when the workspace is there."""
        self.pages.built(_FIRST)

    def add_first_page(self) -> None:
        """Put the page one begins at behind what is shown."""
        self.pages.page(_FIRST)

    def show_workspace(self, workbench: Workbench) -> None:
        """Show another workspace: every page that was seen is built anew and one begins at the start page."""
        if self.pages.current is not None:
            self._forget_pages()
        self.ready = True
        self._workspace = workbench.location
        self._status.show_workspace(_short_name(self._workspace))
        self._refusals.count()
        self.desk.navigator.go(Place(_FIRST))

    def rebuild(self, dress: Callable[[], None] | None = None, storing: bool = True) -> None:
        """Build everything anew where one is; `dress` changes language, theme or zoom between.

        With `dress` no page may be at work: they are gone before it. What is typed meanwhile is held.
        Not `storing`, what stands unstored on the page was typed into data that are there no more.
        """
        self.rebuilding.emit()
        page = self.pages.current
        if storing:
            self.commit_pending()
        place = page.place() if page is not None else Place(_FIRST)
        language = language_in_use()
        if place.caret is not None:
            self._held_keys.hold()
        self._forget_pages(at_once=dress is not None)
        if dress is not None:  # after the pages are gone: Qt dresses every widget that is there
            dress()
        self.desk.actions.translate()
        self._build_head()
        self._replace_frame()
        self.desk.navigator.go(place)
        if language_in_use() != language:
            self.desk.drafts.ask_anew()
        self.rebuilt.emit()

    def forget_data(self) -> None:
        """Forget what leads to the data of before, as others stand in their place under the same numbers.

        That are the steps of undo, the places one came from, and the message with its button.
        """
        self.desk.steps.clear()
        self.desk.navigator.forget()
        self.board.clear()

    def current_page(self) -> Page | None:
        """Return the page that is shown."""
        return self.pages.current

    def commit_pending(self) -> None:
        """Let the page that is shown store what is being typed."""
        page = self.pages.current
        if page is not None and self.ready:
            page.commit_pending()

    def show_trouble(self, owner: object, error: BaseException) -> None:
        """Show an error at the top of the page it belongs to, else of the page that is shown.

        One undo too many is none: a notice tells it, under which nothing moves.
        """
        if isinstance(error, NothingToTurn):
            self.desk.notices.tell(error.words, sign="info")
            return
        page = owner if isinstance(owner, QWidget) else None
        while page is not None and not isinstance(page, Page):
            page = page.parentWidget()
        if self.pages.current is None:
            self.desk.navigator.go(Place(_FIRST))
        shown = page if isinstance(page, Page) and page.isVisible() else self.pages.current
        if shown is not None:
            shown.show_trouble(trouble_of(error))

    def walk_panes(self, step: int) -> None:
        """Move the focus to the next pane or back: rail, head and panes of the page, message, foot."""
        page = self.pages.current
        of_page = () if page is None else (page.head, page.strip, *page.panes())
        below = (self.deck.widget(number) for number in range(1, self.deck.count()))
        panes = (self._rail, *of_page, *below, self.board.toast, self._status)
        stops = {pane: stop for pane in panes if pane is not None and (stop := first_stop(pane)) is not None}
        focused = self.window.focusWidget()
        inside = (
            i for i, pane in enumerate(stops) if focused and (pane is focused or pane.isAncestorOf(focused))
        )
        here = next(inside, 0)
        list(stops.values())[(here + step) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def show_place(self, place: Place) -> None:
        """Show a place on its page."""
        before = self.pages.current
        page = self.pages.show_page(place.page)
        self.board.go_elsewhere()
        self._rail.show_page(place.page)
        self.desk.actions.use_page(page.commands())
        self._name_history()
        self._focus_mode.apply(page)
        if self.ready:
            page.show_place(place)
        if page is before:
            self.enter_page()

    def enter_page(self) -> None:
        """Lead into the page that is shown, from the rail or wherever the focus is outside of it."""
        page, focused = self.pages.current, self.window.focusWidget()
        if page is not None and (focused is None or not page.isAncestorOf(focused)):
            stops = (stop for pane in page.panes() if (stop := first_stop(pane)) is not None)
            stop = next(stops, None)
            if stop is not None:
                stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._rail = Rail()
        self._status = StatusStrip()
        self._body = QWidget()
        self._row = QHBoxLayout(self._body)
        self._lines = (rule("v"), rule(), rule())
        self.deck = Deck()
        self.deck.setHandleWidth(1)
        self.deck.addWidget(self.pages)
        fill(self._row, [self._rail, self._lines[0], (self.deck, 1)], 0)
        self._host = in_area(QWidget(), "window")
        self._column = QVBoxLayout(self._host)
        fill(self._column, [self._lines[1], (self._body, 1), self._lines[2], self._status], 0)

    def _connect(self) -> None:
        desk = self.desk
        self.window.ask_before_closing(self.leaving.may_close)
        self.window.closed.connect(self._store_place)
        desk.navigator.leaving.connect(self.commit_pending)
        desk.navigator.arrived.connect(self.show_place)
        desk.operations.bus.changed.connect(self._on_changes)
        desk.operations.failed.connect(self.show_trouble)
        desk.operations.started.connect(self._show_running)
        desk.operations.leaving.connect(self._leave_workspace)
        self._refusals.counted.connect(lambda names, cases: self._status.show_unstored(names, cases))
        desk.notices.shown.connect(self.board.show_notice)
        desk.notices.went_on.connect(self.board.go_on)
        for command in ("undo", "redo"):
            desk.actions.action(command).triggered.connect(self.board.withdraw)
        desk.notices.saved.connect(lambda at: self._status.show_saved(at))
        self._rail.chosen.connect(self._go)
        self._status.unstored_wanted.connect(self._refusals.lead)
        self.pages.workspace_chosen.connect(self.workspace_chosen)
        self.pages.alone_toggled.connect(lambda: self._focus_mode.toggle(self.pages.current))

    @Slot(object)
    def _on_changes(self, changes: Changes) -> None:
        self.pages.tell(changes)

    def _show_running(self, running: Running) -> None:
        self._running.append(running)
        running.ended.connect(lambda: self._running.remove(running))
        self._status.show_running(running)
        self.leaving.cancelling.connect(running.cancel)

    @Slot()
    def _leave_workspace(self) -> None:
        """Let nothing of a workspace go over into the next one; what was typed is stored by then."""
        self.leaving.cancelling.emit()
        self.desk.drafts.clear()
        self.desk.notices.forget_saved()
        self.forget_data()

    def _go(self, key: str) -> None:
        self.desk.navigator.go(Place(key))

    def _forget_pages(self, at_once: bool = False) -> None:
        self.desk.actions.use_page({})
        self.pages.forget(at_once)

    def _build_head(self) -> None:
        """Build title and menus in the language in use."""
        self._name.show()
        recents = RecentsMenu(lambda: [one for one in self.desk.settings().recents if one != self._workspace])
        recents.chosen.connect(self.workspace_chosen)
        build_menus(self.window.menuBar(), self.desk.actions, recents)

    def _replace_frame(self) -> None:
        rail, status = Rail(), StatusStrip()
        for old, new, layout in ((self._rail, rail, self._row), (self._status, status, self._column)):
            layout.replaceWidget(old, new)
            let_go(old)
        self._rail, self._status = rail, status
        self.board.clear()
        rail.chosen.connect(self._go)
        status.unstored_wanted.connect(self._refusals.lead)
        status.show_workspace(_short_name(self._workspace))
        status.show_saved(self.desk.notices.saved_at)
        for running in self._running:
            status.show_running(running)
        self._refusals.count()

    def _name_history(self) -> None:
        for command in _NAMED_BY_PAGES:
            self.desk.actions.rename(command, "")
        navigator = self.desk.navigator
        self.desk.actions.allow(back=navigator.can_go_back, forward=navigator.can_go_forward)

    @Slot()
    def _store_place(self) -> None:
        self.pages.store_widths()
        place = self.window.place_on_screen()
        self.desk.change_settings(windows={**self.desk.settings().windows, MainWindow.NAME: place})


def _short_name(location: str) -> str:
    """Return what a workspace is called in the strip: the last part of its path or URL."""
    return location.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
