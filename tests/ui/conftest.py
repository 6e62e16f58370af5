"""Fixtures for pages: a desk on an empty workspace, or on one that holds the sample case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow, TestDesk
from tests.helpers.workbenches import sample_case
from workbench.ui import theme


@pytest.fixture(scope="session", autouse=True)
def nothing_copied_outlives() -> Iterator[None]:
    """Clear the clipboard at the end: where there is no screen Qt would let go of it after Python has gone."""
    yield
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def buttons_up() -> Iterator[None]:
    """Let go of the mouse after each test: after a double click Qt's own test keys hold its button down."""
    yield
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton):
        if QApplication.mouseButtons() & button:
            QTest.mouseRelease(QWidget(), button)
    assert not QApplication.mouseButtons()


@pytest.fixture(autouse=True)
def usual_size() -> Iterator[None]:
    """Put back the usual size of texts after each test: the next one may count in pixels."""
    yield
    application = QApplication.instance()
    if isinstance(application, QApplication) and theme.look().zoom != 1.0:
        theme.apply(application, "light")


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    """Give a desk whose workspace is empty."""
    made = TestDesk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def sample_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    """Give a desk whose workspace holds the sample case, 2026-001."""
    made = TestDesk(qtbot, tmp_path, sample_case)
    yield made
    made.close()


@pytest.fixture
def empty_window(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on an empty workspace."""
    made = OpenWindow(tmp_path)
    yield made
    made.close()
