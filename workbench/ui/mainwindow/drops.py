"""Files that fall on the window: each kind starts what it is for; what nothing can be done with is told.

What is for nothing else goes into the case that is being edited: pictures into a text, others as attachments.

Also the command that imports a draft, which a dropped Word file starts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from workbench.domain.pictures import PICTURE_ENDINGS
from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import tr, tr_count
from workbench.kernel.paths import WORKSPACE_ENDINGS
from workbench.ui.mainwindow.contents import Contents
from workbench.ui.mainwindow.quiet import has_dialog, tell_waiting
from workbench.ui.navigation import Place

if TYPE_CHECKING:
    from workbench.domain.proposal import ProposalSummary
    from workbench.formspec.model import Form
    from workbench.ui.dialogs.draftimport import DraftImported
    from workbench.ui.pages.editor.attaching import Attaching
    from workbench.ui.pages.editor.picturing import Picturing

_WORD_ENDINGS = (".docx",)
_OLD_WORD_ENDINGS = (".doc", ".wps", ".rtf", ".odt")
_TEXT_ENDINGS = (".txt", ".md", ".markdown")
_TABLE_ENDINGS = (".csv",)  # as many another thing as the text of a plan, but on the plan page


@runtime_checkable
class _WritesInCase(Protocol):
    """A page on which a case is written, which keeps files and pictures for it."""

    attaching: Attaching
    picturing: Picturing


@runtime_checkable
class _ImportsPlan(Protocol):
    """A page that reads the text of a plan."""

    def import_file(self, path: str) -> None:
        """Offer to import a file."""


class DropCommands(QObject):
    """Takes files in; `open_workspace(location)` is the application's."""

    def __init__(self, contents: Contents, open_workspace: Callable[[str], None]) -> None:
        super().__init__(contents)
        self._contents = contents
        self._desk = contents.desk
        self._open = open_workspace
        self._given: list[str] = []

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """Return what the commands do."""
        return {"draft.import": self.import_draft}

    def take_given(self, path: str) -> None:
        """Take a file that a start was given as if it fell on the window, once a workspace is there.

        While a dialog is open it waits, too.
        """
        self._given.append(path)
        if self._contents.ready:
            self.take_waiting()

    def take_waiting(self) -> None:
        """Take the files that a start was given before they could be taken."""
        if not self._given or self._contents.quiet.then("files", self._take_given) or not has_dialog():
            return
        tell_waiting(self._desk.notices, Path(self._given[-1]).name)

    def _take_given(self) -> None:
        given, self._given = self._given, []
        self.take_files(given)

    def take_files(self, paths: Sequence[str]) -> None:
        """Do the right thing with the first file that anything can be done with, and say what was left.

        What is for nothing else goes into the case that is being edited, all of it.
        """
        if self._take_into_case([Path(path) for path in paths]):
            return
        usable = [path for path in paths if self._taker(path) is not None]
        if not usable:
            for file in map(Path, paths[:1]):
                self._contents.show_trouble(
                    None, self._refuse_picture(file) if _is_picture(file) else _refusal(file)
                )
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
            self._desk.notices.tell(words, sign="info")

    def _take_into_case(self, files: Sequence[Path]) -> bool:
        """Take files into the case that is being edited; return whether it takes them.

        All kinds are attached where its list is open. Else left-over ones are, but pictures go into a text
        of the open section if it has one.
        """
        page: object = self._contents.current_page()
        if not isinstance(page, _WritesInCase) or not all(file.is_file() for file in files):
            return False
        if page.attaching.lists:
            return page.attaching.attach(files)
        if any(self._taker(str(file)) is not None for file in files):
            return False
        put_in = all(map(_is_picture, files)) and page.picturing.take(files)
        return put_in or page.attaching.attach(files)

    def _refuse_picture(self, file: Path) -> WrongUse:
        """Return why a picture was not put in, and where it can be."""
        page = self._contents.current_page()
        case = page.place().case if page is not None else ""
        shown: object = page
        if isinstance(shown, _WritesInCase) and case:
            hint = tr(
                "Nothing can be written here now: take the case out of the trash, "
                "or open a section with a long text, and drop it there."
            )
        elif case:
            hint = tr("Pictures go into a long text: open {case} to write in it and drop it there.", case=case)
        else:
            hint = tr("Pictures go into a long text: open the case and drop it there.")
        return WrongUse(tr("“{name}” is a picture.", name=file.name), hint)

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
        page = self._contents.current_page()
        on_plan = page is not None and page.key == "plan"
        if ending in _TEXT_ENDINGS or (on_plan and ending in _WORD_ENDINGS + _TABLE_ENDINGS):
            return self._import_plan
        return self.import_draft if ending in _WORD_ENDINGS else None

    def _import_plan(self, path: str) -> None:
        self._desk.navigator.go(Place("plan"))
        page: object = self._contents.current_page()
        if isinstance(page, _ImportsPlan):
            page.import_file(path)

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


def _is_picture(file: Path) -> bool:
    return file.suffix.lower() in PICTURE_ENDINGS


def _refusal(file: Path) -> WrongUse:
    """Return why nothing was done with a file, and what can be done."""
    ending = file.suffix.lower()
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
            "A Word draft (.docx), the text of a plan (.txt, .md; on the plan page .docx and .csv too) "
            "or a workspace can. "
            "Other files are attached to a case: open it first."
        ),
    )
