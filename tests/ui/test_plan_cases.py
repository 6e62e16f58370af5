"""Cases on the plan page: those that serve an article, linking one, doubtful links, the table file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers.planpages import (
    SAMPLE,
    SECOND,
    cell,
    click,
    listed_cases,
    press,
    shown,
    spoken,
    texts,
    two_cases,
)
from tests.helpers.windows import TestDesk
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice
from workbench.ui.pages.plan.choosing import CaseChoiceDialog

NINE = "9. 实施碳达峰碳中和标准化提升工程。完善核算标准。\n10. 完善生态系统保护与修复标准体系。制定标准。\n"


@pytest.fixture
def plan_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[TestDesk]:
    """Give a desk whose workspace holds two cases that serve articles 3 and 9."""
    made = TestDesk(qtbot, tmp_path, two_cases)
    yield made
    made.close()


def import_nine(desk: TestDesk, folder: Path) -> None:
    """Import another wording of articles 9 and 10, as another program would."""
    (folder / "nine.txt").write_text(NINE, encoding="utf-8")
    desk.workbench.planning.import_text(folder / "nine.txt", "auto", DEFAULT_PLAN)


# Cases.


def test_the_cases_that_serve_an_article_are_told_with_state_and_role(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9")
    assert sorted(listed_cases(page), key=lambda words: "核算" in words) == [
        f"{plan_desk.workbench.drafting.case(SAMPLE).title_en}, 2026-001, drafting, main purpose",
        "碳排放核算方法, 2026-002, drafting, main purpose",
    ]
    assert "supporting" in " ".join(line for line in listed_cases(shown(plan_desk, "3")) if SAMPLE in line)


def test_a_click_on_a_case_opens_it(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9")
    page.article.show_cases()
    assert page.article.list is not None
    row = next(place for place, words in enumerate(listed_cases(page)) if SECOND in words)
    click(page.article.list, page.article.list.model().index(row, 0))
    assert plan_desk.went == [Place("editor", case=SECOND)]


def test_enter_on_an_article_opens_its_first_case(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9")
    first = listed_cases(page)[0].split(", ")[1]
    QTest.keyClick(page.tree, Qt.Key.Key_Return)
    assert plan_desk.went == [Place("editor", case=first)]


def test_an_article_that_nobody_serves_says_how_to_link_one(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "4")
    assert "No case serves this article yet." in texts(page)
    QTest.keyClick(page.tree, Qt.Key.Key_Return)
    assert plan_desk.went == []


def test_a_link_to_a_wording_that_changed_is_marked_at_article_and_case(
    plan_desk: TestDesk, tmp_path: Path
) -> None:
    import_nine(plan_desk, tmp_path)
    page = shown(plan_desk, "9")
    assert spoken(page, "9").endswith("a link is to be confirmed")
    assert "confirmed" not in spoken(page, "3")
    marked = [words for words in listed_cases(page) if words.endswith("a link is to be confirmed")]
    assert [SAMPLE in words for words in marked] == [True]


def test_a_case_linked_elsewhere_appears_at_once(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "4")
    act = ArticleRef(DEFAULT_PLAN, "4")
    plan_desk.operations.change(page, lambda wb: wb.planning.link(SAMPLE, act, "服务业也用得上这类装置。"))
    plan_desk.settle()
    plan_desk.settle()
    assert [SAMPLE in words for words in listed_cases(page)] == [True]
    assert page.chart.map.map.data(cell(page, "4", "drafting")) == "1"


def test_a_change_elsewhere_leaves_the_focus_in_the_list_of_cases(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9")
    page.article.show_cases()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Down)
    plan_desk.operations.change(page, lambda wb: wb.drafting.set_value(SAMPLE, "remarks", "新的备注"))
    plan_desk.settle()
    plan_desk.settle()
    assert page.article.list is not None and page.article.list.hasFocus()
    assert page.article.list.currentIndex().row() == 1


def test_a_case_in_the_trash_serves_nothing(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9")
    plan_desk.operations.change(page, lambda wb: wb.drafting.trash(SAMPLE))
    plan_desk.settle()
    plan_desk.settle()
    assert [SECOND in words for words in listed_cases(page)] == [True]


# The table file.


def written_to(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    """Let the dialog that asks for the file answer this."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked, **_named: (answer, ""))


