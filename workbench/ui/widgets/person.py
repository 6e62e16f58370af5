"""Name, organisation and e-mail of who acts, checked where they stand.

What is odd about an e-mail is remarked on; whether one that evidently is none is refused is up to who checks.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QWidget

from workbench.domain.people import Person, checked_person, email_doubt, email_fault
from workbench.kernel.errors import WrongUse
from workbench.kernel.i18n import tr
from workbench.ui.widgets.basics import buddy, column, fill, label, set_property
from workbench.ui.widgets.fields.pasting import join_lines

_SOMEBODY = "-"  # stands for the name while another part is checked alone


class PersonFields(QWidget):
    """Three labelled fields, side by side or one below the other; `edited` tells that one was left changed."""

    edited = Signal()

    def __init__(self, side_by_side: bool) -> None:
        super().__init__()
        self._editors: dict[str, QLineEdit] = {}
        self._errors: dict[str, QLabel] = {}
        names = {
            "name": tr("Your name"),
            "organisation": tr("Your organisation"),
            "email": tr("E-mail address"),
        }
        direction = QBoxLayout.Direction.LeftToRight if side_by_side else QBoxLayout.Direction.TopToBottom
        parts = [self._field(key, words) for key, words in names.items()]
        fill(QBoxLayout(direction, self), [(part, 1) for part in parts], 16)
        first, *others = self._editors.values()
        for other in others:
            QWidget.setTabOrder(first, other)
            first = other

    def show_values(self, name: str, organisation: str, email: str) -> None:
        """Put values into the fields."""
        for editor, text in zip(self._editors.values(), (name, organisation, email), strict=True):
            editor.setText(text)
        self._doubt_email()

    def values(self) -> dict[str, str]:
        """Return what stands in the fields, named as in the settings, without blanks around it."""
        return {key: editor.text().strip() for key, editor in self._editors.items()}

    def editor(self, key: str) -> QLineEdit:
        """Return the editor of name, organisation or email."""
        return self._editors[key]

    def check(self, with_email: bool = False) -> bool:
        """Show at each field what is wrong with it, focus the first wrong one; return whether all are right.

        `with_email`, what evidently is no e-mail address is wrong, too.
        """
        values = self.values()
        people = {
            "name": Person(values["name"]),
            "organisation": Person(_SOMEBODY, values["organisation"]),
            "email": Person(_SOMEBODY, "", values["email"]),
        }
        wrong = [key for key, person in people.items() if not self._check_one(key, person)]
        if "email" not in wrong:
            self._doubt_email()
            if with_email and email_fault(values["email"]):
                self._show_error("email", email_doubt(values["email"]))
                wrong.append("email")
        if wrong:
            self._editors[wrong[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        return not wrong

    def _field(self, key: str, words: str) -> QWidget:
        editor = QLineEdit()
        editor.setMinimumWidth(96)
        join_lines(editor)
        name = label(words, "strong")
        buddy(name, editor)
        error = label("", "error", wrap=True)
        error.hide()
        editor.editingFinished.connect(self._left)
        editor.textEdited.connect(lambda _text: self._show_error(key, ""))
        self._editors[key] = editor
        self._errors[key] = error
        return column(name, editor, error, None, spacing=4)

    def _left(self) -> None:
        if any(editor.isModified() for editor in self._editors.values()):
            self._doubt_email()
            self.edited.emit()

    def _doubt_email(self) -> None:
        """Say what looks wrong with the address."""
        self._show_error("email", email_doubt(self.values()["email"]), "warning")

    def _check_one(self, key: str, person: Person) -> bool:
        try:
            checked_person(person)
        except WrongUse as error:
            self._show_error(key, error.message)
            return False
        self._show_error(key, "")
        return True

    def _show_error(self, key: str, message: str, role: str = "error") -> None:
        self._errors[key].setText(message)
        set_property(self._errors[key], "role", role)
        self._errors[key].setVisible(bool(message))
        self._editors[key].setAccessibleDescription(message)
        set_property(self._editors[key], "wrong", "true" if message and role == "error" else "false")
