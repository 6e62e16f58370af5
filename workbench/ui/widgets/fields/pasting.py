"""What is too much to be pasted: more than any field takes, and more than a box can lay out while one waits."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtWidgets import QLineEdit

from workbench.formspec.kind_base import kind_words
from workbench.kernel.i18n import tr

LONGEST_LINE = 10_000  # characters; the lines that fields take are far shorter


def too_long_to_paste(text: str, told: SignalInstance) -> bool:
    """Return whether a text is too long to be pasted; `told` says so then."""
    if len(text) <= max(kind_words().longest.values()):
        return False
    told.emit(tr("The text is too long to be pasted: {count} characters.", count=len(text)))
    return True


class LineLimit(QObject):
    """Keeps a line from what is much too long: all of it is taken back, and `told` says so.

    What is only longer than the field allows is left to be read and shortened.
    """

    told = Signal(str)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line)
        self._line = line
        self._before = ""
        line.setMaxLength(LONGEST_LINE)
        line.textChanged.connect(self._note)
        line.inputRejected.connect(self._rejected)

    def _note(self, text: str) -> None:
        self._before = text

    def _rejected(self) -> None:
        # A line puts in what has room before it tells that not all had; at that moment it can't be undone yet.
        if self._line.text() != self._before:
            QTimer.singleShot(0, self, self._take_back)

    def _take_back(self) -> None:
        self._line.undo()
        self.told.emit(
            tr("The text is too long to be pasted: a line takes {count} characters.", count=LONGEST_LINE)
        )
