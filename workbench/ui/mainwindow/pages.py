"""Which page has which key; pages are imported and built on the first visit only."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal, Slot
from PySide6.QtWidgets import QStackedWidget

from workbench.ui import theme
from workbench.ui.widgets.basics import let_go, let_go_at_once
from workbench.ui.widgets.page import Desk, Page
from workbench.ui.widgets.panes import Panes

if TYPE_CHECKING:
    from workbench.domain.changes import Changes

_ENOUGH = 100  # px at 100 %: the head of a page and a little of what stands below it
PAGES = {
    "start": "StartPage",
    "cases": "CasesPage",
    "editor": "EditorPage",
    "answers": "AnswersPage",
    "plan": "PlanPage",
    "handin": "HandInPage",
    "versions": "VersionsPage",
    "search": "SearchPage",
    "preferences": "PreferencesPage",
    "help": "HelpPage",
}


class PageStack(QStackedWidget):
    """Holds the pages that were visited, with the widths that their panes had last.

    `alone_toggled` is emitted when the page shown asks to be alone, or no longer; `subject_changed` when a page
    shows another case; `workspace_chosen(location)` when another workspace was chosen on a page;
    `needs_changed` when the page shown may need another height.
    """

    alone_toggled = Signal()
    subject_changed = Signal()
    workspace_chosen = Signal(str)
    needs_changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pages: dict[str, Page] = {}
        self._unsaved: dict[str, str] = {}  # of pages that were let go
        self.currentChanged.connect(self._need_anew)

    @Slot()
    def _need_anew(self) -> None:
        self.updateGeometry()
        self.needs_changed.emit()

    def minimumSizeHint(self) -> QSize:
        """Return what the page that is shown needs, but not so much that a panel below has no room.

        What lies behind that page needs nothing.
        """
        page = self.current
        least = page.minimumSizeHint() if page is not None else super().minimumSizeHint()
        return QSize(least.width(), min(least.height(), theme.px(_ENOUGH)))

    @property
    def needed_height(self) -> int:
        """The height at which nothing of the page that is shown is cut."""
        return self.current.minimumSizeHint().height() if self.current is not None else 0

    def event(self, event: QEvent) -> bool:
        """Tell when the page that is shown is laid out anew."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.needs_changed.emit()
        return done

    @property
    def current(self) -> Page | None:
        """The page that is shown."""
        page = self.currentWidget()
        return page if isinstance(page, Page) else None

    def __iter__(self) -> Iterator[Page]:
        return iter(list(self._pages.values()))

    def page(self, key: str) -> Page:
        """Return a page, built if this is the first visit."""
        page = self.built(key)
        if self.indexOf(page) < 0:
            self._restore_widths(page)
            self.addWidget(page)
        return page

    def built(self, key: str) -> Page:
        """Return a page that need not be in the stack yet: putting it there takes a while too."""
        if key not in self._pages:
            module = importlib.import_module(f"workbench.ui.pages.{key}.page")
            page: Page = getattr(module, PAGES[key])(self._desk)
            page.alone_toggled.connect(self.alone_toggled)
            page.subject_changed.connect(self.subject_changed)
            chosen = getattr(page, "workspace_chosen", None)
            if chosen is not None:
                chosen.connect(self.workspace_chosen)
            self._pages[key] = page
            if key in self._unsaved:
                page.show_unsaved(self._unsaved.pop(key))
        return self._pages[key]

    def show_page(self, key: str) -> Page:
        """Bring a page to the front and return it."""
        page = self.page(key)
        self.setCurrentWidget(page)
        return page

    def tell(self, changes: Changes) -> None:
        """Tell every page what changed."""
        for page in self:
            page.on_changes(changes)

    def forget(self, at_once: bool = False) -> None:
        """Let all pages go, to be built anew in another language or look, or for another workspace.

        Nothing of a page may be at work when they are deleted `at_once`, which spares Qt dressing them anew.
        """
        self.store_widths()
        for page in self:
            if text := page.unsaved():
                self._unsaved[page.key] = text
            page.give_back()
            self.removeWidget(page)
            (let_go_at_once if at_once else let_go)(page)
        self._pages = {}

    def store_widths(self) -> None:
        """Remember the widths of the panes in the settings."""
        found = {
            _key(panes): panes.widths
            for page in self
            for panes in page.findChildren(Panes)
            if panes.objectName()
        }
        if found:
            self._desk.change_settings(windows={**self._desk.settings().windows, **found})

    def _restore_widths(self, page: Page) -> None:
        known = self._desk.settings().windows
        for panes in page.findChildren(Panes):
            if panes.objectName():
                panes.take_widths(known.get(_key(panes), ""))


def _key(panes: Panes) -> str:
    return f"panes.{panes.objectName()}"
