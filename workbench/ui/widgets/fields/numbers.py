"""Editors of numbers and dates: typed as text, so that a wrong one stays to be mended."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
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
_STILL_TYPING = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)


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

    def _left(self, watched: QObject, event: QFocusEvent) -> None:
        """Show the day as it is stored; a menu or another window does not end the typing."""
        super()._left(watched, event)
        if not self.line.hasFocus() and event.reason() not in _STILL_TYPING:
            self._show_as_stored()

    def _show_as_stored(self) -> None:
        """Write a day that was typed in another way as all days are; what is none stays to be mended."""
        written = written_day(self.raw())
        if written is None or not 1 <= written.day <= written.last_day:
            return
        day = date(written.year, written.month, written.day)
        if self.raw() != self.raw_of(day) and self.says(day):
            is_given_out = self.raw() == self._given_out
            blocked = self.line.blockSignals(True)  # it says the same: nothing was typed
            self.set_raw(self.raw_of(day))
            self.line.blockSignals(blocked)
            if is_given_out:
                self._given_out = self.raw()

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
