"""Lanes, signals, navigation, commands and colours, before any page."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from tests.helpers.windows import TestDesk
from workbench.app.workbench import Workbench
from workbench.kernel.i18n import use_language
from workbench.ui import actions, theme
from workbench.ui.dialogs.palette import entries_of
from workbench.ui.mainwindow.menus import RecentsMenu, build_menus
from workbench.ui.navigation import Navigator, Place
from workbench.ui.operations import Running, Standing


class _Speaker(QObject):
    said = Signal(bool)


def test_one_signal_can_be_emitted_five_thousand_times(qtbot: QtBot) -> None:
    speaker, heard = _Speaker(), []
    speaker.said.connect(heard.append)
    for _ in range(5000):
        speaker.said.emit(True)
    assert len(heard) == 5000


def test_a_change_is_told_once_and_its_result_comes_back(desk: TestDesk) -> None:
    told: list[object] = []
    made: list[object] = []
    desk.operations.bus.changed.connect(told.append)
    desk.operations.change(
        desk.desk.navigator, lambda wb: wb.drafting.create("gb-t-recommended", "标题"), made.append
    )
    desk.settle()
    assert len(told) == len(made) == 1
    assert desk.desk.notices.saved_at is not None


def test_an_error_reaches_the_window_when_nobody_takes_it(desk: TestDesk) -> None:
    desk.operations.ask(desk.desk.navigator, lambda wb: wb.drafting.case("nothing"), print)
    desk.settle()
    assert [type(error).__name__ for error in desk.troubles] == ["UnknownName"]


def test_long_work_reports_and_can_be_cancelled(desk: TestDesk) -> None:
    ended: list[object] = []
    told: list[Standing] = []
    gate = threading.Event()

    def work(_workbench: Workbench, running: Running) -> bool:
        running.report(1, 3)
        gate.wait(20)
        return running.cancelled

    running = desk.operations.work(desk.desk.navigator, lambda: "Work", work, ended.append)
    running.moved.connect(told.append)
    running.cancel()
    gate.set()
    desk.settle()
    assert told == [Standing(1, 3)]
    assert ended == [True]


def test_back_and_forward_return_to_places() -> None:
    navigator = Navigator()
    for page in ("start", "cases", "plan"):
        navigator.go(Place(page))
    navigator.back()
    assert navigator.here == Place("cases")
    navigator.forward()
    assert navigator.here == Place("plan")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_shortcut_is_used_twice_or_belongs_to_input_methods(language: str) -> None:
    use_language("zh" if language == "zh" else "en")
    keys = [key for command in actions.commands() for key in command.shortcut.split("; ") if key]
    assert len(keys) == len(set(keys))
    assert not {"Ctrl+Space", "Shift+Space", "Ctrl+.", "Ctrl+Shift+F"} & set(keys)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_can_be_read_on_every_ground(mode: str) -> None:
    colours = theme.tokens()[mode]
    grounds = ["surface", "window", "sunken", "hover", "row_hover", "selected"]
    for ink in ("text", "text2", "text3", "accent", "error", "warn", "ok", "spelling"):
        for ground in grounds:
            assert theme.contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
    for ground in ("surface", "window"):
        assert theme.contrast(colours["field_base"], colours[ground]) >= 3.0


def test_every_icon_named_in_the_commands_exists() -> None:
    from workbench.kernel.paths import resource

    named = {command.icon for command in actions.commands() if command.icon}
    assert {icon for icon in named if not Path(resource("icons", f"{icon}.svg")).exists()} == set()


def test_a_name_with_an_ampersand_stands_whole_in_the_words_of_undo(qtbot: QtBot) -> None:
    book = actions.ActionBook()
    book.rename("undo", "Undo: attach “R&D plan.txt”")
    entry = next(one for one in entries_of(book) if one.id == "undo")
    assert entry.text == "Undo: attach “R&D plan.txt”"
    bar = QMenuBar()
    qtbot.addWidget(bar)
    build_menus(bar, book, RecentsMenu(list))
    for menu in bar.findChildren(QMenu):
        menu.aboutToShow.emit()
    assert "R&&D plan.txt" in book.action("undo").text()
