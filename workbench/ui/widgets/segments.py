"""A choice among two to four words that stand side by side, the chosen one raised."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from workbench.ui.widgets.basics import fill, unmarked


class Segments(QWidget):
    """Shows words by key; `chosen(key)` tells what the user chose. The arrow keys move the choice."""

    chosen = Signal(str)

    def __init__(self, words: Mapping[str, str], chosen: str = "", name: str = "") -> None:
        super().__init__()
        self.setObjectName("segments")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._words = dict(words)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for key, text in words.items():
            item = QToolButton()
            item.setText(unmarked(text))
            item.setCheckable(True)
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            item.setProperty("choice", key)
            self._group.addButton(item)
            self._buttons[key] = item
        self.set_name(name)
        self.choose(chosen)
        fill(QHBoxLayout(self), self._buttons.values(), 0)
        self._group.buttonToggled.connect(self._toggled)

    def set_name(self, name: str) -> None:
        """Say what is chosen here; it is spoken before each word."""
        self.setAccessibleName(name)
        for item in self._buttons.values():
            words = self._words[str(item.property("choice"))]
            item.setAccessibleName(f"{name}: {words}" if name else words)

    def choose(self, key: str) -> None:
        """Show a choice without telling it."""
        item = self._buttons.get(key)
        if item is not None:
            blocked = self._group.blockSignals(True)
            item.setChecked(True)
            self._group.blockSignals(blocked)
            self._stop_at(item)

    def choice(self) -> str:
        """Return the key of what is chosen; empty while nothing is."""
        return next((key for key, item in self._buttons.items() if item.isChecked()), "")

    def button(self, key: str) -> QAbstractButton:
        """Return the button of a key."""
        return self._buttons[key]

    def _toggled(self, item: QAbstractButton, checked: bool) -> None:
        if checked:
            self._stop_at(item)
            self.chosen.emit(str(item.property("choice")))

    def _stop_at(self, chosen: QAbstractButton) -> None:
        """Let Tab come to what is chosen, from either side; the arrows lead to the others."""
        self.setFocusProxy(chosen)
        for item in self._buttons.values():
            stops = item is chosen
            item.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)