def test_the_exported_table_says_what_the_workspace_says(
    plan_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(plan_desk)
    target = tmp_path / "out" / "coverage.csv"
    target.parent.mkdir()
    written_to(monkeypatch, str(target))
    press(page, "Export table…")
    plan_desk.settle()
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    coverage = plan_desk.workbench.planning.coverage(DEFAULT_PLAN)
    assert [line["Article"] for line in lines] == [row.number for row in coverage.rows]
    for line, row in zip(lines, coverage.rows, strict=True):
        assert line["Title"] == row.title.here()
        assert (line["total"], line["drafting"]) == (str(len(row.cases)), str(len(row.cases)))
        assert (line["Tasks"], line["Tasks served"]) == (
            str(len(row.tasks)),
            str(len(row.tasks) - len(row.gaps)),
        )
        assert line["Cases"] == "; ".join(f"{case.ref} {case.title}" for case in row.cases)
    assert plan_desk.told == ["The table is written to coverage.csv"]
    assert plan_desk.desk.settings().folders["table"] == str(target.parent)


def test_a_title_that_looks_like_a_formula_is_only_text_in_the_table(
    plan_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = '1. =HYPERLINK("http://x"). Words.\n2. Second title. Words.\n'
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    plan_desk.workbench.planning.import_text(tmp_path / "plan.txt", "auto", "other", "Other plan")
    page = shown(plan_desk)
    page.show_place(Place("plan", plan="other"))
    plan_desk.settle()
    written_to(monkeypatch, str(tmp_path / "other"))
    press(page, "Export table…")
    plan_desk.settle()
    lines = list(csv.reader((tmp_path / "other.csv").read_text("utf-8-sig").splitlines()))
    assert lines[1][1].startswith("'=")


def test_a_table_that_cant_be_written_is_said_and_can_be_tried_again(
    plan_desk: TestDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown(plan_desk)
    target = tmp_path / "missing" / "coverage.csv"
    written_to(monkeypatch, str(target))
    press(page, "Export table…")
    plan_desk.settle()
    assert "coverage.csv can't be written." in texts(page)
    target.parent.mkdir()
    press(page, "Try again")
    plan_desk.settle()
    assert [path.name for path in target.parent.iterdir()] == ["coverage.csv"]


def test_no_file_chosen_writes_nothing(plan_desk: TestDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    page = shown(plan_desk)
    written_to(monkeypatch, "")
    press(page, "Export table…")
    plan_desk.settle()
    assert plan_desk.told == []
    assert not page.strip.isVisible()


# Linking.


def asked(desk: TestDesk) -> CaseChoiceDialog:
    """Return the dialog that asks for a case."""
    desk.settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CaseChoiceDialog)
    return dialog


def offered(dialog: CaseChoiceDialog) -> list[str]:
    """Return the titles of the cases that are offered."""
    return [str(dialog.cases.index(row).data()) for row in range(dialog.cases.rowCount())]


def test_l_links_a_case_to_the_article_with_a_reason(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "4")
    QTest.keyClick(page.tree, Qt.Key.Key_L)
    dialog = asked(plan_desk)
    QTest.keyClicks(dialog.finder, SAMPLE)
    QTest.keyClick(dialog.finder, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.reason, "Services need it too.")
    QTest.mouseClick(dialog.link_button, Qt.MouseButton.LeftButton)
    for _ in range(3):
        plan_desk.settle()
    link = next(link for link in plan_desk.workbench.drafting.case(SAMPLE).links if link.ref.article == "4")
    assert (link.reason, link.role) == ("Services need it too.", LinkRole.SUPPORTING)
    assert [SAMPLE in words for words in listed_cases(page)] == [True]
    assert plan_desk.told == [f"{SAMPLE} is linked to article 4."]


def test_l_on_a_task_links_to_the_task(plan_desk: TestDesk) -> None:
    task = plan_desk.workbench.planning.plan(DEFAULT_PLAN).article("9").tasks[1].id
    page = shown(plan_desk, f"9.{task}")
    QTest.keyClick(page.tree, Qt.Key.Key_L)
    dialog = asked(plan_desk)
    QTest.keyClicks(dialog.finder, SECOND)
    QTest.keyClick(dialog.finder, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.reason, "It serves the task.")
    QTest.mouseClick(dialog.link_button, Qt.MouseButton.LeftButton)
    plan_desk.settle()
    linked = {link.ref for link in plan_desk.workbench.drafting.case(SECOND).links}
    assert ArticleRef(DEFAULT_PLAN, "9", task) in linked


def test_l_in_the_map_asks_for_a_case_of_the_outlined_article(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "4")
    page.chart.map.setFocus()
    QTest.keyClick(page.chart.map, Qt.Key.Key_Down)
    QTest.keyClick(page.chart.map, Qt.Key.Key_L)
    assert any(text.startswith("Article 5\u2003") for text in texts(asked(plan_desk)))


def test_an_l_that_is_typed_into_the_search_is_a_letter(plan_desk: TestDesk) -> None:
    page = shown(plan_desk)
    page.left.enter_find()
    QTest.keyClicks(page.left.field, "lll")
    plan_desk.settle()
    assert page.left.field.text() == "lll"
    assert QApplication.activeModalWidget() is None


def test_a_case_that_is_linked_already_is_not_offered_again(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9")
    press(page, "Link a case…")
    assert offered(asked(plan_desk)) == ["碳排放核算方法"]


def test_linking_without_a_reason_says_what_is_missing_and_stores_nothing(plan_desk: TestDesk) -> None:
    before = plan_desk.workbench.planning.coverage(DEFAULT_PLAN)
    page = shown(plan_desk, "4")
    QTest.keyClick(page.tree, Qt.Key.Key_L)
    dialog = asked(plan_desk)
    QTest.mouseClick(dialog.link_button, Qt.MouseButton.LeftButton)
    assert "Say how the proposal serves the article." in texts(dialog)
    assert dialog.reason.hasFocus()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    plan_desk.settle()
    assert plan_desk.workbench.planning.coverage(DEFAULT_PLAN) == before


def test_linking_when_no_case_fits_the_words_says_that_one_has_to_be_chosen(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "4")
    QTest.keyClick(page.tree, Qt.Key.Key_L)
    dialog = asked(plan_desk)
    QTest.keyClicks(dialog.finder, "xylophone")
    assert offered(dialog) == []
    QTest.mouseClick(dialog.link_button, Qt.MouseButton.LeftButton)
    assert "Choose a case." in texts(dialog)


def test_a_new_link_is_taken_back_from_its_message(plan_desk: TestDesk) -> None:
    notices: list[Notice] = []
    plan_desk.desk.notices.shown.connect(notices.append)
    page = shown(plan_desk, "4")
    press(page, "Link a case…")
    dialog = asked(plan_desk)
    QTest.keyClicks(dialog.reason, "Services need it too.")
    QTest.mouseClick(dialog.link_button, Qt.MouseButton.LeftButton)
    plan_desk.settle()
    assert notices[-1].action is not None
    notices[-1].action()
    for _ in range(3):
        plan_desk.settle()
    assert listed_cases(page) == []


def test_without_any_case_linking_says_so(desk: TestDesk) -> None:
    page = shown(desk, "4")
    QTest.keyClick(page.tree, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert "There is no case that could be linked here." in texts(page)


# Linking with a quote.


def link_dialog(desk: TestDesk) -> CaseChoiceDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CaseChoiceDialog)
    return dialog


def test_a_quote_is_kept_with_the_link_and_one_that_stands_nowhere_is_asked_for_again(
    plan_desk: TestDesk, tmp_path: Path
) -> None:
    import_nine(plan_desk, tmp_path)
    page = shown(plan_desk, "10")
    page.link_case()
    plan_desk.settle()
    dialog = link_dialog(plan_desk)
    dialog.list.setCurrentIndex(dialog.cases.index(dialog.cases.place_of(SECOND)))
    dialog.reason.setPlainText("核算方法支持生态保护。")
    dialog.quote.setPlainText("不在原文中")
    press(dialog, "Link")
    plan_desk.settle()

    again = link_dialog(plan_desk)
    assert "does not stand in article 10" in again.missing.text()
    assert again.quote.hasFocus()
    assert (again.reason.toPlainText(), again.quote.toPlainText()) == ("核算方法支持生态保护。", "不在原文中")
    again.quote.setPlainText("制定标准")
    press(again, "Link")
    plan_desk.settle()
    link = next(x for x in plan_desk.workbench.drafting.case(SECOND).links if x.ref.article == "10")
    assert (link.reason, link.quote) == ("核算方法支持生态保护。", "制定标准")
    assert QApplication.activeModalWidget() is None


def test_tab_goes_from_the_tree_through_the_article_to_the_map(plan_desk: TestDesk) -> None:
    page = shown(plan_desk, "9")
    page.tree.setFocus()
    order = []
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        places = (page.tree, page.article, page.chart)
        order.append(
            next((n for n, one in enumerate(places) if one is focused or one.isAncestorOf(focused)), -1)
        )
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    inside = order[: order.index(2) + 1]
    assert inside == sorted(inside)
    assert 1 in inside
