"""The search page: results while one types, marks, opening by keyboard and mouse, empty and error states."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.turning import WAIT
from tests.helpers.windows import TestDesk
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import use_language
from workbench.services.searching import Searching
from workbench.ui.navigation import Place
from workbench.ui.pages.search.page import SearchPage
from workbench.ui.pages.search.reading import Result, Results

REF = "2026-001"


def shown(desk: TestDesk, words: str = "") -> SearchPage:
    """Return the page with words searched."""
    page = SearchPage(desk.desk)
    desk.show(page, Place("search", words=words), width=1100, height=800)
    return page


def wait_for(desk: TestDesk, qtbot: QtBot, page: SearchPage, words: str) -> None:
    """Wait until the answer for some words is shown."""
    qtbot.waitUntil(lambda: page._shown.words == words, timeout=WAIT)
    desk.settle()


def results(page: SearchPage) -> list[Result]:
    """Return the results that are listed."""
    rows = page.list.rows
    return [found for number in range(rows.rowCount()) if (found := rows.result_at(number)) is not None]


def texts(page: SearchPage) -> list[str]:
    """Return what labels say that can be seen."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_words_of_a_place_are_searched_at_once(sample_desk: TestDesk) -> None:
    page = shown(sample_desk, "储能")
    assert page.field.text() == "储能"
    assert {found.kind for found in results(page)} == {"case", "link", "plan", "contact"}
    assert page.count.text() == f"{len(results(page))} places found"


def test_results_come_while_one_types(sample_desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(sample_desk)
    qtbot.keyClicks(page.field, "GB/T")
    wait_for(sample_desk, qtbot, page, "GB/T")
    assert results(page)


def test_cases_come_under_their_heading_with_the_name_of_the_field(sample_desk: TestDesk) -> None:
    page = shown(sample_desk, "储能")
    rows = page.list.rows
    assert str(rows.index(0).data()).endswith("places in cases")
    assert not rows.flags(rows.index(0)) & Qt.ItemFlag.ItemIsSelectable
    first = results(page)[0]
    assert first.where == f"{REF} · Title (Chinese)"
    assert [first.snippet.text[start:end] for start, end in first.snippet.spans] == ["储能"]


def test_down_and_enter_open_the_field_that_was_found(sample_desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(sample_desk, "储能")
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    assert page.list.hasFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    wanted = results(page)[1]
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    assert sample_desk.went == [Place("editor", case=REF, field=wanted.place, words="储能")]


def test_enter_in_the_field_opens_the_best_result(sample_desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(sample_desk, "储能")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert sample_desk.went == [Place("editor", case=REF, field="title_zh", words="储能")]


def test_enter_before_the_answer_searches_and_opens_nothing(sample_desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(sample_desk)
    page.field.insert("储能")  # as an input method does; QTest types ASCII only
    qtbot.keyClick(page.field, Qt.Key.Key_Return)
    assert sample_desk.went == []
    wait_for(sample_desk, qtbot, page, "储能")


def test_a_click_opens_the_article_of_a_plan(sample_desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(sample_desk, "碳达峰")
    row = page.list.rows.place_of(next(one.key for one in results(page) if one.kind == "plan"))
    page.list.scrollTo(page.list.rows.index(row))
    box = page.list.visualRect(page.list.rows.index(row))
    found = page.list.rows.result_at(row)
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert found is not None
    assert sample_desk.went == [Place("plan", plan="action-plan-2022", article=found.place)]


def test_the_way_back_leads_to_the_result_that_was_opened(sample_desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(sample_desk, "储能")
    sample_desk.desk.navigator.go(page.place())
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    wanted = results(page)[1]
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    sample_desk.desk.navigator.back()
    page.show_place(sample_desk.went[-1])
    sample_desk.settle()
    assert page.list.hasFocus()
    assert page.list.current() == wanted


def test_up_at_the_top_leads_back_into_the_field(sample_desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(sample_desk, "储能")
    qtbot.keyClick(page.field, Qt.Key.Key_Down)
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert page.field.hasFocus()


def test_escape_empties_the_field_and_tells_how_to_search(sample_desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(sample_desk, "储能")
    qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    wait_for(sample_desk, qtbot, page, "")
    assert "Search cases, plans, the address book and the manual" in texts(page)
    assert page.count.text() == ""


def test_both_search_commands_lead_into_the_field(sample_desk: TestDesk) -> None:
    page = shown(sample_desk, "储能")
    for command in ("search", "find"):
        page.list.setFocus()
        sample_desk.desk.actions.run(command)
        assert page.field.hasFocus()
        assert page.field.selectedText() == "储能"


def test_nothing_found_says_what_was_looked_for(sample_desk: TestDesk) -> None:
    page = shown(sample_desk, "xyzzy")
    assert "Nothing holds “xyzzy”" in texts(page)


def test_what_was_found_follows_a_change_of_a_case(sample_desk: TestDesk) -> None:
    page = shown(sample_desk, "xyzzy")
    sample_desk.operations.change(page, lambda wb: wb.drafting.set_value(REF, "title_en", "Xyzzy"))
    sample_desk.settle()
    assert [found.place for found in results(page)] == ["title_en"]


def test_a_late_answer_does_not_replace_a_newer_one(sample_desk: TestDesk) -> None:
    page = shown(sample_desk, "储能")
    page._take(page._asked - 1, Results("old"))
    assert page._shown.words == "储能"


def test_a_search_that_fails_is_told_with_a_retry(
    sample_desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: Searching, _text: str, _count: int = 50) -> list[object]:
        raise NotReadable("The index can't be read.")

    with monkeypatch.context() as patched:
        patched.setattr(Searching, "search", fail)
        page = shown(sample_desk, "储能")
    assert page.strip.isVisible()
    assert sample_desk.troubles == []
    page.strip._again.click()
    sample_desk.settle()
    assert not page.strip.isVisible()
    assert results(page)


def test_an_empty_workspace_still_finds_the_plan(desk: TestDesk) -> None:
    page = shown(desk, "标准")
    assert {found.kind for found in results(page)} == {"plan"}


def test_names_are_chinese_in_a_chinese_window(sample_desk: TestDesk) -> None:
    use_language("zh")
    page = shown(sample_desk, "储能")
    assert results(page)[0].where.startswith(f"{REF} · ")
    assert "Title" not in results(page)[0].where


def test_a_result_is_spoken_with_its_place_and_words(sample_desk: TestDesk) -> None:
    page = shown(sample_desk, "储能")
    spoken = str(page.list.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    assert REF in spoken
    assert page.field.accessibleName() == "Search everything"
    assert page.list.accessibleName()


def test_a_page_found_by_its_name_alone_is_spoken_without_an_empty_text(desk: TestDesk) -> None:
    page = shown(desk, "Keyboard shortcuts")
    rows = page.list.rows
    number = next(n for n in range(rows.rowCount()) if (one := rows.result_at(n)) and one.id == "shortcuts")
    spoken = rows.index(number).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Keyboard shortcuts, Manual"


def test_the_list_reaches_the_right_edge_and_its_text_keeps_a_readable_width(sample_desk: TestDesk) -> None:
    page = shown(sample_desk, "储能")
    page.resize(1440, 800)
    sample_desk.settle()
    assert page.list.width() == page.width() == page.foot.width()
    assert page.field.width() <= 852
