"""The history of a field or of the whole case: who changed what and when, both values, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
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
from PySide6.QtWidgets import QListView, QPlainTextEdit, QStyleOptionViewItem, QVBoxLayout, QWidget

from workbench.app.wording import entry_words
from workbench.domain.changes import JournalEntry
from workbench.domain.values import Value, from_json
from workbench.formspec.kinds import display
from workbench.formspec.model import Form
from workbench.kernel.i18n import language_in_use, tr
from workbench.ui import theme
from workbench.ui.models.moments import today, when_words
from workbench.ui.pages.editor.state import CaseState
from workbench.ui.widgets.basics import buddy, button, column, draw_text, fill, label, row
from workbench.ui.widgets.page import Desk
from workbench.ui.widgets.rowground import RowDelegate
from workbench.ui.widgets.segments import Segments

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ENTRY = Qt.ItemDataRole.UserRole


class EntriesModel(QAbstractListModel):
    """Acts, the newest first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: Sequence[JournalEntry] = ()
        self._form: Form | None = None

    def show(self, entries: Sequence[JournalEntry], form: Form | None) -> None:
        """Show acts on a case of a form."""
        self.beginResetModel()
        self.entries, self._form = entries, form
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
            return f"{entry_words(entry, self._form)}, {self.note(entry)}"
        return entry if role == _ENTRY else None

    def note(self, entry: JournalEntry) -> str:
        """Return who did it and when."""
        return f"{when_words(entry.at, today())} · {entry.at.astimezone():%H:%M} · {entry.who}"


class _EntryDelegate(RowDelegate):
    """Paints what was done above who and when."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a row."""
        return QSize(200, theme.px(52))

    def paint_row(self, painter: QPainter, box: QRect, index: Index) -> None:
        """Paint one act."""
        model = index.model()
        if not isinstance(model, EntriesModel):
            return
        inner = box.adjusted(20, 4, -20, -4)
        half = inner.height() // 2
        draw_text(painter, QRect(inner.left(), inner.top(), inner.width(), half), str(index.data()))
        note = QRect(inner.left(), inner.top() + half, inner.width(), half)
        draw_text(painter, note, model.note(index.data(_ENTRY)), "text3", "caption")


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
        self._view.setUniformItemSizes(True)
        self._view.setAccessibleName(tr("History"))
        self._none = label(tr("Nothing has happened here yet."), "quiet", wrap=True)
        self._before, self._after = QPlainTextEdit(), QPlainTextEdit()
        self._restore = button(tr("Restore the value before"), "mini", "undo", self._give_back)
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
        if field == "":
            self._take(number, [])
            return
        self._desk.operations.ask(
            self, lambda wb: wb.history.of_case(ref, field), lambda found: self._take(number, found)
        )

    def _take(self, number: int, found: Sequence[JournalEntry]) -> None:
        if number != self._asked:
            return
        self._model.show(found, self._state.form if self._state else None)
        self._none.setVisible(not found)
        self._view.setVisible(bool(found))
        self._show_values()

    def _show_values(self) -> None:
        values = self._values()
        self._foot.setVisible(values is not None)
        if values is not None:
            for box, value in zip((self._before, self._after), values, strict=True):
                box.setPlainText(self._words(value))

    def _values(self) -> tuple[Value, Value] | None:
        """Return both values of the field in the selected act, if it changed the field."""
        index = self._view.currentIndex()
        if not index.isValid() or not self._field:
            return None
        entry = self._model.entries[index.row()]
        path = f"values/{self._field}"
        found = [change for change in entry.changes if change.path == path]
        return (from_json(found[0].before), from_json(found[-1].after)) if found else None

    def _words(self, value: Value) -> str:
        if self._state is None or self._field not in self._state.form.fields:
            return ""
        return display(self._state.form.fields[self._field], value, language_in_use()) or tr("(empty)")

    def _give_back(self) -> None:
        values = self._values()
        if values is not None:
            self.restore_value.emit(self._field, values[0])

    def _build(self) -> None:
        parts: list[QWidget] = []
        for name, box in ((tr("Before"), self._before), (tr("After"), self._after)):
            box.setReadOnly(True)
            box.setMaximumHeight(theme.px(88))
            words = label(name, "group")
            buddy(words, box)
            parts += [words, box]
        self._foot = column(*parts, row(self._restore, None), spacing=6, margins=(20, 12))
        self._foot.hide()
        head = row(self._which, None, margins=(20, 12))
        fill(QVBoxLayout(self), [head, column(self._none, margins=(20, 8)), (self._view, 1), self._foot], 0)
