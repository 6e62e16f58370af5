"""Editors of choices: segments for few short options, a list to unfold for more. Nothing is preselected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QSizePolicy, QToolButton, QWidget

from workbench.domain.values import Value
from workbench.formspec.model import Field
from workbench.kernel.i18n import tr
from workbench.ui.widgets.basics import in_area, row, set_property, unmarked
from workbench.ui.widgets.elidedchoice import ElidedChoice
from workbench.ui.widgets.fields.base import FieldEditor
from workbench.ui.widgets.flow import Flow

_MOST_SEGMENTS = 4
_LONGEST_SEGMENT = 16
_LONGEST_ROW = 40
_NOTHING = "—"
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
_CHOOSING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _FieldCombo(ElidedChoice):
    """A list to unfold that gives way to the room there is."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)


class _CellCombo(_FieldCombo):
    """A list in a cell: a dash stands where nothing is chosen, as a cell has no room to say so."""

    def shown(self) -> str:
        """Return the dash, or what is chosen as far as there is room for it."""
        return super().shown() if self.currentIndex() > 0 else _NOTHING


class SegmentEditor(FieldEditor):
    """Two to four short options side by side, at most one of them pressed."""

    def __init__(self, field: Field, options: Sequence[tuple[Value, str]], in_cell: bool = False) -> None:
        super().__init__(field, in_cell)
        self._values = [value for value, _ in options]
        self._words = [words for _, words in options]
        self._raw: Value = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._frame = frame = in_area(QWidget(), "sunken")
        frame.setObjectName("segments")
        frame.setProperty("holds", "answer")  # no view of something: focus and answer must not look alike
        buttons = [self._made(words, place) for place, (_, words) in enumerate(options)]
        flow = Flow(frame, 0)
        flow.setContentsMargins(1, 1, 1, 1)
        for button in buttons:
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        frame.setSizePolicy(policy)
        self._layout.addWidget(row(frame, None))
        self._dress()

    def entry(self) -> QWidget:
        """Return the segment that is pressed, or the first."""
        place = self._values.index(self._raw) if self._raw in self._values else 0
        return self._group.button(place)

    def last_stop(self) -> QWidget:
        """Return the last segment, wherever the choice is."""
        return self._group.button(len(self._values) - 1)

    def raw(self) -> object:
        """Return the option pressed; None if none is."""
        return self._raw

    def set_raw(self, raw: object) -> None:
        """Press an option, or none; a value that is no option any more stays until another is chosen."""
        self._raw = raw if isinstance(raw, str | bool) else None
        self._dress()

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        for button in self._group.buttons():
            button.setEnabled(not read_only)

    def describe(self, name: str, description: str) -> None:
        """Name every segment after the question and its option."""
        for button in self._group.buttons():
            option = self._words[self._group.id(button)]
            button.setAccessibleName(tr("{field}: {option}", field=name, option=option))
            button.setAccessibleDescription(description)

    def key_pressed(self, watched: QObject, event: QKeyEvent) -> bool:
        """Choose with the arrows as among radio buttons, with Space and Enter too; Delete clears the answer."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _STEPS and isinstance(watched, QToolButton):
            place = self._group.id(watched) + _STEPS[key]
            self._go_to(min(max(place, 0), len(self._values) - 1))
            return True
        if key in _CHOOSING and isinstance(watched, QToolButton):
            self._answer(self._values[self._group.id(watched)])
            return True
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._answer(None)
            return True
        return False

    def mark(self) -> None:
        """Dress the frame after what was found and refused."""
        set_property(self._frame, "wrong", "true" if self._found_wrong or self._refused else "")

    def _go_to(self, place: int) -> None:
        """Choose an option on the way of the arrows: it is given out once they rest."""
        self._raw = self._values[place]
        self._dress()
        self._group.button(place).setFocus(Qt.FocusReason.TabFocusReason)
        self.touched()

    def _made(self, words: str, place: int) -> QToolButton:
        button = QToolButton()
        button.setText(unmarked(words))
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda _checked=False: self._pressed(place))
        self.watch(button)
        self._group.addButton(button, place)
        return button

    def _pressed(self, place: int) -> None:
        value = self._values[place]
        self._answer(None if value == self._raw else value)

    def _answer(self, value: Value) -> None:
        self._raw = value
        self._dress()
        self.chosen()

    def _dress(self) -> None:
        """Show what is chosen; Tab stops there, or at the first, and goes on to the next field."""
        entry = self.entry()
        for place, value in enumerate(self._values):
            button = self._group.button(place)
            button.setChecked(value == self._raw)
            stop = Qt.FocusPolicy.StrongFocus if button is entry else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(stop)
            button.setToolTip(tr("Press again to take the answer back") if value == self._raw else "")


class ComboEditor(FieldEditor):
    """A list of options to unfold; its first entry takes the answer back."""

    def __init__(self, field: Field, options: Sequence[tuple[Value, str]], in_cell: bool = False) -> None:
        super().__init__(field, in_cell)
        self.combo = _CellCombo() if in_cell else _FieldCombo()
        self._values: list[Value] = [None, *(value for value, _ in options)]
        self.combo.addItem(tr("Not answered"))
        for _, words in options:
            self.combo.addItem(words)
        self.combo.activated.connect(lambda _place: self.chosen())
        self.watch(self.combo)
        self._layout.addWidget(self.combo)

    def entry(self) -> QWidget:
        """Return the list."""
        return self.combo

    def raw(self) -> object:
        """Return the option chosen; None if none is."""
        return self._values[max(0, self.combo.currentIndex())]

    def set_raw(self, raw: object) -> None:
        """Choose an option; a value that is no option any more is shown as it is."""
        value = raw if isinstance(raw, str | bool) else None
        if value not in self._values:
            self._values.append(value)
            self.combo.addItem(str(value))
        self.combo.setCurrentIndex(self._values.index(value))

    def key_pressed(self, _watched: QObject, event: QKeyEvent) -> bool:
        """Let Delete take the answer back."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.combo.setCurrentIndex(0)
            self.chosen()
            return True
        return False


def choice_editor(field: Field, in_cell: bool = False) -> FieldEditor:
    """Return the editor for a choice, after the number and length of its options."""
    options: list[tuple[Value, str]] = [(choice.value, choice.label.here()) for choice in field.choices]
    lengths = [width_of(words) for _, words in options]
    few = 2 <= len(options) <= _MOST_SEGMENTS
    short = max(lengths, default=0) <= _LONGEST_SEGMENT and sum(lengths) <= _LONGEST_ROW
    if few and short and not in_cell:
        return SegmentEditor(field, options)
    return ComboEditor(field, options, in_cell)


def yes_no_editor(field: Field, in_cell: bool = False) -> FieldEditor:
    """Return the editor for yes or no: never a check box, because “not answered” must exist."""
    options: list[tuple[Value, str]] = [(True, tr("Yes")), (False, tr("No"))]
    return ComboEditor(field, options, in_cell) if in_cell else SegmentEditor(field, options)


def width_of(words: str) -> int:
    """Return how wide words are, in Latin letters."""
    return sum(2 if ord(char) > 0x2E7F else 1 for char in words)
