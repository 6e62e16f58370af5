"""Asking for what a new case needs: its form and its title. Making it is the affair of who asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.formspec.model import Form
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.dialogs.showing import accepted, give_size
from workbench.ui.widgets.basics import Elided, Part, buddy, button, fill, label, row, set_property

_WIDTH = 520
_ROW, _LIST = 28, 180
_SECTION = int(Qt.ItemDataRole.UserRole)


@dataclass(frozen=True, slots=True)
class NewCase:
    """What was asked for; of a case that is copied the `sections` that come along, None for all there are."""

    form_id: str
    title: str
    sections: tuple[str, ...] | None = None


class NewCaseDialog(QDialog):
    """Form and title of a new case; an empty title is told at its field. `source_title`: what is copied."""

    def __init__(
        self, parent: QWidget | None, forms: Sequence[Form], title: str = "", source_title: str = ""
    ) -> None:
        super().__init__(parent)
        self._forms = tuple(forms)
        self.setWindowTitle(tr("Duplicate case") if source_title else tr("New case"))
        self.form_choice = QComboBox()
        self._form_help = label("", "small", wrap=True)
        self.title_editor = QLineEdit(title)
        self._hint = label("", "hint", wrap=True)
        self.sections = QListWidget(self)
        self.sections.setAccessibleName(tr("Sections to copy"))
        words = tr("Duplicate case") if source_title else tr("Create case")
        self.create_button = button(words, "primary", pressed=self.accept)
        self._cancel = button(tr("Cancel"), pressed=self.reject)
        self._build(source_title)
        self._connect()
        self._show_form()
        self._show_hint(wrong=False)
        give_size(self, _WIDTH)
        self.title_editor.selectAll()
        self.title_editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def ask(
        cls, parent: QWidget, forms: Sequence[Form], title: str = "", source_title: str = ""
    ) -> NewCase | None:
        """Ask and return what was chosen; None if the user left."""
        dialog = cls(parent, forms, title, source_title)
        return dialog.chosen() if accepted(dialog) else None

    def chosen(self) -> NewCase:
        """Return what stands in the fields."""
        return NewCase(str(self.form_choice.currentData()), self.title_editor.text().strip(), self._sections())

    def accept(self) -> None:
        """Close with the answer; without a title say so at its field instead."""
        if self.title_editor.text().strip():
            super().accept()
            return
        self._show_hint(wrong=True)
        self.title_editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, source_title: str) -> None:
        for form in self._forms:
            self.form_choice.addItem(form.title.here(), form.id)
        self.form_choice.setMinimumContentsLength(20)
        self.form_choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        form_name, title_name = label(tr("Form"), "strong"), label(tr("Title of the standard"), "strong")
        buddy(form_name, self.form_choice)
        buddy(title_name, self.title_editor)
        head: list[QWidget] = [label(self.windowTitle(), "section")]
        if source_title:
            head.append(Elided(tr("Values come from “{title}”.", title=source_title), "small"))
        self._copying = bool(source_title)
        self.create_button.setDefault(True)
        parts: list[Part] = [
            *head,
            12,
            form_name,
            self.form_choice,
            self._form_help,
            16,
            title_name,
            self.title_editor,
            self._hint,
            *self._what_comes_along(),
            None,
            20,
            row(None, self._cancel, self.create_button),
        ]
        fill(QVBoxLayout(self), parts, 4, (24, 20))
        order = (self.form_choice, self.title_editor, self.sections, self._cancel, self.create_button)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _what_comes_along(self) -> list[Part]:
        if not self._copying:
            self.sections.hide()
            return []
        name = label(tr("Sections to copy"), "strong")
        buddy(name, self.sections)
        note = tr("Texts and choices of these sections; links, waived rules and history stay behind.")
        self.sections.setFixedHeight(theme.px(_LIST))
        return [16, name, label(note, "small", wrap=True), self.sections]

    def _sections(self) -> tuple[str, ...] | None:
        items = [self.sections.item(number) for number in range(self.sections.count())]
        checked = [item for item in items if item.checkState() == Qt.CheckState.Checked]
        if len(checked) == len(items):
            return None
        return tuple(str(item.data(_SECTION)) for item in checked)

    def _connect(self) -> None:
        self.form_choice.currentIndexChanged.connect(self._show_form)
        self.title_editor.textChanged.connect(lambda _text: self._show_hint(wrong=False))

    def _show_form(self) -> None:
        chosen = self.form_choice.currentData()
        form = next((form for form in self._forms if form.id == chosen), None)
        self._form_help.setText(form.help.here() if form is not None else "")
        self.form_choice.setAccessibleDescription(self._form_help.text())
        self.sections.clear()
        for section in form.sections if form is not None and self._copying else ():
            item = QListWidgetItem(section.title.here())
            item.setData(_SECTION, section.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            item.setSizeHint(QSize(0, theme.px(_ROW)))
            self.sections.addItem(item)
        self.sections.setCurrentRow(0)

    def _show_hint(self, wrong: bool) -> None:
        """Say what a title is, or that one is needed; the room stays the same, so nothing moves."""
        empty = not self.title_editor.text().strip()
        words = tr("In Chinese or English; it can be changed at any time.")
        if wrong and empty:
            words = tr("A case needs a title.")
        self._hint.setText(words)
        self.title_editor.setAccessibleDescription(words)
        set_property(self._hint, "role", "error" if wrong and empty else "hint")
        set_property(self.title_editor, "wrong", "true" if wrong and empty else "false")
