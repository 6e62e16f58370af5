"""Workspaces that were open before and are gone: that is said, and none is made in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.hands import words_of
from tests.helpers.turning import wait_until
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import sample_case
from workbench.app.settings import change_settings, load_settings
from workbench.kernel.paths import default_workspace
from workbench.ui.application import Opening
from workbench.ui.mainwindow.menus import RecentsMenu


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the window on a workspace, with one that is gone among the recent ones."""
    change_settings(recents=(str(tmp_path / "gone.db"),))
    window = OpenWindow(tmp_path, sample_case)
    yield window
    window.close()


def press(words: str) -> Callable[[QMessageBox], None]:
    def act(box: QMessageBox) -> None:
        assert "gone.db is not there." in box.text()
        button = next(one for one in box.buttons() if one.text().replace("&", "") == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    return act


def pick_recent(opened: OpenWindow, name: str) -> Callable[[], None]:
    """Return what picks a workspace from “Open recent”, as a click on it does."""

    def pick() -> None:
        (menu,) = opened.window.findChildren(RecentsMenu)
        menu.aboutToShow.emit()
        next(one for one in menu.actions() if words_of(one).startswith(name)).trigger()

    return pick


def test_a_recent_workspace_that_is_gone_is_taken_off_the_list_and_not_made(
    opened: OpenWindow, tmp_path: Path
) -> None:
    here, gone = str(tmp_path / "workspace.db"), str(tmp_path / "gone.db")
    in_modal(QMessageBox, pick_recent(opened, "gone"), press("Remove from the list"))
    opened.settle()
    assert load_settings().recents == (here,)
    assert opened.workbench.location == here
    assert not Path(gone).exists()
    undo = next(
        one for one in opened.window.findChildren(QPushButton) if one.text() == "Undo" and one.isVisible()
    )
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    assert load_settings().recents == (here, gone)


def test_another_workspace_is_chosen_in_place_of_one_that_is_gone(
    opened: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved = tmp_path / "moved.db"
    moved.write_bytes((tmp_path / "workspace.db").read_bytes())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_named: (str(moved), ""))
    in_modal(QMessageBox, pick_recent(opened, "gone"), press("Choose another…"))
    opened.settle()
    assert opened.workbench.location == str(moved)
    assert load_settings().recents == (str(moved), str(tmp_path / "workspace.db"))


def test_when_the_question_is_put_off_everything_stays(opened: OpenWindow, tmp_path: Path) -> None:
    before = load_settings().recents
    in_modal(QMessageBox, pick_recent(opened, "gone"), press("Cancel"))
    opened.settle()
    assert load_settings().recents == before
    assert not (tmp_path / "gone.db").exists()


def test_a_start_says_that_the_workspace_open_last_is_gone_and_offers_another(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    OpenWindow(tmp_path, sample_case).close()
    change_settings(recents=(str(tmp_path / "gone.db"),))
    window = OpenWindow(tmp_path, named=False)
    window.settle()
    assert window.workbench.location == str(default_workspace())
    strip = window.page.strip
    assert strip.isVisible()
    assert "gone.db is not there." in strip._message.text()
    here = str(tmp_path / "workspace.db")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_named: (here, ""))
    QTest.mouseClick(strip._again, Qt.MouseButton.LeftButton)
    window.settle()
    assert window.workbench.location == here
    assert not (tmp_path / "gone.db").exists()
    window.close()


def test_a_usual_workspace_that_is_gone_gives_way_to_one_that_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    OpenWindow(tmp_path, sample_case).close()
    here = str(tmp_path / "workspace.db")
    change_settings(recents=(str(default_workspace()), here))
    window = OpenWindow(tmp_path, named=False)
    window.settle()
    assert window.workbench.location == here
    assert "is not there." in window.page.strip._message.text()
    assert not default_workspace().exists()
    window.close()


def answer_soon(words: str, asked: list[str]) -> None:
    """Press a button of the question that comes, and note that nothing was made until then."""

    def answer() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            QTimer.singleShot(10, answer)
            return
        asked.append("too early" if default_workspace().exists() else box.text())
        button = next(one for one in box.buttons() if one.text().replace("&", "") == words)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    QTimer.singleShot(10, answer)


def test_a_start_without_any_workspace_makes_one_when_asked(qtbot: QtBot, tmp_path: Path) -> None:
    change_settings(recents=(str(default_workspace()),))
    asked: list[str] = []
    answer_soon("Begin a new one there", asked)
    window = OpenWindow(tmp_path, named=False)
    window.settle()
    assert len(asked) == 1 and "is not there." in asked[0]
    assert window.workbench.location == str(default_workspace())
    window.close()


def test_a_start_without_any_workspace_makes_none_by_itself(qtbot: QtBot, tmp_path: Path) -> None:
    change_settings(recents=(str(default_workspace()),))
    asked: list[str] = []
    answer_soon("Cancel", asked)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    opening = Opening(application)
    opening.start()
    wait_until(lambda: bool(asked), "nothing is asked")
    session = opening.session
    assert session is not None
    wait_until(lambda: session.contents.current_page() is not None, "no page is shown")
    page = session.contents.current_page()
    assert page is not None and "is not there." in page.strip._message.text()
    assert not default_workspace().exists()
    opening.window.close()
    opening.end()
