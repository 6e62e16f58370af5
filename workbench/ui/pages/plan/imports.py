"""Importing from the plan page: opening the dialog, telling what was done, taking it back and again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.domain.refs import DEFAULT_PLAN
from workbench.kernel.i18n import tr, tr_count
from workbench.services.planhistory import ImportStep
from workbench.ui.dialogs.importing import ImportDialog, Imported
from workbench.ui.dialogs.showing import sure
from workbench.ui.models.moments import today, when_words
from workbench.ui.navigation import Place
from workbench.ui.widgets.page import Page

if TYPE_CHECKING:
    from workbench.services.planhistory import ImportSteps, LastImport


class Imports(QObject):
    """`titles` gives the plans that a text can be put onto, by id; asked anew for every dialog."""

    def __init__(self, page: Page, titles: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(page)
        self._page = page
        self._titles = titles
        self._undo: ImportStep | None = None
        self._redo: ImportStep | None = None

    def show_steps(self, steps: ImportSteps) -> None:
        """Take the imports that undo and redo would turn now."""
        self._undo, self._redo = steps.undo, steps.redo
        self.name_steps()

    def name_steps(self) -> None:
        """Name undo and redo after the imports that they would turn, while the page is shown."""
        if not self._page.isVisible():
            return
        actions, undo, redo = self._page.desk.actions, _words(self._undo), _words(self._redo)
        actions.rename("undo", tr("Undo: {act}", act=undo) if undo else "")
        actions.rename("redo", tr("Redo: {act}", act=redo) if redo else "")
        actions.allow(undo=bool(undo), redo=bool(redo))

    def undo(self) -> None:
        """Take back the last import into the plan that is shown: at once if it was the last act of all.

        What was done since may rest on it, as links do: then that is asked first.
        """
        if self._undo is not None:
            self._take_back_if_wanted(self._undo.plan_id, at_once=True)

    def redo(self) -> None:
        """Bring back the import that was taken back last."""
        if self._redo is not None:
            self._bring_back(self._redo)

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
        self._take_back_if_wanted(plan_id, at_once=False)

    def _take_back_if_wanted(self, plan_id: str, at_once: bool) -> None:
        def ask(found: LastImport) -> None:
            sure_of_it = at_once and found.just_now
            title, verb = tr("Take back the last import"), tr("Take back")
            if sure_of_it or sure(self._page, title, _question(found), verb):
                self._take_back(ImportStep(plan_id, found.title, found.number))

        self._page.desk.operations.ask(self._page, lambda wb: wb.plan_history.last_import(plan_id), ask)

    def _take_back(self, step: ImportStep) -> None:
        """Take back an import at once, no other one that somebody stored meanwhile."""

        def told(_done: object) -> None:
            words = tr("The plan “{plan}” is as it was before the last import.", plan=step.title)
            self._page.desk.notices.tell(words, tr("Redo"), lambda: self._bring_back(step))

        self._page.desk.operations.change(
            self._page, lambda wb: wb.plan_history.undo(step.plan_id, step.number), told
        )

    def _bring_back(self, step: ImportStep) -> None:
        desk = self._page.desk

        def told(_done: object) -> None:
            words = tr("The import into “{plan}” is back.", plan=step.title)
            desk.notices.tell(words, tr("Undo"), lambda: self._take_back(step))
            desk.navigator.go(Place("plan", plan=step.plan_id))

        desk.operations.change(self._page, lambda wb: wb.plan_history.redo(step.plan_id, step.number), told)

    def _open(self, titles: Mapping[str, str], plan_id: str, path: str) -> None:
        dialog = ImportDialog(self._page, self._page.desk, titles, plan_id or DEFAULT_PLAN, path)
        dialog.imported.connect(self._imported)
        dialog.open()

    def _imported(self, done: Imported) -> None:
        desk, shown = self._page.desk, self._page.place()
        stays = shown.plan == done.plan_id and shown.article
        step = ImportStep(done.plan_id, done.title, done.entry)
        desk.notices.tell(_done_words(done), tr("Undo"), lambda: self._take_back(step))
        desk.navigator.go(Place("plan", plan=done.plan_id, article=shown.article if stays else done.first))


def _words(step: ImportStep | None) -> str:
    return tr("Import into “{plan}”", plan=step.title) if step is not None else ""


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
