"""Every dialog of the window, opened on the sample case: by its command, or as its page opens it.

Finding and replacing is left out, and so is what Qt asks itself: for files and printers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog

from tests.helpers.dialogs import in_modal
from tests.helpers.drafts import text_draft
from tests.helpers.turning import let_qt_work, wait_until
from tests.helpers.windows import OpenWindow
from tests.screenshots import PLACES
from workbench.domain.contacts import ContactKind
from workbench.domain.proposal import ArticleLink
from workbench.domain.refs import ArticleRef
from workbench.formspec.upgrade import Carried, Note, Upgraded
from workbench.kernel.i18n import Bilingual
from workbench.services.planning import Reworded
from workbench.storage.dated import DatedBackup
from workbench.ui.dialogs.about import AboutDialog
from workbench.ui.dialogs.carrying import CarryForwardDialog, KeptApartDialog
from workbench.ui.dialogs.contactform import ContactDialog
from workbench.ui.dialogs.contacts import AddressBookDialog
from workbench.ui.dialogs.counting import CountingDialog
from workbench.ui.dialogs.crash import CrashDialog
from workbench.ui.dialogs.draftimport import DraftImportDialog
from workbench.ui.dialogs.examining import ExaminationDialog
from workbench.ui.dialogs.importing import ImportDialog
from workbench.ui.dialogs.linking import LinkDialog
from workbench.ui.dialogs.messages import MessagesDialog
from workbench.ui.dialogs.newcase import NewCaseDialog
from workbench.ui.dialogs.palette import PaletteDialog
from workbench.ui.dialogs.picturewords import PictureWordsDialog
from workbench.ui.dialogs.restoring import RestoreDialog
from workbench.ui.dialogs.reworded import RewordedDialog
from workbench.ui.dialogs.showing import accepted
from workbench.ui.dialogs.versionname import VersionNameDialog
from workbench.ui.dialogs.waiving import WaiveDialog
from workbench.ui.errors import trouble_of
from workbench.ui.pages.plan.choosing import CaseChoiceDialog

Look = Callable[[str, QDialog], None]

COMMANDS: dict[str, tuple[type[QDialog], str]] = {
    "case.new": (NewCaseDialog, "start"),
    "case.duplicate": (NewCaseDialog, "cases"),
    "contacts": (AddressBookDialog, "start"),
    "case.count": (CountingDialog, "answers"),
    "link.add": (LinkDialog, "editor"),
    "version.name": (VersionNameDialog, "versions"),
    "messages": (MessagesDialog, "start"),
    "about": (AboutDialog, "start"),
    "palette": (PaletteDialog, "start"),
    "plan.import": (ImportDialog, "plan"),
    "doctor": (ExaminationDialog, "start"),
}
_LINK = ArticleLink("1", ArticleRef("action-plan-2022", "9"), "为生态保护提供装备保障。")
_NOTES = (Note(Carried.ADDED, "purpose"), Note(Carried.REMOVED, "fax"))


def _draft(opened: OpenWindow, folder: Path) -> QDialog:
    drafting = opened.workbench.drafting
    path = str(text_draft(folder))
    return DraftImportDialog(opened.window, opened.desk, drafting.forms(), drafting.cases(), path)


def _carried(opened: OpenWindow, _folder: Path) -> QDialog:
    form = opened.workbench.drafting.forms()[0]
    return CarryForwardDialog(opened.window, form, Upgraded(2, {}, {"fax": "010"}, _NOTES))


MADE: dict[str, Callable[[OpenWindow, Path], QDialog]] = {
    "draft": _draft,
    "contact": lambda opened, _folder: ContactDialog(
        opened.window, opened.desk, None, ContactKind.PERSON, lambda _changes: None
    ),
    "waive": lambda opened, _folder: WaiveDialog(opened.window, "P13", "Words"),
    "picture": lambda opened, _folder: PictureWordsDialog(opened.window, ""),
    "case choice": lambda opened, _folder: CaseChoiceDialog(
        opened.window, "9", True, opened.workbench.drafting.cases(), wrong="?"
    ),
    "restore": lambda opened, folder: RestoreDialog(
        opened.window, [DatedBackup(date(2026, 3, 2), folder / "backup.zip", 5000)]
    ),
    "reworded": lambda opened, _folder: RewordedDialog(
        opened.window, "9", Reworded(_LINK, Bilingual("储能", "Old"), Bilingual("储能电站", "New"))
    ),
    "carried": _carried,
    "kept": lambda opened, _folder: KeptApartDialog(opened.window, {"fax": "010-1234"}),
    "crash": lambda opened, _folder: CrashDialog(opened.window, trouble_of(ValueError("1"))),
}


def look_at_all(opened: OpenWindow, folder: Path, look: Look) -> None:
    """Open each dialog, let it show what it can, `look` at it, and close it."""
    for command, (kind, page) in COMMANDS.items():
        opened.go(PLACES[page])
        in_modal(kind, partial(_run, opened, command), partial(_let_look, look, command))
    opened.go(PLACES["editor"])
    for name, make in MADE.items():
        dialog = make(opened, folder)
        opened.settle()  # what it reads is there before anybody looks
        in_modal(type(dialog), partial(accepted, dialog), partial(_let_look, look, name))


def _run(opened: OpenWindow, command: str) -> None:
    opened.desk.actions.run(command)
    opened.settle()
    wait_until(lambda: QApplication.activeModalWidget() is None, "the dialog does not go")


def _let_look(look: Look, name: str, dialog: QDialog) -> None:
    let_qt_work(20)
    look(name, dialog)
