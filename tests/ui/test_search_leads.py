"""From the search page to where a thing stands: by keys and clicks in the whole window, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.turning import WAIT
from tests.helpers.windows import OpenWindow
from tests.helpers.workbenches import new_case
from workbench.app.settings import change_settings
from workbench.app.workbench import Workbench
from workbench.domain.contacts import ContactKind
from workbench.domain.refs import ArticleRef
from workbench.kernel.i18n import tr, use_language
from workbench.ui.dialogs.contacts import AddressBookDialog
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.pages.help.page import HelpPage
from workbench.ui.pages.search.page import SearchPage
from workbench.ui.pages.versions.page import VersionsPage

CASE = "2026-001"
ARTICLES = ("9", "3", "10")
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def prepare(workbench: Workbench) -> None:
    """Make two cases with the word in the reason of a link, in a waiver and in a version; and somebody."""
    case = new_case(workbench)
    new_case(workbench, "另一份提案")
    for article in ARTICLES:
        word = "xyzzy" if article == "10" else "other"
        reason = f"{word} " + "a long reason that makes the card of the link high " * 6
        workbench.planning.link(case.ref, ArticleRef("action-plan-2022", article), reason)
    workbench.checking.waive(case.ref, "P01", "xyzzy agreed with the committee")
    workbench.versioning.name(case.ref, "draft xyzzy")
    workbench.versioning.name(case.ref, "later")
    workbench.people.add(ContactKind.ORGANISATION, {"name": "Aaa"})
    workbench.people.add(ContactKind.PERSON, {"name": "Xyzzy Zhou", "organisation": "Northern Laboratory"})


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Give the window on a workspace that holds the word in many places."""
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, prepare)
    yield window
    window.close()


def searched(opened: OpenWindow, words: str) -> SearchPage:
    """Type words into the page that Ctrl+K leads to, and wait for the answer."""
    opened.desk.actions.run("search")
    opened.settle()
    page = opened.page
    assert isinstance(page, SearchPage)
    QTest.keyClicks(page.field, words)
    opened.wait_until(lambda: page._shown.words == words)
    return page


def kinds(page: SearchPage) -> list[str]:
    return [str(found.kind) for found in page._shown.found]


def headings(page: SearchPage) -> list[str]:
    rows = page.list.rows
    return [str(rows.row_at(n)) for n in range(rows.rowCount()) if rows.result_at(n) is None]


def choose(page: SearchPage, kind: str) -> None:
    """Go down to the first result of a kind with keys."""
    QTest.keyClick(page.field, Qt.Key.Key_Down)
    for _ in range(kinds(page).index(kind)):
        QTest.keyClick(page.list, Qt.Key.Key_Down)
    current = page.list.current()
    assert current is not None and current.kind == kind


def led(opened: OpenWindow, words: str, kind: str) -> None:
    """Search, and open the first result of a kind with Enter."""
    page = searched(opened, words)
    choose(page, kind)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    opened.settle()


def test_each_kind_stands_under_its_heading_with_its_count(opened: OpenWindow) -> None:
    page = searched(opened, "xyzzy")
    assert kinds(page) == ["link", "waiver", "version", "contact"]
    assert headings(page) == [
        "1 link to an article",
        "1 waived rule",
        "1 named version",
        "1 entry of the address book",
    ]
    assert page.count.text() == "4 places found"
    assert [found.where for found in page._shown.found] == [
        f"{CASE} · Link to article 10",
        f"{CASE} · Waiver of P01",
        f"{CASE} · Named version",
        "Person",
    ]


def test_a_contact_is_spoken_with_what_it_is_and_who(opened: OpenWindow) -> None:
    page = searched(opened, "xyzzy zhou")
    spoken = str(page.list.rows.index(1).data(SPOKEN))
    assert spoken == "Xyzzy Zhou, Person: Xyzzy Zhou · Northern Laboratory"


def test_a_number_leads_to_its_case(opened: OpenWindow) -> None:
    page = searched(opened, "2026-002")
    assert headings(page)[0] == "1 case by its number"
    first = page._shown.found[0]
    assert first.title == "另一份提案"
    assert (first.where, first.snippet.text) == (
        "Drafting",
        "2026-002 · Proposal for a recommended national standard",
    )
    QTest.keyClick(page.field, Qt.Key.Key_Return)
    opened.settle()
    assert isinstance(opened.page, EditorPage)
    assert opened.page.case == "2026-002"


