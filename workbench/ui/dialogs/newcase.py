"""Asking for what a new case or a copy of one needs: its form, its title, what comes along.

Making a new case is the affair of who asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from workbench.domain.copymark import without_copy_mark
from workbench.formspec.model import Form
from workbench.formspec.revision import takes_revision
from workbench.kernel.i18n import tr
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.showing import accepted, give_size
from workbench.ui.widgets.basics import Elided, buddy, button, column, fill, label, row, set_property
from workbench.ui.widgets.comingalong import (
    Earlier,
    EarlierChoice,
    LookFor,
    RestNote,
    RevisionChoice,
    SectionChoice,
    Sections,
)
from workbench.ui.widgets.elidedchoice import ElidedChoice
from workbench.ui.widgets.fields.pasting import join_lines
from workbench.ui.widgets.page import Page
from workbench.ui.widgets.taborder import in_tab_order
from workbench.ui.widgets.tall import Tall

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.domain.proposal import Proposal

_WIDTH, _WIDE = 520, 880


@dataclass(frozen=True, slots=True)
class NewCase:
    """What was asked for; of a case that is copied the `sections` that come along, None for all there are.

    `revises` is the number of the standard that a revision replaces, `source` the case that is copied.
    """

    form_id: str
    title: str
    sections: tuple[str, ...] | None = None
    links: bool = False
    revises: str = ""
    source: str = ""

    def make(self, workbench: Workbench) -> Proposal:
        """Make the case."""
        return workbench.drafting.create(
            self.form_id, self.title, self.source or None, self.sections, self.links, self.revises
        )


class NewCaseDialog(HelpedDialog):
    """Form and title of a new case; an empty title is told at its field. `source_title`: what is copied.

    With `look_for` the case can be the revision of a standard, with `earlier` it can begin with another case.
    """

    help_topic: ClassVar[str] = "cases"

    def __init__(
        self,
        parent: QWidget | None,
        forms: Sequence[Form],
        title: str = "",
        source_title: str = "",
        look_for: LookFor | None = None,
        earlier: Earlier | None = None,
    ) -> None:
        super().__init__(parent)
        self._forms = tuple(forms)
        self._copying = bool(source_title)
        self.setWindowTitle(tr("Duplicate case") if source_title else tr("New case"))
        self.form_choice = ElidedChoice()
        self._form_help = label("", "small", wrap=True)
        self.title_editor = QLineEdit(title)
        join_lines(self.title_editor)
        self._hint = label("", "hint", wrap=True)
        self.is_revision = QCheckBox(tr("Revision of an existing standard"))
        self.revision = RevisionChoice(look_for or _nobody, self.title_editor.text)
        self.earlier = EarlierChoice(earlier.cases if earlier is not None else ())
        self.earlier.setVisible(earlier is not None and not self._copying)
        self.along = SectionChoice()
        self.rest = RestNote(earlier.tell_rest if earlier is not None else _nothing)
        self._may_revise = look_for is not None
        words = tr("Duplicate case") if source_title else tr("Create case")
        self.create_button = button(words, "primary", pressed=self.accept)
        self._cancel = button(tr("Cancel"), pressed=self.reject)
        self._build(source_title)
        self._connect()
        self._show_hint(wrong=False)
        self._show_form()
        self._select_proposed()
        self.title_editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @classmethod
    def ask(
        cls,
        parent: QWidget,
        forms: Sequence[Form],
        title: str = "",
        source_title: str = "",
        look_for: LookFor | None = None,
        earlier: Earlier | None = None,
    ) -> NewCase | None:
        """Ask and return what was chosen; None if the user left."""
        dialog = cls(parent, forms, title, source_title, look_for, earlier)
        return dialog.chosen() if accepted(dialog) else None

    def chosen(self) -> NewCase:
        """Return what stands in the fields."""
        form_id, title = str(self.form_choice.currentData()), self.title_editor.text().strip()
        revises = self.revision.number.text().strip() if self._revising else ""
        source = self._source()
        if not (self._copying or source):
            return NewCase(form_id, title, revises=revises)
        return NewCase(form_id, title, self.along.chosen(), self.along.links.isChecked(), revises, source)

    def accept(self) -> None:
        """Close with the answer; without a title or a good number say so at its field instead."""
        form = self._form()
        if not self.title_editor.text().strip():
            self._show_hint(wrong=True)
            self.title_editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not (self._revising and form is not None and self.revision.problem(form)):
            super().accept()

    @property
    def _revising(self) -> bool:
        return self._may_revise and self.is_revision.isChecked()

    def _source(self) -> str:
        """Return the case that things come from: the one to begin with before one of the standard revised."""
        return self.earlier.chosen() or (self.revision.chosen_source() if self._revising else "")

    def _form(self) -> Form | None:
        chosen = self.form_choice.currentData()
        return next((form for form in self._forms if form.id == chosen), None)

    def _select_proposed(self) -> None:
        """Select what is to be typed over: the mark of a copy, else the title."""
        title = self.title_editor.text()
        start = len(without_copy_mark(title)) % len(title) if self._copying and title else 0
        self.title_editor.setSelection(start, len(title))

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
        self.create_button.setDefault(True)
        left = column(
            form_name,
            self.form_choice,
            self._form_help,
            16,
            title_name,
            self.title_editor,
            self._hint,
            12,
            self.earlier,
            4,
            self.is_revision,
            self.revision,
            None,
            spacing=4,
        )
        self._right = column(self.revision.sources, (self.along, 1), self.rest, spacing=4)
        foot = row(None, self._cancel, self.create_button)
        columns = row((left, 1), (self._right, 1), spacing=24)
        asked = Tall(column(*head, 12, (columns, 1), spacing=4))
        fill(QVBoxLayout(self), [(asked, 1), 16, foot], 4, (24, 20))
        order = (
            self.form_choice,
            self.title_editor,
            self.earlier.wanted,
            self.earlier.case,
            self.is_revision,
            self.revision.number,
            self.revision.source,
            self.along.list,
            self.along.links,
            self._cancel,
            self.create_button,
        )
        in_tab_order(*order)

    def _connect(self) -> None:
        self.form_choice.currentIndexChanged.connect(self._show_form)
        self.title_editor.textChanged.connect(lambda _text: self._show_hint(wrong=False))
        self.title_editor.textChanged.connect(lambda _text: self.revision.look_soon())
        self.earlier.changed.connect(self._show_parts)
        self.along.changed.connect(self._show_rest)
        self.rest.grown.connect(self._take_room)
        self.is_revision.toggled.connect(self._revise)
        self.revision.source_changed.connect(self._take_source)

    def _revise(self, on: bool) -> None:
        self._show_parts()
        if on:
            self.revision.number.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_source(self) -> None:
        """Show what can come along of a case of the standard; its title too, unless another one was typed."""
        if not self.title_editor.text().strip():
            self.title_editor.setText(self.revision.source_title())
        self._show_parts()

    def _show_form(self) -> None:
        form = self._form()
        self._form_help.setText(form.help.here() if form is not None else "")
        self.form_choice.setAccessibleDescription(self._form_help.text())
        self.along.show_form(form)
        if form is not None and not takes_revision(form):
            self.is_revision.setChecked(False)
        self._show_parts()

    def _show_parts(self) -> None:
        """Show what can be asked for with this form: a revision, and what comes along where something can."""
        form = self._form()
        takes = self._may_revise and form is not None and takes_revision(form)
        self.is_revision.setVisible(takes)
        self.revision.setVisible(self._revising)
        copies = self._copying or bool(self._source())
        self.along.setVisible(copies)
        offers = self._revising and self.revision.offers and not self.earlier.chosen()
        self.revision.sources.setVisible(offers)
        self._right.setVisible(copies or offers)
        self._show_rest()
        self._take_room()

    def _show_rest(self) -> None:
        """Say what stays behind of what is wanted."""
        form = self._form()
        if form is not None and (self._copying or self._source()):
            self.rest.show_rest(form.id, self._source(), self.along.chosen())
        else:
            self.rest.forget()

    def _take_room(self) -> None:
        give_size(self, _WIDE if self._right.isVisibleTo(self) else _WIDTH)

    def _show_hint(self, wrong: bool) -> None:
        """Say what a title is, or that one is needed; the room stays the same, so nothing moves."""
        title = self.title_editor.text().strip()
        empty = not title
        words = tr("In Chinese or English; it can be changed at any time.")
        if without_copy_mark(title) != title:
            words = tr("The mark at the end tells the copy apart in lists; checks warn until it is taken off.")
        if wrong and empty:
            words = tr("A case needs a title.")
        self._hint.setText(words)
        self.title_editor.setAccessibleDescription(words)
        set_property(self._hint, "role", "error" if wrong and empty else "hint")
        set_property(self.title_editor, "wrong", "true" if wrong and empty else "false")


def ask_for_copy(page: Page, ref: str, form_id: str, title: str, made: Callable[[Proposal], None]) -> None:
    """Ask for form, title and sections of a copy of a case, and make it; `made` gets the copy."""
    operations = page.desk.operations

    def tell_rest(
        form: str, _source: str, sections: Sections, answer: Callable[[tuple[str, ...]], None]
    ) -> None:
        operations.ask(page, lambda known: known.drafting.left_behind(form, ref, sections), answer)

    def ask(known: tuple[tuple[Form, ...], str]) -> None:
        forms, proposed = known
        own_first = sorted(forms, key=lambda form: form.id != form_id)
        chosen = NewCaseDialog.ask(page, own_first, proposed, title or ref, earlier=Earlier((), tell_rest))
        if chosen is not None:
            operations.change(page, replace(chosen, source=ref).make, made)

    operations.ask(page, lambda known: (known.drafting.forms(), known.drafting.title_of_copy(ref)), ask)


def _nothing(_form: str, _source: str, _sections: object, _answer: object) -> None:
    """Know nothing of any case."""


def _nobody(_number: str, _title: str, _answer: object) -> None:
    """Know no case of any standard."""
