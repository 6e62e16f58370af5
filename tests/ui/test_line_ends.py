"""Home and End, with and without Ctrl, in texts of one line: what Tab selected is left as it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.helpers.editors import CASE
from tests.helpers.turning import wait_until
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case
from workbench.app.workbench import Workbench
from workbench.ui.navigation import Place
from workbench.ui.widgets.fields.selecting import selection_of

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
PLACES = ["title_en", "search", "dialog"]


def _prepare(workbench: Workbench) -> None:
    new_case(workbench)


@pytest.fixture(scope="module")
def opened(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenWindow]:
    """Give the whole window on an empty case."""
    del qapp
    window = OpenWindow(tmp_path_factory.mktemp("ends"), _prepare)
    yield window
    window.close()


def line_at(opened: OpenWindow, place: str) -> QLineEdit:
    """Return a line that has the focus: a field, what pages look for, one of a window beside ours."""
    opened.window.activateWindow()
    wait_until(opened.window.isActiveWindow, "the window does not become active")
    if place == "dialog":
        line = QLineEdit(opened.window)
        line.setWindowFlag(Qt.WindowType.Dialog)
        line.show()
        line.activateWindow()
        line.setFocus()
        wait_until(line.hasFocus, "the line gets no focus")
    elif place == "search":
        opened.go(Place("search"))
    else:
        opened.go(Place("editor", case=CASE, field=place))
    wait_until(lambda: isinstance(QApplication.focusWidget(), QLineEdit), "no line has the focus")
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    focused.setText("Energy storage")
    focused.selectAll()
    return focused


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("keys", [NONE, CONTROL])
@pytest.mark.parametrize(
    ("key", "expected"), [(Qt.Key.Key_End, "Energy storages"), (Qt.Key.Key_Home, "sEnergy storage")]
)
def test_the_keys_to_the_ends_leave_what_was_selected(
    opened: OpenWindow, place: str, keys: Qt.KeyboardModifier, key: Qt.Key, expected: str
) -> None:
    line = line_at(opened, place)
    QTest.keyClick(line, key, keys)
    QTest.keyClicks(line, "s")
    assert line.text() == expected
    if place == "dialog":
        line.deleteLater()


@pytest.mark.parametrize(("key", "expected"), [(Qt.Key.Key_End, (6, 14)), (Qt.Key.Key_Home, (0, 6))])
def test_with_shift_they_select_as_far(opened: OpenWindow, key: Qt.Key, expected: tuple[int, int]) -> None:
    line = line_at(opened, "title_en")
    line.setCursorPosition(6)
    QTest.keyClick(line, key, CONTROL | SHIFT)
    assert selection_of(line) == expected
