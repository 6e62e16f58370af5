"""Files that fall on the window: each kind starts what it is for; what nothing can be done with is told.

What is for nothing else is attached to the case that is being edited.

Also the command that imports a draft, which a dropped Word file starts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from workbench.domain.pictures import PICTURE_ENDINGS
from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import tr, tr_count
from workbench.kernel.paths import WORKSPACE_ENDINGS
from workbench.ui.mainwindow.contents import Contents
from workbench.ui.navigation import Place

if TYPE_CHECKING:
    from workbench.domain.proposal import ProposalSummary
    from workbench.formspec.model import Form
    from workbench.ui.dialogs.draftimport import DraftImported

_WORD_ENDINGS = (".docx",)
_OLD_WORD_ENDINGS = (".doc", ".wps", ".rtf", ".odt")
_TEXT_ENDINGS = (".txt", ".md", ".markdown")


class DropCommands(QObject):
    """Takes files in; `open_workspace(location)` is the application's."""

    def __init__(self, contents: Contents, open_workspace: Callable[[str], None]) -> None:
        super().__init__(contents)
        self._contents = contents
        self._desk = contents.desk
        self._open = open_workspace

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what the commands do."""
        return {"draft.import": self.import_draft}

    def take_files(self, paths: Sequence[str]) -> None:
        """Do the right thing with the first file that anything can be done with, and say what was left.

        Files that are for nothing else are attached to the case that is being edited, all of them.
        """
        if self._attach([Path(path) for path in paths]):
            return
        usable = [path for path in paths if self._taker(path) is not None]
        if not usable:
            for path in paths[:1]:
                self._contents.show_trouble(None, _refusal(Path(path)))
            return
        taker = self._taker(usable[0])
        if taker is not None:
            taker(usable[0])
        left = len(paths) - 1
        if left:
            words = tr_count(
                "One file at a time: “{name}” was taken, {count} other was left. Drop it afterwards.",
                "One file at a time: “{name}” was taken, {count} others were left. Drop them afterwards.",
                left,
                name=Path(usable[0]).name,
            )
            self._desk.notices.tell(words)

    def _attach(self, files: Sequence[Path]) -> bool:
        """Attach files to the case that is being edited: all kinds where its list is open, else left-over ones.

        Pictures go into its texts, where one drops them.
        """
        attaching = getattr(self._contents.current_page(), "attaching", None)
        if attaching is None or not all(file.is_file() for file in files):
            return False
        left_over = all(
            self._taker(str(file)) is None and file.suffix.lower() not in PICTURE_ENDINGS for file in files
        )
        return bool((attaching.lists or left_over) and attaching.attach(files))

    def import_draft(self, path: str = "") -> None:
        """Open the dialog that reads a draft, with a file if one was chosen already."""
        from workbench.ui.dialogs.draftimport import DraftImportDialog

        def show(answer: tuple[tuple[Form, ...], list[ProposalSummary]]) -> None:
            if QApplication.activeModalWidget() is not None:
                return  # asked for twice, and the first dialog is open
            dialog = DraftImportDialog(self._contents.window, self._desk, *answer, path)
            dialog.imported.connect(self._imported)
            dialog.open()

        self._contents.commit_pending()
        self._desk.operations.ask(self, lambda wb: (wb.drafting.forms(), wb.drafting.cases()), show)

    def _taker(self, path: str) -> Callable[[str], None] | None:
        """Return what takes a file; None for one that nothing can be done with now."""
        file = Path(path)
        ending = file.suffix.lower()
        if file.is_dir():
            return None
        if ending in WORKSPACE_ENDINGS:
            return self._open
        if not self._contents.ready:
            return None
        if ending in _WORD_ENDINGS:
            return self.import_draft
        return self._import_plan if ending in _TEXT_ENDINGS else None

    def _import_plan(self, path: str) -> None:
        self._desk.navigator.go(Place("plan"))
        take = getattr(self._contents.current_page(), "import_file", None)
        if take is not None:
            take(path)

    def _imported(self, done: DraftImported) -> None:
        words = tr_count(
            "{count} field of the draft is in {case}.",
            "{count} fields of the draft are in {case}.",
            done.count,
            case=done.case,
        )
        self._desk.notices.tell(words, tr("Undo"), lambda: self._take_back(done))
        self._desk.navigator.go(Place("editor", case=done.case))

    def _take_back(self, done: DraftImported) -> None:
        """Take an import back: the act in a case, or the case that it made."""
        operations, owner = self._desk.operations, self._desk.navigator
        if done.entry:
            operations.change(owner, lambda wb: wb.history.undo_together([(done.case, done.entry)]))
            return
        operations.change(
            owner,
            lambda wb: wb.drafting.trash(done.case),
            lambda _changes: self._desk.navigator.go(Place("cases")),
        )


def _refusal(file: Path) -> WrongUse:
    """Return why nothing was done with a file, and what can be done."""
    ending = file.suffix.lower()
    if ending in PICTURE_ENDINGS:
        return WrongUse(
            tr("“{name}” is a picture.", name=file.name),
            tr("Pictures go into a long text: open the case and drop it there."),
        )
    if ending in _OLD_WORD_ENDINGS:
        return WrongUse(
            tr("“{name}” is an older kind of document.", name=file.name),
            tr("Save it as .docx and drop it again."),
        )
    if ending in _WORD_ENDINGS + _TEXT_ENDINGS and file.is_file():
        return WrongUse(
            tr("“{name}” can't be taken before a workspace is open.", name=file.name),
            tr("Open a workspace first."),
        )
    return WrongUse(
        tr("“{name}” can't be dropped here.", name=file.name),
        tr(
            "A Word draft (.docx), the text of a plan (.txt, .md) or a workspace can. "
            "Other files are attached to a case: open it first."
        ),
    )
