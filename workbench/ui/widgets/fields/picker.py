"""A popup to look codes up: by their beginning, or by words of their titles in Chinese or English."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout, QWidget

from workbench.formspec.codes import CodeEntry, CodeTable
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import fill, in_area, label
from workbench.ui.widgets.fields.foundlist import FoundList, announce

_SHOWN = 120  # a whole field of the CCS with its groups
_ROW = 36
_WIDTH = 560
_ROWS = 9  # rows that are seen at once
_MARGIN, _GAP, _INDENT = 8, 8, 10
_CODE_WIDTH = 92
_EDGE = 1
_LINES_BELOW = 2  # of the words below the list: most names have room in them


class CodePicker(QFrame):
    """Search line above, codes below; `picked(code)` is emitted with Enter or a click.

    A heading is no answer: choosing it shows the codes below it.

    The words below the list are the whole name of the chosen code where its row shortens it, else what is to be
    known of the names. Until something is looked for, `present` is the chosen code, among its neighbours.
    """

    picked = Signal(str)

    def __init__(self, parent: QWidget, table: CodeTable, query: str, present: str = "") -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        in_area(self, "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._table = table
        self._present = table.get(present)
        self.line = QLineEdit(query)
        self.line.setPlaceholderText(tr("Code or words of its title"))
        self.line.setAccessibleName(tr("Search codes"))
        self.entries: list[CodeEntry] = []
        self._by_parts = False
        self.view = FoundList(tr("Codes found"), _ROW, _CODE_WIDTH)
        self.below = label("", "small", wrap=True)
        self.below.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.below.setContentsMargins(_INDENT, 0, _INDENT, 0)
        fill(QVBoxLayout(self), [self.line, (self.view, 1), self.below], _GAP, (_MARGIN, _MARGIN))
        height = self.line.sizeHint().height() + _GAP + _ROWS * theme.px(_ROW) + 2 * (_MARGIN + _EDGE)
        # Room for the words, so that the list stays as it is whatever they are.
        self.below.setMinimumHeight(_LINES_BELOW * theme.metrics("small").lineSpacing())
        policy = self.below.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.below.setSizePolicy(policy)
        self.resize(theme.px(_WIDTH), height + self.below.minimumHeight() + _GAP)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._find)
        self.view.clicked.connect(lambda index: self._pick(index.row()))
        self.line.selectAll()
        self._find(query)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the keys of the search line move in the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            key = Qt.Key(event.key())
            if key in steps:
                self.view.step(steps[key])
                self._tell()
                announce(self.line, self.view.spoken())
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._pick(self.view.place)
                return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        """Look once more what is shortened: only now the rows have their width."""
        super().showEvent(event)
        self.view.scrollTo(self.view.currentIndex(), QListView.ScrollHint.PositionAtCenter)
        self._tell()

    def _find(self, query: str) -> None:
        found = self._table.look_up(query, _SHOWN)
        self._by_parts = found.by_parts
        self.entries = found.entries if query.strip() else self._at_first()
        headings = [place for place, entry in enumerate(self.entries) if entry.heading]
        self.view.setVisible(bool(self.entries))
        self.view.show_lines([(entry.code, entry.title.here()) for entry in self.entries], headings)
        codes = [place for place, entry in enumerate(self.entries) if not entry.heading]
        if self._present in self.entries and not query.strip():
            codes = [self.entries.index(self._present)]
        self.view.step(next(iter(codes), 0) + 1)
        self._tell()

    def _at_first(self) -> list[CodeEntry]:
        """Return what is shown before anything is looked for."""
        present = self._present
        return self._table.first(_SHOWN) if present is None else self._table.around(present, _SHOWN)

    def _tell(self) -> None:
        """Say below the list what its rows have no room for and what choosing one does."""
        words = self._table.note.here()
        if not self.entries:
            words = tr("Nothing found; any well-formed code may be typed.")
        elif self.view.is_shortened(self.view.place):
            words = self.view.spoken()
        elif self.entries[self.view.place].heading:
            words = tr("A heading, no code: choosing it shows the codes below it.")
        elif self._by_parts:
            parts = tr("No title holds all of this; these hold parts of it.")
            words = "\n".join(filter(None, (parts, words)))
        self.below.setText(words)
        self.below.setVisible(bool(words))

    def _pick(self, place: int) -> None:
        if 0 <= place < len(self.entries):
            entry = self.entries[place]
            if entry.heading:
                self.line.setText(entry.code)
                return
            self.close()
            self.picked.emit(entry.code)
