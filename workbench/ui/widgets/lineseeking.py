"""Finding words in a list of lines: from the current line on, round and round. Nothing is read anew for it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QListView

from workbench.kernel.i18n import tr
from workbench.ui.actions import Handler
from workbench.ui.models.lines import SOUGHT
from workbench.ui.widgets.findline import FindLine

_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


class LineSeeking(QObject):
    """Goes to the lines that say the words, as they are spoken; `line` stands above them."""

    def __init__(self, view: QListView, placeholder: str) -> None:
        super().__init__(view)
        self._view = view
        self.line = FindLine(tr("Find"))
        self.line.field.setPlaceholderText(placeholder)
        self.line.asked.connect(lambda: self._look(0))
        self.line.stepped.connect(self.step)
        self.line.closed.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))
        view.model().modelReset.connect(self._count)

    def commands(self) -> Mapping[str, Handler]:
        """Return what the commands do."""
        return {
            "find": self._open,
            "find.next": lambda: self.step(1),
            "find.previous": lambda: self.step(-1),
        }

    def step(self, step: int) -> None:
        """Go to the next line with the words, or the one before."""
        if not self.line.words:
            self._open()
        elif not self.line.ask_now():
            self._look(step)

    def _open(self) -> None:
        if self._view.isVisible():
            self.line.open()
            self._count()

    def _look(self, step: int) -> None:
        """Go to the line with the words that is `step` further than the current one."""
        places, here = self._places(), self._view.currentIndex().row()
        if not places:
            self.line.show_count(0, 0)
            return
        if step < 0:
            target = next((place for place in reversed(places) if place < here), places[-1])
        else:
            target = next((place for place in places if place >= here + step), places[0])
        index = self._view.model().index(target, 0)
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index)
        self.line.show_count(places.index(target), len(places))

    def _count(self) -> None:
        places, here = self._places(), self._view.currentIndex().row()
        self.line.show_count(places.index(here) if here in places else 0, len(places))

    def _places(self) -> list[int]:
        exact = self.line.exact.isChecked()
        words = _with_blanks(self.line.words if exact else self.line.words.casefold())
        model = self._view.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        found = (_with_blanks(str(row.data(SOUGHT) or row.data(_SPOKEN) or "")) for row in rows)
        texts = (text if exact else text.casefold() for text in found)
        return [place for place, text in enumerate(texts) if words and words in text]


def _with_blanks(text: str) -> str:
    """Return a text with the blanks that people type instead of those that never break."""
    return text.replace("\u00a0", " ")
