"""Exporting on the hand-in page: the folder, the writing, what became of it, and opening what was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from workbench.kernel.i18n import tr, tr_count
from workbench.kernel.paths import documents_folder
from workbench.ui.dialogs.files import folder_for
from workbench.ui.dialogs.opening import open_outside
from workbench.ui.errors import Trouble, trouble_of
from workbench.ui.models.moments import now
from workbench.ui.notify import Sign
from workbench.ui.pages.handin.documents import Result
from workbench.ui.pages.handin.reading import ChangedOutside, DocumentLine, Outcome, export_documents
from workbench.ui.widgets.page import Desk, Page

PURPOSE = "export"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What shall be written, and into which folder."""

    case: str
    folder: Path
    documents: tuple[DocumentLine, ...]
    attachments: bool


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
        self._changes = 0
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
        """Note that the case was changed after what was written, or while it is being written."""
        self._changes += 1
        self._results = {name: replace(result, outdated=True) for name, result in self._results.items()}

    def choose_folder(self) -> None:
        """Ask for another folder and remember it; why the one before was refused is told no longer."""
        if folder_for(self._page, self._page.desk, PURPOSE, tr("Folder for documents")):
            self._results = {}
            self._page.strip.dismiss()
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
            trouble = Trouble(tr("No document is chosen."), tr("Tick at least one in the list."))
            self._page.show_trouble(trouble)
            return
        self._page.strip.dismiss()
        self._busy = True
        desk, wanted = self._page.desk, _Wanted(self._case, self.folder, tuple(documents), attachments)
        # What was typed last is on its way to the disk: it belongs into the documents.
        desk.operations.after_edits(desk.navigator, partial(self._begin, wanted))

    def _begin(self, wanted: _Wanted) -> None:
        before, desk = self._changes, self._page.desk
        known = tuple(replace(document, ours=False) for document in wanted.documents)
        again = partial(self.export, known, wanted.attachments)

        def take(outcome: Outcome) -> None:
            _tell(desk, outcome, wanted.folder, self.open_path)
            if isValid(self):
                self._take(wanted.case, outcome, before, again)
            elif outcome.error is not None:
                desk.operations.failed.emit(desk.navigator, outcome.error)

        def fail(error: BaseException) -> None:
            if isValid(self):
                self._fail(error, again)
            else:
                desk.operations.failed.emit(desk.navigator, error)

        # Pages are built anew when the look changes: whether the documents were written is told all the same.
        desk.operations.work(
            desk.navigator,
            lambda: tr_count("Export {count} document", "Export {count} documents", len(wanted.documents)),
            lambda wb, running: export_documents(
                wb, running, wanted.case, wanted.documents, wanted.folder, wanted.attachments
            ),
            take,
            fail,
        )

    def _take(self, ref: str, outcome: Outcome, before: int, again: Callable[[], None]) -> None:
        """Note what was written when the case had changed `before` times."""
        self._busy = False
        if ref == self._case:
            at, outdated = f"{now():%H:%M}", self._changes != before
            self._results.update({one.template: Result(at, one.proven, outdated) for one in outcome.written})
            self.changed.emit()
        if isinstance(outcome.error, ChangedOutside):
            self.changed.emit()  # the page names them from now on; who tries again knows
        if outcome.error is not None:
            self._fail(outcome.error, again)

    def _fail(self, error: BaseException, again: Callable[[], None]) -> None:
        self._busy = False
        self._page.show_trouble(trouble_of(error), again)


def _tell(desk: Desk, outcome: Outcome, folder: Path, open_path: Callable[[Path], None]) -> None:
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
    sign: Sign = "done" if count == outcome.wanted else "info"
    if outcome.written:
        desk.notices.tell(text, tr("Open folder"), lambda: open_path(folder), sign=sign)
    else:
        desk.notices.tell(text, sign=sign)
