"""The button that puts a part of a draft without a place into a long text of the form, and takes it back.

Nothing is stored here: what is put somewhere becomes part of what was read.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from workbench.formspec.draftputting import takes_parts
from workbench.formspec.model import Field
from workbench.kernel.errors import InvalidValue
from workbench.kernel.i18n import tr
from workbench.ui.models.draftrows import DraftRow, Standing
from workbench.ui.widgets.basics import button
from workbench.ui.widgets.mnemonics import with_letters

if TYPE_CHECKING:
    from workbench.services.importing import DraftReading


class DraftPutting:
    """`changed(reading, field)` follows each act; the field is empty where one was taken back.

    `told(words)` says why a part can't be put somewhere.
    """

    def __init__(self, changed: Callable[[DraftReading, str], None], told: Callable[[str], None]) -> None:
        self.button = button(tr("Put into a field…"), pressed=self._unfold)
        self.menu: QMenu | None = None
        self._changed = changed
        self._told = told
        self._read: DraftReading | None = None
        self._before: list[DraftReading] = []
        self._text = ""

    def begin(self, read: DraftReading | None) -> None:
        """Take a draft that was read anew; what was put somewhere before is forgotten with the old one."""
        self._read, self._before = read, []
        self.show_row(None)

    def show_row(self, row: DraftRow | None) -> None:
        """Offer what can be done with the row that is shown."""
        left = self._read.unplaced if self._read is not None else ()
        is_left = row is not None and row.standing is Standing.UNPLACED and row.text in left
        self._text = row.text if row is not None and is_left else ""
        self.button.setVisible(bool(left or self._before))
        self.button.setEnabled(bool(self._text or self._before))

    def _unfold(self) -> None:
        self.menu = menu = with_letters(QMenu(self.button))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for field in takes_parts(self._read.form) if self._read is not None and self._text else ():
            menu.addAction(field.label.here(), partial(self._put, field))
        if self._before:
            menu.addSeparator()
            menu.addAction(tr("Take the last one back"), self._take_back)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _put(self, field: Field) -> None:
        if self._read is None:
            return
        try:
            read = self._read.with_put(self._text, field.id)
        except InvalidValue as error:
            self._told(error.words)
            return
        self._before.append(self._read)
        self._read = read
        self._changed(read, field.id)

    def _take_back(self) -> None:
        self._read = self._before.pop()
        self._changed(self._read, "")
