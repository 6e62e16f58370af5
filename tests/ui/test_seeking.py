"""Finding in the editor with real keys: from where one is, through all sections and cells, back into a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.turning import wait_until
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.domain.refs import ArticleRef
from workbench.ui.navigation import Place
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.widgets.fields.selecting import selected_box, selected_words, selection_of, text_of
from workbench.ui.widgets.findline import FindLine
from workbench.ui.widgets.textmenu import TextWidget

CASE, MONTHS = "2026-001", "duration_months"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_NONE = Qt.KeyboardModifier.NoModifier
SCOPE = "<p>𠀀 warm</p><table><tr><td>cold a</td><td>b</td></tr></table><p>the <strong>co</strong>ld end</p>"


def _prepare(workbench: Workbench) -> None:
    case = new_case(workbench, "Cold stores")
    products = [{"id": f"r{number}", "name": f"box {number}"} for number in range(1, 61)]
    products[58]["note"] = "kept COLD"
    workbench.drafting.fill(
        case.ref,
        {
            "purpose": "cold and Cold",
            "scope": SCOPE,
            "products": products,
            "reference_sample_note": "cold sample",  # asked for only with a sample, which there is none
            "reference_sample": False,
            "remarks": "冷链物流，冷链装备",
            "ics": ["67.260"],
            "duration_months": 67,
            "references": [{"number": "GB/T 6799—2021", "title": "x"}],
        },
    )


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenWindow]:
    """Give a window for tests that look only."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path_factory.mktemp("seeking"), _prepare)
    window.window.resize(1440, 900)
    yield window
    window.close()


@pytest.fixture
def opened(qtbot: QtBot, shared: OpenWindow) -> OpenWindow:
    """Give the window with the editor at the title, the line closed and empty."""
    page = shared.go(Place("editor", case=CASE, field="title_en"))
    line = line_of(page)
    line.field.clear()
    line.exact.setChecked(False)
    line.close_line()
    shared.go(Place("editor", case=CASE, field="title_en"))
    return shared


def line_of(page: QWidget) -> FindLine:
    assert isinstance(page, EditorPage)
    return page._seeking.line


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(opened: OpenWindow, key: Qt.Key, keys: Qt.KeyboardModifier = _NONE) -> None:
    QTest.keyClick(focused(), key, keys)
    opened.settle()


def find(opened: OpenWindow, words: str) -> FindLine:
    """Open the line with its keys and type; return it once it was looked for."""
    press(opened, Qt.Key.Key_F, CONTROL)
    line = line_of(opened.page)
    assert line.isVisible() and line.field.hasFocus()
    QTest.keyClicks(line.field, words)
    opened.wait_until(lambda: line.count.text() != "")
    opened.settle()
    return line


@pytest.mark.parametrize("words", ["zzzzqq", ""])
def test_the_mark_in_a_link_goes_when_nothing_is_found_any_more(linked: OpenWindow, words: str) -> None:
    line = find(linked, "frost")
    press(linked, Qt.Key.Key_Return)
    assert marked(linked.page)
    find_instead(linked, words)
    assert line.count.text() == ("Not found" if words else "")
    assert marked(linked.page) == []


def test_the_mark_in_a_link_goes_when_the_line_closes(linked: OpenWindow) -> None:
    find(linked, "frost")
    press(linked, Qt.Key.Key_Return)
    press(linked, Qt.Key.Key_Escape)
    assert focused().accessibleName() == "Show Article 9"
    assert marked(linked.page) == []


def find_instead(opened: OpenWindow, words: str) -> None:
    """Put other words, or none, in place of those in the line, and wait until they were looked for."""
    QTest.keyClick(focused(), Qt.Key.Key_A, CONTROL)
    QTest.keyClick(focused(), Qt.Key.Key_Backspace)
    QTest.keyClicks(focused(), words)
    line = line_of(opened.page)
    opened.wait_until(lambda: not line._pause.isActive())
    opened.settle()


def shown(page: QWidget) -> tuple[str, str, str]:
    """Return the field one is at, and the text that has a selection in it with what is selected."""
    assert isinstance(page, EditorPage)
    item = page._form.row_of(page._form.field)
    assert item is not None
    inside = page._form.findChildren(QWidget)
    texts = [one for one in inside if isinstance(one, TextWidget) and selected_words(one)]
    assert len(texts) == 1, [text_of(one) for one in texts]
    assert item.isAncestorOf(texts[0])
    assert not texts[0].visibleRegion().isEmpty()
    return page._form.field, text_of(texts[0]).replace("\n", " "), selected_words(texts[0])


