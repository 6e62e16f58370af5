"""The order in which Tab comes to what was made later than the rest of the window.

Qt puts a widget that comes into a window behind all others there, wherever it stands on the screen. The chain
itself is not walked here: PySide takes what `nextInFocusChain` gives for a child of the widget that was asked,
also the next page or the window, and keeps its Python half when that widget is gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


@runtime_checkable
class KnowsItsStops(Protocol):
    """A widget in which Tab goes another way than from child to child."""

    def stops(self) -> Sequence[QWidget]:
        """Return what Tab comes to, in this order."""
        ...


@runtime_checkable
class KnowsItsEntry(Protocol):
    """A widget of several controls, one of which is where somebody wants to begin."""

    def entry(self) -> QWidget:
        """Return the control that takes the focus first."""
        ...


def first_stop(pane: QWidget) -> QWidget | None:
    """Return the control of a pane that takes the focus first; None where nothing does now.

    Of what stands in a field that is where one begins to fill it, not the handle of its first row.
    """
    if not pane.isVisible():
        return None
    found = next((one for one in [pane, *pane.findChildren(QWidget)] if _takes_focus(one)), None)
    entry, above = found, found
    while above is not None and above is not pane:
        if isinstance(above, KnowsItsEntry) and _takes_focus(above.entry()):
            entry = above.entry()
        above = above.parentWidget()
    return entry


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def in_tab_order(*stops: QWidget) -> None:
    """Let Tab come from each widget to the next."""
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def let_tab_follow(before: QWidget, content: QWidget) -> None:
    """Let Tab come from a control to all that stands in `content`, in the order in which that was put there."""
    in_tab_order(before, *_stops_in(content))


def _stops_in(widget: QWidget) -> Iterator[QWidget]:
    if isinstance(widget, KnowsItsStops):
        yield from widget.stops()
        return
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    for child in widget.children():
        if isinstance(child, QWidget) and not child.isWindow():
            yield from _stops_in(child)
