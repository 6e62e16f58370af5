"""The calendar of a date: worded and coloured as the window is, by keys and by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from workbench.formspec.loader import load_form
from workbench.kernel.i18n import Language, use_language
from workbench.kernel.paths import form_folder
from workbench.ui import theme
from workbench.ui.tokens import Mode
from workbench.ui.widgets.fields.calendar import CalendarPopup
from workbench.ui.widgets.fields.factory import editor_for
from workbench.ui.widgets.fields.numbers import DateEditor

FIELD = "prepared_on"
ALT = Qt.KeyboardModifier.AltModifier


def opened(qtbot: QtBot, typed: str, mode: Mode = "light") -> tuple[DateEditor, CalendarPopup]:
    """Type a day and open its calendar with keys."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, mode)
    editor = editor_for(load_form(form_folder() / "gb-t-recommended" / "form.yaml").fields[FIELD])
    assert isinstance(editor, DateEditor)
    qtbot.addWidget(editor)
    editor.show()
    QTest.keyClicks(editor.line, typed)
    QTest.keyClick(editor.line, Qt.Key.Key_Down, ALT)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, CalendarPopup)
    return editor, popup


@pytest.mark.parametrize(
    ("language", "months"),
    [
        ("zh", ["2026年11月", "2026年12月", "2027年1月"]),
        ("en", ["November 2026", "December 2026", "January 2027"]),
    ],
)
def test_the_head_names_the_month_as_the_language_does(
    qtbot: QtBot, language: Language, months: list[str]
) -> None:
    use_language(language)
    _, popup = opened(qtbot, "2026-11-20")
    shown = [popup.title.text()]
    for _ in range(2):
        QTest.mouseClick(popup.after, Qt.MouseButton.LeftButton)
        shown.append(popup.title.text())
    assert shown == months
    QTest.mouseClick(popup.before, Qt.MouseButton.LeftButton)
    assert popup.title.text() == months[1]
    popup.close()


def test_keys_choose_a_day(qtbot: QtBot) -> None:
    editor, popup = opened(qtbot, "2026-11-20")
    view = popup.findChild(QTableView)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert popup.title.text() == "December 2026"
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert editor.raw() == "2026-12-21"


def colours(image: QImage, box: QRect) -> set[str]:
    spots = [(x, y) for x in range(box.left(), box.right()) for y in range(box.top(), box.bottom())]
    return {image.pixelColor(x, y).name().upper() for x, y in spots}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_sundays_look_like_all_days_and_other_months_are_pale(qtbot: QtBot, mode: Mode) -> None:
    _, popup = opened(qtbot, "2026-11-20", mode)
    view = popup.findChild(QTableView)
    assert isinstance(view, QTableView)
    image = view.viewport().grab().toImage()
    model = view.model()
    days = {
        QDate(2026, 10, 31): (1, 5),
        QDate(2026, 11, 4): (2, 2),
        QDate(2026, 11, 22): (4, 6),
    }
    seen = {}
    for day, (row, column) in days.items():
        index = model.index(row, column)
        assert index.data() == day.day()
        box = view.visualRect(index)
        assert view.viewport().rect().contains(box)
        seen[day] = colours(image, box)
    pale, usual, sunday = seen.values()
    text = theme.hex_of("text").upper()
    assert text in usual
    assert text in sunday
    assert text not in pale
    assert theme.hex_of("text3").upper() in pale
    popup.close()


@pytest.mark.parametrize("typed", ["2026.11.5", "20261105", "5 November 2026"])
def test_it_opens_at_the_day_that_stands_in_the_line_however_it_is_written(qtbot: QtBot, typed: str) -> None:
    _, popup = opened(qtbot, typed)
    assert popup.calendar.selectedDate() == QDate(2026, 11, 5)
    popup.close()
