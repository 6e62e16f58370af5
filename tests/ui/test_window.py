"""The frame: going to pages by rail and keys, back, menus, zoom, language, closing, second start, drops."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from tests.helpers.hands import words_of
from tests.helpers.starts import SecondStart
from tests.helpers.tools import ROOT
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import TITLE, open_for_test, sample_case
from workbench.app.settings import change_settings, load_settings
from workbench.kernel.i18n import language_in_use
from workbench.kernel.paths import default_workspace
from workbench.ui import theme
from workbench.ui.instance import Claim, Wish, hand_over
from workbench.ui.mainwindow.menus import RecentsMenu
from workbench.ui.navigation import Place
from workbench.ui.widgets.status import StatusStrip

HEAVY = ("sqlalchemy", "alembic", "docx", "docxtpl", "lxml", "psycopg", "pypdfium2")

FIRST_PAINT = """
import sys
from workbench.ui.application import Opening, start_qt
application = start_qt()
opening = Opening(application)
def seen():
    print(*[name for name in {heavy!r} if name in sys.modules], "painted")
    sys.stdout.flush()
    import os
    os._exit(0)
opening.window.painted.connect(seen)
opening.start()
application.exec()
"""


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with the sample case."""
    window = OpenWindow(tmp_path, sample_case)
    yield window
    window.close()


def test_nothing_heavy_is_loaded_when_the_window_is_painted_first() -> None:
    code = FIRST_PAINT.format(heavy=HEAVY)
    environment_ = {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **environment_},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.split() == ["painted"], done.stderr


def test_the_rail_leads_to_the_pages(opened: OpenWindow) -> None:
    for name, key in (("Cases", "cases"), ("Plan", "plan"), ("Hand in", "handin"), ("Settings", "preferences")):
        buttons = [b for b in opened.window.findChildren(QToolButton) if b.accessibleName() == name]
        QTest.mouseClick(buttons[0], Qt.MouseButton.LeftButton)
        opened.settle()
        assert opened.page.key == key
        rail = [b for b in opened.window.findChildren(QToolButton) if b.accessibleName() == name]
        assert rail[0].isChecked()


