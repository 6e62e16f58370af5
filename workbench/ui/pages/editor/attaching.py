"""Joins the list of attachments on the page with the files: keeps new ones, opens and saves those kept.

Copying runs beside the other work, with its progress and a button to cancel it; the list changes in one act.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workbench.domain.attachments import Loss, attachments_in
from workbench.domain.changes import Changes
from workbench.formspec.kind_attachments import list_in
from workbench.formspec.model import Field
from workbench.kernel.errors import WorkbenchError
from workbench.kernel.i18n import tr, tr_count
from workbench.ui.actions import Handler
from workbench.ui.dialogs.files import file_to_write, files_to_open
from workbench.ui.dialogs.opening import open_outside
from workbench.ui.dialogs.showing import sure
from workbench.ui.errors import trouble_of
from workbench.ui.operations import Running
from workbench.ui.pages.editor.casepage import CasePage
from workbench.ui.pages.editor.form import FormPane
from workbench.ui.widgets.fields.attachments import AttachmentsEditor
from workbench.ui.widgets.undoing import tell_undoable

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.services.attaching import OpenedCopy, TakenIn

_PURPOSE, _COPIES = "attach", "copy"


@dataclass(frozen=True, slots=True)
class _Copied:
    """What became of the files: those that are kept now, why others are not, whether somebody cancelled."""

    taken: tuple[TakenIn, ...]
    refused: tuple[WorkbenchError, ...]
    stopped: bool


class Attaching(QObject):
    """Serves the list of attachments of the case that is open."""

    def __init__(self, page: CasePage, form: FormPane) -> None:
        super().__init__(page)
        self._page = page
        self._desk = page.desk
        self._form = form
        self._left: QWidget | None = None  # where the focus was when files were attached that are not shown yet
        form.made.connect(self._serve)

    def commands(self) -> Mapping[str, Handler]:
        """Return what commands do with files."""
        return {"attachment.add": self.choose}

    def choose(self) -> None:
        """Ask which files shall be attached; they belong to the section that is open."""
        if self._field is None:
            self._desk.notices.tell(tr("The form of this case takes no attachments."), sign="info")
            return
        self.attach(files_to_open(self._page, self._desk, _PURPOSE, tr("Attach files")))

    def attach(self, files: Sequence[Path]) -> bool:
        """Attach files to the case that is open, for its open section; return whether it takes any."""
        case, field, page = self._page.case, self._field, self._page
        state = page.state
        if not files or field is None or state is None or state.case.trashed:
            return False
        section = next(item for item in state.form.sections if item.id == self._form.section)
        tied = "" if list_in(section.fields) is not None else section.id
        page.commit_pending()

        desk, here = self._desk, page.window().focusWidget()

        def attached(changes: Changes, count: int) -> None:
            self._tell(case, count, changes)
            if isValid(self):
                self._left = here if self.lists else None

        def copied(done: _Copied) -> None:
            if done.refused and isValid(page):
                page.show_trouble(trouble_of(done.refused[0]))
            elif done.refused:
                desk.operations.failed.emit(desk.navigator, done.refused[0])
            if done.taken and not done.stopped:
                desk.operations.change(
                    desk.navigator,
                    lambda wb: wb.attaching.attach(case, done.taken, section=tied),
                    lambda changes: attached(changes, len(done.taken)),
                )
            elif done.stopped:
                desk.notices.tell(tr("Stopped: no file was attached"), sign="info")

        # Pages are built anew when the look changes: the files are attached all the same.
        desk.operations.work(
            desk.navigator,
            lambda: tr("Attach files"),
            lambda wb, running: _copied(wb, running, files),
            copied,
        )
        return True

    def look(self) -> None:
        """Mark the files of the list that are not there any more, or not as they were taken in."""
        case = self._page.case
        if self.lists:
            self._desk.operations.ask_beside(
                self._page, lambda wb: wb.attaching.lost(case), lambda lost: self._show_lost(case, lost)
            )

    @property
    def lists(self) -> bool:
        """Whether the list of attachments is in the section that is open, so that any file is meant for it."""
        field = self._field
        return field is not None and self._form.row_of(field.id) is not None

    @property
    def _field(self) -> Field | None:
        state = self._page.state
        return list_in(state.form.fields.values()) if state is not None else None

    def _serve(self, field_id: str) -> None:
        row = self._form.row_of(field_id)
        editor = row.editor if row is not None else None
        if isinstance(editor, AttachmentsEditor):
            editor.files_given.connect(self.attach)
            editor.files_wanted.connect(self.choose)
            editor.open_wanted.connect(self._open)
            editor.save_wanted.connect(self._save)
            editor.rows_came.connect(lambda row_id: self._go_on(editor, row_id))
            self.look()

    def _show_lost(self, case: str, lost: Mapping[str, Loss]) -> None:
        field = self._field
        row = self._form.row_of(field.id) if field is not None and case == self._page.case else None
        if row is not None and isinstance(row.editor, AttachmentsEditor):
            row.editor.show_lost(lost)

    def _go_on(self, editor: AttachmentsEditor, row_id: str) -> None:
        """Go to what is to be filled in of a new row, unless somebody went elsewhere meanwhile."""
        left, self._left = self._left, None
        if left is not None and left is self._page.window().focusWidget():
            editor.fill_in(row_id)

    def _tell(self, case: str, count: int, changes: Changes) -> None:
        words = tr_count(
            "{count} file is attached to {case}.", "{count} files are attached to {case}.", count, case=case
        )
        tell_undoable(self._desk, words, case, changes)

    def _open(self, row_id: str) -> None:
        case = self._page.case
        self._page.commit_pending()
        self._desk.operations.work(
            self._page,
            lambda: tr("Open the file"),
            lambda wb, _running: wb.attaching.open_copy(case, row_id, _copies()),
            self._show,
            cancellable=False,
        )

    def _show(self, copy: OpenedCopy) -> None:
        question = tr(
            "“{name}” may hold a program or macros. Open it only if you know where it comes from.",
            name=copy.path.name,
        )
        title, verb = tr("Open the file"), tr("Open all the same")
        if not copy.may_run or sure(self._page, title, question, verb):
            open_outside(copy.path, self._desk.notices)

    def _save(self, row_id: str) -> None:
        case, field, state = self._page.case, self._field, self._page.state
        if field is None or state is None:
            return
        found = attachments_in(state.case.values.get(field.id))
        name = next((one.name for one in found if one.id == row_id), "")
        chosen = file_to_write(self._page, self._desk, _COPIES, tr("Save a copy"), name)
        if chosen:
            # Pages are built anew when the look changes: that the file is written is told all the same.
            self._desk.operations.work(
                self._desk.navigator,
                lambda: tr("Save a copy"),
                lambda wb, _running: wb.attaching.save(case, row_id, Path(chosen)),
                lambda file: self._desk.notices.tell(tr("Saved as {file}.", file=file.name)),
                cancellable=False,
            )


def _copied(workbench: Workbench, running: Running, files: Sequence[Path]) -> _Copied:
    """Keep the bytes of files one after the other; a refused one does not keep the others out."""
    taken: list[TakenIn] = []
    refused: list[WorkbenchError] = []
    for number, file in enumerate(files):

        def going(done: int, total: int, number: int = number, name: str = file.name) -> bool:
            share = 100 * number + 100 * done // max(total, 1)
            return running.report(share // len(files), 100, name)

        try:
            kept = workbench.attaching.take_in(file, going)
        except WorkbenchError as error:
            refused.append(error)
            continue
        if kept is None:
            return _Copied((), tuple(refused), True)
        taken.append(kept)
    return _Copied(tuple(taken), tuple(refused), False)


@cache
def _copies() -> Path:
    """Return the folder for copies that were opened; it goes when the program ends."""
    return Path(_folder().name)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="workbench-", ignore_cleanup_errors=True)
