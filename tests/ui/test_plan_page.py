"""The plan page: honest states, tree and map moving together, the search, room, errors and languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.planpages import (
    SPOKEN,
    cell,
    click,
    found_articles,
    listed_cases,
    map_row,
    press,
    shown,
    spoken,
    texts,
    two_cases,
)
from tests.helpers.windows import TestDesk
from workbench.domain.refs import DEFAULT_PLAN
from workbench.kernel.errors import NotReadable
from workbench.kernel.i18n import use_language
from workbench.services.planning import Planning
from workbench.ui.models.plan import PlanModel
from workbench.ui.navigation import Place

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def plan_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    """Give a desk whose workspace holds two cases that serve articles 3 and 9."""
    made = TestDesk(qtbot, tmp_path, two_cases)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Leave the language as it was."""
    yield
    use_language("en")


# What is known of an article.


def test_the_tree_says_of_every_article_what_is_known_of_its_text(plan_desk: TestDesk) -> None:
    page = shown(plan_desk)
    assert len(found_articles(page)) == 33
    assert spoken(page, "9").startswith("Article 9, ")
    assert "own summary, text not supplied" in spoken(page, "9")
    assert "title only" in spoken(page, "13")
    assert "text not supplied" in spoken(page, "19")
    assert "own summary" not in spoken(page, "19")


def test_an_article_without_text_says_what_is_missing_and_offers_the_import(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "19")
    assert "Neither title nor text of article 19 was supplied." in texts(page)
    assert "text not supplied" in texts(page)
    press(page, "Import the text…")
    dialog = QApplication.activeModalWidget()
    assert dialog is not None and dialog.windowTitle() == "Import official text"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_an_article_with_a_title_alone_says_so(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "13")
    assert "Only the title of article 13 was supplied." in texts(page)
    assert "In our own words" not in texts(page)


def test_an_imported_text_is_shown_as_such_beside_our_own_words(plan_desk: TestDesk, tmp_path: Path) -> None:
    (tmp_path / "nine.txt").write_text("9. 实施碳达峰碳中和标准化提升工程。完善核算标准。\n", encoding="utf-8")
    plan_desk.workbench.planning.import_text(tmp_path / "nine.txt", "auto", DEFAULT_PLAN)
    page = shown(plan_desk, "9")
    assert {"text supplied", "In our own words", "Imported text", "完善核算标准。"} <= set(texts(page))


def test_the_article_shows_its_summary_and_its_tasks_with_their_counts(plan_desk: TestDesk) -> None:
    article = plan_desk.workbench.planning.plan(DEFAULT_PLAN).article("9")
    page = shown(plan_desk, "9")
    seen = texts(page)
    assert article.summary.here() in seen
    assert all(task.summary.here() in seen for task in article.tasks)
    assert f"{len(article.tasks)} tasks, 1 served" in seen
    assert seen.count("gap") == len(article.tasks) - 1


def test_a_place_may_name_a_task(plan_desk: TestDesk) -> None:
    task = plan_desk.workbench.planning.plan(DEFAULT_PLAN).article("9").tasks[0]
    page = shown(plan_desk, f"9.{task.id}")
    assert page.tree.current() == ("9", task.id)
    assert page.place() == Place("plan", plan=DEFAULT_PLAN, article=f"9.{task.id}")
    assert spoken(page, "9", task.id) == f"9.1, {task.summary.here()}, 1 case"


def test_a_task_far_below_is_scrolled_to(plan_desk: TestDesk) -> None:
    task = plan_desk.workbench.planning.plan(DEFAULT_PLAN).article("9").tasks[-1]
    page = shown(plan_desk, f"9.{task.id}")
    words = next(item for item in page.findChildren(QLabel) if item.text() == task.summary.here())
    assert not words.visibleRegion().isEmpty()


# Tree and map.


