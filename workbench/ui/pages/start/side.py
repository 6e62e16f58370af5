"""The side pane of the start page: begin something new, and the workspaces opened last."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.kernel.i18n import tr
from workbench.ui.dialogs.lostworkspace import found_elsewhere, take_off_the_list
from workbench.ui.pages.start.recents import RecentsView
from workbench.ui.widgets.basics import Part, buddy, button, fill, in_area, label, picture, row
from workbench.ui.widgets.page import Desk


class SidePane(QWidget):
    """Two buttons and the list of workspaces; `workspace_chosen(location)` when one is to be opened."""

    workspace_chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._missing: frozenset[str] = frozenset()
        self._opened = ""
        in_area(self, "surface")
        run = desk.actions.run
        self.new_case = button(tr("New case"), "", "plus", partial(run, "case.new"))
        self.open_other = button(tr("Open workspace…"), "", "folder", partial(run, "workspace.open"))
        self.recents = RecentsView()
        self._none = label(tr("Workspaces you open are listed here."), "small", wrap=True)
        self._build()
        self.recents.chosen.connect(self.workspace_chosen)
        self.recents.locating.connect(self._locate)
        self.recents.removing.connect(self._remove)

    def show_workspaces(self, missing: frozenset[str], opened: str) -> None:
        """Show the recent workspaces of the settings, marking those that are gone and the open one."""
        self._missing, self._opened = missing, opened
        recents = self._desk.settings().recents
        self.recents.show_recents(recents, missing, opened)
        self.recents.setVisible(bool(recents))
        self._none.setVisible(not recents)
        self._rest.setVisible(not recents)

    def _build(self) -> None:
        head = label(tr("Recent"), "group")
        buddy(head, self.recents)
        shortcut = self._desk.actions.action("workspace.open").shortcut().toString()
        dropping = tr("A workspace, a Word draft or the text of a plan can also be dropped on the window.")
        drop = row(picture("hint", "text3"), (label(dropping, "caption", wrap=True), 1))
        self._rest = QWidget()
        parts: Sequence[Part] = (
            self.new_case,
            self.open_other,
            12,
            row(head, None, label(shortcut, "caption")),
            self._none,
            (self.recents, 1),
            (self._rest, 1),
            drop,
        )
        fill(QVBoxLayout(self), parts, 8, (20, 20))

    @Slot(str)
    def _locate(self, location: str) -> None:
        """Look for a workspace that is gone from its place; the one found takes its row."""
        found = found_elsewhere(self, self._desk, location)
        if found:
            self._show_list()
            self.workspace_chosen.emit(found)

    @Slot(str)
    def _remove(self, location: str) -> None:
        """Take a workspace off the list; the file stays where it is."""
        take_off_the_list(self._desk, location, self._show_list)

    def _show_list(self) -> None:
        # “Undo” may be pressed when this pane is long gone.
        if isValid(self):
            self.show_workspaces(self._missing, self._opened)
