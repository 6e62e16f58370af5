"""What the window has to tell: short messages on what was done, with an undo where there is one; the save time.

What was not done is told with another sign, never as done. Errors are not told here at all; they stand where
they happened (`errors`, the strip of a page).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from PySide6.QtCore import QObject, Signal

Sign = Literal["done", "info", "warning"]
_KEPT = 50


@dataclass(frozen=True)
class Way:
    """Where one may go on: the words of the button, and what it does."""

    label: str
    go: Callable[[], None]


@dataclass(frozen=True)
class Notice:
    """A sentence about what was done; `action` is what its button does, `label` the words on it.

    `way` leads on from there by a button of its own. `sign` tells what kind of news it is: done, a remark on
    that or that nothing was done, or that something is still to be done. One that `stays` is to be read in any
    case: it does not go by itself before one has gone on. What it tells may be `apart` from undo and redo,
    which take back something else then.
    """

    text: str
    label: str = ""
    action: Callable[[], None] | None = None
    sign: Sign = "done"
    way: Way | None = None
    apart: bool = False
    stays: bool = False


class Notices(QObject):
    """Where notices go: the window shows one at a time, older ones stay in `recent`.

    `went_on` tells that somebody writes on, so that one that stays has been read.
    """

    shown = Signal(object)
    went_on = Signal()
    saved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.recent: list[tuple[datetime, str]] = []
        self.saved_at: datetime | None = None

    def tell(
        self,
        text: str,
        label: str = "",
        action: Callable[[], None] | None = None,
        sign: Sign = "done",
        way: Way | None = None,
        apart: bool = False,
        stays: bool = False,
    ) -> None:
        """Show a sentence about what was done, with a button if wanted, and a way on from there."""
        self.recent = [(datetime.now().astimezone(), text), *self.recent][:_KEPT]
        self.shown.emit(Notice(text, label, action, sign, way, apart, stays))

    def tell_saved(self, at: datetime) -> None:
        """Say that everything typed so far is stored."""
        self.saved_at = at
        self.saved.emit(at)

    def forget_saved(self) -> None:
        """Say nothing of what was stored: it was so in another workspace."""
        self.saved_at = None
        self.saved.emit(None)
