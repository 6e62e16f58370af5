"""When the panel for finding and replacing comes, what it is told meanwhile, and when it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workbench.ui import theme
from workbench.ui.mainwindow.contents import Contents
from workbench.ui.mainwindow.textcommands import TextCommands
from workbench.ui.widgets.basics import let_go

if TYPE_CHECKING:
    from workbench.ui.mainwindow.replacepanel import Asked, ReplacePanel
    from workbench.ui.navigation import Place

_HEIGHT = 300  # px at 100 %


class ReplaceCommand(QObject):
    """Keeps at most one panel below the pages; what is selected in a text is what is looked for."""

    def __init__(self, contents: Contents, texts: TextCommands) -> None:
        super().__init__(contents)
        self._contents = contents
        self._texts = texts
        self._panel: ReplacePanel | None = None
        self._came_from: QWidget | None = None
        contents.rebuilt.connect(self._build_anew)
        contents.desk.navigator.arrived.connect(self._show_place)
        contents.desk.operations.bus.changed.connect(self._refresh)
        contents.desk.operations.leaving.connect(self.close)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what the command does."""
        return {"replace": self._open}

    @property
    def panel(self) -> QWidget | None:
        """The panel, if it is there."""
        return self._panel

    @Slot()
    def close(self) -> None:
        """Take the panel away; the focus goes back to where one came from."""
        panel, self._panel = self._panel, None
        if panel is None:
            return
        inside = panel.isAncestorOf(self._contents.window.focusWidget() or self._contents.window)
        let_go(panel)
        came_from = self._came_from
        if inside and came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus()

    def _open(self) -> None:
        words = self._texts.selected()
        self._contents.commit_pending()
        focused = self._contents.window.focusWidget()
        if self._panel is None:
            self._came_from = focused
            self._panel = self._made(None)
        elif focused is not None and not self._panel.isAncestorOf(focused):
            self._came_from = focused
        self._panel.ask(words, self._place())

    def _place(self) -> Place | None:
        page = self._contents.current_page()
        return page.place() if page is not None else None

    def _made(self, asked: Asked | None) -> ReplacePanel:
        from workbench.ui.mainwindow.replacepanel import Asked, ReplacePanel  # when it is asked for first

        panel = ReplacePanel(self._contents.desk, self._place(), asked or Asked())
        panel.closing.connect(self.close)
        panel.replacing.connect(self._contents.commit_pending)
        self._contents.show_below(panel, theme.px(_HEIGHT))
        return panel

    @Slot()
    def _build_anew(self) -> None:
        """Show the same in another language or size."""
        before = self._panel
        if before is not None:
            self._panel = self._made(before.asked())
            let_go(before)

    @Slot(object)
    def _show_place(self, place: Place) -> None:
        if self._panel is not None:
            self._panel.show_place(place)

    @Slot(object)
    def _refresh(self, _changes: object) -> None:
        if self._panel is not None:
            self._panel.refresh()
