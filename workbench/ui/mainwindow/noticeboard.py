"""Where notices appear over the pages; made with the first one: the first paint does not wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from workbench.ui.widgets.basics import let_go

if TYPE_CHECKING:
    from workbench.ui.notify import Notice
    from workbench.ui.widgets.toast import Toast


class NoticeBoard(QObject):
    """Shows one notice at a time over a widget."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.toast: Toast | None = None

    @Slot(object)
    def show_notice(self, notice: Notice) -> None:
        """Show a notice in the place of the one before."""
        from workbench.ui.widgets.toast import Toast

        if self.toast is None:
            self.toast = Toast(self._over)
        self.toast.show_notice(notice)

    @Slot()
    def withdraw(self) -> None:
        """Take the notice away: undo or redo made it untrue, or did what it offers."""
        if self.toast is not None:
            self.toast.withdraw()

    @Slot()
    def go_on(self) -> None:
        """Let a notice that stays go in its time: one writes on."""
        if self.toast is not None:
            self.toast.go_on()

    def go_elsewhere(self) -> None:
        """Lie in front of the page that is shown now, or go with the one before."""
        if self.toast is not None:
            self.toast.leave_place()
            self.toast.raise_()

    def clear(self) -> None:
        """Take the notice away; the next one is made in the language and look of its time."""
        if self.toast is not None:
            let_go(self.toast)
            self.toast = None