def test_a_link_leads_to_its_card_in_the_side_pane_and_back(opened: OpenWindow) -> None:
    led(opened, "xyzzy", "link")
    page, focused = opened.page, QApplication.focusWidget()
    assert isinstance(page, EditorPage) and isinstance(focused, QPushButton)
    assert focused.accessibleName().endswith("Article 10")
    area = page._side._stack.currentWidget()
    opened.wait_until(lambda: area.rect().contains(focused.mapTo(area, focused.rect().center())))
    opened.desk.navigator.back()
    opened.settle()
    assert isinstance(opened.page, SearchPage)
    current = opened.page.list.current()
    assert current is not None and current.kind == "link"


def test_a_link_is_brought_out_where_the_side_pane_floats(opened: OpenWindow) -> None:
    opened.window.resize(1024, 700)
    led(opened, "xyzzy", "link")
    focused = QApplication.focusWidget()
    assert isinstance(opened.page, EditorPage) and focused is not None
    assert opened.page._side.isVisible()
    assert focused.accessibleName().endswith("Article 10")


def test_a_waiver_leads_to_what_its_rule_finds(opened: OpenWindow) -> None:
    led(opened, "xyzzy", "waiver")
    page = opened.page
    assert isinstance(page, EditorPage)
    finding = page._side.current_finding()
    assert finding is not None and finding.waiver is not None
    assert finding.rule == "P01"
    assert page._side._checks._view.hasFocus()


def test_a_waiver_of_a_rule_that_finds_nothing_is_told(opened: OpenWindow) -> None:
    told: list[str] = []

    def note(notice: Notice) -> None:
        told.append(notice.text)

    opened.workbench.checking.waive(CASE, "P16", "plugh")
    opened.desk.notices.shown.connect(note)
    led(opened, "plugh", "waiver")
    assert told == ["P16 finds nothing here now. It is waived: plugh"]


def test_a_version_leads_to_its_comparison(opened: OpenWindow) -> None:
    led(opened, "xyzzy", "version")
    page = opened.page
    assert isinstance(page, VersionsPage)
    version = page._versions.current()
    assert version is not None and version.name == "draft xyzzy"


def test_a_contact_leads_to_its_entry_in_the_address_book(opened: OpenWindow) -> None:
    page = searched(opened, "xyzzy")
    choose(page, "contact")

    def look(dialog: AddressBookDialog) -> None:
        opened.settle()
        assert [one.name for one in dialog._chosen()] == ["Xyzzy Zhou"]
        assert dialog.focusWidget() is dialog.table

    in_modal(AddressBookDialog, lambda: QTest.keyClick(page.list, Qt.Key.Key_Return), look)
    assert opened.page is page


def test_what_is_found_follows_the_address_book(opened: OpenWindow) -> None:
    page = searched(opened, "xyzzy")
    opened.session.operations.change(page, lambda wb: wb.people.remove(["Xyzzy Zhou"]))
    opened.settle()
    assert "contact" not in kinds(page)


def test_what_is_found_follows_the_names_of_versions(opened: OpenWindow) -> None:
    page = searched(opened, "xyzzy")
    opened.session.operations.change(page, lambda wb: wb.versioning.name(CASE, "xyzzy again"))
    opened.settle()
    assert kinds(page).count("version") == 2


def test_a_click_on_a_page_of_the_manual_shows_the_passage(opened: OpenWindow, qtbot: QtBot) -> None:
    page = searched(opened, "calibration")
    row = page.list.rows.place_of("topic/search/")
    page.list.scrollTo(page.list.rows.index(row))
    spot = page.list.visualRect(page.list.rows.index(row)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    opened.settle()
    shown = opened.page
    assert isinstance(shown, HelpPage)
    assert shown.place().words == "search"
    assert shown.viewer.textCursor().selectedText() == "calibration"
    assert shown.viewer.viewport().rect().contains(shown.viewer.cursorRect().center())


def test_the_page_of_shortcuts_is_found_too(opened: OpenWindow) -> None:
    led(opened, "keyboard shortcuts", "topic")
    assert isinstance(opened.page, HelpPage)
    assert opened.page.place() == Place("help", words="shortcuts")


def test_headings_and_places_are_chinese_in_a_chinese_window(qtbot: QtBot, tmp_path: Path) -> None:
    use_language("zh")
    change_settings(name="林一", first_start_done=True, language="zh")
    window = OpenWindow(tmp_path, prepare)
    page = searched(window, "xyzzy")
    qtbot.waitUntil(lambda: bool(page._shown.count), timeout=WAIT)
    assert headings(page) == ["与条款的关联 1 条", "豁免的规则 1 条", "命名版本 1 个", "通讯录 1 条"]
    assert (
        page.field.placeholderText()
        == "词语、提案编号、姓名、手册主题"
        == tr("Words, case numbers, names, topics")
    )
    window.close()
