"""A line with suggestions below it while one types; choosing one is never forced, any text may stand.

Which texts are suggested is handed in; nothing is looked up or waited for here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QMetaObject, QObject, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMoveEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QVBoxLayout, QWidget

from workbench.formspec.contacts import between_names
from workbench.formspec.model import Field
from workbench.formspec.suggesting import sources_of
from workbench.kernel.i18n import tr, tr_count
from workbench.search.suggestions import Suggestion, Suggestions
from workbench.ui import theme
from workbench.ui.widgets.basics import fill, in_area, label, rule
from workbench.ui.widgets.fields.base import Beside
from workbench.ui.widgets.fields.foundlist import FoundList, announce
from workbench.ui.widgets.fields.popups import place_popup, room_beside
from workbench.ui.widgets.fields.selecting import units
from workbench.ui.widgets.fields.texts import LineEditor

_ROW, _ROWS = 32, 8  # px of a line, lines seen at once
_WIDEST = 560
_MARGIN, _INDENT = 4, 10
_NO_BAR = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_NAMES = frozenset({"organisation", "person"})
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
# What ends the popup because its field is no longer where it was, or no longer looked at.
_ENDING = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowDeactivate, QEvent.Type.Hide, QEvent.Type.Close}
)


class SuggestionPopup(QFrame):
    """Stands below a line without ever taking the focus from it; `picked(Suggestion)` follows a click."""

    picked = Signal(object)

    def __init__(self, editor: QWidget) -> None:
        # A window of its own that the window system neither focuses nor lets grab keys: input methods go on.
        super().__init__(editor, Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        in_area(self, "floating")
        self.setObjectName("suggestions")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.list = FoundList(tr("Suggestions"), _ROW)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.clicked.connect(lambda index: self.picked.emit(self.found[index.row()]))
        self.found: Sequence[Suggestion] = ()
        self._line = rule()
        self.note = label("", "caption", wrap=True)
        self.note.setContentsMargins(_INDENT, 2, _INDENT, 2)
        # It lies over the next row of a list: nobody shall take it for what stands there.
        self._head = label(tr("Suggestions"), "caption")
        self._head.setContentsMargins(_INDENT, 0, _INDENT, 0)
        fill(QVBoxLayout(self), [self._head, self.list, self._line, self.note], 2, (_MARGIN, _MARGIN))

    @property
    def chosen(self) -> Suggestion | None:
        """What is chosen in the list, None if nothing is."""
        return self.found[self.list.place] if 0 <= self.list.place < len(self.found) else None

    def show_found(self, found: Sequence[Suggestion], note: str, anchor: QWidget) -> None:
        """Show what was found below a line, nothing chosen yet."""
        self.found = found
        self.list.show_lines([(item.text, item.detail) for item in found])
        for part in (self._line, self.note):
            part.setVisible(bool(note))
        self.note.setText(note)
        bar = self.list.verticalScrollBar().sizeHint().width() if len(found) > _ROWS else 0
        wanted = min(self.list.needed_width() + bar + 2 * _MARGIN + 2, theme.px(_WIDEST))
        width = min(max(anchor.width(), wanted), anchor.screen().availableGeometry().width())
        below = self.note.heightForWidth(width - 2 * _MARGIN - 2) + 6 if note else 0
        around = self._head.sizeHint().height() + 2 + below + 2 * _MARGIN + 2
        most = max(1, (room_beside(anchor) - around) // theme.px(_ROW))
        rows = min(len(found), _ROWS, most)
        self.list.setFixedHeight(rows * theme.px(_ROW))
        scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded if len(found) > rows else _NO_BAR
        self.list.setVerticalScrollBarPolicy(scrolls)
        layout = self.layout()
        if layout is not None:
            layout.activate()  # else it would hold the popup as large as it was
        self.resize(width, self.list.height() + around)
        place_popup(self, anchor)
        self.show()


class SuggestEditor(LineEditor):
    """A short text, an organisation or a person. In names a text may hold several, parted by 、 or ；."""

    def __init__(self, field: Field, in_cell: bool = False) -> None:
        super().__init__(field, in_cell)
        self._suggestions = Suggestions()
        self._popup: SuggestionPopup | None = None
        self._followed: list[QMetaObject.Connection] = []
        self._window: QWidget | None = None
        self.line.textEdited.connect(lambda _text: self._suggest())  # not for what the program puts in

    @property
    def popup(self) -> SuggestionPopup | None:
        """The suggestions while they are shown."""
        return self._popup if self._popup is not None and self._popup.isVisible() else None

    def offer(self, suggestions: Mapping[tuple[str, ...], Suggestions]) -> None:
        """Suggest texts of the sources of this field from now on; what is unfolded stays as it is."""
        self._suggestions = suggestions.get(sources_of(self.field), self._suggestions)

    def keeps_key(self, event: QKeyEvent) -> bool:
        """Return whether a key is for the suggestions that are unfolded."""
        key, popup = Qt.Key(event.key()), self.popup
        if popup is None or event.modifiers() & _MODIFIERS:
            return False
        return key in _STEPS or key == Qt.Key.Key_Escape or (key in _ENTER and popup.chosen is not None)

    def key_pressed(self, _watched: QObject, event: QKeyEvent) -> bool:
        """Move among the suggestions and choose one; Down unfolds them, Esc folds them up and does no more."""
        key = Qt.Key(event.key())
        if self.keeps_key(event):
            self._do(key)
            return True
        if key in _ENTER:
            self.fold()
        unfolds = key == Qt.Key.Key_Down and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if unfolds and self.popup is None and not self.line.isReadOnly():
            self._suggest(asked=True)
            return self.popup is not None
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold up while characters are composed and when the line is left; keep keys from shortcuts."""
        if watched is not self.line:
            if event.type() in _ENDING:
                self.fold()
            return False
        if (
            isinstance(event, QInputMethodEvent) and event.preeditString()
        ) or event.type() == QEvent.Type.FocusOut:
            self.fold()
        elif (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and self.keeps_key(event)
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Fold up when the row of the line is moved."""
        super().moveEvent(event)
        self.fold()

    def fold(self) -> None:
        """Hide the suggestions."""
        for connection in self._followed:
            QObject.disconnect(connection)
        self._followed = []
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = None
        if self._popup is not None:
            self._popup.hide()

    def _do(self, key: Qt.Key) -> None:
        popup = self.popup
        if popup is None:
            return
        if key in _STEPS:
            popup.list.step(_STEPS[key])
            announce(self.line, popup.list.spoken())
        elif key == Qt.Key.Key_Escape:
            self.fold()
        elif popup.chosen is not None:
            self._take(popup.chosen)

    def _suggest(self, asked: bool = False) -> None:
        """Show what fits the text at the cursor, or nothing; where there is none, only if it is asked for."""
        start, _ = self._part()
        typed = self.line.text()[start : self._cursor()].strip()
        found = self._suggestions.find(typed) if typed or asked else []
        if not found:
            self.fold()
            return
        if self._popup is None:
            self._popup = SuggestionPopup(self)
            self._popup.picked.connect(self._take)
        unfolded = self.popup is not None
        self._popup.show_found(found, self._suggestions.note, self.line)
        if not unfolded:
            self._follow()
            announce(self.line, tr_count("{count} suggestion", "{count} suggestions", len(found)))

    def _take(self, suggestion: Suggestion) -> None:
        """Put a text in; where the field holds one name only, ask for what is known beside it too."""
        self.fold()
        start, end = self._part()
        text = self.line.text()
        self.line.setText(text[:start] + suggestion.text + text[end:])
        self.line.setCursorPosition(units(text[:start] + suggestion.text))
        alone = start == 0 and end == len(text)
        if alone and self.field.fills and suggestion.fills:
            self._timer.stop()
            self._given_out = self.raw()  # given out together with what stands beside it
            self.fills_beside.emit({name: self._known(suggestion, what) for what, name in self.field.fills})
        else:
            self.chosen()

    def _known(self, suggestion: Suggestion, what: str) -> Beside:
        others = {item.fills.get(what, "") for item in self._suggestions.items if item is not suggestion}
        return Beside(suggestion.fills.get(what, ""), frozenset(others))

    def _cursor(self) -> int:
        """Return the place of the cursor in characters; Qt counts rare ones twice."""
        return len(self.line.text().encode("utf-16-le")[: 2 * self.line.cursorPosition()].decode("utf-16-le"))

    def _part(self) -> tuple[int, int]:
        """Return where the name at the cursor begins and ends: the whole text where it is one."""
        text = self.line.text()
        if self.field.kind not in _NAMES:
            return 0, len(text)
        cursor = self._cursor()
        marks = [match.start() for match in between_names().finditer(text)]
        start = max((mark + 1 for mark in marks if mark < cursor), default=0)
        return start, min((mark for mark in marks if mark >= cursor), default=len(text))

    def _follow(self) -> None:
        """Fold up when the line moves away: by scrolling, or with its window."""
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QAbstractScrollArea):
                self._followed.append(above.verticalScrollBar().valueChanged.connect(self.fold))
            above = above.parentWidget()
        self._window = self.window()
        self._window.installEventFilter(self)
