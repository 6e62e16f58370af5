"""The order in which Tab comes to what was made later than the rest of the window.

Qt puts a widget that comes into a window behind all others there, wherever it stands on the screen.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def let_tab_follow(before: QWidget, content: QWidget) -> None:
    """Let Tab come from a control to all that stands in `content`, in the order in which that was made."""
    inside = []
    widget = content.nextInFocusChain()
    while widget is not None and widget is not content:
        if content.isAncestorOf(widget) and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            inside.append(widget)
        widget = widget.nextInFocusChain()
    for stop in inside:
        QWidget.setTabOrder(before, stop)
        before = stop