def test_control_and_a_digit_lead_to_the_pages_and_alt_left_leads_back(opened: OpenWindow) -> None:
    for digit, key in ((Qt.Key.Key_2, "cases"), (Qt.Key.Key_3, "plan"), (Qt.Key.Key_4, "handin")):
        QTest.keyClick(opened.window, digit, Qt.KeyboardModifier.ControlModifier)
        opened.settle()
        assert opened.page.key == key
    QTest.keyClick(opened.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    opened.settle()
    assert opened.page.key == "plan"


def test_every_command_stands_in_a_menu(opened: OpenWindow) -> None:
    in_menus = {
        action.objectName() for menu in opened.window.menuBar().findChildren(QMenu) for action in menu.actions()
    }
    assert {command.id for command in opened.desk.actions.all()} <= in_menus


def test_every_command_is_handled_somewhere(opened: OpenWindow) -> None:
    handled = {c.id for c in opened.desk.actions.all() if opened.desk.actions._window.get(c.id)}
    for page in ("start", "cases", "editor", "plan", "handin", "search", "preferences", "help"):
        opened.go(Place(page, case="2026-001"))
        handled |= set(opened.page.commands())
    assert {command.id for command in opened.desk.actions.all()} - handled == set()


def test_the_language_changes_while_running(opened: OpenWindow) -> None:
    opened.go(Place("plan"))
    opened.desk.change_settings(language="zh")
    opened.settle()
    assert language_in_use() == "zh"
    assert opened.page.key == "plan"
    assert next(menu.text() for menu in opened.window.menuBar().actions()) == "文件(&F)"


def test_the_theme_and_the_zoom_change_while_running(opened: OpenWindow) -> None:
    opened.desk.change_settings(theme="dark")
    QTest.keyClick(opened.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    opened.settle()
    assert theme.look().mode == "dark"
    assert theme.look().zoom == pytest.approx(1.1)
    assert load_settings().zoom == pytest.approx(1.1)


def test_theme_and_language_have_commands_too(opened: OpenWindow) -> None:
    run = opened.desk.actions.run
    before = theme.look().mode
    for wanted in ({"light": "dark", "dark": "light"}[before], before):
        run("look.theme")
        opened.settle()
        assert theme.look().mode == wanted == load_settings().theme
    for words in ("提案", "Cases"):
        run("look.language")
        opened.settle()
        assert opened.desk.actions.action("go.cases").text() == words


def test_the_window_comes_back_in_its_size_with_its_workspace_among_the_recent_ones(
    qtbot: QtBot, tmp_path: Path
) -> None:
    first = OpenWindow(tmp_path)
    first.window.resize(800, 690)
    first.close()
    second = OpenWindow(tmp_path)
    size = (second.window.width(), second.window.height())
    second.close()
    assert size == (800, 690)
    assert load_settings().recents == (str(tmp_path / "workspace.db"),)


def test_a_workspace_that_cannot_be_read_is_a_sentence_and_the_old_one_stays(
    opened: OpenWindow, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"this is no workspace" * 100)
    opened.session.open_workspace(str(damaged))
    opened.settle()
    assert opened.page.strip.isVisible()
    assert opened.workbench.drafting.cases()[0].title == TITLE


def test_a_start_without_a_name_opens_the_workspace_that_was_open_last(qtbot: QtBot, tmp_path: Path) -> None:
    OpenWindow(tmp_path, sample_case).close()
    again = OpenWindow(tmp_path, named=False)
    assert again.workbench.location == str(tmp_path / "workspace.db")
    assert again.workbench.drafting.cases()[0].title == TITLE
    again.close()


@pytest.mark.parametrize("gone", ["missing.workbench", "postgresql://somebody:***@localhost/cases"])
def test_a_workspace_that_is_gone_or_needs_a_password_is_not_opened_by_itself(
    qtbot: QtBot, tmp_path: Path, gone: str
) -> None:
    location = gone if "://" in gone else str(tmp_path / gone)
    change_settings(recents=(location,))
    window = OpenWindow(tmp_path, named=False)
    assert window.workbench.location == str(default_workspace())
    assert load_settings().recents == (str(default_workspace()), location)
    window.close()


def test_a_workspace_that_was_open_last_and_is_damaged_gives_way_to_the_usual_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.workbench"
    damaged.write_bytes(b"this is no workspace" * 100)
    change_settings(recents=(str(damaged),))
    window = OpenWindow(tmp_path, named=False)
    assert window.workbench.location == str(default_workspace())
    window.settle()
    assert window.page.strip.isVisible()
    window.close()


def test_a_window_closes_although_another_workspace_was_chosen_just_before(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = OpenWindow(tmp_path, sample_case)
    closed: list[bool] = []
    window.window.closed.connect(lambda: closed.append(True))
    window.session.open_workspace(str(tmp_path / "other.db"))
    window.window.close()
    window.wait_until(lambda: bool(closed))
    window.session.end()


def test_when_something_was_stored_is_not_told_of_another_workspace(opened: OpenWindow, tmp_path: Path) -> None:
    opened.desk.operations.change(opened.window, lambda wb: wb.drafting.create("gb-t-recommended", "另一个"))
    opened.settle()
    status = opened.window.findChild(StatusStrip)
    assert status is not None
    assert status._saved.text().startswith("Saved ")
    opened.session.open_workspace(str(tmp_path / "other.db"))
    opened.settle()
    assert status._saved.text() == ""
    assert not status._tick.isVisible()
    opened.desk.actions.run("zoom.in")
    opened.settle()
    built_anew = opened.window.findChild(StatusStrip)
    assert built_anew is not None
    assert built_anew._saved.text() == ""


def test_a_second_start_hands_its_workspace_to_the_window(opened: OpenWindow, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with open_for_test(str(other), fixed=False) as workbench:
        workbench.drafting.create("gb-t-recommended", "另一个")
    assert SecondStart(str(other)).was_taken()
    opened.settle()
    opened.wait_until(lambda: opened.jobs.is_idle and len(opened.workbench.drafting.cases()) == 1)
    assert [case.title for case in opened.workbench.drafting.cases()] == ["另一个"]


def test_nobody_takes_a_second_start_when_no_window_is_open(qtbot: QtBot) -> None:
    assert hand_over(Wish("nothing"), Claim()) is False


def test_a_workspace_dropped_on_the_window_is_opened(opened: OpenWindow, tmp_path: Path) -> None:
    other = tmp_path / "dropped.db"
    open_for_test(str(other), fixed=False).close()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(other))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(opened.window, QDragEnterEvent(QPoint(10, 10), copy, data, left, none))
    QApplication.sendEvent(opened.window, QDropEvent(QPointF(10, 10), copy, data, left, none))
    opened.settle()
    assert opened.workbench.drafting.cases() == []


def test_the_saved_time_is_shown(opened: OpenWindow) -> None:
    opened.desk.operations.change(
        opened.window, lambda wb: wb.drafting.set_value("2026-001", "title_en", "A title")
    )
    opened.settle()
    assert any(text.startswith("Saved ") for text in _texts(opened))


def test_the_settings_of_an_earlier_start_are_used(qtbot: QtBot, tmp_path: Path) -> None:
    change_settings(language="zh", theme="dark")
    opened = OpenWindow(tmp_path)
    words = opened.window.windowTitle()
    opened.close()
    assert words == "标准提案工作台"
    assert theme.look().mode == "dark"


def test_in_chinese_a_file_dialog_of_qt_has_no_english_word(qtbot: QtBot, tmp_path: Path) -> None:
    change_settings(language="zh")
    opened = OpenWindow(tmp_path)
    dialog = QFileDialog(opened.window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    words = [part.text() for kind in (QLabel, QPushButton) for part in dialog.findChildren(kind)]
    opened.close()
    assert len(words) > 4
    assert [text for text in words if text.replace("(&N)", "").replace("(&O)", "").isascii()] == []


def _texts(opened: OpenWindow) -> list[str]:
    return [label.text() for label in opened.window.findChildren(QLabel)]


def test_the_edit_menu_acts_on_the_text_that_had_the_focus(opened: OpenWindow) -> None:
    page = opened.go(Place("editor", case="2026-001", field="title_en"))
    opened.settle()
    widget = QApplication.focusWidget()
    assert isinstance(widget, QLineEdit)
    before = widget.text()
    for command in ("text.all", "text.cut"):
        opened.desk.actions.action(command).trigger()
    assert (widget.text(), QApplication.clipboard().text()) == ("", before)
    opened.desk.actions.action("text.paste").trigger()
    assert widget.text() == before
    page.commit_pending()


def test_a_row_of_a_list_is_copied_as_text(opened: OpenWindow) -> None:
    opened.go(Place("cases"))
    view = next(view for view in opened.page.findChildren(QTableView) if view.isVisible())
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    opened.desk.actions.action("text.copy").trigger()
    title = opened.workbench.drafting.cases()[0].title_en
    assert title and title in QApplication.clipboard().text()


def test_the_environment_names_the_language_until_another_is_chosen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_settings(language="en")
    monkeypatch.setenv("WORKBENCH_LANGUAGE", "zh")
    opened = OpenWindow(tmp_path)
    asked = language_in_use()
    opened.desk.change_settings(language="en")
    opened.settle()
    opened.close()
    assert (asked, language_in_use()) == ("zh", "en")


@pytest.mark.skipif(sys.platform != "linux", reason="only there Qt looks for libraries of X11")
def test_a_missing_library_of_the_system_is_a_sentence(tmp_path: Path) -> None:
    # Something that is no library stands in for the plugin, as one whose own libraries are missing does.
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "libqxcb.so").write_text("no library")
    code = (
        "import sys; from PySide6.QtCore import QLibraryInfo\n"
        f"QLibraryInfo.path = staticmethod(lambda _which: {str(tmp_path)!r})\n"
        "from workbench.__main__ import main; sys.exit(main([]))"
    )
    screen = {"DISPLAY": ":77", "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": ""}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, **screen, "WORKBENCH_LANGUAGE": "en"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 3
    assert "lacks a library of the system" in done.stderr


def test_the_file_menu_offers_workspaces_that_were_open_before(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    OpenWindow(tmp_path / "one").close()
    window = OpenWindow(tmp_path / "two")
    menu = window.window.menuBar().findChild(RecentsMenu)
    assert menu is not None
    menu.popup(window.window.rect().center())
    (action,) = menu.actions()
    assert words_of(action).startswith("workspace — ")
    assert action.text().endswith("one")
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    window.wait_until(lambda: str(tmp_path / "one") in window.workbench.location)
    window.settle()
    menu.popup(window.window.rect().center())
    (other,) = menu.actions()
    assert other.text().endswith("two")
    menu.close()
    window.close()


def test_the_first_workspace_has_no_other_beside_it(opened: OpenWindow) -> None:
    menu = opened.window.menuBar().findChild(RecentsMenu)
    assert menu is not None
    assert [(action.text(), action.isEnabled()) for action in menu.actions()] == [
        ("No other workspace yet", False)
    ]


def test_paste_in_the_menu_gives_a_line_what_its_keys_give_it(opened: OpenWindow) -> None:
    page = opened.go(Place("editor", case="2026-001", field="title_en"))
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit) and page.isAncestorOf(line)
    line.clear()
    QApplication.clipboard().setText("Cold\nchains")
    opened.desk.actions.action("text.paste").trigger()
    assert line.text() == "Cold chains"
