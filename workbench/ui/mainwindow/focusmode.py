"""Focus mode: nothing but the page's text, for a page that knows how to stand alone; for this run only."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QWidget

from workbench.ui.actions import ActionBook
from workbench.ui.widgets.page import Page

COMMAND = "focus"


class FocusMode(QObject):
    """Hides what stands round the page while it is wanted and the page shown can stand alone.

    `around` gives the widgets to hide; they may be built anew. The keys of all commands work meanwhile,
    although the menus are hidden.
    """

    def __init__(
        self, window: QMainWindow, around: Callable[[], Sequence[QWidget]], actions: ActionBook
    ) -> None:
        super().__init__(window)
        self._window = window
        self._around = around
        self._actions = actions
        self._wanted = False
        # Qt lets shortcuts sleep whose only menu bar is hidden.
        window.addActions([actions.action(command.id) for command in actions.all()])

    def toggle(self, page: Page | None) -> None:
        """Begin, or end."""
        self._wanted = not self._wanted
        self.apply(page)

    def apply(self, page: Page | None) -> None:
        """Hide or show what stands round the page that is shown now."""
        alone = self._wanted and page is not None and page.stands_alone
        self._window.menuBar().setVisible(not alone)
        for part in self._around():
            part.setVisible(not alone)
        if page is not None and page.stands_alone:
            page.show_alone(alone)
        self._actions.action(COMMAND).setChecked(alone)
