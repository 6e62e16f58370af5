"""The parts of the guide that one acts on: the checklist of a text, and phrases to put in.

They ask for what is to be done; the page does it. A tick tells that words stand in the text, nothing more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from workbench.app.wording import guidance_words
from workbench.checks.model import UNCONFIRMED
from workbench.formspec.guidance import Guidance, Point
from workbench.formspec.model import CONFIDENCE
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import buddy, button, column, fill, label, picture, row, tool

_ICON = 16
_WEAKEST_FIRST = tuple(reversed([one for one in CONFIDENCE if one not in ("", UNCONFIRMED)]))


class PointLine(QWidget):
    """One point of the checklist: tick, what it is called, what to say, and which words of the text show it.

    What is said of them depends on whether it is a list.
    """

    def __init__(self, number: int, point: Point, advice: bool, of_list: bool) -> None:
        super().__init__()
        self._of_list = of_list
        self._name = f"{number}. {point.heading.here()}"
        self._icon = picture("circle", "text3", _ICON)
        self.seen = label("", "caption", wrap=True)
        words = [label(self._name, "strong", wrap=True), label(point.text.here(), "small", wrap=True)]
        if advice:
            words.append(label(guidance_words(UNCONFIRMED), "caption", wrap=True))
        line = QHBoxLayout(self)
        line.setSpacing(8)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(column(*words, self.seen, spacing=2), 1)
        self.show_seen("")

    def show_seen(self, words: str) -> None:
        """Show which words of the text speak of the point; none if it has none."""
        self._icon.setPixmap(theme.pixmap(*(("done", "ok") if words else ("circle", "text3")), theme.px(_ICON)))
        told = self._told(words)
        self.seen.setText(told)
        self.setAccessibleName(f"{self._name} {told}")

    def _told(self, words: str) -> str:
        if self._of_list:
            return tr("Stands in the list: “{words}”", words=words) if words else tr("Nothing in the list yet")
        return tr("Stands in the text: “{words}”", words=words) if words else tr("Nothing in the text yet")


class Checklist(QWidget):
    """What a text or a list has to tell; `outline_wanted` asks for the headings to be put into a text."""

    outline_wanted = Signal()

    def __init__(self, guidance: Guidance, editable: bool, outlined: bool) -> None:
        super().__init__()
        self._guidance = guidance
        standings = {point.confidence for point in guidance.points}
        mixed = len(standings) > 1
        self.lines = [
            PointLine(number, point, mixed and point.confidence == UNCONFIRMED, not outlined)
            for number, point in enumerate(guidance.points, start=1)
        ]
        self.outline = button(tr("Insert outline"), "link", pressed=self.outline_wanted.emit)
        self.outline.setEnabled(editable)
        if not outlined:
            self.outline.hide()
        head = row(label(tr("What it has to say"), "group"), None, self.outline)
        known = next((one for one in _WEAKEST_FIRST if one in standings), UNCONFIRMED)
        note = tr("A tick only shows that such words are there. Whether they say enough is yours to judge.")
        feet = [label(guidance_words(known), "caption", wrap=True), label(note, "caption", wrap=True)]
        fill(QVBoxLayout(self), [head, *self.lines, *feet], 10)

    def show_text(self, text: str, by_column: Mapping[str, str]) -> None:
        """Follow the text of the field, and what the columns of a list tell."""
        for line, words in zip(self.lines, self._guidance.seen_in(text, by_column), strict=True):
            line.show_seen(words)


class Phrases(QWidget):
    """Phrases to put in at the cursor, those of the program and one's own, which can be added and taken out."""

    insert = Signal(str)
    add = Signal(str)
    remove = Signal(str)

    def __init__(self, phrases: Sequence[str], own: Sequence[str], editable: bool) -> None:
        super().__init__()
        self._editable = editable
        self.buttons: list[QPushButton] = []
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("A phrase you use often"))
        self.line.returnPressed.connect(self._add)
        name = label(tr("Your own phrase"), "small")
        buddy(name, self.line)
        self._adding = button(tr("Add phrase"), "mini", pressed=self._add)
        head = label(tr("Phrases"), "group")
        lines = [self._line(phrase, False) for phrase in phrases]
        lines += [self._line(phrase, True) for phrase in own]
        foot = column(name, row((self.line, 1), self._adding), spacing=4)
        fill(QVBoxLayout(self), [head, *lines, foot], 8)

    def focus_first(self) -> None:
        """Give the focus to the first phrase, or to the line for one's own."""
        (self.buttons[0] if self.buttons else self.line).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _line(self, phrase: str, own: bool) -> QWidget:
        put = button(tr("Insert"), "link", pressed=lambda: self.insert.emit(phrase))
        put.setAccessibleName(tr("Insert “{phrase}”", phrase=phrase))
        put.setEnabled(self._editable)
        if self._editable:
            self.buttons.append(put)
        host = QWidget()
        line = QHBoxLayout(host)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(label(phrase, "small", wrap=True), 1)
        line.addWidget(put, 0, Qt.AlignmentFlag.AlignTop)
        if own:
            out = tool(
                "trash", tr("Take out “{phrase}”", phrase=phrase), lambda: self.remove.emit(phrase), size=16
            )
            line.addWidget(out, 0, Qt.AlignmentFlag.AlignTop)
        return host

    def _add(self) -> None:
        words = self.line.text().strip()
        if words:
            self.line.clear()
            self.add.emit(words)
