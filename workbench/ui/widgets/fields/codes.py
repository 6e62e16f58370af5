"""Editors of classification codes: a line to type them, a popup to look them up, their titles below."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from workbench.formspec.codes import CodeTable, ccs_table, ics_table
from workbench.formspec.model import Field
from workbench.kernel.i18n import listed, tr
from workbench.ui.widgets.basics import label, plain_tip, row, tool
from workbench.ui.widgets.fields.beginning import cursor_place
from workbench.ui.widgets.fields.picker import CodePicker
from workbench.ui.widgets.fields.popups import place_popup
from workbench.ui.widgets.fields.texts import LineEditor

_BETWEEN = re.compile("[、;；,，]")


class CodeEditor(LineEditor):
    """One ICS or CCS code, or several parted by 、 or a comma."""

    def __init__(self, field: Field, in_cell: bool = False) -> None:
        super().__init__(field, in_cell)
        self.look_up = tool("search", tr("Look codes up"), self.open_picker, in_field=True)
        self.watch(self.look_up)
        self._titles: QLabel = label("", "small", wrap=True)
        self._titles.setVisible(False)
        self._layout.removeWidget(self.line)
        self._layout.addWidget(row((self.line, 1), self.look_up, spacing=4))
        if not in_cell:
            self._layout.addWidget(self._titles)
            self.line.textChanged.connect(self._tell_titles)

    def last_stop(self) -> QWidget:
        """Return the search, which stands behind the line."""
        return self.look_up

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        super().set_read_only(read_only)
        self.look_up.setEnabled(not read_only)

    def describe(self, name: str, description: str) -> None:
        """Name the search too."""
        super().describe(name, description)
        self.look_up.setAccessibleName(tr("{field}: look codes up", field=name))

    def key_pressed(self, _watched: QObject, event: QKeyEvent) -> bool:
        """Open the search with Alt+Down, as lists do."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_picker()
            return True
        return False

    def touched(self) -> None:
        """Note that something was typed; a code typed by half is given out, and refused, only on leaving."""
        super().touched()
        if self.line.hasFocus() and any(self._table().get(code) is None for code in self._codes()):
            self._timer.stop()

    def open_picker(self) -> None:
        """Show the search at the line, with what was typed by half, or else at the code that stands there."""
        begun = self._begun()
        parts = self._parts()
        typed = parts[begun] if begun is not None else ""
        present = self._present(parts)
        popup = CodePicker(self, self._table(), "" if typed == present else typed, present)
        popup.picked.connect(lambda code: self._take(code, begun))
        place_popup(popup, self.line)
        popup.show()
        popup.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _table(self) -> CodeTable:
        return ics_table() if self.field.kind == "ics_code" else ccs_table()

    def _parts(self) -> list[str]:
        """Return what stands between the separators; the whole line where there is only one code."""
        text = self.line.text()
        return [part.strip() for part in _BETWEEN.split(text)] if self.field.many else [text.strip()]

    def _codes(self) -> list[str]:
        return [part for part in self._parts() if part]

    def _begun(self) -> int | None:
        """Return the place of the part that a code from the list replaces; None if it is added.

        That is the only code of the field, or among several one that is typed by half: the one at the cursor if
        it is, else the last.
        """
        if not self.field.many:
            return 0
        parts = self._parts()
        at_cursor = len(_BETWEEN.findall(self.line.text()[: cursor_place(self.line)]))
        for place in (at_cursor, len(parts) - 1):
            if parts[place] and not self._is_whole(parts[place]):
                return place
        return None

    def _present(self, parts: list[str]) -> str:
        """Return the whole code at the cursor, else the last one; empty if there is none."""
        at_cursor = len(_BETWEEN.findall(self.line.text()[: cursor_place(self.line)])) if self.field.many else 0
        return next((code for code in (parts[at_cursor], *reversed(parts)) if self._is_whole(code)), "")

    def _is_whole(self, part: str) -> bool:
        """Return whether a part is a code that has none below it."""
        entry = self._table().get(part)
        return entry is not None and [found.code for found in self._table().find(part, 2)] == [entry.code]

    def _take(self, code: str, begun: int | None) -> None:
        parts = self._parts()
        if begun is None or begun >= len(parts) or not _goes_on(parts[begun], code, self._table()):
            parts.append(code)
        else:
            parts[begun] = code
        kept = parts if self.field.many else [code]
        self.line.selectAll()
        self.line.insert(listed(dict.fromkeys(filter(None, kept))))  # unlike setText, this can be undone
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.commit()

    def _tell_titles(self) -> None:
        entries = [self._table().get(code) for code in self._codes()]
        known = [f"{entry.code} {entry.title.here()}" for entry in entries if entry is not None]
        self._titles.setText("\n".join(known))
        if known:
            self._titles.setToolTip(plain_tip(self._table().note.here()))
        self._titles.setVisible(bool(known))


def _goes_on(part: str, code: str, table: CodeTable) -> bool:
    """Return whether a code takes the place of what was typed: it goes on from it, or that was no code."""
    return table.get(part) is None or code.replace(" ", "").startswith(part.replace(" ", "").upper())