def test_arrows_in_the_tree_move_the_map_and_the_article_along(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9")
    assert map_row(page) == "9"
    QTest.keyClick(page.tree, Qt.Key.Key_Down)
    assert map_row(page) == "10"
    assert any(text.startswith("Article 10\u2003") for text in texts(page))
    assert plan_desk.desk.navigator.here == Place("plan", plan=DEFAULT_PLAN, article="10")


def test_arrows_in_the_map_move_the_tree_and_the_article_along(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9")
    page.chart.map.setFocus()
    QTest.keyClick(page.chart.map, Qt.Key.Key_Up)
    assert page.tree.current() == ("8", "")
    assert any(text.startswith("Article 8\u2003") for text in texts(page))
    assert page.chart.map.hasFocus()


def test_arrows_open_an_article_and_reach_its_tasks(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9")
    task = plan_desk.workbench.planning.plan(DEFAULT_PLAN).article("9").tasks[0].id
    QTest.keyClick(page.tree, Qt.Key.Key_Right)
    QTest.keyClick(page.tree, Qt.Key.Key_Down)
    assert page.tree.current() == ("9", task)
    assert map_row(page) == "9"


def test_the_arrow_before_an_article_opens_it_without_choosing_it(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9")
    index = page.tree.nodes.index_of("8")
    click(page.tree, index, page.tree.visualRect(index).topLeft() + QPoint(12, 12))
    assert page.tree.isExpanded(index)
    assert page.tree.current() == ("9", "")


def test_the_map_counts_what_the_workspace_holds(plan_desk: TestDesk) -> None:
    page = shown(plan_desk)
    model = page.chart.map.map
    assert model.data(cell(page, "9", "drafting")) == "2"
    assert model.data(cell(page, "3", "total")) == "2"
    assert model.data(cell(page, "4", "drafting")) == ""
    said = model.data(cell(page, "9", "drafting"), SPOKEN)
    assert said.startswith("Article 9, ") and said.endswith(", drafting: 2")
    assert "text not supplied" in model.data(cell(page, "19", "total"), SPOKEN)
    assert any(text.startswith("2 of 33 articles served by 2 cases") for text in texts(page))


def test_all_rows_of_the_map_stand_without_scrolling(plan_desk: TestDesk) -> None:
    page = shown(plan_desk)
    assert page.chart.map.verticalScrollBar().maximum() == 0


def test_a_click_on_a_cell_goes_to_the_cases_of_that_article_and_state(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "1")
    click(page.chart.map, cell(page, "9", "drafting"))
    assert plan_desk.desk.navigator.here == Place("plan", plan=DEFAULT_PLAN, article="9", row="drafting")
    assert "Cases that serve this article: drafting" in texts(page)
    assert len(listed_cases(page)) == 2
    assert page.article.list is not None and page.article.list.hasFocus()


def test_a_cell_without_cases_says_so_and_all_states_can_be_shown_again(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "1")
    click(page.chart.map, cell(page, "9", "submitted"))
    assert "No case in this state serves it." in texts(page)
    assert listed_cases(page) == []
    press(page, "Show every state")
    assert len(listed_cases(page)) == 2


def test_enter_on_a_cell_leads_to_its_cases_and_enter_there_opens_one(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9")
    page.chart.map.setFocus()
    page.chart.map.setCurrentIndex(cell(page, "9", "drafting"))
    QTest.keyClick(page.chart.map, Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is page.article.list
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert plan_desk.went[-1].page == "editor"


def test_on_the_way_back_from_a_case_the_cases_of_the_cell_are_shown_again(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "1")
    click(page.chart.map, cell(page, "9", "drafting"))
    place = page.place()
    QTest.keyClick(page.tree, Qt.Key.Key_Home)
    page.show_place(place)
    plan_desk.settle()
    assert "Cases that serve this article: drafting" in texts(page)


# Search.


def test_typing_narrows_to_the_articles_whose_keywords_fit_and_opens_their_tasks(plan_desk: TestDesk) -> None:
    page = shown(plan_desk)
    QTest.keyClick(page, Qt.Key.Key_F, CONTROL)
    assert page.left.field.hasFocus()
    QTest.keyClicks(page.left.field, "remanufacturing")
    assert found_articles(page) == ["3"]
    top = page.tree.nodes.index_of("3")
    assert page.tree.isExpanded(top)
    assert page.tree.nodes.rowCount(top) == 1
    assert "1 article found" in texts(page)


def test_a_word_of_a_title_finds_the_article_with_all_its_tasks(plan_desk: TestDesk) -> None:
    tasks = plan_desk.workbench.planning.plan(DEFAULT_PLAN).article("2").tasks
    page = shown(plan_desk)
    QTest.keyClicks(page.left.field, "effective interaction between")
    assert found_articles(page) == ["2"]
    assert page.tree.nodes.rowCount(page.tree.nodes.index_of("2")) == len(tasks)


def test_a_word_in_the_other_language_finds_too(plan_desk: TestDesk) -> None:
    page = shown(plan_desk)
    page.left.field.setText("数字孪生")
    assert found_articles(page) == ["3", "6", "8"]


def test_clearing_the_search_brings_everything_back_and_keeps_the_article(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9")
    QTest.keyClicks(page.left.field, "remanufacturing")
    assert page.tree.current() == ("", "")
    QTest.keyClick(page.left.field, Qt.Key.Key_Escape)
    assert page.left.field.text() == ""
    assert len(found_articles(page)) == 33
    assert page.tree.current() == ("9", "")
    assert not page.tree.isExpanded(page.tree.nodes.index_of("3"))


def test_a_search_without_a_hit_says_how_to_see_all_again(plan_desk: TestDesk) -> None:
    page = shown(plan_desk)
    QTest.keyClicks(page.left.field, "xylophone")
    assert found_articles(page) == []
    assert "No article holds these words; Esc shows all." in texts(page)


def test_down_leaves_the_search_for_the_tree_and_up_at_the_top_returns(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9")
    page.left.enter_find()
    QTest.keyClicks(page.left.field, "remanufacturing")
    QTest.keyClick(page.left.field, Qt.Key.Key_Down)
    assert page.tree.hasFocus()
    assert page.tree.current() == ("3", "")
    QTest.keyClick(page.tree, Qt.Key.Key_Up)
    assert page.left.field.hasFocus()


def test_the_tree_keeps_the_rules_of_a_model_while_it_is_searched(plan_desk: TestDesk, qtbot: QtBot) -> None:
    page = shown(plan_desk)
    assert isinstance(page.tree.model(), PlanModel)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(page.tree.model(), mode)
    for words in ("standards", "remanufacturing", "xylophone", ""):
        page.left.field.setText(words)
    assert tester.model() is page.tree.model()


# Room, errors, languages.


def test_in_a_narrow_window_the_map_is_a_tab_and_a_cell_returns_to_the_article(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9", width=952)
    assert page.minimumSizeHint().width() <= 952
    assert not page.chart.map.isVisible()
    QTest.keyClick(page, Qt.Key.Key_F9)
    assert page.chart.map.isVisible()
    click(page.chart.map, cell(page, "9", "drafting"))
    assert not page.chart.map.isVisible()
    assert page.article.list is not None and page.article.list.hasFocus()


def test_a_plan_that_cant_be_read_is_said_and_can_be_tried_again(
    plan_desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object) -> None:
        raise NotReadable("The plan file is damaged.")

    plans = Planning.plans
    monkeypatch.setattr(Planning, "plans", refuse)
    page = shown(plan_desk)
    assert "The plan file is damaged." in texts(page)
    monkeypatch.setattr(Planning, "plans", plans)
    press(page, "Try again")
    plan_desk.settle()
    assert len(found_articles(page)) == 33


def test_in_chinese_the_states_are_chinese_words(plan_desk: TestDesk) -> None:
    use_language("zh")
    page = shown(plan_desk, "19")
    assert "第 19 条" in texts(page)
    assert "仅标题" in spoken(page, "13")
    assert [text for text in texts(page) if "text" in text or "Article" in text] == []
    assert page.header.findChildren(QLabel)[0].text() == "贯彻实施《国家标准化发展纲要》行动计划"


def test_states_that_are_left_out_of_the_map_for_want_of_room_are_told(plan_desk: TestDesk) -> None:
    page = shown(plan_desk)
    chart = page.chart.map
    hidden = [place for place in range(1, chart.map.columnCount()) if chart.isColumnHidden(place)]
    assert hidden
    assert page.chart.key.text().endswith("States without a case are left out where there is no room for them.")
    page.work._panes.setSizes([240, 320, 880])
    plan_desk.settle()
    assert not any(chart.isColumnHidden(place) for place in range(1, chart.map.columnCount()))
    assert "left out" not in page.chart.key.text()
