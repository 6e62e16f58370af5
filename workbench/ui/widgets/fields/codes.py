"""Editors of classification codes: a line to type them, a popup to look them up, their titles below."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel

from workbench.formspec.codes import CodeTable, ccs_table, ics_table
from workbench.formspec.model import Field
from workbench.kernel.i18n import listed, tr
from workbench.ui.widgets.basics import label, row, tool
from workbench.ui.widgets.fields.picker import CodePicker, title_of
from workbench.ui.widgets.fields.texts import LineEditor

_BETWEEN = re.compile("[、;；,，]")


class CodeEditor(LineEditor):
    """One ICS or CCS code, or several parted by 、 or a comma."""

    def __init__(self, field: Field, in_cell: bool = False) -> None:
        super().__init__(field, in_cell)
        self.look_up = tool("search", tr("Look codes up"), self.open_picker)
        self.watch(self.look_up)
        self._titles: QLabel = label("", "small", wrap=True)
        self._titles.setVisible(False)
        self._layout.removeWidget(self.line)
        self._layout.addWidget(row((self.line, 1), self.look_up, spacing=4))
        if not in_cell:
            self._layout.addWidget(self._titles)
            self.line.textChanged.connect(self._tell_titles)

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

    def open_picker(self) -> None:
        """Show the search below the line, beginning with the code typed last."""
        codes = self._codes()
        popup = CodePicker(self, self._table(), codes[-1] if codes and not self.field.many else "")
        popup.picked.connect(self._take)
        popup.move(self.line.mapToGlobal(self.line.rect().bottomLeft()))
        popup.show()
        popup.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _table(self) -> CodeTable:
        return ics_table() if self.field.kind == "ics_code" else ccs_table()

    def _codes(self) -> list[str]:
        return [part.strip() for part in _BETWEEN.split(self.line.text()) if part.strip()]

    def _take(self, code: str) -> None:
        codes = [*self._codes(), code] if self.field.many else [code]
        self.line.setText(listed(dict.fromkeys(codes)))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.commit()

    def _tell_titles(self) -> None:
        entries = [self._table().get(code) for code in self._codes()]
        known = [f"{entry.code} {title_of(entry)}" for entry in entries if entry is not None]
        self._titles.setText("\n".join(known))
        self._titles.setVisible(bool(known))
