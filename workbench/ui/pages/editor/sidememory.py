"""Remembering in the user's settings whether the side pane is open, and which of its tabs is in front."""

from __future__ import annotations

from workbench.ui.pages.editor.side import TABS
from workbench.ui.widgets.page import Desk

_NAME = "editor.side"
_OPEN, _CLOSED = "open", "closed"


class SideMemory:
    """What the side pane was like when one left the editor last."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept = desk.settings().windows.get(_NAME, "").split()

    @property
    def is_open(self) -> bool:
        """Whether the pane is open beside the form; at first it is."""
        return _CLOSED not in self._kept

    @property
    def tab(self) -> str:
        """The tab in front; the first one at first."""
        return next((name for name in self._kept if name in TABS), TABS[0])

    def store(self, is_open: bool, tab: str) -> None:
        """Remember how the pane is, if it is another way than before."""
        kept = [_OPEN if is_open else _CLOSED, tab]
        if kept != self._kept:
            self._kept = kept
            self._desk.change_settings(windows={**self._desk.settings().windows, _NAME: " ".join(kept)})
