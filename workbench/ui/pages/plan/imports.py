"""Importing from the plan page: opening the dialog, telling what was done, taking it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from workbench.domain.refs import DEFAULT_PLAN
from workbench.kernel.i18n import tr, tr_count
from workbench.ui.dialogs.importing import ImportDialog, Imported
from workbench.ui.navigation import Place
from workbench.ui.widgets.page import Page


class Imports(QObject):
    """`titles` gives the plans that a text can be put onto, by id; asked anew for every dialog."""

    def __init__(self, page: Page, titles: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(page)
        self._page = page
        self._titles = titles

    def open(self, plan_id: str, path: str) -> None:
        """Open the dialog on a plan, with a file if one was chosen already."""
        titles = self._titles() or {DEFAULT_PLAN: DEFAULT_PLAN}
        dialog = ImportDialog(self._page, self._page.desk, titles, plan_id or DEFAULT_PLAN, path)
        dialog.imported.connect(self._imported)
        dialog.open()

    def take_back(self, plan_id: str, title: str) -> None:
        """Take back the last import into a plan."""
        desk = self._page.desk
        words = tr("The plan {plan} is as it was before the last import.", plan=title)
        desk.operations.change(
            self._page,
            lambda wb: wb.planning.undo_import(plan_id),
            lambda _done: desk.notices.tell(words),
        )

    def _imported(self, done: Imported) -> None:
        words = tr_count(
            "Imported {count} article into {plan}",
            "Imported {count} articles into {plan}",
            done.count,
            plan=done.title,
        )
        desk = self._page.desk
        desk.notices.tell(words, tr("Undo"), lambda: self.take_back(done.plan_id, done.title))
        desk.navigator.go(Place("plan", plan=done.plan_id, article=done.first))
