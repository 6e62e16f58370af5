"""The focus and a panel below the pages: where it was before, and that it stays while everything is built anew.

When the panel comes and goes is decided by who made it; what its parts are it says itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from workbench.ui.mainwindow.contents import Contents

if TYPE_CHECKING:
    from workbench.ui.mainwindow.replacepanel import ReplacePanel


@dataclass(frozen=True, slots=True)
class _Spot:
    """A part of the panel; in a line the cursor, and how many characters before it (or behind) are selected."""

    part: str
    cursor: int = 0
    selected: int = 0


class PanelFocus(QObject):
    """Follows the focus as long as a panel is open."""

    def __init__(self, contents: Contents) -> None:
        super().__init__(contents)
        self._contents = contents
        self._panel: ReplacePanel | None = None
        self._came_from: QWidget | None = None
        self._held: _Spot | None = None  # what has the focus while the page is built and read anew
        self._number = 0
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def come_from(self, widget: QWidget | None) -> None:
        """Note where one was when the panel was asked for."""
        if widget is not None and not self._is_inside(widget):
            self._came_from = widget

    def stand_by(self, panel: ReplacePanel | None) -> None:
        """Follow another panel, or none."""
        self._panel, self._held = panel, None

    def lead_back(self) -> None:
        """Give the focus to where one came from, if the panel has it; call it before the panel goes."""
        self._held = None
        if self._has_focus():
            came_from = self._came_from
            if came_from is not None and isValid(came_from) and came_from.isVisible():
                came_from.setFocus(Qt.FocusReason.OtherFocusReason)
            else:
                self._contents.enter_page()

    def hold(self) -> None:
        """Keep the focus where it is in the panel, if it is there: everything is going to be built anew."""
        self._held = self._spot() or (self._held if self._has_focus() else None)

    def hold_in(self, panel: ReplacePanel) -> None:
        """Go on with the panel built anew, and hold the focus until the page has read what it shows."""
        self._panel = panel
        if self._held is None:
            return
        line = panel.parts().get(self._held.part)
        if isinstance(line, QLineEdit):
            line.setCursorPosition(self._held.cursor)
        self._give()
        self._number += 1
        number = self._number
        self._contents.desk.operations.after_edits(self, lambda: self._let(number))

    def _let(self, number: int) -> None:
        """End the holding; a window that is not in front tells nobody when its focus moves."""
        if number != self._number or self._held is None:
            return
        focused = self._contents.window.focusWidget()
        if focused is self._panel or not self._is_inside(focused):
            self.come_from(focused)
            self._give()
        self._held = None

    @Slot("QWidget*", "QWidget*")
    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """Note from where one comes into the panel; while the focus is held, take it back from the page."""
        if self._panel is None or new is None:
            return
        pages = self._contents.pages
        if self._is_inside(new):
            if old is not None and pages.isAncestorOf(old):
                self.come_from(old)
        elif self._held is not None and pages.isAncestorOf(new):
            self._keep_from(new)

    def _keep_from(self, taker: QWidget) -> None:
        """Take the focus back from where the page put it: there one was. Who clicked there shall be there."""
        if QApplication.mouseButtons():
            self._held = None
        else:
            self._came_from = taker
            self._give()

    def _has_focus(self) -> bool:
        return self._is_inside(self._contents.window.focusWidget())

    def _is_inside(self, widget: QWidget | None) -> bool:
        panel = self._panel
        return panel is not None and widget is not None and (widget is panel or panel.isAncestorOf(widget))

    def _spot(self) -> _Spot | None:
        focused = self._contents.window.focusWidget()
        parts = self._panel.parts() if self._panel is not None else {}
        part = next((name for name, widget in parts.items() if widget is focused), "")
        if not isinstance(focused, QLineEdit) or not part:
            return _Spot(part) if part else None
        cursor, start = focused.cursorPosition(), focused.selectionStart()
        if start < 0:
            return _Spot(part, cursor)
        other = focused.selectionEnd() if start == cursor else start
        return _Spot(part, cursor, cursor - other)

    def _give(self) -> None:
        """Put the focus where it was held; on the panel itself while that part can't have it."""
        panel, spot = self._panel, self._held
        if panel is None or spot is None:
            return
        widget = panel.parts().get(spot.part)
        if widget is None or not widget.isEnabled():
            panel.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(widget, QLineEdit) and spot.selected and widget.cursorPosition() == spot.cursor:
            widget.setSelection(spot.cursor - spot.selected, spot.selected)  # nothing was typed since
