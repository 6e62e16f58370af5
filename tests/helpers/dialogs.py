"""Doing something in a modal dialog, whose own event loop would swallow what goes wrong in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

Kind = TypeVar("Kind", bound=QDialog)


def in_modal(kind: type[Kind], open_it: Callable[[], object], act: Callable[[Kind], None]) -> None:
    """Open a dialog, do something in it, and close it unless that did so; raises what `act` raised."""
    done: list[BaseException | None] = []

    def now() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            QTimer.singleShot(10, now)
            return
        try:
            act(dialog)
            done.append(None)
        except BaseException as error:
            done.append(error)
        finally:
            if dialog.isVisible():  # else it was answered; nothing asks whether it may be closed
                dialog.done(QDialog.DialogCode.Rejected)

    QTimer.singleShot(10, now)
    try:
        open_it()
    finally:  # what goes wrong in the dialog is the cause of what goes wrong behind it
        error = next(iter(done), None)
        if error is not None:
            raise error
    assert done, "the dialog does not come"
