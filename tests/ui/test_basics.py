"""The smallest pieces: words with signs that Qt would take for something else, tooltips of a readable width."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.turning import let_qt_work
from workbench.ui import theme
from workbench.ui.widgets.basics import button, plain_tip, set_words
from workbench.ui.widgets.segments import Segments


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Give a window that wears the look of the program."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(400, 300)
    widget.show()
    return widget


def test_an_ampersand_in_the_words_of_a_button_is_shown_and_no_shortcut(window: QWidget) -> None:
    item = button("Research & tests", pressed=None)
    item.setParent(window)
    assert item.text() == "Research && tests"
    assert item.accessibleName() == "Research & tests"
    assert item.shortcut().isEmpty()
    segments = Segments({"a": "R&D", "b": "B"}, "a")
    assert segments.button("a").text() == "R&&D"
    assert segments.button("a").accessibleName() == "R&D"


def test_long_words_on_a_button_are_shortened_and_whole_in_its_tooltip(window: QWidget) -> None:
    item = button("", "mini")
    item.setParent(window)
    words = "Change to: Emergency power supply devices for energy storage stations & more"
    set_words(item, words, 200)
    assert QFontMetrics(theme.font("small")).horizontalAdvance(item.text()) <= 200
    assert item.text().endswith("…")
    assert item.toolTip().replace("\n", " ") == words
    assert item.accessibleName() == words
    set_words(item, "Short", 200)
    assert (item.text(), item.toolTip()) == ("Short", "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [("储能电站应急供电装置 技术要求", 1), ("A <b>bold</b> & short title", 1), ("long words " * 12, 3)],
)
def test_a_tooltip_is_as_wide_as_its_text_up_to_a_readable_width(
    window: QWidget, text: str, lines: int, qtbot: QtBot
) -> None:
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not _tips())
    QToolTip.showText(window.mapToGlobal(window.rect().center()), plain_tip(text), window)
    tip = _tips()[0]
    assert tip.width() <= 400
    least = min(QFontMetrics(theme.font("small")).horizontalAdvance(text), 280)
    assert tip.width() >= least
    edges = tip.contentsMargins().top() + tip.contentsMargins().bottom()
    assert tip.height() - edges < (lines + 1.6) * QFontMetrics(theme.font("small")).lineSpacing()
    QToolTip.hideText()
    let_qt_work()


def test_a_tooltip_takes_no_words_for_markup() -> None:
    assert "&lt;b&gt;" in plain_tip("a <b> c")
    assert plain_tip("a & b") == "a & b"


def _tips() -> list[QLabel]:
    found = [widget for widget in QApplication.topLevelWidgets() if widget.inherits("QTipLabel")]
    return [widget for widget in found if widget.isVisible() and isinstance(widget, QLabel)]
