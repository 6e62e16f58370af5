"""What stands in for content: the error strip, the empty state, the bars while something loads."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.ui.drafts import Spot
from workbench.ui.errors import Trouble
from workbench.ui.widgets.basics import button, column, fill, in_area, label, picture, row, tool


class ErrorStrip(QWidget):
    """One error at the top of a pane: what happened, what to do, a retry if there is one, details to copy.

    `grown(px)` tells, while it is seen, how far it has moved down what stands below it; negative when it goes.
    """

    grown = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._room = 0
        in_area(self, "error")
        self._retry: Callable[[], None] | None = None
        self.about: tuple[Spot, ...] = ()
        self._message = label("", "strong", wrap=True)
        self._hint = label("", "small", wrap=True)
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setMaximumHeight(160)
        self._details.setAccessibleName(tr("Details of the error"))
        self._again = button(tr("Try again"), "mini", pressed=self._try_again)
        self._more = button(tr("Details"), "mini", pressed=self._show_details)
        self._copy = button(tr("Copy details"), "mini", "copy", self._copy_details)
        close = tool("close", tr("Dismiss"), self.dismiss, size=16)
        head = QWidget()
        words = column(self._message, self._hint, spacing=2)
        fill(
            QHBoxLayout(head),
            [picture("error", "error"), (words, 1), self._again, self._more, self._copy, close],
        )
        fill(QVBoxLayout(self), [head, self._details], 8, (12, 8))
        self.hide()

    def show_trouble(
        self,
        trouble: Trouble,
        retry: Callable[[], None] | None = None,
        words: str = "",
        about: tuple[Spot, ...] = (),
    ) -> None:
        """Show an error; `retry` is what its button does, which says “Try again” or the `words` given.

        `about` has the fields whose refusal it tells of.
        """
        self._retry, self.about = retry, about
        self._again.setText(words or tr("Try again"))
        self._again.setAccessibleName(self._again.text())
        self._message.setText(trouble.message)
        self._hint.setText(trouble.hint)
        self._hint.setVisible(bool(trouble.hint))
        self._details.setPlainText(trouble.details)
        self._details.hide()
        self._again.setVisible(retry is not None)
        self._more.setVisible(bool(trouble.details))
        self._copy.setVisible(bool(trouble.details))
        self.setAccessibleName(trouble.words)
        self.show()
        QTimer.singleShot(0, self, self._tell_room)

    def dismiss(self) -> None:
        """Take the error away."""
        self.about = ()
        self.hide()
        QTimer.singleShot(0, self, self._tell_room)

    def _tell_room(self) -> None:
        room = self.height() if self.isVisible() else 0
        if room != self._room:
            by, self._room = room - self._room, room
            self.grown.emit(by)

    def _try_again(self) -> None:
        self.dismiss()
        if self._retry is not None:
            self._retry()

    def _show_details(self) -> None:
        self._details.setVisible(not self._details.isVisible())

    def _copy_details(self) -> None:
        words = (self._message.text(), self._hint.text(), self._details.toPlainText())
        QApplication.clipboard().setText("\n".join(filter(None, words)))


def empty_state(
    icon: str, title: str, how: str, words: str = "", pressed: Callable[[], None] | None = None
) -> QWidget:
    """Return what stands where nothing is yet: icon, one bold sentence, how to begin, one button."""
    parts: list[QWidget] = [row(None, picture(icon, "text3", 32), None)]
    for text, role in ((title, "strong"), (how, "small")):
        words_label = label(text, "strong" if role == "strong" else "small", wrap=True)
        words_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        parts.append(words_label)
    if words:
        parts.append(row(None, button(words, pressed=pressed), None))
    return column(None, *parts, None, spacing=8, margins=(24, 24))


class LoadingBars(QWidget):
    """Three flat bars that stand where rows will be; they appear only when loading takes a moment."""

    def __init__(self) -> None:
        super().__init__()
        bars = []
        for _ in range(3):
            bar = in_area(QWidget(), "sunken")
            bar.setFixedHeight(20)
            bars.append(bar)
        fill(QVBoxLayout(self), [*bars, None], 12, (24, 24))
        for bar in bars:
            bar.hide()
        self._bars = bars
        self.setAccessibleName(tr("Loading"))
        self._timer = self.startTimer(150)

    def timerEvent(self, _event: QEvent) -> None:
        """Show the bars once loading took long enough to be noticed."""
        self.killTimer(self._timer)
        for bar in self._bars:
            bar.show()
