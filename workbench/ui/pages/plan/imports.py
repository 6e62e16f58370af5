"""Importing from the plan page: opening the dialog, telling what was done, taking it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.refs import DEFAULT_PLAN
from workbench.kernel.i18n import tr, tr_count
from workbench.ui.dialogs.importing import ImportDialog, Imported
from workbench.ui.dialogs.showing import sure
from workbench.ui.models.moments import today, when_words
from workbench.ui.navigation import Place
from workbench.ui.widgets.page import Page

if TYPE_CHECKING:
    from workbench.services.steps.imports import LastImport


class Imports(QObject):
    """`titles` gives the plans that a text can be put onto, by id; asked anew for every dialog."""

    def __init__(self, page: Page, titles: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(page)
        self._page = page
        self._titles = titles

    def open(self, plan_id: str, path: str) -> None:
        """Open the dialog on a plan, with a file if one was chosen already."""
        titles = self._titles()
        if titles:
            self._open(titles, plan_id, path)
            return
        # The page is still reading, as when the command or a dropped file led to it.
        self._page.desk.operations.ask(
            self._page,
            lambda wb: {plan.id: plan.title.here() or plan.id for plan in wb.planning.plans()},
            lambda read: self._open(read, plan_id, path),
        )

    def ask_take_back(self, plan_id: str) -> None:
        """Say what the last import into a plan was, and take it back if that is wanted."""

        def ask(found: LastImport) -> None:
            if sure(self._page, tr("Take back the last import"), _question(found), tr("Take back")):
                self.take_back(plan_id)

        self._page.desk.operations.ask(self._page, lambda wb: wb.planning.last_import(plan_id), ask)

    def take_back(self, plan_id: str) -> None:
        """Take back the last import into a plan at once."""
        plan = self._titles().get(plan_id, plan_id)  # one that the import made has no title afterwards

        def told(_done: object) -> None:
            words = tr("The plan “{plan}” is as it was before the last import.", plan=plan)
            self._page.desk.notices.tell(words)

        self._page.desk.operations.change(self._page, lambda wb: wb.planning.undo_import(plan_id), told)

    def _open(self, titles: Mapping[str, str], plan_id: str, path: str) -> None:
        dialog = ImportDialog(self._page, self._page.desk, titles, plan_id or DEFAULT_PLAN, path)
        dialog.imported.connect(self._imported)
        dialog.open()

    def _imported(self, done: Imported) -> None:
        desk, shown = self._page.desk, self._page.place()
        stays = shown.plan == done.plan_id and shown.article
        desk.notices.tell(_done_words(done), tr("Undo"), lambda: self.take_back(done.plan_id))
        desk.navigator.go(Place("plan", plan=done.plan_id, article=shown.article if stays else done.first))


def _question(found: LastImport) -> str:
    """Return what is asked before an import is taken back: into which plan, when, and how much of it goes."""
    asked = tr(
        "Take back the import of {moment} into “{plan}”?",
        moment=when_words(found.at, today()),
        plan=found.title,
    )
    if found.made_plan:
        goes = tr_count(
            "The plan goes with its {count} article: that import made it.",
            "The plan goes with its {count} articles: that import made it.",
            found.count,
        )
    else:
        goes = tr_count(
            "{count} article becomes again what it was before.",
            "{count} articles become again what they were before.",
            found.count,
        )
    return f"{asked}\n{goes}"


def _done_words(done: Imported) -> str:
    """Return what was imported; where links are to be confirmed now, that matters more than how much it was."""
    if done.doubtful:
        return tr_count(
            "Imported into “{plan}”; {count} link is to be confirmed",
            "Imported into “{plan}”; {count} links are to be confirmed",
            done.doubtful,
            plan=done.title,
        )
    return tr_count(
        "Imported {count} article into “{plan}”",
        "Imported {count} articles into “{plan}”",
        done.count,
        plan=done.title,
    )
