"""Importing a draft of a proposal: choose a file, see what was read for which field, then store it as one act.

Nothing is stored before the button is pressed; what was stored is told by `imported`, taking it back is the
affair of who listens.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)

from workbench.domain.changes import Changes
from workbench.domain.proposal import ProposalSummary
from workbench.formspec.model import Form
from workbench.kernel.i18n import tr, tr_count
from workbench.ui.dialogs.draftputting import DraftPutting
from workbench.ui.dialogs.fileimport import FileImport, lay_out, offer_import, read_stack
from workbench.ui.dialogs.files import file_to_open
from workbench.ui.dialogs.showing import StoringDialog
from workbench.ui.models.cases import choice_words
from workbench.ui.models.draftrows import DraftRow, draft_rows
from workbench.ui.widgets.basics import (
    Part,
    buddy,
    button,
    column,
    label,
    row,
    set_property,
)
from workbench.ui.widgets.draftlist import DraftList
from workbench.ui.widgets.elidedchoice import ElidedChoice
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.readdetail import ReadDetail
from workbench.ui.widgets.screenpictures import can_be_drawn

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.services.importing import DraftReading

_PURPOSE = "draft"
_WIDTH, _HEIGHT = 940, 680
_NOTHING, _READ = 0, 1
_NEW_CASE = _BEST_FIT = ""


@dataclass(frozen=True, slots=True)
class DraftImported:
    """What was stored into which case, as which entry of its history (0: the case was made)."""

    case: str
    entry: int
    count: int
    changes: Changes


class DraftImportDialog(StoringDialog):
    """`imported(DraftImported)` is emitted once the draft is stored. `ask_file` is what asks for a file."""

    help_topic: ClassVar[str] = "import"

    imported = Signal(object)

    def __init__(
        self,
        parent: QWidget | None,
        desk: Desk,
        forms: Sequence[Form],
        cases: Sequence[ProposalSummary],
        path: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import a draft"))
        self.ask_file: Callable[[], str] = self._ask_file
        self._desk = desk
        self._read: DraftReading | None = None
        self._source = FileImport(self, desk, self._reading, self._show_read)
        self._build(forms, cases)
        self._connect()
        self._show_read(None)
        if path:
            self.use_file(path)

    def use_file(self, path: str) -> None:
        """Read a file for the form that fits best, and show what is in it."""
        self._source.use(path)
        self._choose_form(_BEST_FIT)
        self._look()

    def choose_file(self) -> None:
        """Ask for a file, beginning where the last one was."""
        chosen = self.ask_file()
        if chosen:
            self.use_file(chosen)

    def accept(self) -> None:
        """Store what is ticked; if something is missing, say so where it is missing."""
        if not self._source.is_settled or self._read is None:
            return
        if self._needs_title() and not self.title_editor.text().strip():
            set_property(self.title_editor, "wrong", "true")
            self._tell(tr("A case needs a title."), "error")
            self.title_editor.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._store(self._read)

    def copy_unplaced(self) -> None:
        """Put all texts without a place on the clipboard."""
        texts = self._read.unplaced if self._read is not None else ()
        QApplication.clipboard().setText("\n\n".join(texts))
        self._tell(tr_count("{count} text is copied.", "{count} texts are copied.", len(texts)))

    @property
    def _into(self) -> str:
        return str(self.target.currentData() or _NEW_CASE)

    def _needs_title(self) -> bool:
        """Return whether a new case would get no title from what is ticked."""
        return not self._into and not {"title_zh", "title_en"}.intersection(self.list.chosen())

    def _look(self) -> None:
        self._source.look(lambda: tr("Read the draft"))

    def _reading(self, file: Path) -> Callable[[Workbench], DraftReading]:
        into = self._into
        form = "" if into else str(self.form_choice.currentData() or _BEST_FIT)
        return lambda workbench: workbench.importing.read_draft(file, form, into, can_be_drawn)

    def _store(self, read: DraftReading) -> None:
        fields, title = self.list.chosen(), self.title_editor.text().strip()

        def store(workbench: Workbench) -> DraftImported:
            if read.case:
                changes = workbench.importing.fill_case(read, fields)
                return DraftImported(read.case, changes.entry or 0, len(fields), changes)
            made = workbench.importing.make_case(read, fields, title)
            return DraftImported(made.ref, 0, len(fields), Changes(frozenset({made.ref})))

        self._source.store(store, self._stored)

    def _stored(self, done: DraftImported) -> None:
        super().accept()
        self.imported.emit(done)

    def _show_read(self, read: DraftReading | None) -> None:
        self._read = read
        if read is not None:
            self._choose_form(read.form.id)
        self._stack.setCurrentIndex(_NOTHING if read is None else _READ)
        self.putting.begin(read)
        self._show_rows(read.offered() if read is not None else ())
        self.form_choice.setEnabled(not self._into)
        if read is not None:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_rows(self, ticked: Collection[str]) -> None:
        read = self._read
        self.list.show_rows(draft_rows(read) if read is not None else [], ticked)
        self.copy_button.setVisible(read is not None and bool(read.unplaced))

    def _show_put(self, read: DraftReading, field: str) -> None:
        """Show that a part was put into a field, which is ticked from now on, or was taken back."""
        place, ticked = self.list.currentRow(), {*self.list.chosen(), *filter(None, [field])}
        self._read = read
        self._show_rows(ticked & read.usable().keys())
        self.list.go_near(place)
        if field:
            self._tell(tr("Put into “{field}”.", field=read.form.field_named(field).label.here()))

    def _count(self) -> None:
        """Say what the button would do with what is ticked, and ask for a title that is missing."""
        count = len(self.list.chosen())
        words = tr_count("Import {count} field", "Import {count} fields", count) if count else tr("Import")
        offer_import(self.import_button, words, count > 0, self.choose_button, self._read is not None)
        self._title_row.setVisible(count > 0 and self._needs_title())
        self._tell(self._advice(count), "small" if count or self._read is None else "warning")

    def _advice(self, count: int) -> str:
        """Return what is to be known before so many fields are imported, or why there are none."""
        if self._read is None or (count and not self._into):
            return tr("Nothing is stored before you import.")
        if not self._read.usable():
            return tr("There is nothing to import.")
        if not count:
            return tr("Tick what shall be imported.")
        return tr("Fields that hold something are replaced only if you tick them.")

    def _tell(self, words: str, role: str = "small") -> None:
        self.say.setText(words)
        set_property(self.say, "role", role)

    def _choose_form(self, form_id: str) -> None:
        """Show a form as chosen without reading anew."""
        self.form_choice.blockSignals(True)
        self.form_choice.setCurrentIndex(max(0, self.form_choice.findData(form_id)))
        self.form_choice.blockSignals(False)

    def _ask_file(self) -> str:
        kinds = f"{tr('Drafts (*.docx *.txt *.md)')};;{tr('All files')} (*)"
        return file_to_open(self, self._desk, _PURPOSE, tr("Draft of the proposal"), kinds)

    def _build(self, forms: Sequence[Form], cases: Sequence[ProposalSummary]) -> None:
        self.strip, self.file_name = self._source.strip, self._source.name
        self.choose_button = button(tr("Choose file…"), "", "folder", self.choose_file)
        self.target, self.form_choice = ElidedChoice(), ElidedChoice()
        self.target.addItem(tr("A new case"), _NEW_CASE)
        for case in cases:
            self.target.addItem(choice_words(case), case.ref)
        self.form_choice.addItem(tr("the form that fits best"), _BEST_FIT)
        for form in forms:
            self.form_choice.addItem(form.title.here(), form.id)
        for choice in (self.target, self.form_choice):
            choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(18)
        self.title_editor = QLineEdit()
        self.say = label("", "small", wrap=True)
        self.list = DraftList()
        self.detail = ReadDetail()
        self.putting = DraftPutting(self._show_put, lambda words: self._tell(words, "warning"))
        self.detail.offer(self.putting.button)
        self.copy_button = button(tr("Copy what has no place"), "", "copy", self.copy_unplaced)
        self.cancel_button = button(tr("Cancel"), pressed=self.reject)
        self.import_button = button(tr("Import"), "primary", pressed=self.accept)
        self._lay_out()

    def _lay_out(self) -> None:
        names = [
            label(words, "strong") for words in (tr("Import into"), tr("Form"), tr("Title of the standard"))
        ]
        for name, editor in zip(names, (self.target, self.form_choice, self.title_editor), strict=True):
            buddy(name, editor)
        choices = row(
            (column(names[0], self.target, spacing=4), 1),
            (column(names[1], self.form_choice, spacing=4), 1),
            spacing=16,
        )
        self._title_row = column(names[2], self.title_editor, spacing=4)
        how = tr(
            "A Word file (.docx) or plain text. Labels in tables, before a colon or as headings say which "
            "field a text belongs to. You see what was read before anything is stored."
        )
        self._stack = read_stack(tr("No draft has been read yet"), how, self.list, self.detail)
        parts: list[Part] = [
            row(label(self.windowTitle(), "section"), None),
            row((self.file_name, 1), self.choose_button),
            choices,
            self._title_row,
            self.strip,
            (self._stack, 1),
            row((self.say, 1), self.copy_button, self.cancel_button, self.import_button),
        ]
        order = (
            self.choose_button,
            self.target,
            self.form_choice,
            self.title_editor,
            self.list,
            self.detail.text,
            self.putting.button,
            self.copy_button,
            self.cancel_button,
            self.import_button,
        )
        lay_out(self, parts, _WIDTH, _HEIGHT, order)

    def _connect(self) -> None:
        self.target.currentIndexChanged.connect(self._look)
        self.form_choice.currentIndexChanged.connect(self._look)
        self.title_editor.textEdited.connect(lambda _text: set_property(self.title_editor, "wrong", "false"))
        self.list.chosen_changed.connect(self._count)
        self.list.moved.connect(self._show_row)

    def _show_row(self, shown: DraftRow | None) -> None:
        self.putting.show_row(shown)
        if shown is None:
            self.detail.show_words("", "", "")
        else:
            self.detail.show_words(shown.title, shown.about, shown.text)
