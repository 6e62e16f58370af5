"""The address book: a table of people and organisations, to search, add, change, remove and undo.

Every act is stored at once and can be taken back here; one entry is written in `contactform`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.app.wording import act_words, contact_kind_words
from workbench.domain.contacts import Contact, ContactKind
from workbench.kernel.i18n import listed, tr, tr_count
from workbench.search.tokens import fold
from workbench.ui import theme
from workbench.ui.dialogs.contactform import ContactDialog
from workbench.ui.dialogs.helped import HelpedDialog
from workbench.ui.dialogs.showing import accepted, give_size
from workbench.ui.errors import trouble_of
from workbench.ui.models.finding import keyed
from workbench.ui.models.rows import Column, KeptSelection, RowsModel, each, select_rows, selected_rows
from workbench.ui.widgets.basics import Part, button, draw_text, fill, label, plain_tip, row
from workbench.ui.widgets.flow import flowing
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.rowground import Index, RowDelegate
from workbench.ui.widgets.searchline import make_clearable
from workbench.ui.widgets.segments import Segments
from workbench.ui.widgets.strips import empty_state

if TYPE_CHECKING:
    from workbench.app.workbench import Workbench
    from workbench.domain.changes import Changes, JournalEntry

_WIDTH, _HEIGHT, _ROW = 760, 620, 52
_PADDING = 12
_ALL = "all"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SOME, _NOBODY, _NONE_FOUND = 0, 1, 2
_Steps = tuple["JournalEntry | None", "JournalEntry | None"]


class ContactsTable(QTableView):
    """The entries; what its keys mean it tells by signals."""

    opened = Signal()
    deleted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter, remove with Delete; the rest moves in the table."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            self.opened.emit()
        elif key == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:
        """Do nothing: words are looked for in the search field."""


class _Lines(RowDelegate):
    """Paints the name with its kind over what else is known."""

    def __init__(self, view: QTableView, model: RowsModel[Contact]) -> None:
        super().__init__(view)
        self._model = model

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one entry."""
        contact = self._model.row_at(index.row())
        inner = box.adjusted(_PADDING, theme.px(5), -_PADDING, -theme.px(5))
        known = _known(contact)
        half = inner.height() // 2 if known else inner.height()
        upper = QRect(inner.left(), inner.top(), inner.width(), half)
        kind = contact_kind_words(contact.kind)
        wide = theme.metrics("caption").horizontalAdvance(kind) + 4
        draw_text(painter, upper.adjusted(0, 0, -wide - _PADDING, 0), contact.name, bold=True)
        place = QRect(upper.right() - wide, upper.top(), wide, half)
        draw_text(painter, place, kind, "text3", "caption", align=Qt.AlignmentFlag.AlignRight)
        lower = QRect(inner.left(), upper.bottom() + 1, inner.width(), inner.height() - half)
        draw_text(painter, lower, known, "text2", "small")


