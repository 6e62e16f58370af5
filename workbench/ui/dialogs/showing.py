"""How dialogs are shown: as large as there is room, until they are answered; none stays behind its window."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QPlainTextEdit, QVBoxLayout, QWidget

from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.widgets.basics import Part, column, fill, let_go, row
from workbench.ui.widgets.tall import Tall

_EDGE = 40  # px of the window or screen that stay free around a dialog
_LEAST = QSize(560, 420)
_SIGN = 32  # px at 100 %
_Role = QMessageBox.ButtonRole


class StoringDialog(HelpedDialog):
    """A dialog that stores what is in it; it stays while `storing`, so that somebody hears of the outcome."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.storing = False

    def reject(self) -> None:
        """Close without an answer, unless something is on its way."""
        if not self.storing:
            super().reject()


def give_size(dialog: QDialog, width: int, height: int = 0) -> None:
    """Give a dialog a size in px at 100 %, but none larger than window and screen.

    Without a height it gets the one that its words need in that width; they must be there by then.
    """
    room = _room(dialog)
    wide = min(theme.px(width), room.width())
    if height:
        dialog.resize(wide, min(theme.px(height), room.height()))
    else:
        dialog.setMinimumWidth(wide)
        _measure_anew(dialog)
        layout = dialog.layout()
        if layout is not None and layout.hasHeightForWidth():
            dialog.resize(wide, min(layout.totalHeightForWidth(wide), room.height()))


def _measure_anew(dialog: QDialog) -> None:
    """Let layouts forget what they measured: of what was just shown or hidden inside they hear only later."""
    for widget in reversed(dialog.findChildren(QWidget)):  # the inner ones first
        layout = widget.layout()
        if layout is not None:
            layout.invalidate()
        widget.updateGeometry()


def beside(dialog: QDialog, left: Iterable[Part], right: Iterable[Part], foot: QWidget) -> None:
    """Lay a dialog out in two columns over a foot, so that a list keeps its height on a low screen too."""
    columns = row((column(*left, spacing=4), 1), (column(*right, spacing=4), 1), spacing=24)
    fill(QVBoxLayout(dialog), [(Tall(columns), 1), foot], 12, (24, 16))


def _room(dialog: QDialog) -> QSize:
    """Return how large a dialog may be: as its window, unless that is very small, and always as the screen."""
    edge = QSize(_EDGE, _EDGE)
    screen = dialog.screen().availableSize() - edge
    parent = dialog.parentWidget()
    if parent is None:
        return screen
    return (parent.window().size() - edge).expandedTo(_LEAST).boundedTo(screen)


def until_written(trouble: QWidget, *editors: QLineEdit | QPlainTextEdit) -> None:
    """Let what was said against a text go with the next change of it: it may be right by then."""
    for editor in editors:
        editor.textChanged.connect(trouble.hide)


def accepted(dialog: QDialog) -> bool:
    """Return whether the dialog was accepted; what was chosen in it can still be read right after."""
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        let_go(dialog)


def sure(parent: QWidget, title: str, question: str, verb: str) -> bool:
    """Ask before something is lost; return whether the button that says `verb` was pressed."""
    return decided(parent, title, question, [Answer("yes", verb, _Role.AcceptRole)]) == "yes"


class Answer(NamedTuple):
    """One way to answer a question: its key, the words on its button, and what kind of answer it is."""

    key: str
    words: str
    role: QMessageBox.ButtonRole


def decided(parent: QWidget, title: str, question: str, answers: Sequence[Answer], default: str = "") -> str:
    """Ask what to do with something that may be lost; return the key of the answer, empty if it was put off.

    Enter gives the answer `default`, or else puts it off, as Esc and closing do.
    """
    box = QMessageBox(parent)
    box.setIconPixmap(theme.pixmap("warning", "warn", theme.px(_SIGN)))
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    buttons = {answer.key: box.addButton(answer.words, answer.role) for answer in answers}
    stay = box.addButton(tr("Cancel"), _Role.RejectRole)
    box.setDefaultButton(buttons.get(default, stay))
    box.setEscapeButton(stay)
    try:
        box.exec()
        # Closed in any other way, none was given.
        return next((key for key, button in buttons.items() if box.clickedButton() is button), "")
    finally:
        let_go(box)
