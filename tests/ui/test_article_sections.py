"""The window around articles: sections that come and sleep, suggestions dismissed, suspect links compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QPlainTextEdit, QWidget

from tests.helpers import editors
from tests.helpers.oldercases import older_case
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.formspec.upgrade import kept_apart
from workbench.ui.dialogs.carrying import CarryForwardDialog, KeptApartDialog
from workbench.ui.dialogs.linking import LinkChoice, LinkDialog
from workbench.ui.dialogs.reworded import RewordedDialog
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice
from workbench.ui.pages.answers.lines import Kind
from workbench.ui.pages.answers.page import AnswersPage
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.pages.handin.page import HandInPage

CASE = "2026-001"
NINE = ArticleRef(DEFAULT_PLAN, "9")
TEXT = "9. 实施碳达峰碳中和标准化提升工程。完善标准。\n10. 完善生态系统保护与修复标准体系。制定标准。\n"


def opened(desk: TestDesk, field: str = "", tab: str = "") -> EditorPage:
    """Open the editor on the first case."""
    return editors.opened(desk, field, tab=tab)


def button(widget: QWidget, name: str) -> QAbstractButton:
    """Return a button that can be seen, by its accessible name or its words."""
    found = [b for b in widget.findChildren(QAbstractButton) if b.isVisible()]
    return next(b for b in found if name in (b.accessibleName(), b.text().strip()))


def press(desk: TestDesk, widget: QWidget, name: str) -> None:
    """Press a button with the keyboard and wait for what it does."""
    item = button(widget, name)
    item.setFocus()
    QTest.keyClick(item, Qt.Key.Key_Space)
    desk.settle()
    desk.settle()


def texts(widget: QWidget) -> list[str]:
    """Return the labels that can be seen."""
    return [item.text() for item in widget.findChildren(QLabel) if item.isVisible()]


def sections(page: EditorPage) -> list[str]:
    """Return the sections in the list."""
    return [item.id for item in page._sections.view.sections.items]


def answers(monkeypatch: pytest.MonkeyPatch, dialog: type[QDialog], answer: object) -> list[tuple[object, ...]]:
    """Let a dialog give an answer at once; return what it was asked with."""
    asked: list[tuple[object, ...]] = []

    def ask(_class: type[QDialog], *words: object) -> object:
        asked.append(words)
        return answer

    monkeypatch.setattr(dialog, "ask", classmethod(ask))
    return asked


def test_linking_brings_the_section_and_its_answers_are_typed_and_stored(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_case(desk.workbench)
    page = opened(desk, "title_zh", "links")
    assert "article3" not in sections(page)
    three = ArticleRef(DEFAULT_PLAN, "3")
    answers(monkeypatch, LinkDialog, LinkChoice(three, "It serves.", LinkRole.MAIN, ""))
    notices: list[Notice] = []
    desk.desk.notices.shown.connect(notices.append)
    press(desk, page._side, "Link to an article…")
    assert sections(page)[-1] == "article3"
    way = notices[-1].way
    assert way is not None and way.label == "Answer its questions"
    assert notices[-1].label == "Undo"
    way.go()
    assert desk.went[-1] == Place("editor", case=CASE, field="article3_equipment")
    page.show_place(desk.went[-1])
    desk.settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, "Supply devices")
    QTest.keyClick(focused, Qt.Key.Key_Tab)
    desk.settle()
    desk.settle()
    assert desk.workbench.drafting.case(CASE).values["article3_equipment"] == "Supply devices"


def test_an_unlinked_section_sleeps_says_why_and_wakes_when_linked_again(
    sample_desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(sample_desk, "article9_effect", "links")
    row = page._form.row_of("article9_effect")
    assert row is not None
    press(sample_desk, page._side, "Remove Article 9")
    assert "article9" in sections(page)
    assert "Article 9 is no longer linked." in texts(page._form)
    writing = row.editor.text_widget()
    assert isinstance(writing, QPlainTextEdit)
    assert writing.isReadOnly()
    spoken = [item.spoken for item in page._sections.view.sections.items if item.id == "article9"]
    assert spoken == ["Article 9: carbon peak and neutrality, its article is no longer linked"]
    answers(monkeypatch, LinkDialog, LinkChoice(NINE, "It serves again.", LinkRole.MAIN, ""))
    press(sample_desk, page._form, "Link to article 9")
    assert "Article 9 is no longer linked." not in texts(page._form)
    assert not writing.isReadOnly()
    assert sample_desk.workbench.drafting.case(CASE).completeness == 1


def test_deleting_sleeping_answers_takes_the_section_away_until_undo(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "article9_effect", "links")
    press(sample_desk, page._side, "Remove Article 9")
    press(sample_desk, page._form, "Delete the answers to article 9")
    assert "article9" not in sections(page)
    assert page._form.section in sections(page)
    page._acts.turning.undo()
    sample_desk.settle()
    sample_desk.settle()
    assert "article9" in sections(page)


def test_a_suggestion_is_dismissed_and_asked_for_again(desk: TestDesk) -> None:
    new_case(desk.workbench, "工业园区温室气体排放核算 边界划分指南")
    page = opened(desk, "title_zh", "links")
    press(desk, page._side, "Dismiss the suggestion of article 9")
    assert "Link to article 9" not in {
        b.accessibleName() for b in page._side.findChildren(QAbstractButton) if b.isVisible()
    }
    press(desk, page._side, "Suggest 1 dismissed again")
    assert button(page._side, "Link to article 9").isVisible()


def test_a_link_to_be_confirmed_is_a_warning_before_hand_in_and_leads_to_the_links(
    sample_desk: TestDesk, tmp_path: Path
) -> None:
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    sample_desk.workbench.planning.import_text(tmp_path / "plan.txt", "auto", DEFAULT_PLAN)
    page = HandInPage(sample_desk.desk)
    sample_desk.show(page, Place("handin", case=CASE))
    sample_desk.settle()
    assert page.findings.verdict.text() == "No errors, but 1 warning: look at it before you hand in."
    listed = page.findings.list
    first = listed.visualRect(listed.model().index(1, 0)).center()
    QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert (sample_desk.went[-1].page, sample_desk.went[-1].field) == ("editor", "links")
    editor = opened(sample_desk, "links")
    assert button(editor._side, "Confirm… Article 9").isVisible()


def test_the_page_of_answers_says_once_that_a_link_is_to_be_confirmed(
    sample_desk: TestDesk, tmp_path: Path
) -> None:
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    sample_desk.workbench.planning.import_text(tmp_path / "plan.txt", "auto", DEFAULT_PLAN)
    page = AnswersPage(sample_desk.desk)
    sample_desk.show(page, Place("answers", case=CASE))
    sample_desk.settle()
    found = [line.text for line in page.view.answers.lines if line.kind is Kind.FINDING]
    assert [words for words in found if "has changed since" in words] == [
        "The text of article 9 has changed since it was linked; look at the change and confirm the link. (P25)"
    ]


def test_a_suspect_link_is_compared_and_confirmed(
    sample_desk: TestDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    sample_desk.workbench.planning.import_text(tmp_path / "plan.txt", "auto", DEFAULT_PLAN)
    page = opened(sample_desk, "title_zh", "links")
    asked = answers(monkeypatch, RewordedDialog, "confirm")
    press(sample_desk, page._side, "Confirm… Article 9")
    assert len(asked) == 1
    case = sample_desk.workbench.drafting.case(CASE)
    assert sample_desk.workbench.planning.suspect_links(case) == frozenset()
    assert sample_desk.told[-1] == "The link to article 9 holds."


def test_the_comparison_marks_and_tells_what_changed(sample_desk: TestDesk, tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    sample_desk.workbench.planning.import_text(tmp_path / "plan.txt", "auto", DEFAULT_PLAN)
    page = opened(sample_desk)
    dialog = RewordedDialog(page, "Title", sample_desk.workbench.planning.reworded(CASE, NINE))
    dialog.show()
    view = dialog.findChildren(QPlainTextEdit)[0]
    assert "removed: " in view.accessibleDescription()
    assert "added: " in view.accessibleDescription()
    press(sample_desk, dialog, "Change the link…")
    assert dialog.edits
    dialog.deleteLater()


def test_an_older_case_is_carried_forward_from_a_line_above_the_form(
    desk: TestDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    older_case(desk.workbench, fax="010-1234")
    page = opened(desk, "title_zh")
    assert "This case was made with an earlier version of its form." in texts(page)
    refused = answers(monkeypatch, CarryForwardDialog, False)
    press(desk, page, "Carry forward…")
    assert len(refused) == 1
    assert desk.workbench.drafting.case(CASE).form_version == 1
    answers(monkeypatch, CarryForwardDialog, True)
    press(desk, page, "Carry forward…")
    carried = desk.workbench.drafting.case(CASE)
    assert carried.form_version == desk.workbench.drafting.form(carried.form).version > 1
    assert "This case was made with an earlier version of its form." not in texts(page)
    answers(monkeypatch, KeptApartDialog, True)
    press(desk, page, "Show them…")
    assert kept_apart(desk.workbench.drafting.case(CASE).values) == {}


def test_the_report_names_fields_and_what_was_left_over(desk: TestDesk) -> None:
    older_case(desk.workbench, fax="010-1234")
    page = opened(desk, "title_zh")
    made = desk.workbench.drafting.carried_forward(CASE)
    assert made is not None
    assert page.state is not None
    dialog = CarryForwardDialog(page, page.state.form, made)
    (report,) = dialog.findChildren(QPlainTextEdit)
    assert report.toPlainText().splitlines() == [
        "Main changes and reasons is new and empty.",
        "Structure and technical differences is new and empty.",
        "Related standards is new and empty.",
        "Budget lines is new and empty.",
        "Stages is new and empty.",
        "List of attachments is new and empty.",
        "fax is no longer in the form; what stood there was kept apart.",
    ]
    kept = KeptApartDialog(page, made.kept_apart)
    (text,) = kept.findChildren(QPlainTextEdit)
    assert text.toPlainText() == "fax\n010-1234"
    dialog.deleteLater()
    kept.deleteLater()


def test_the_sample_has_a_section_for_each_article_it_serves(sample_desk: TestDesk) -> None:
    page = opened(sample_desk, "title_zh")
    assert sections(page)[-2:] == ["article3", "article9"]
