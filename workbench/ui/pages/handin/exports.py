"""Exporting on the hand-in page: the folder, the writing, what became of it, and opening what was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.kernel.i18n import tr, tr_count
from workbench.kernel.paths import documents_folder
from workbench.ui.dialogs.opening import folder_for, open_outside
from workbench.ui.errors import Trouble, trouble_of
from workbench.ui.models.moments import now
from workbench.ui.pages.handin.documents import Result
from workbench.ui.pages.handin.reading import DocumentLine, Outcome, export_documents
from workbench.ui.widgets.page import Page

PURPOSE = "export"


class Exports(QObject):
    """Writes documents for a page and remembers what was written while a case is shown.

    `open_path` is what opens a file or folder outside the program.
    """

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._case = ""
        self._busy = False
        self._results: dict[str, Result] = {}
        self.open_path: Callable[[Path], None] = lambda path: open_outside(path, page.desk.notices)

    @property
    def results(self) -> Mapping[str, Result]:
        """What was written, by document."""
        return dict(self._results)

    @property
    def folder(self) -> Path:
        """The folder that documents go to: the one used last, else that of the user's documents."""
        known = self._page.desk.settings().folders.get(PURPOSE)
        return Path(known) if known else documents_folder()

    def show_case(self, ref: str) -> None:
        """Take note which case is shown; what was written for another one is forgotten."""
        if ref != self._case:
            self._case, self._results = ref, {}

    def outdate(self) -> None:
        """Note that the case was changed after what was written."""
        self._results = {name: replace(result, outdated=True) for name, result in self._results.items()}

    def choose_folder(self) -> None:
        """Ask for another folder and remember it."""
        if folder_for(self._page, self._page.desk, PURPOSE, tr("Folder for documents")):
            self._results = {}
            self.changed.emit()

    def open_document(self, line: DocumentLine | None) -> None:
        """Open the file of a document."""
        if line is not None:
            self.open_path(line.path)

    def export(self, documents: Sequence[DocumentLine], attachments: bool = False) -> None:
        """Write documents one after the other; can be cancelled between two, what is finished stays.

        With `attachments` the attached files are copied beside them.
        """
        if self._busy or not self._case:
            return
        if not documents:
            trouble = Trouble(tr("No document is chosen."), tr("Check at least one in the list."))
            self._page.show_trouble(trouble)
            return
        self._page.strip.dismiss()
        self._busy = True
        ref, folder = self._case, self.folder
        again = partial(self.export, documents, attachments)
        self._page.desk.operations.work(
            self._page,
            tr_count("Export {count} document", "Export {count} documents", len(documents)),
            lambda wb, running: export_documents(wb, running, ref, documents, folder, attachments),
            lambda outcome: self._take(ref, folder, outcome, again),
            lambda error: self._fail(error, again),
        )

    def _take(self, ref: str, folder: Path, outcome: Outcome, again: Callable[[], None]) -> None:
        self._busy = False
        if ref == self._case:
            at = f"{now():%H:%M}"
            self._results.update({item.template: Result(at, item.proven) for item in outcome.written})
            self.changed.emit()
        self._tell(outcome, folder)
        if outcome.error is not None:
            self._fail(outcome.error, again)

    def _tell(self, outcome: Outcome, folder: Path) -> None:
        count = len(outcome.written)
        if count == outcome.wanted:
            text = tr_count("Exported {count} document", "Exported {count} documents", count)
            if outcome.attached:
                files = tr_count("{count} attachment", "{count} attachments", outcome.attached)
                text = tr("{documents}, {files}", documents=text, files=files)
        elif outcome.written:
            total = outcome.wanted
            text = tr("Stopped: {count} of {total} documents were written and stay", count=count, total=total)
        elif outcome.error is None:
            text = tr("Stopped: no document was written")
        else:
            return
        if outcome.written:
            self._page.desk.notices.tell(text, tr("Open folder"), lambda: self.open_path(folder))
        else:
            self._page.desk.notices.tell(text)

    def _fail(self, error: BaseException, again: Callable[[], None]) -> None:
        self._busy = False
        self._page.show_trouble(trouble_of(error), again)
