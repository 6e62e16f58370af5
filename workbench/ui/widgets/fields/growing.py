"""How high a text may grow: up to half its window, and nearly as high as its pane where it stands alone.

What a text does with it is its own affair; whether it stands alone is that of the pane.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


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
    half, above = text.window().height() // 2, text.parentWidget()
    while above is not None and not isinstance(above, RoomForTexts):
        above = above.parentWidget()
    return half if above is None else max(half, above.text_room)
