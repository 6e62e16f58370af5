"""What stands in the place of the list: nothing made yet, nothing found, an empty trash; and the foot line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import Elided, badge, button, column, fill, in_area, label, picture, row

_FOOT = 40


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
        keys: list[QWidget] = []
        for key, words in (
            ("Enter", tr("Open")),
            ("F2", tr("Rename")),
            ("Delete", tr("Trash")),
            ("Ctrl+N", tr("New")),
            ("Ctrl+F", tr("Find")),
        ):
            keys.append(row(badge(key, "key"), label(words, "caption"), spacing=6))
        self._for_cases = (keys[1], keys[2])
        fill(QHBoxLayout(self), [(self._standing, 1), *keys], 14, (24, 0))
        self.setFixedHeight(theme.px(_FOOT))

    def say(self, words: str, trashed: bool) -> None:
        """Show how many cases there are, and only the keys that do something, in the trash or out of it."""
        self._standing.set_text(words)
        for keys in self._for_cases:
            keys.setVisible(not trashed)


def _centred(text: str, role: str) -> QLabel:
    words = label(text, "strong" if role == "strong" else "small", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return words
