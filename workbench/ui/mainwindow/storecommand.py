"""Storing at once what is being typed, for whoever presses the keys of saving: it is stored by itself too."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from workbench.kernel.i18n import tr
from workbench.ui.mainwindow.contents import Contents
from workbench.ui.navigation import Place

_NAMING = "version.name"


class StoreCommand(QObject):
    """Tells when everything is on the disk, with a way to name that state, or leads to what was refused."""

    def __init__(self, contents: Contents) -> None:
        super().__init__(contents)
        self._contents = contents
        self._desk = contents.desk

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what the command does."""
        return {"store": self._store}

    def _store(self) -> None:
        self._contents.commit_pending()
        self._desk.operations.after_edits(self, self._stored)

    def _stored(self) -> None:
        notices, actions = self._desk.notices, self._desk.actions
        refused = next(iter(self._desk.drafts.refusals()), None)
        if refused is not None:
            place = Place("editor", case=refused.case, field=refused.field)
            words = tr("Everything is stored but what was refused.")
            notices.tell(words, tr("Go to the field"), partial(self._desk.navigator.go, place), sign="warning")
            return
        words = tr("Everything is stored; that happens by itself.")
        if actions.is_allowed(_NAMING):
            notices.tell(words, tr("Name the present state…"), partial(actions.run, _NAMING))
        else:
            notices.tell(words)
