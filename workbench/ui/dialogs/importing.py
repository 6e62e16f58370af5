"""Importing the text of a plan: choose a file, see what was read and what becomes of it, then import.

Nothing is stored before the button is pressed; what was stored is told by `imported`, taking it back is the
affair of who listens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QWidget,
)

from workbench.app.wording import language_words
from workbench.kernel.i18n import sentences, tr, tr_count
from workbench.plan.textreader import LevelChoice, title_line, told_missing, told_unread
from workbench.ui.dialogs.fileimport import FileImport, lay_out, offer_import, read_stack
from workbench.ui.dialogs.files import file_to_open
from workbench.ui.dialogs.showing import StoringDialog
from workbench.ui.models.imports import (
    Effect,
    Imported,
    ImportPreview,
    ImportRequest,
    effect_count,
    preview_import,
    run_import,
)
from workbench.ui.widgets.basics import (
    Part,
    buddy,
    button,
    column,
    label,
    picture,
    row,
    set_property,
)
from workbench.ui.widgets.elidedchoice import ElidedChoice
from workbench.ui.widgets.incoming import IncomingDetail, IncomingList
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.quietcombo import QuietCombo

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench

__all__ = ["ImportDialog", "Imported"]

_PURPOSE = "import"
_WIDTH, _HEIGHT = 900, 640
_NOTHING, _READ = 0, 1
_NEW_PLAN = ""


class ImportDialog(StoringDialog):
    """`imported(Imported)` is emitted once the text is stored. `ask_file` is what asks for a file."""

    help_topic: ClassVar[str] = "import"

    imported = Signal(object)

    def __init__(
        self, parent: QWidget | None, desk: Desk, titles: Mapping[str, str], plan_id: str, path: str = ""
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import official text"))
        self.ask_file: Callable[[], str] = self._ask_file
        self._desk = desk
        self._titles = dict(titles)
        self._preview: ImportPreview | None = None
        self._source = FileImport(self, desk, self._reading, self._show_preview)
        self._build(plan_id)
        self._connect()
        self._show_preview(None)
        if path:
            self.use_file(path)

    def use_file(self, path: str) -> None:
        """Read a file and show what is in it."""
        file = self._source.use(path)
        self._offer_title(file.stem)
        self._read()

    def _offer_title(self, title: str) -> None:
        """Offer a title for a new plan; what somebody typed stays with another file too."""
        if not self.title_editor.isModified():
            self.title_editor.setText(title)

    def choose_file(self) -> None:
        """Ask for a file, beginning where the last one was."""
        chosen = self.ask_file()
        if chosen:
            self.use_file(chosen)

    def accept(self) -> None:
        """Import what is shown; if something is missing, say so where it is missing."""
        file = self._source.file
        if not self._source.is_settled or self._preview is None or file is None:
            return
        if self._new and not self.title_editor.text().strip():
            set_property(self.title_editor, "wrong", "true")
            self.title_editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._preview.warning and not self.sure.isChecked():
            self.sure.setFocus(Qt.FocusReason.OtherFocusReason)
            self.say.setText(tr("Confirm above that these are the right titles."))
            set_property(self.say, "role", "warning")
        else:
            self._store(file, self._preview)

    @property
    def _new(self) -> bool:
        return bool(self.target.currentData() == _NEW_PLAN)

    def _request(self, file: Path) -> ImportRequest:
        level: LevelChoice = self.level.currentData()
        if self._new:
            title = self.title_editor.text().strip() or file.stem
            return ImportRequest(file, level, self._fresh_id(), title)
        return ImportRequest(file, level, str(self.target.currentData()))

    def _fresh_id(self) -> str:
        """Return an id for a new plan; nobody has to think of one."""
        number = len(self._titles) + 1
        while f"plan-{number}" in self._titles:
            number += 1
        return f"plan-{number}"

    def _read(self) -> None:
        self._source.look(lambda: tr("Read the text"))

    def _reading(self, file: Path) -> Callable[[Workbench], ImportPreview]:
        request = self._request(file)
        return lambda workbench: preview_import(workbench, request)

    def _store(self, file: Path, preview: ImportPreview) -> None:
        request = self._request(file)
        self._source.store(lambda wb: run_import(wb, request, preview), self._stored)

    def _stored(self, done: Imported) -> None:
        super().accept()
        self.imported.emit(done)

    def _show_preview(self, preview: ImportPreview | None) -> None:
        self._preview = preview
        self.list.rows.show_preview(preview)
        self._stack.setCurrentIndex(_NOTHING if preview is None else _READ)
        self.sure.setChecked(False)
        self._warning.setVisible(preview is not None and bool(preview.warning))
        self._warning_words.setText(preview.warning if preview is not None else "")
        count = preview.count if preview is not None else 0
        words = tr_count("Import {count} article", "Import {count} articles", count) if count else tr("Import")
        offer_import(self.import_button, words, count > 0, self.choose_button, preview is not None)
        self.note.setText(_note(preview))
        self.note.setVisible(preview is not None)
        self.say.setText(_effects(preview))
        set_property(self.say, "role", "small")
        if preview is not None:
            self._offer_title(title_line(preview.read) or self.title_editor.text())
            self.list.setCurrentIndex(self.list.rows.index(1))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_target(self) -> None:
        self._new_title.setVisible(self._new)
        self._read()

    def _ask_file(self) -> str:
        kinds = f"{tr('Texts (*.docx *.txt *.md *.csv)')};;{tr('All files')} (*)"
        return file_to_open(self, self._desk, _PURPOSE, tr("Text of the plan"), kinds)

    def _build(self, plan_id: str) -> None:
        self.strip, self.file_name = self._source.strip, self._source.name
        self.choose_button = button(tr("Choose file…"), "", "folder", self.choose_file)
        self.target, self.level = ElidedChoice(), QuietCombo()
        for name, title in self._titles.items():
            self.target.addItem(title, name)
        self.target.addItem(tr("A new plan"), _NEW_PLAN)
        self.target.setCurrentIndex(max(0, self.target.findData(plan_id)))
        for name, words in _levels().items():
            self.level.addItem(words, name)
        for choice, least in ((self.target, 20), (self.level, 8)):
            choice.setSizeAdjustPolicy(QuietCombo.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            choice.setMinimumContentsLength(least)
        self.title_editor = QLineEdit()
        self.sure = QCheckBox(tr("These are the right titles, import them all the same"))
        self.note = label("", "small", wrap=True)
        self.say = label("", "small", wrap=True)
        self.list = IncomingList()
        self.detail = IncomingDetail()
        self.cancel_button = button(tr("Cancel"), pressed=self.reject)
        self.import_button = button(tr("Import"), "primary", pressed=self.accept)
        self._lay_out()

    def _lay_out(self) -> None:
        parts: list[Part] = [
            row(label(self.windowTitle(), "section"), None),
            row((self.file_name, 1), self.choose_button),
            *self._lay_out_choices(),
            self.strip,
            self._lay_out_warning(),
            self.note,
            (self._lay_out_stack(), 1),
            row((self.say, 1), self.cancel_button, self.import_button),
        ]
        order = (
            self.choose_button,
            self.target,
            self.level,
            self.title_editor,
            self.sure,
            self.list,
            self.detail.text,
            self.cancel_button,
            self.import_button,
        )
        lay_out(self, parts, _WIDTH, _HEIGHT, order)

    def _lay_out_choices(self) -> tuple[QWidget, QWidget]:
        """Return where the text goes and how its articles are numbered, and the title of a new plan."""
        names = [
            label(words, "strong")
            for words in (tr("Import into"), tr("Numbers of the articles"), tr("Title of the new plan"))
        ]
        for name, editor in zip(names, (self.target, self.level, self.title_editor), strict=True):
            buddy(name, editor)
        choices = row(
            (column(names[0], self.target, spacing=4), 3),
            (column(names[1], self.level, spacing=4), 2),
            spacing=16,
        )
        self._new_title = column(names[2], self.title_editor, spacing=4)
        self._new_title.hide()
        return choices, self._new_title

    def _lay_out_warning(self) -> QWidget:
        self._warning_words = label("", "strong", wrap=True)
        advice = label(
            tr("Choose another plan or other numbers, or confirm that they belong here."), "small", wrap=True
        )
        words = column(self._warning_words, advice, self.sure, spacing=4)
        sign = picture("warning", "warn", 18)
        self._warning = row(sign, (words, 1), spacing=10, margins=(12, 10), area="warn")
        return self._warning

    def _lay_out_stack(self) -> QWidget:
        """Return what teaches while there is no text, with what was read beneath it."""
        how = tr(
            "A Word file (.docx) or plain text, one numbered article after the other: “1.”, “一、”, “（一）” "
            "or “第N条” at the beginning of a line. You see what was read before anything is stored."
        )
        self._stack = read_stack(tr("No text has been read yet"), how, self.list, self.detail)
        return self._stack

    def _connect(self) -> None:
        self.target.currentIndexChanged.connect(self._show_target)
        self.level.currentIndexChanged.connect(self._read)
        self.title_editor.textEdited.connect(lambda _text: set_property(self.title_editor, "wrong", "false"))
        self.sure.toggled.connect(lambda _on: self.say.setText(_effects(self._preview)))
        self.list.moved.connect(self.detail.show_row)


def _levels() -> dict[LevelChoice, str]:
    return {
        "auto": tr("Detect automatically"),
        "arabic": "1.  2.  3.",
        "chinese": "一、  二、  三、",
        "chinese_bracketed": "（一）（二）（三）",
        "article": "第N条",
    }


def _note(preview: ImportPreview | None) -> str:
    if preview is None:
        return ""
    parts = [
        preview.read.level_note,
        tr("Language of the text: {language}.", language=language_words(preview.read.language)),
        told_missing(preview.read),
        told_unread(preview.read),
    ]
    if preview.read.preamble:
        parts.append(tr("Kept as preamble: {count} characters.", count=len(preview.read.preamble)))
    if preview.doubtful:
        parts.append(
            tr_count(
                "{count} link will have to be confirmed, because its article gets another wording.",
                "{count} links will have to be confirmed, because their articles get another wording.",
                preview.doubtful,
            )
        )
    return sentences(*parts)


def _effects(preview: ImportPreview | None) -> str:
    """Return how many articles an import changes in which way."""
    if preview is None:
        return tr("Nothing is stored before you import.")
    if not preview.count:
        return tr("The plan holds this text already; there is nothing to import.")
    found = {effect: sum(1 for one in preview.articles if one.effect is effect) for effect in Effect}
    counts = [effect_count(effect, count) for effect, count in found.items() if count]
    return " · ".join(counts)
