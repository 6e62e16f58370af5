"""A calendar to choose a day from, in the look of the window: month and year above, days below.

The grid with its keys is Qt's; its colours and the head, which Qt can't word for Chinese, are ours.
"""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.kernel.i18n import language_in_use, tr
from workbench.ui import theme
from workbench.ui.widgets.basics import fill, in_area, label, tool

_MARGIN, _GAP = 8, 4
_DAY_WIDTH, _DAY_HEIGHT = 38, 32
_LINES = 7  # the names of the days, and up to six weeks
_RADIUS = 6


class CalendarPopup(QFrame):
    """A calendar that closes by itself."""

    def __init__(self, parent: QWidget, day: QDate) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        in_area(self, "floating")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = _Calendar(day)
        self.title = label("", "strong")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before = tool("left", tr("Previous month"), self.calendar.showPreviousMonth)
        self.after = tool("right", tr("Next month"), self.calendar.showNextMonth)
        head = QHBoxLayout()
        fill(head, [self.before, (self.title, 1), self.after], _GAP)
        layout = QVBoxLayout(self)
        fill(layout, [self.calendar], _GAP, (_MARGIN, _MARGIN))
        layout.insertLayout(0, head)
        self.calendar.currentPageChanged.connect(self._show_month)
        self._show_month(self.calendar.yearShown(), self.calendar.monthShown())

    def _show_month(self, year: int, month: int) -> None:
        first = QDate(year, month, 1)
        chinese = language_in_use() == "zh"
        self.title.setText(f"{year}年{month}月" if chinese else _locale().toString(first, "MMMM yyyy"))


class _Calendar(QCalendarWidget):
    """The days of a month; those of the months around it are pale, Saturdays and Sundays days like all."""

    def __init__(self, day: QDate) -> None:
        super().__init__()
        self.setLocale(_locale())
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setNavigationBarVisible(False)
        self.setSelectedDate(day)
        self.setAccessibleName(tr("Calendar"))
        self.setMinimumSize(theme.px(7 * _DAY_WIDTH), theme.px(_LINES * _DAY_HEIGHT))
        names = QTextCharFormat()
        names.setForeground(theme.colour("text3"))
        names.setBackground(theme.colour("surface"))
        names.setFont(theme.font("caption"))
        self.setHeaderTextFormat(names)
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(weekday, names)

    def paintCell(self, painter: QPainter, box: QRect, day: QDate) -> None:
        """Paint a day: the chosen one filled, today with an edge, those of other months pale."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(box, theme.colour("surface"))
        ground = QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5)
        chosen = day == self.selectedDate()
        if chosen or day == QDate.currentDate():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(theme.colour("accent") if chosen else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, _RADIUS, _RADIUS)
        here = day.month() == self.monthShown() and day.year() == self.yearShown()
        painter.setPen(theme.colour("on_accent" if chosen else "text" if here else "text3"))
        painter.setFont(theme.font("body"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day()))
        painter.restore()


def _locale() -> QLocale:
    chinese = language_in_use() == "zh"
    return QLocale(QLocale.Language.Chinese if chinese else QLocale.Language.English)
