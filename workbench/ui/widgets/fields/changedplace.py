"""Where the cursor goes when another text is put in under it, as undo does: to what is different.

And that it stays in sight when the same text gets another width.
Places are counted as Qt counts them, rare characters twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import takewhile

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget


def place_of_change(before: str, after: str, stood: int) -> int:
    """Return the end of what differs in a text that was another one before; where one stood if nothing does."""
    if before == after:  # only looks differ
        return stood
    old, new = _units(before), _units(after)
    start = _alike(old, new)
    behind = min(_alike(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    return len(new) - behind


@contextmanager
def cursor_at_change(box: QPlainTextEdit | QTextEdit) -> Iterator[None]:
    """Put the cursor of a box, if one writes in it, at what becomes different meanwhile; else it stays.

    It stays as far as there is text then.
    """
    place, before = box.textCursor().position(), box.toPlainText()
    yield
    after = box.document().characterCount() - 1
    if is_written_in(box):
        place = place_of_change(before, box.toPlainText(), place)
    if place:
        cursor = box.textCursor()
        cursor.setPosition(min(place, after))
        box.setTextCursor(cursor)


@contextmanager
def cursor_in_sight(box: QPlainTextEdit | QTextEdit, event: QResizeEvent) -> Iterator[None]:
    """Keep the cursor of a box one writes in in sight, if it was, while the lines are broken anew."""
    seen = is_written_in(box) and 0 <= box.cursorRect().center().y() < event.oldSize().height()
    yield
    if seen:
        box.ensureCursorVisible()


def is_written_in(widget: QWidget) -> bool:
    """Return whether a widget has the focus of its window, be it under a menu."""
    return widget.window().focusWidget() is widget


def _units(text: str) -> memoryview[int]:
    return memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H")


def _alike(one: Iterable[int], other: Iterable[int]) -> int:
    """Return how many characters two texts have in common from their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
