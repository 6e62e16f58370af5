"""The list that shows the long page: moves by line, finding and section, and asks for jumps into the editor."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from workbench.kernel.i18n import tr
from workbench.ui.models.lines import Index, LinesModel
from workbench.ui.pages.answers.delegate import LINE, AnswerDelegate
from workbench.ui.pages.answers.lines import Kind, Line


class AnswersModel(LinesModel[Line]):
    """The lines of a case."""

    def data(self, index: Index, role: int = 0) -> Any:
        """Return the line, its words, or how it is spoken."""
        line = self.lines[index.row()]
        if role == LINE:
            return line
        spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return line.spoken if role in spoken else None


class AnswersView(QListView):
    """`opened(line)` asks for the field of a line: Enter, or a click on it that is no drag."""

    opened = Signal(object)
    section_reached = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.answers = AnswersModel(self)
        self._delegate = AnswerDelegate(self)
        self.setModel(self.answers)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Answers"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(lambda index: self.opened.emit(self.answers.lines[index.row()]))
        self.selectionModel().currentChanged.connect(self._reached)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the current one stays current and where it is, if it is still there."""
        kept, offset = self.current(), self.verticalScrollBar().value()
        if list(lines) == self.answers.lines:
            return
        self._delegate.forget()
        self.answers.show_lines(lines)
        if kept is not None and self._select(lambda line: line.place == kept.place):
            self.verticalScrollBar().setValue(offset)

    @property
    def known_pictures(self) -> frozenset[str]:
        """The digests of the pictures that were given."""
        return self._delegate.rich.known

    def give_pictures(self, pictures: Mapping[str, QImage], wanted: Collection[str]) -> None:
        """Take pictures by their digests; `wanted` are all that the rich texts show."""
        self._delegate.rich.give_pictures(pictures, wanted)

    def current(self) -> Line | None:
        """Return the current line."""
        row = self.currentIndex().row()
        return self.answers.lines[row] if 0 <= row < len(self.answers.lines) else None

    def go_to_field(self, field_id: str) -> None:
        """Make the line of a field current; the first one where the field is not shown."""
        found = self._select(lambda line: line.kind is not Kind.SECTION and line.field == field_id)
        if not found and self.answers.lines:
            self.go_to_line(0)

    def go_to_section(self, section_id: str) -> None:
        """Show a section from its head on."""
        if self._select(lambda line: line.kind is Kind.SECTION and line.section == section_id):
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtTop)

    def go_to_line(self, place: int) -> None:
        """Make a line current, counted from 0."""
        index = self.answers.index(place)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def step(self, kind: Kind, step: int) -> bool:
        """Go to the next line of a kind or the one before, round and round; return whether there is one."""
        places = [place for place, line in enumerate(self.answers.lines) if line.kind is kind]
        if not places:
            return False
        here = self.currentIndex().row()
        later = [place for place in places if place > here] or places
        earlier = [place for place in places if place < here] or places
        self.go_to_line(later[0] if step > 0 else earlier[-1])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Jump with Enter."""
        line = self.current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and line is not None:
            self.opened.emit(line)
        else:
            super().keyPressEvent(event)

    def _select(self, wanted: Callable[[Line], bool]) -> bool:
        for place, line in enumerate(self.answers.lines):
            if wanted(line):
                self.go_to_line(place)
                return True
        return False

    def _reached(self, current: QModelIndex) -> None:
        if current.isValid():
            self.section_reached.emit(self.answers.lines[current.row()].section)
