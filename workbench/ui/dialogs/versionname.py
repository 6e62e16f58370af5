"""Asking for the name of a version: for the present state, or another one for a version that has a name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from workbench.kernel.i18n import listed, tr
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.showing import give_size, until_written
from workbench.ui.errors import trouble_of
from workbench.ui.widgets.basics import buddy, button, fill, label, picture, row
from workbench.ui.widgets.page import Desk

if TYPE_CHECKING:
    from workbench.domain.changes import Changes
    from workbench.services.versioning import VersionLine

_WIDTH = 460


class VersionNameDialog(HelpedDialog):
    """Stores the name itself and closes once that is done; until then what is refused is told in it."""

    help_topic: ClassVar[str] = "versions"

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        case: str,
        version: VersionLine | None = None,
        done: Callable[[Changes], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._case, self._version, self._done = desk, case, version, done
        title = tr("Name the present state") if version is None else tr("Rename the version")
        self.setWindowTitle(title)
        self.name = QLineEdit(version.name if version is not None else "")
        self.name.setPlaceholderText(tr("for example: sent to the committee"))
        words = label(tr("Name of the version"), "strong")
        buddy(words, self.name)
        why = label(
            tr("The case is kept as it is now under this name. You can compare it and return to it later."),
            "small",
            wrap=True,
        )
        why.setVisible(version is None)
        self._beyond = label("", "body", wrap=True)
        self.beyond = row(picture("warning", "warn"), (self._beyond, 1), spacing=8)
        self.trouble = label("", "error", wrap=True)
        self.trouble.hide()
        until_written(self.trouble, self.name)
        cancel = button(tr("Cancel"), pressed=self.reject)
        self.store = button(tr("Name it") if version is None else tr("Rename"), "primary", pressed=self._store)
        self.store.setDefault(True)
        parts = [why, self.beyond, words, self.name, self.trouble, row(None, cancel, self.store)]
        fill(QVBoxLayout(self), parts, 8, (24, 20))
        self._show_beyond()
        desk.drafts.changed.connect(self._show_beyond)  # what is on its way to the disk may still be refused
        self.name.setFocus()
        self.name.selectAll()

    def _show_beyond(self) -> None:
        """Say which words on the screen are no part of the version, because they could not be stored."""
        names = self._desk.drafts.refused_names(self._case) if self._version is None else []
        words = tr(
            "What you typed in {fields} is not stored and will not be part of the version.",
            fields=listed(tr("“{field}”", field=name) for name in names),
        )
        self._beyond.setText(words)
        self.beyond.setVisible(bool(names))
        give_size(self, _WIDTH)

    def _store(self) -> None:
        """Store the name; nothing is asked twice while that is on its way."""
        case, version, name = self._case, self._version, self.name.text()
        self.store.setEnabled(False)
        if version is None:
            self._desk.operations.change(
                self, lambda wb: wb.versioning.name(case, name), self._stored, self._fail
            )
        else:
            known = version.id
            self._desk.operations.change(
                self, lambda wb: wb.versioning.rename(case, known, name), self._stored, self._fail
            )

    def _stored(self, changes: Changes) -> None:
        if self._done is not None:
            self._done(changes)
        self.accept()

    def _fail(self, error: BaseException) -> None:
        trouble = trouble_of(error)
        self.trouble.setText(trouble.words)
        self.trouble.show()
        self.store.setEnabled(True)
        self.name.setFocus()
        give_size(self, _WIDTH)