def test_all_places_of_the_case_are_gone_through_and_the_focus_stays_in_the_line(opened: OpenWindow) -> None:
    line = find(opened, "cold")
    seen = []
    for number in range(8):
        assert line.field.hasFocus()
        assert line.count.text() == f"{number % 7 + 1} of 7"
        seen.append(shown(opened.page))
        press(opened, Qt.Key.Key_Return)
    assert [(field, words) for field, _, words in seen] == [
        ("title_en", "Cold"),
        ("purpose", "cold"),
        ("purpose", "Cold"),
        ("scope", "cold"),
        ("scope", "cold"),
        ("products", "COLD"),
        ("reference_sample_note", "cold"),
        ("title_en", "Cold"),
    ]
    assert seen[5][1] == "kept COLD"
    press(opened, Qt.Key.Key_Return, SHIFT)
    press(opened, Qt.Key.Key_F3, SHIFT)
    press(opened, Qt.Key.Key_F3, SHIFT)
    assert shown(opened.page)[:2] == ("products", "kept COLD")


def test_codes_numbers_and_standards_are_found_too(opened: OpenWindow) -> None:
    line = find(opened, "67")
    seen = []
    for _ in range(int(line.count.text().split()[-1])):
        seen.append(shown(opened.page))
        press(opened, Qt.Key.Key_Return)
    assert seen == [
        ("ics", "67.260", "67"),
        ("references", "GB/T 6799—2021", "67"),
        (MONTHS, "67", "67"),
    ]


def test_places_in_a_rich_text_are_selected_where_they_stand(opened: OpenWindow) -> None:
    line = find(opened, "cold")
    for _ in range(3):
        press(opened, Qt.Key.Key_Return)
    places = []
    for _ in range(2):
        assert isinstance(opened.page, EditorPage)
        item = opened.page._form.row_of("scope")
        text = item.editor.text_widget() if item is not None else None
        assert text is not None
        start, end = selection_of(text)
        places.append(text_of(text).encode("utf-16-le")[2 * start : 2 * end + 4].decode("utf-16-le"))
        press(opened, Qt.Key.Key_Return)
    assert places == ["cold a", "cold e"]
    assert line.field.hasFocus()


def test_esc_closes_the_line_and_gives_the_focus_to_the_place_for_writing_on(opened: OpenWindow) -> None:
    line = find(opened, "cold")
    press(opened, Qt.Key.Key_Return)
    press(opened, Qt.Key.Key_Escape)
    assert not line.isVisible()
    box = focused()
    assert isinstance(box, QTextEdit)
    assert (selected_words(box), selection_of(box)) == ("cold", (0, 4))
    press(opened, Qt.Key.Key_F3)
    assert focused() is box and selection_of(box) == (9, 13)
    press(opened, Qt.Key.Key_F3)
    assert shown(opened.page)[0] == "scope" and focused() is not box
    press(opened, Qt.Key.Key_F3, SHIFT)
    assert shown(opened.page) == ("purpose", "cold and Cold", "Cold")
    assert isinstance(focused(), QTextEdit)


def test_what_is_selected_is_looked_for_from_there_and_the_case_of_letters_counts_if_wanted(
    opened: OpenWindow,
) -> None:
    opened.go(Place("editor", case=CASE, field="purpose"))
    box = focused()
    assert isinstance(box, QTextEdit)
    QTest.keyClick(box, Qt.Key.Key_End, CONTROL)
    QTest.keyClick(box, Qt.Key.Key_Left, CONTROL | SHIFT)
    press(opened, Qt.Key.Key_F, CONTROL)
    line = line_of(opened.page)
    assert line.field.text() == "Cold"
    assert line.count.text() == "3 of 7"
    assert shown(opened.page) == ("purpose", "cold and Cold", "Cold")
    for _ in range(10):
        if not line.exact.hasFocus():
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
    press(opened, Qt.Key.Key_Space)
    assert line.exact.isChecked() and line.count.text() == "2 of 2"


def test_words_that_are_nowhere_are_said_and_nothing_moves(opened: OpenWindow) -> None:
    line = find(opened, "nowhere")
    assert line.count.text() == "Not found"
    assert not line.after.isEnabled()
    press(opened, Qt.Key.Key_Return)
    press(opened, Qt.Key.Key_Escape)
    assert isinstance(opened.page, EditorPage) and opened.page._form.field == "title_en"
    assert opened.page._form.has_focus


def test_chinese_comes_from_the_input_method_and_enter_before_the_pause_shows_the_first(
    opened: OpenWindow,
) -> None:
    press(opened, Qt.Key.Key_F, CONTROL)
    line = line_of(opened.page)
    composed = QInputMethodEvent()
    composed.setCommitString("冷链")
    QApplication.sendEvent(line.field, composed)
    press(opened, Qt.Key.Key_Return)
    assert line.count.text() == "1 of 2"
    assert shown(opened.page) == ("remarks", "冷链物流，冷链装备", "冷链")


def test_the_buttons_do_what_the_keys_do_and_everything_has_a_name(opened: OpenWindow) -> None:
    line = find(opened, "cold")
    QTest.mouseClick(line.after, Qt.MouseButton.LeftButton)
    opened.settle()
    assert line.count.text() == "2 of 7"
    QTest.mouseClick(line.before, Qt.MouseButton.LeftButton)
    opened.settle()
    assert line.count.text() == "1 of 7"
    assert all(item.accessibleName() for item in (line.before, line.after, line.count))
    assert opened.desk.actions.action("find.next").isEnabled()


