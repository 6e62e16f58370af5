"""Finding again, on a page that was built anew, the control that had the focus.

Only where the page has the same controls at once; where one writes in the editor, that page finds by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Control:
    """The control at `place` among all that take the focus on a page, with the classes of them all."""

    place: int
    kinds: tuple[type[QWidget], ...]


def focused_control(page: QWidget | None) -> Control | None:
    """Return which control of a page has the focus; None if none has."""
    stops = _stops(page) if page is not None else []
    place = next((number for number, stop in enumerate(stops) if stop.hasFocus()), None)
    return None if place is None else Control(place, tuple(type(stop) for stop in stops))


def focus_again(page: QWidget | None, control: Control | None) -> None:
    """Give the focus to the same control of a page built anew, if the page has the same ones."""
    if page is None or control is None:
        return
    stops = _stops(page)
    if tuple(type(stop) for stop in stops) == control.kinds:
        stops[control.place].setFocus(Qt.FocusReason.OtherFocusReason)


def _stops(page: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page)
    ]
