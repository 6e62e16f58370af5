"""One entry of the address book, to be written or changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.app.wording import contact_kind_words
from workbench.domain.contacts import Contact, ContactKind
from workbench.formspec.contacts import contact_fields
from workbench.kernel.i18n import tr
from workbench.ui.dialogs.showing import give_size, until_written
from workbench.ui.dialogs.writing import WritingDialog
from workbench.ui.errors import trouble_of
from workbench.ui.widgets.basics import buddy, button, fill, label, row
from workbench.ui.widgets.fields.pasting import join_lines
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from workbench.domain.changes import Changes

_WIDTH = 520
_OF_PEOPLE = frozenset({"organisation", "position"})  # what an organisation doesn't have


class ContactDialog(WritingDialog):
    """Stores the entry itself and closes once that is done; until then what is refused is told in it."""

    help_topic: ClassVar[str] = "contacts"

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        contact: Contact | None,
        kind: ContactKind,
        done: Callable[[Changes], None],
    ) -> None:
        super().__init__(parent)
        self._desk, self._contact, self._done = desk, contact, done
        self.setWindowTitle(tr("New entry") if contact is None else tr("Change entry"))
        kinds = {str(one): contact_kind_words(one) for one in ContactKind}
        self.kind = Segments(kinds, str(contact.kind if contact is not None else kind), tr("Kind"))
        self.kind.chosen.connect(lambda _key: self._show_kind())
        self.trouble = label("", "error", wrap=True)
        self.trouble.hide()
        self.store = button(tr("Add") if contact is None else tr("Save"), "primary", pressed=self._store)
        self.store.setDefault(True)
        self._cancel = button(tr("Cancel"), pressed=self.reject)
        self.lines: dict[str, QLineEdit] = {}
        self._names: dict[str, QWidget] = {}
        parts = [row(self.kind, None), self._lines(), self.trouble, row(None, self._cancel, self.store)]
        fill(QVBoxLayout(self), parts, 12, (24, 20))
        self._show_kind()
        give_size(self, _WIDTH)
        self.lines["name"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.lines["name"].selectAll()
        until_written(self.trouble, *self.lines.values())
        self.keep_watch(*self.lines.values())

    def _lines(self) -> QWidget:
        host = QWidget()
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        known = {"name": self._contact.name, **self._contact.details} if self._contact is not None else {}
        for place, field in enumerate(contact_fields().values()):
            words = label(field.label.here(), "strong")
            line = QLineEdit(known.get(field.id, ""))
            line.setCursorPosition(0)
            join_lines(line)
            buddy(words, line)
            grid.addWidget(words, place, 0)
            grid.addWidget(line, place, 1)
            self.lines[field.id], self._names[field.id] = line, words
        grid.setColumnStretch(1, 1)
        return host

    def _chosen_kind(self) -> ContactKind:
        return ContactKind(self.kind.choice())

    def _show_kind(self) -> None:
        """Show the lines that the kind has; what stands in the others is kept until it is stored."""
        for name in _OF_PEOPLE:
            for part in (self.lines[name], self._names[name]):
                part.setVisible(self._chosen_kind() is ContactKind.PERSON)

    def _values(self) -> dict[str, str]:
        return {name: "" if line.isHidden() else line.text() for name, line in self.lines.items()}

    def _store(self) -> None:
        """Store the entry; nothing is asked twice while that is on its way."""
        known, kind, values = self._contact, self._chosen_kind(), self._values()
        self.store.setEnabled(False)
        self._desk.operations.change(
            self,
            lambda wb: (
                wb.people.add(kind, values) if known is None else wb.people.change(known.id, values, kind)
            ),
            self._stored,
            self._fail,
        )

    def _stored(self, changes: Changes) -> None:
        self._done(changes)
        self.accept()

    def _fail(self, error: BaseException) -> None:
        trouble = trouble_of(error)
        self.trouble.setText(trouble.words)
        self.trouble.show()
        self.store.setEnabled(True)
        self.lines["name"].setFocus(Qt.FocusReason.OtherFocusReason)
        give_size(self, _WIDTH)
