"""What the title bar says: the case on the screen and the program, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.textmenu import TextWidget

FIRST, SECOND = "第一份提案", "第二份提案"
PROGRAM = {"en": "Standards Proposal Workbench", "zh": "标准提案工作台"}


def two(workbench: Workbench) -> None:
    new_case(workbench, FIRST)
    new_case(workbench, SECOND)


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the whole window on a workspace with two cases."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, two)
    yield window
    window.close()


def name(opened: OpenWindow) -> str:
    return opened.window.windowTitle()


@pytest.mark.parametrize("page", ["editor", "answers", "handin", "versions"])
def test_the_window_is_named_after_the_case_on_the_screen(opened: OpenWindow, page: str) -> None:
    assert name(opened) == PROGRAM["en"]
    opened.go(Place(page, case="2026-001"))
    assert name(opened) == f"{FIRST} — {PROGRAM['en']}"
    opened.go(Place(page, case="2026-002"))
    assert name(opened) == f"{SECOND} — {PROGRAM['en']}"
    opened.desk.change_settings(language="zh")
    opened.settle()
    assert name(opened) == f"{SECOND} — {PROGRAM['zh']}"


@pytest.mark.parametrize("page", ["start", "cases", "plan"])
def test_pages_of_no_case_leave_the_program_alone(opened: OpenWindow, page: str) -> None:
    opened.go(Place("editor", case="2026-001"))
    opened.go(Place(page))
    assert name(opened) == PROGRAM["en"]


def test_a_case_that_is_renamed_renames_the_window(opened: OpenWindow) -> None:
    page = opened.go(Place("editor", case="2026-001", field="title_zh"))
    line = opened.window.focusWidget()
    assert isinstance(page, EditorPage) and isinstance(line, TextWidget)
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, " [*] 2")
    page.commit_pending()
    opened.settle()
    assert opened.workbench.drafting.case("2026-001").title == f"{FIRST} [*] 2"
    # Qt shows what is doubled once; alone it would vanish.
    assert name(opened) == f"{FIRST} [*][*] 2 — {PROGRAM['en']}"


def test_a_workspace_without_a_case_names_none(opened: OpenWindow, tmp_path: Path) -> None:
    opened.go(Place("editor", case="2026-001"))
    opened.session.open_workspace(str(tmp_path / "another.db"))
    opened.settle()
    assert name(opened) == PROGRAM["en"]
    opened.go(Place("editor"))
    assert name(opened) == PROGRAM["en"]
