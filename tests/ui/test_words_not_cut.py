"""The largest text: all words can be read whole, in both languages, in a large and a small window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QListWidget, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.alldialogs import COMMANDS, MADE, look_at_all
from tests.helpers.clipping import cut_words
from tests.helpers.turning import let_qt_work
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import versioned_case
from tests.screenshots import CASE, PLACES
from workbench.app.settings import change_settings
from workbench.kernel.i18n import use_language
from workbench.ui import theme
from workbench.ui.dialogs import showing
from workbench.ui.navigation import Place
from workbench.ui.widgets.basics import badge, button, column, label
from workbench.ui.widgets.page import Header
from workbench.ui.widgets.tall import Tall

SIZES = ((1440, 900), (1024, 640))
# No preview: its pages are pictures, and printing them takes long.
EVERYWHERE = {
    **PLACES,
    "handin": Place("handin", case=CASE),
    "rows": Place("editor", case=CASE, field="budget_lines"),
    "links": Place("editor", case=CASE, field="links"),
    "rules": Place("help", words="rules"),
    "shortcuts": Place("help", words="shortcuts"),
}


@pytest.fixture(params=["en", "zh"])
def large(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the window with the sample case at 200 %, in a language."""
    del qtbot
    use_language(request.param)
    change_settings(language=request.param, name="林一", first_start_done=True, zoom=theme.MOST_ZOOM)
    window = OpenWindow(tmp_path, versioned_case)
    yield window
    window.close()


def test_no_word_on_a_page_is_cut_at_200_per_cent(large: OpenWindow) -> None:
    cut = {}
    for size in SIZES:
        large.window.resize(*size)
        for key, place in EVERYWHERE.items():
            large.go(place)
            let_qt_work(20)
            cut[size, key] = cut_words(large.window)
        assert (large.window.width(), large.window.height()) == size
    assert {place: found for place, found in cut.items() if found} == {}


def test_no_word_in_a_dialog_is_cut_at_200_per_cent(
    large: OpenWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The screen of the tests is smaller than these windows; dialogs are as large as on one that holds them.
    monkeypatch.setattr(showing, "_room", lambda box: box.parentWidget().window().size() - QSize(40, 40))
    cut: dict[str, list[str]] = {}
    for size in SIZES:
        large.window.resize(*size)

        def look(name: str, dialog: QDialog, size: tuple[int, int] = size) -> None:
            cut[f"{name} {size}"] = cut_words(dialog)
            assert dialog.width() <= size[0] and dialog.height() <= size[1], name

        look_at_all(large, tmp_path, look)
    assert len(cut) == len(SIZES) * (len(COMMANDS) + len(MADE))
    assert {name: found for name, found in cut.items() if found} == {}


def test_what_is_too_high_for_a_dialog_scrolls_once_its_lists_are_low(qtbot: QtBot) -> None:
    listed = QListWidget()
    listed.setMinimumHeight(100)
    area = Tall(column(listed, *(label(f"Line {number}") for number in range(5))))
    qtbot.addWidget(area)
    area.resize(300, area.heightForWidth(300))
    area.show()
    assert (area.verticalScrollBar().maximum(), listed.height() > 100) == (0, True)
    area.resize(300, 120)
    let_qt_work()
    assert (area.verticalScrollBar().maximum() > 0, listed.height()) == (True, 100)


@pytest.fixture
def header(qtbot: QtBot, qapp: QApplication) -> tuple[Header, QWidget]:
    """Give the header of a page with a long title, and one of its buttons."""
    theme.apply(qapp, "light")
    primary = button("Export 2 documents", "primary")
    made = Header(
        "Emergency power supply devices", "2026-001", (button("Preview"), primary), [badge("Drafting")]
    )
    qtbot.addWidget(made)
    made.show()
    return made, primary


@pytest.mark.parametrize(("width", "below"), [(900, False), (400, True)])
def test_buttons_go_below_a_title_that_would_be_lost(
    header: tuple[Header, QWidget], width: int, below: bool
) -> None:
    made, primary = header
    made.resize(width, made.height())
    let_qt_work()
    title = made.findChildren(QLabel)[0]
    assert (
        primary.mapTo(made, primary.rect().topLeft()).y() > title.mapTo(made, title.rect().bottomLeft()).y()
    ) is below
    assert cut_words(made) == []
    made.set_title("Short", "2026-002")
    made.resize(900, made.height())
    assert made.findChildren(QLabel)[-1].isVisible()


@pytest.mark.parametrize(
    ("box", "reason"),
    [
        (QRect(0, 0, 20, 40), "wide <"),
        (QRect(0, 0, 200, 3), "high <"),
        (QRect(250, 0, 200, 40), "sticks out of"),
        (QRect(0, 60, 200, 40), "lies over"),
    ],
)
def test_what_has_no_room_is_found(qtbot: QtBot, box: QRect, reason: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 100)
    words = label("Export documents")
    words.setParent(window)
    words.setGeometry(box)
    below = QToolButton(window)
    below.setText("Close")
    below.setGeometry(0, 60, 200, 40)
    window.show()
    (found,) = cut_words(window)
    assert reason in found
