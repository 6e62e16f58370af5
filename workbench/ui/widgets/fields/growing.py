"""How high a text may grow: up to half its window; where it stands alone, from a good part of its pane to all.

What a text does with it is its own affair; whether it stands alone is that of the pane.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

_SHARE = 0.4  # of the room, for a text that is just begun


@runtime_checkable
class RoomForTexts(Protocol):
    """A pane that may give a text more room than half the window: `text_room` in px, 0 for no more."""

    text_room: int


@runtime_checkable
class Grows(Protocol):
    """A text that grows: `fit` gives it its height anew where there is more room now, or less."""

    def fit(self) -> None:
        """Take the height of what stands there, as far as that may be."""


def most_height(text: QWidget) -> int:
    """Return how high a text may be at most, in px."""
    return max(text.window().height() // 2, _room(text))


def least_height(text: QWidget) -> int:
    """Return how high a text is at least where it stands alone, in px: a page to write on; else 0."""
    return round(_SHARE * _room(text))


def _room(text: QWidget) -> int:
    """Return what the pane around a text gives it, in px."""
    above = text.parentWidget()
    while above is not None and not isinstance(above, RoomForTexts):
        above = above.parentWidget()
    return 0 if above is None else above.text_room
