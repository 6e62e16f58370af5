"""The history of a field or of the whole case: who changed what and when, both values, and the way back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.app.differing import DifferenceLine, field_lines
from workbench.app.excerpts import changed_words
from workbench.app.wording import entry_words, who_words
from workbench.domain.casepaths import VALUES, name_in, values_path
from workbench.domain.changes import JournalEntry
from workbench.domain.values import Value, from_json
from workbench.formspec.model import Field, Form
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.models.moments import time_words, today, when_words
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.basics import buddy, button, column, draw_text, fill, label, row
from workbench.ui.widgets.differences import DifferenceView
from workbench.ui.widgets.flow import flowing
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.rowground import RowDelegate
from workbench.ui.widgets.segments import Segments

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ENTRY = Qt.ItemDataRole.UserRole
_LINE = 22
_AROUND = 40  # characters shown before and after a change
_DIFFERENCE = 176  # px for what an act changed


class EntriesModel(QAbstractListModel):
    """Acts, the newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[JournalEntry] = ()
        self._form: Form | None = None
        self._field = ""
        self._values: dict[int, str] = {}  # by the numbers of the entries, made when they are seen
        self._minutes: Counter[datetime] = Counter()

    def show(self, entries: Sequence[JournalEntry], form: Form | None, field_id: str = "") -> None:
        """Show acts on a case of a form, or on one field of it."""
        self.beginResetModel()
        self.entries, self._form, self._field = entries, form, field_id
        self._values = {}
        self._minutes = Counter(_minute(entry) for entry in entries)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many acts there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = 0) -> Any:
        """Return what an act did; spoken with who and when."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry_words(entry, self._form)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = (entry_words(entry, self._form), self.value(entry), self.note(entry))
            return ", ".join(filter(None, words))
        return entry if role == _ENTRY else None

    def note(self, entry: JournalEntry) -> str:
        """Return who did it and when, with the second if something else was done in that minute."""
        close = self._minutes[_minute(entry)] > 1
        when, time = when_words(entry.at, today(), close), time_words(entry.at, close)
        who = who_words(entry.who)
        return " · ".join([when, who] if time in when else [when, time, who])

    def value(self, entry: JournalEntry) -> str:
        """Return what an act changed in the field that it stored, in one line; empty if none or several."""
        field = self.field_of(entry)
        if field is None:
            return ""
        if entry.number not in self._values:
            before, after = values_of(entry, field.id) or (None, None)
            self._values[entry.number] = changed_words(field, before, after)
        return self._values[entry.number]

    def field_of(self, entry: JournalEntry) -> Field | None:
        """Return the only field that an act stored, of those that are looked at."""
        found = {name for change in entry.changes if (name := name_in(VALUES, change.path))}
        found &= {self._field} if self._field else found
        if len(found) != 1 or self._form is None:
            return None
        return self._form.fields.get(found.pop())


def values_of(entry: JournalEntry, field_id: str) -> tuple[Value, Value] | None:
    """Return both values of a field in an act, if it changed the field."""
    found = [change for change in entry.changes if change.path == values_path(field_id)]
    return (from_json(found[0].before), from_json(found[-1].after)) if found else None


def _minute(entry: JournalEntry) -> datetime:
    return entry.at.replace(second=0, microsecond=0)


class _EntryDelegate(RowDelegate):
    """Paints what was done, what came and went, who and when."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; what changed is read only when it is painted."""
        model = index.model()
        tall = isinstance(model, EntriesModel) and model.field_of(index.data(_ENTRY)) is not None
        return QSize(200, (3 if tall else 2) * theme.px(_LINE) + 12)

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one act."""
        top = box.top() + 6
        for words, ink, size in self._words(index):
            draw_text(painter, QRect(box.left() + 20, top, box.width() - 40, theme.px(_LINE)), words, ink, size)
            top += theme.px(_LINE)

    def _words(self, index: Index) -> list[tuple[str, str, theme.TypeSize]]:
        """Return the lines of a row with their colour and size."""
        model = index.model()
        if not isinstance(model, EntriesModel):
            return []
        entry: JournalEntry = index.data(_ENTRY)
        lines: list[tuple[str, str, theme.TypeSize]] = [
            (str(index.data()), "text", "body"),
            (model.value(entry), "text2", "small"),
            (model.note(entry), "text3", "caption"),
        ]
        return [line for line in lines if line[0]]


class HistoryTab(QWidget):
    """Acts on the field or the case; the selected one shows both values."""

    restore_value = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._state: CaseState | None = None
        self._field = ""
        self._seen = False
        self._asked = 0
        words = {"field": tr("This field"), "case": tr("The whole case")}
        self._which = Segments(words, "field", tr("Which history"))
        self._model = EntriesModel(self)
        self._view = QListView()
        self._view.setModel(self._model)
        self._view.setItemDelegate(_EntryDelegate(self._view))
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setAccessibleName(tr("History"))
        self._none = label(tr("Nothing has happened here yet."), "quiet", wrap=True)
        self._difference = DifferenceView(tr("What the act changed"), sides=1)
        self._to_after = button(tr("Return to this state"), "mini", "history", lambda: self._give_back(1))
        self._to_before = button(tr("Back to before this step"), "mini", "undo", lambda: self._give_back(0))
        self._build()
        self._which.chosen.connect(lambda _key: self._read())
        self._view.selectionModel().currentChanged.connect(lambda _new, _old: self._show_values())

    def show_state(self, state: CaseState | None, field_id: str) -> None:
        """Show the history of a field of a case."""
        if state is self._state and field_id == self._field:
            return
        self._state, self._field = state, field_id
        self._read()

    def set_seen(self, seen: bool) -> None:
        """The journal is read only while the tab is seen."""
        self._seen = seen
        self._read()

    def _read(self) -> None:
        state = self._state
        self._asked += 1
        if not self._seen or state is None:
            return
        number, ref = self._asked, state.case.ref
        field = self._field if self._which.choice() == "field" else None
        # The focus may reach a field of the case that is opened before its state comes, or no field at all.
        if field is not None and field not in state.form.fields:
            self._take(number, [])
            return
        self._desk.operations.ask(
            self, lambda wb: wb.history.of_case(ref, field), lambda found: self._take(number, found)
        )

    def _take(self, number: int, found: Sequence[JournalEntry]) -> None:
        if number != self._asked:
            return
        field = self._field if self._which.choice() == "field" else ""
        chosen, focused = self._chosen(), self._has_focus()
        self._model.show(found, self._state.form if self._state else None, field)
        self._nothing.setVisible(not found)
        self._view.setVisible(bool(found))
        # What was looked at stays chosen, so that the button that was pressed keeps the focus.
        place = next((n for n, entry in enumerate(found) if chosen and entry.number == chosen.number), None)
        if place is not None:
            self._view.setCurrentIndex(self._model.index(place))
        self._show_values()
        if focused and not self._has_focus():
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _chosen(self) -> JournalEntry | None:
        index = self._view.currentIndex()
        return self._model.entries[index.row()] if index.isValid() else None

    def _show_values(self) -> None:
        values = self._values()
        self._foot.setVisible(values is not None)
        if values is not None and self._state is not None:
            self._difference.show_lines(self._lines(*values))
            present = self._state.case.values.get(self._field)
            for way, value in ((self._to_before, values[0]), (self._to_after, values[1])):
                way.setEnabled(value != present and not self._state.case.trashed)

    def _values(self) -> tuple[Value, Value] | None:
        """Return both values of the field in the selected act, if it changed the field."""
        entry = self._chosen()
        return values_of(entry, self._field) if entry is not None and self._field else None

    def _lines(self, before: Value, after: Value) -> list[DifferenceLine]:
        if self._state is None or self._field not in self._state.form.fields:
            return []
        return field_lines(self._state.form.fields[self._field], before, after, around=_AROUND)

    def _show_versions(self) -> None:
        if self._state is not None:
            self._desk.navigator.go(Place("versions", case=self._state.case.ref))

    def _give_back(self, side: int) -> None:
        """Store what the field held before the selected act (0) or after it (1)."""
        values = self._values()
        if values is not None:
            self.restore_value.emit(self._field, values[side])

    def _build(self) -> None:
        self._difference.setFixedHeight(theme.px(_DIFFERENCE))
        words = label(tr("What the act changed"), "group")
        buddy(words, self._difference)
        below = column(flowing(self._to_after, self._to_before), margins=(20, 4, 20, 12))
        self._foot = column(row(words, None, margins=(20, 8, 20, 0)), self._difference, below, spacing=4)
        self._foot.hide()
        versions = button(tr("Versions"), "mini", pressed=self._show_versions)
        head = row(self._which, None, versions, margins=(20, 12))
        self._nothing = column(self._none, None, margins=(20, 8))
        fill(QVBoxLayout(self), [head, (self._nothing, 1), (self._view, 1), self._foot], 0)