def is_in_sight(page: QWidget) -> bool:
    """Return whether the end of the selection in the form is seen."""
    assert isinstance(page, EditorPage)
    texts = [one for one in page._form.findChildren(QWidget) if isinstance(one, TextWidget)]
    (text,) = [one for one in texts if selected_words(one)]
    return text.visibleRegion().contains(selected_box(text).center())


@pytest.mark.parametrize("size", [(1440, 900), (900, 420)])
def test_a_place_is_in_sight_also_where_the_field_is_higher_than_the_window(
    opened: OpenWindow, size: tuple[int, int]
) -> None:
    opened.window.resize(*size)
    try:
        find(opened, "cold")
        for _ in range(7):
            press(opened, Qt.Key.Key_Return)
            wait_until(lambda: is_in_sight(opened.page), "the place is not in sight")
    finally:
        opened.window.resize(1440, 900)


def test_without_words_the_keys_for_the_next_place_open_the_line(opened: OpenWindow) -> None:
    press(opened, Qt.Key.Key_F3)
    assert line_of(opened.page).field.hasFocus()


def test_what_is_typed_meanwhile_is_counted(qtbot: QtBot, tmp_path: Path) -> None:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, _prepare)
    window.go(Place("editor", case=CASE, field="title_en"))
    QTest.keyClicks(focused(), "cold ")
    line = find(window, "cold")
    assert line.count.text() == "2 of 8"
    assert isinstance(window.page, EditorPage)
    title = window.page._form.row_of("title_en")
    assert title is not None and isinstance(title.editor.entry(), QLineEdit)
    title.editor.focus_cell()
    QTest.keyClick(focused(), Qt.Key.Key_End)
    QTest.keyClicks(focused(), "cold")
    title.commit()
    wait_until(lambda: line.count.text().endswith("of 9"), "the new place is not counted")
    window.close()


def _links(workbench: Workbench) -> None:
    _prepare(workbench)
    for article, reason in (("9", "frost and Frost"), ("3", "𠀀 frost in transport"), ("4", "nothing of it")):
        workbench.planning.link(CASE, ArticleRef("action-plan-2022", article), reason)
    workbench.drafting.set_value(CASE, "title_en", "Frosty stores")


@pytest.fixture
def linked(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    del qtbot
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, _links)
    window.window.resize(1440, 500)
    window.go(Place("editor", case=CASE, field="title_en"))
    yield window
    window.close()


def marked(page: QWidget) -> list[tuple[str, str]]:
    """Return the texts beside the form in which something is marked that is seen, with what is marked."""
    assert isinstance(page, EditorPage)
    labels = [one for one in page._side.findChildren(QLabel) if one.hasSelectedText()]
    assert all(one.isVisible() and not one.visibleRegion().isEmpty() for one in labels)
    return [(one.text(), one.selectedText()) for one in labels]


def test_reasons_of_links_are_found_behind_the_fields_and_marked_beside_them(linked: OpenWindow) -> None:
    line = find(linked, "frost")
    assert line.count.text() == "1 of 4"
    seen = []
    for _ in range(4):
        press(linked, Qt.Key.Key_Return)
        assert line.field.hasFocus()
        seen.append(marked(linked.page))
    assert seen == [
        [("frost and Frost", "frost")],
        [("frost and Frost", "Frost")],
        [("𠀀 frost in transport", "frost")],
        [],
    ]
    press(linked, Qt.Key.Key_Return, SHIFT)
    assert (marked(linked.page), line.count.text()) == ([("𠀀 frost in transport", "frost")], "4 of 4")


def test_esc_leads_to_the_link_in_which_words_were_found_and_f3_on_from_there(linked: OpenWindow) -> None:
    line = find(linked, "frost")
    press(linked, Qt.Key.Key_Return)
    press(linked, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert focused().accessibleName() == "Show Article 9"
    press(linked, Qt.Key.Key_F3)
    assert marked(linked.page) == [("frost and Frost", "Frost")]
    press(linked, Qt.Key.Key_F3)
    assert focused().accessibleName() == "Show Article 3"


def test_the_mark_in_a_link_goes_when_one_writes_on_after_f3_with_the_line_closed(linked: OpenWindow) -> None:
    line = find(linked, "frost")
    press(linked, Qt.Key.Key_Return)
    press(linked, Qt.Key.Key_Escape)
    press(linked, Qt.Key.Key_F3)
    assert marked(linked.page) == [("frost and Frost", "Frost")]
    assert not line.isVisible()
    linked.go(Place("editor", case=CASE, field="purpose"))
    assert marked(linked.page) == []
    press(linked, Qt.Key.Key_F3)
    assert marked(linked.page) == [("frost and Frost", "frost")]
