"""Icons grow with the text: in lines to search, in rows, in lists and beside sentences, wherever one looks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case, sample_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.ui import theme
from workbench.ui.navigation import Place
from workbench.ui.pages.cases.page import CasesPage
from workbench.ui.widgets.searchline import make_clearable, show_glass

CASE = "2026-001"
PLACES = (
    Place("start"),
    Place("cases"),
    Place("plan"),
    Place("search", words="储能"),
    Place("preferences"),
    Place("help", words="rules"),
    Place("answers", case=CASE),
    Place("handin", case=CASE),
    *(Place("editor", case=CASE, field=field) for field in ("title_en", "drafting_units", "attachments")),
    Place("editor", case=CASE, field="purpose"),
)


def _prepare(workbench: Workbench) -> None:
    sample_case(workbench)
    new_case(workbench, "储能电站 标准")
    workbench.drafting.set_value(CASE, "title_en", "technical requirements")


def sizes_of_icons(folder: Path, zoom: float, monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, int]]:
    """Return which icons were drawn on all pages, each with its width in px."""
    drawn: set[tuple[str, int]] = set()
    draw = theme._drawn

    def note(name: str, colour: str, size: int, ratio: float) -> Any:
        drawn.add((name, size))
        return draw(name, colour, size, ratio)

    change_settings(name="林一", first_start_done=True, zoom=zoom)
    folder.mkdir()
    opened = OpenWindow(folder, _prepare)
    monkeypatch.setattr(theme, "_drawn", note)
    for place in PLACES:
        opened.go(place).grab()
        opened.settle()
    opened.desk.notices.tell("Told.")
    opened.window.grab()
    opened.close()
    monkeypatch.undo()
    return drawn


def test_every_icon_is_larger_in_larger_text(
    qtbot: QtBot, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_HOME", str(home))
    small = sizes_of_icons(tmp_path / "small", 1.0, monkeypatch)
    monkeypatch.setenv("WORKBENCH_HOME", str(home))
    large = sizes_of_icons(tmp_path / "large", 1.5, monkeypatch)
    assert {name for name, _ in small} >= {"search", "trash", "grip", "file", "right", "down", "warning"}
    least = {name: min(size for one, size in small if one == name) for name, _ in small}
    assert {(name, size) for name, size in large if size < 1.35 * least.get(name, 0)} == set()


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_the_signs_of_a_line_to_search_stand_beside_its_words_and_clear_it(
    zoom: float, qtbot: QtBot, tmp_path: Path
) -> None:
    change_settings(name="林一", first_start_done=True, zoom=zoom)
    opened = OpenWindow(tmp_path, sample_case)
    page = opened.go(Place("cases"))
    assert isinstance(page, CasesPage)
    field = page.filters.search
    (cross,) = [one for one in field.findChildren(QToolButton) if one.accessibleName()]
    assert not cross.isVisible()
    QTest.keyClicks(field, "words")
    assert cross.isVisible() and cross.iconSize().width() == theme.px(14)
    assert field.rect().contains(cross.geometry())
    assert field.cursorRect().right() < cross.geometry().left()
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    opened.settle()
    assert (field.text(), cross.isVisible()) == ("", False)
    assert field.hasFocus()
    opened.close()


def test_words_begin_behind_the_glass_in_any_order_of_signs(qtbot: QtBot) -> None:
    lines = QLineEdit("x"), QLineEdit("x")
    for line, acts in zip(lines, ((make_clearable, show_glass), (show_glass, make_clearable)), strict=True):
        qtbot.addWidget(line)
        for act in acts:
            act(line)
        line.resize(200, 32)
        line.show()
        (glass,) = (one for one in line.findChildren(QLabel) if not one.pixmap().isNull())
        assert line.cursorRect().left() >= glass.geometry().right() - line.cursorRect().width()
    assert lines[0].textMargins() == lines[1].textMargins()
