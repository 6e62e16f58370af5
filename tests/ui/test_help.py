"""The help page: topics, links, search, the table of shortcuts, the rules of the checks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.windows import TestDesk
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import use_language
from workbench.kernel.manual import TOPICS
from workbench.services.checking import Checking
from workbench.ui.navigation import Place
from workbench.ui.pages.help.page import HelpPage


def shown(desk: TestDesk, topic: str = "", width: int = 1368) -> HelpPage:
    """Return the page on a topic, following the navigator as in the window."""
    page = HelpPage(desk.desk)
    desk.desk.navigator.arrived.connect(page.show_place)
    desk.show(page, Place("help", words=topic), width=width, height=808)
    QTest.qWaitForWindowActive(page)
    return page


def heading(page: HelpPage) -> str:
    """Return the first line of the page of the manual."""
    return page.viewer.document().firstBlock().text()


def test_a_place_names_the_topic(desk: TestDesk) -> None:
    page = shown(desk, "editor")
    assert heading(page) == "Editor"
    assert page.place() == Place("help", words="editor")
    assert page.list.topic_at(page.list.currentIndex().row()) == "editor"


@pytest.mark.parametrize("topic", ["", "nobody wrote this"])
def test_no_topic_or_an_unknown_one_shows_the_contents(desk: TestDesk, topic: str) -> None:
    assert heading(shown(desk, topic)) == "Contents"


def test_every_topic_is_shown_with_its_own_title(desk: TestDesk) -> None:
    page = shown(desk)
    for number, topic in enumerate(TOPICS):
        page.show_place(Place("help", words=topic))
        assert heading(page) == page.list.rows.row_at(number).title


def test_the_manual_is_chinese_in_a_chinese_window(desk: TestDesk) -> None:
    use_language("zh")
    assert heading(shown(desk, "editor")) == "编辑"


def test_a_click_on_a_topic_shows_it_and_can_be_taken_back(desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(desk, "editor")
    desk.desk.navigator.go(page.place())
    row = page.list.visualRect(page.list.rows.index(page.list.rows.place_of("plan"), 0))
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert heading(page) == "Plan"
    assert desk.went[-1] == Place("help", words="plan")
    desk.desk.navigator.back()
    assert heading(page) == "Editor"


def test_arrow_keys_move_through_the_topics_and_enter_leads_into_the_page(desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(desk)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    assert heading(page) == "Start"
    assert desk.went == []
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert page.viewer.hasFocus()


def test_tab_and_enter_follow_a_link_of_the_manual(desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(desk, "index")
    assert page.viewer.hasFocus()
    qtbot.keyClick(page.viewer, Qt.Key.Key_Tab)
    qtbot.keyClick(page.viewer, Qt.Key.Key_Return)
    assert desk.went == [Place("help", words="start")]
    assert heading(page) == "Start"


@pytest.mark.parametrize("address", ["https://example.org/", "file:///etc/passwd", "../../README.md", "plan"])
def test_links_that_lead_out_of_the_manual_are_not_followed(desk: TestDesk, address: str) -> None:
    page = shown(desk, "index")
    page.viewer.anchorClicked.emit(QUrl(address))
    page.viewer.setSource(QUrl(address))
    assert desk.went == []
    assert heading(page) == "Contents"


def test_the_viewer_loads_nothing_and_shows_no_html(desk: TestDesk) -> None:
    viewer = shown(desk).viewer
    for kind in (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.HtmlResource):
        assert viewer.loadResource(kind.value, QUrl("https://example.org/x.png")) is None
    viewer.show_text("# Title\n\n<b>bold</b> <img src='https://example.org/x.png'>")
    assert "<b>bold</b>" in viewer.toPlainText()


def test_the_way_back_leads_to_where_one_had_scrolled(desk: TestDesk) -> None:
    page = shown(desk, "editor", width=900)
    desk.desk.navigator.go(page.place())
    page.viewer.verticalScrollBar().setValue(120)
    desk.desk.navigator.go(Place("help", words="plan"))
    desk.desk.navigator.back()
    assert page.viewer.verticalScrollBar().value() == 120


def test_lines_stay_short_enough_to_read(desk: TestDesk) -> None:
    page = shown(desk, "editor", width=1900)
    assert page.viewer.document().textWidth() <= 680 + 64


def test_words_leave_only_the_topics_that_hold_them(desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(desk)
    qtbot.keyClicks(page.field, "LibreOffice approximately")
    found = {page.list.topic_at(row) for row in range(page.list.rows.rowCount())}
    assert found == {"handin"}
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert heading(page) == "Hand-in"


def test_words_that_no_topic_holds_say_so(desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(desk)
    qtbot.keyClicks(page.field, "zzzz")
    assert page.nothing.isVisible()
    assert not page.list.isVisible()
    page.field.clear()
    assert page.list.isVisible()


def test_the_find_command_leads_to_the_field_of_what_is_shown(desk: TestDesk) -> None:
    page = shown(desk)
    desk.desk.actions.run("find")
    assert page.field.hasFocus()
    page.show_place(Place("help", words="shortcuts"))
    desk.desk.actions.run("find")
    assert page.shortcuts.field.hasFocus()


def test_the_shortcuts_come_from_the_command_table(desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(desk, "shortcuts")
    assert page.shortcuts.isVisible()
    rows = {row.id: row for row in page.shortcuts.model.shown}
    with_keys = {command.id for command in desk.desk.actions.all() if command.shortcut or command.inside}
    assert set(rows) == with_keys
    assert (rows["case.new"].menu, rows["case.new"].keys) == ("File", "Ctrl+N")
    qtbot.keyClicks(page.shortcuts.field, "zoom")
    assert page.shortcuts.model.rowCount() == 0
    page.shortcuts.field.clear()
    qtbot.keyClicks(page.shortcuts.field, "ctrl+k")
    assert [row.id for row in page.shortcuts.model.shown] == ["search"]


def test_the_rules_are_listed_and_told_in_full(desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(desk, "rules")
    assert page.rules.model.total == len(desk.workbench.checking.rules())
    assert page.rules.detail.title.text().startswith("P01")
    page.rules.list.setFocus()
    qtbot.keyClick(page.rules.list, Qt.Key.Key_Down)
    rule = desk.workbench.checking.rules()[1]
    detail = page.rules.detail
    assert rule.id in detail.title.text()
    assert detail.why.text() == rule.why.here()
    assert rule.source in detail.source.text()
    assert rule.source_notes[0].here() in detail.source.text()


def test_what_is_only_custom_says_so(desk: TestDesk) -> None:
    page = shown(desk, "rules")
    page.rules.show_rule("P08")
    assert page.rules.detail.custom.isVisible()
    page.rules.show_rule("P01")
    assert not page.rules.detail.custom.isVisible()


def test_a_place_can_name_a_rule(desk: TestDesk) -> None:
    page = HelpPage(desk.desk)
    desk.show(page, Place("help", words="rules", row="P12"))
    assert page.rules.detail.title.text().startswith("P12")


def test_rules_are_found_by_words_in_either_part(desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(desk, "rules")
    qtbot.keyClicks(page.rules.field, "patents")
    assert [line.id for line in page.rules.model.shown] == ["P06"]
    assert page.rules.count.text() == "1 rule"


def test_rules_that_cant_be_read_are_told_with_a_retry(desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_self: Checking) -> list[object]:
        raise NotReadable("The rules can't be read.")

    with monkeypatch.context() as patched:
        patched.setattr(Checking, "rules", fail)
        page = shown(desk, "rules")
    assert page.strip.isVisible()
    page.strip._again.click()
    desk.settle()
    assert page.rules.model.total > 0


def test_every_control_has_a_spoken_name(desk: TestDesk) -> None:
    page = shown(desk, "rules")
    controls = [page.field, page.list, page.viewer, page.shortcuts.field, page.shortcuts.table]
    controls += [page.rules.field, page.rules.list]
    assert [control for control in controls if not control.accessibleName()] == []
    first = page.rules.model.index(0, 0)
    assert "P01" in str(page.rules.model.data(first, Qt.ItemDataRole.AccessibleTextRole))


def test_the_page_comes_into_focus_where_one_reads(desk: TestDesk) -> None:
    page = shown(desk, "plan")
    assert QApplication.focusWidget() is page.viewer


def test_the_page_is_painted_while_its_text_is_being_exchanged(desk: TestDesk) -> None:
    page = shown(desk, "editor")
    assert page.viewer._points
    page.viewer.document().clear()
    page.viewer.viewport().repaint()
    page.viewer.document().setPlainText("\n" * 200)  # blocks that are not laid out yet
    page.viewer.viewport().repaint()
    page.viewer.show_text("# Title\n\n- entry\n")
    page.viewer.viewport().repaint()
    assert heading(page) == "Title"
    assert len(page.viewer._points) == 1


def test_esc_goes_back_to_where_one_was(desk: TestDesk, qtbot: QtBot) -> None:
    desk.desk.navigator.go(Place("plan", article="9"))
    desk.desk.navigator.go(Place("help", words="plan"))
    page = shown(desk, "plan")
    desk.went.clear()
    qtbot.keyClick(page.viewer, Qt.Key.Key_Escape)
    assert desk.went == [Place("plan", article="9")]


def test_esc_takes_searched_words_away_first(desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(desk, "plan")
    page.field.setFocus()
    qtbot.keyClicks(page.field, "undo")
    qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.field.text() == ""
    assert desk.went == []
