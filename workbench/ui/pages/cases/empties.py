"""What stands in the place of the list: nothing made yet, nothing found, an empty trash; and the foot line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import Elided, badge, button, column, fill, in_area, label, picture, row

_FOOT = 40
_GAP, _MARGIN = 14, 24
_FOR_CASES = (1, 2)  # keys that do nothing in the trash


def nothing_made(new_case: Callable[[], object], open_sample: Callable[[], object]) -> QWidget:
    """Return what an empty workspace shows: what a case is, and two ways to begin."""
    title = _centred(tr("There are no cases yet"), "strong")
    how = _centred(
        tr("A case is one proposal for a standard. Make your own, or look at one that is filled."), "small"
    )
    buttons = row(
        None,
        button(tr("New case"), "", "plus", new_case),
        button(tr("Open the sample case"), "", "package", open_sample),
        None,
    )
    return column(
        None, row(None, picture("cases", "text3", 32), None), title, how, buttons, None, margins=(24, 24)
    )


class Foot(QWidget):
    """How many cases are shown and selected, and the keys of the page."""

    def __init__(self) -> None:
        super().__init__()
        in_area(self, "surface")
        self._standing = Elided("", "caption")
        self._keys: list[QWidget] = []
        self._trashed = False
        for key, words in (
            ("Enter", tr("Open")),
            ("F2", tr("Rename")),
            ("Delete", tr("Trash")),
            ("Ctrl+N", tr("New")),
            ("Ctrl+F", tr("Find")),
        ):
            self._keys.append(row(badge(key, "key"), label(words, "caption"), spacing=6))
        layout = QHBoxLayout(self)
        # Keys that do not fit are left out, so they must not hold the window wide.
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        fill(layout, [(self._standing, 1), *self._keys], _GAP, (_MARGIN, 0))
        self.setFixedHeight(theme.px(_FOOT))

    def minimumSizeHint(self) -> QSize:
        """Return that any width will do."""
        return QSize(0, theme.px(_FOOT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the keys that fit."""
        super().resizeEvent(event)
        self._show_keys()

    def say(self, words: str, trashed: bool) -> None:
        """Show how many cases there are, and only the keys that do something, in the trash or out of it."""
        self._standing.set_text(words)
        self._trashed = trashed
        self._show_keys()

    def _show_keys(self) -> None:
        """Show keys from the left as long as they have room beside how many cases there are."""
        room = self.width() - 2 * _MARGIN - self._standing.sizeHint().width()
        for place, keys in enumerate(self._keys):
            usable = not (self._trashed and place in _FOR_CASES)
            if usable:
                room -= keys.sizeHint().width() + _GAP
            keys.setVisible(usable and room >= 0)


def _centred(text: str, role: str) -> QLabel:
    words = label(text, "strong" if role == "strong" else "small", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return words