class AddressBookDialog(HelpedDialog):
    """Shows the address book of the open workspace and keeps it; an entry can be selected from the start."""

    help_topic: ClassVar[str] = "contacts"

    def __init__(self, parent: QWidget, desk: Desk, chosen: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Address book"))
        self._desk = desk
        self._to_select = chosen
        self._arriving = bool(chosen)
        self.kinds = Segments(_kind_filters(), _ALL, tr("Show"))
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Search names, organisations, numbers"))
        self.words.setAccessibleName(tr("Search the address book"))
        make_clearable(self.words)
        self.model = RowsModel[Contact]([_column()], lambda one: one.id, keyed(_searched), self)
        self.table = self._made_table()
        self.kept = KeptSelection(self.table, self.model)
        self.summary = label("", "small", wrap=True)
        self.trouble = label("", "error", wrap=True)
        self.add = button(tr("Add…"), "", "plus", self._add)
        self.change = button(tr("Change…"), "", "edit", self._change)
        self.remove = button(tr("Remove entry"), "", "trash", self._remove)
        self.undo = button(tr("Undo"), "", "undo", self._undo)
        self.redo = button(tr("Redo"), "", "redo", self._redo)
        self.done_button = button(tr("Close"), "primary", pressed=self.accept)
        self._build()
        self._connect()
        self._read()

    def _build(self) -> None:
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            empty_state(
                "people",
                tr("Nobody is in the address book yet"),
                tr(
                    "Organisations and people whom you name in a case are remembered here and suggested the "
                    "next time. You can also write somebody in now."
                ),
                tr("Add…"),
                self._add,
            )
        )
        self.stack.addWidget(
            empty_state("search", tr("Nobody fits"), tr("Search for less, or show people and organisations."))
        )
        self.trouble.hide()
        for item in (self.add, self.change, self.remove, self.undo, self.redo, self.done_button):
            item.setAutoDefault(False)  # Enter opens the entry, it closes nothing
        parts: list[Part] = [
            row(self.kinds, (self.words, 1), spacing=16),
            (self.stack, 1),
            self.summary,
            self.trouble,
            flowing(self.add, self.change, self.remove, self.undo, self.redo, last=self.done_button),
        ]
        fill(QVBoxLayout(self), parts, 12, (24, 20))
        give_size(self, _WIDTH, _HEIGHT)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self.words.textChanged.connect(lambda _text: self._filter())
        self.words.returnPressed.connect(self._into_table)
        self.kinds.chosen.connect(lambda _key: self._filter())
        self.table.opened.connect(self._change)
        self.table.doubleClicked.connect(lambda _index: self._change())
        self.table.deleted.connect(self._remove)
        self.table.selectionModel().selectionChanged.connect(lambda _on, _off: self._allow())
        self._desk.operations.bus.changed.connect(self._on_changes)
        keys = {
            QKeySequence.StandardKey.Undo: self._undo,
            QKeySequence.StandardKey.Redo: self._redo,
            QKeySequence.StandardKey.New: self._add,
            QKeySequence.StandardKey.Find: self._search,
        }
        for key, act in keys.items():
            QShortcut(key, self, act)

    def _made_table(self) -> ContactsTable:
        table = ContactsTable()
        table.setModel(self.model)
        table.setItemDelegate(_Lines(table, self.model))
        table.setAccessibleName(tr("Address book"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        return table

    def _read(self) -> None:
        """Read the book anew, and what undo and redo would take."""

        def read(workbench: Workbench) -> tuple[list[Contact], _Steps]:
            return workbench.people.contacts(), workbench.people.next_steps()

        self._desk.operations.ask(self, read, lambda found: self._show(*found), self._fail)

    def _show(self, contacts: list[Contact], steps: _Steps) -> None:
        self.model.set_rows(contacts)
        if self._to_select:
            self._select(self._to_select)
        self._to_select = ""
        pairs = zip((self.undo, self.redo), (tr("Undo: {act}"), tr("Redo: {act}")), steps, strict=True)
        for item, words, step in pairs:
            item.setEnabled(step is not None)
            named = words.format(act=act_words(step.act)) if step is not None else ""
            item.setToolTip(plain_tip(named) if named else "")
            item.setAccessibleDescription(named)
        self._filter()
        if self._arriving:
            self._into_table()
        self._arriving = False

    def _filter(self) -> None:
        kind = self.kinds.choice()
        self.model.filter(None if kind == _ALL else lambda one: str(one.kind) == kind, self.words.text())
        shown, total = self.model.rowCount(), self.model.total
        self.stack.setCurrentIndex(_SOME if shown else _NONE_FOUND if total else _NOBODY)
        if shown and not selected_rows(self.table.selectionModel()):
            select_rows(self.table, [0], 0)
        words = tr_count("{count} entry", "{count} entries", total)
        if shown != total:
            words = tr("{shown} of {entries}", shown=shown, entries=words)
        self.summary.setText(words if total else "")
        self._allow()

    def _chosen(self) -> list[Contact]:
        places = selected_rows(self.table.selectionModel()) if self.model.rowCount() else []
        return [self.model.row_at(place) for place in places]

    def _allow(self) -> None:
        chosen = len(self._chosen())
        self.change.setEnabled(chosen == 1)
        self.remove.setEnabled(chosen > 0)

    def _add(self) -> None:
        kind = self.kinds.choice()
        self._ask(None, ContactKind.PERSON if kind == _ALL else ContactKind(kind))

    def _change(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 1:
            self._ask(chosen[0], chosen[0].kind)

    def _ask(self, contact: Contact | None, kind: ContactKind) -> None:
        self.trouble.hide()
        accepted(ContactDialog(self, self._desk, contact, kind, self._stored))
        self._into_table()

    def _remove(self) -> None:
        names = [one.id for one in self._chosen()]
        if names:
            self._act(lambda wb: wb.people.remove(names))

    def _undo(self) -> None:
        if self.undo.isEnabled():
            self._act(lambda wb: wb.people.undo())

    def _redo(self) -> None:
        if self.redo.isEnabled():
            self._act(lambda wb: wb.people.redo())

    def _act(self, act: Callable[[Workbench], Changes]) -> None:
        self.trouble.hide()
        self._desk.operations.change(self, act, self._stored, self._refused)

    def _stored(self, changes: Changes) -> None:
        self._to_select = next(iter(changes.contacts), "")

    def _on_changes(self, changes: Changes) -> None:
        if changes.contacts:
            self._read()

    def _select(self, contact_id: str) -> None:
        place = self.model.place_of(contact_id)
        if place >= 0:
            select_rows(self.table, [place], place)
            self.table.scrollTo(self.model.index(place, 0))

    def _search(self) -> None:
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def _into_table(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _refused(self, error: BaseException) -> None:
        """Tell why an act was refused, and show the book as it is now."""
        self._fail(error)
        self._read()

    def _fail(self, error: BaseException) -> None:
        trouble = trouble_of(error)
        self.trouble.setText(trouble.words)
        self.trouble.show()


def _kind_filters() -> dict[str, str]:
    kinds = {ContactKind.PERSON: tr("People"), ContactKind.ORGANISATION: tr("Organisations")}
    return {_ALL: tr("All"), **{str(kind): words for kind, words in kinds.items()}}


def _column() -> Column[Contact]:
    """Return the one column: a line for the name, one for what else is known."""
    return Column("name", "", lambda one: one.name, each(lambda one: fold(one.name)), _spoken)


def _known(contact: Contact) -> str:
    return " · ".join(filter(None, contact.details.values()))


def _searched(contact: Contact) -> str:
    return "\n".join((contact.name, *contact.details.values()))


def _spoken(contact: Contact) -> str:
    return listed(filter(None, (contact.name, contact_kind_words(contact.kind), *contact.details.values())))
