"""Editors of numbers and dates: typed as text, so that a wrong one stays to be mended."""

from __future__ import annotations

from PySide6.QtCore import QDate, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workbench.formspec.kind_plain import written_day
from workbench.formspec.model import Field
from workbench.kernel.i18n import tr
from workbench.ui import theme
from workbench.ui.widgets.basics import label, row, tool
from workbench.ui.widgets.fields.calendar import CalendarPopup
from workbench.ui.widgets.fields.popups import place_popup
from workbench.ui.widgets.fields.texts import LineEditor

_NARROW = 200


class NumberEditor(LineEditor):
    """A whole number or an amount, with its unit behind it."""

    def __init__(self, field: Field, in_cell: bool = False) -> None:
        super().__init__(field, in_cell)
        if in_cell:
            return
        self.line.setMaximumWidth(theme.px(_NARROW))
        self._layout.removeWidget(self.line)
        self._layout.addWidget(row((self.line, 1), label(field.unit.here(), "quiet"), None))


class DateEditor(LineEditor):
    """A day, typed as 2026-03-02 or taken from a calendar."""

    def __init__(self, field: Field, in_cell: bool = False) -> None:
        super().__init__(field, in_cell)
        self.line.setPlaceholderText(tr("YYYY-MM-DD"))
        self.open = tool("calendar", tr("Choose from a calendar"), self.open_calendar, in_field=True)
        self.watch(self.open)
        self._layout.removeWidget(self.line)
        if in_cell:
            self._layout.addWidget(row((self.line, 1), self.open, spacing=4))
            return
        self.line.setMaximumWidth(theme.px(_NARROW))
        self._layout.addWidget(row((self.line, 1), self.open, None, spacing=4))

    def last_stop(self) -> QWidget:
        """Return the calendar, which stands behind the line."""
        return self.open

    def set_read_only(self, read_only: bool) -> None:
        """Allow reading only."""
        super().set_read_only(read_only)
        self.open.setEnabled(not read_only)

    def describe(self, name: str, description: str) -> None:
        """Name the calendar too."""
        super().describe(name, description)
        self.open.setAccessibleName(tr("{field}: choose from a calendar", field=name))

    def key_pressed(self, _watched: QObject, event: QKeyEvent) -> bool:
        """Open the calendar with Alt+Down, as lists do."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return True
        return False

    def open_calendar(self) -> None:
        """Show a calendar at the line; choosing a day writes it into the line."""
        popup = CalendarPopup(self, self._day())
        popup.calendar.activated.connect(self._take)
        popup.calendar.clicked.connect(self._take)
        popup.adjustSize()
        place_popup(popup, self.line)
        popup.show()
        popup.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _day(self) -> QDate:
        written = written_day(self.raw())
        typed = QDate(written.year, written.month, written.day) if written is not None else QDate()
        return typed if typed.isValid() else QDate.currentDate()

    def _take(self, day: QDate) -> None:
        self.line.setText(day.toString(Qt.DateFormat.ISODate))
        for popup in self.findChildren(CalendarPopup):
            popup.close()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.commit()
