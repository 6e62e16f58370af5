"""What is left for hand-in only: the checks and F8 tell it where nothing else is found, and lead there."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.editors import CASE, opened
from tests.helpers.windows import TestDesk
from workbench.checks.model import Severity, Step
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice
from workbench.ui.pages.answers.page import AnswersPage

UNITS = [{"name": name, "role": "participant"} for name in ("研究院", "大学")]
TOLD = "Nothing to mend before hand-in. Left for hand-in: 2 warnings."
NOTHING = "Nothing was found. The rules are checked after every change."


def _leave_to_hand_in(desk: TestDesk) -> tuple[str, ...]:
    """Let two findings be left that count at hand-in only; return their sentences."""
    desk.workbench.drafting.set_value(CASE, "drafting_units", UNITS)
    assert [one for one in desk.workbench.checking.check(CASE).findings if one.counts] == []
    found = desk.workbench.checking.check(CASE, Step.HAND_IN).findings
    assert [one.severity for one in found] == [Severity.WARNING] * 2
    return tuple(one.message.here() for one in found)


def test_the_checks_tell_what_is_left_for_hand_in_and_lead_there(sample_desk: TestDesk) -> None:
    sentences = _leave_to_hand_in(sample_desk)
    tab = opened(sample_desk, "title_zh", tab="checks")._side._checks
    assert tab._none.text() == TOLD
    assert tab._later.isVisible() and all(words in tab._later.text() for words in sentences)
    QTest.mouseClick(tab._handin, Qt.MouseButton.LeftButton)
    assert sample_desk.went[-1] == Place("handin", case=CASE)


def test_for_one_field_only_what_is_left_there_is_told(sample_desk: TestDesk) -> None:
    _leave_to_hand_in(sample_desk)
    page = opened(sample_desk, "title_zh", tab="checks")
    tab = page._side._checks
    QTest.mouseClick(tab._which.button("field"), Qt.MouseButton.LeftButton)
    assert (tab._none.text(), tab._later.isVisible(), tab._handin.isVisible()) == (NOTHING, False, False)
    page._jump("drafting_units")
    assert tab._none.text() == TOLD and tab._handin.isVisible()


def test_where_only_waived_findings_are_listed_what_is_left_for_hand_in_is_told_too(
    sample_desk: TestDesk,
) -> None:
    sentences = _leave_to_hand_in(sample_desk)
    drafting, checking = sample_desk.workbench.drafting, sample_desk.workbench.checking
    drafting.set_value(CASE, "title_zh", "储能电站应急供电装置 技术要求。")
    (finding,) = checking.check(CASE).findings
    checking.waive(CASE, finding.rule, "Agreed with the committee")
    page = opened(sample_desk, "title_zh", tab="checks")
    tab = page._side._checks
    assert tab._none.isVisible() and tab._none.text() == TOLD
    assert all(words in tab._later.text() for words in sentences)
    assert tab._view.isVisible() and tab._view.model().rowCount() == 1
    assert tab._view.height() > tab._view.sizeHintForRow(0)
    QTest.mouseClick(tab._which.button("field"), Qt.MouseButton.LeftButton)
    assert tab._view.isVisible() and not tab._nothing.isVisible()
    QTest.mouseClick(tab._which.button("all"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(tab._handin, Qt.MouseButton.LeftButton)
    assert sample_desk.went[-1] == Place("handin", case=CASE)


def test_f8_tells_what_is_left_for_hand_in_and_leads_there(sample_desk: TestDesk) -> None:
    _leave_to_hand_in(sample_desk)
    notices: list[Notice] = []
    sample_desk.desk.notices.shown.connect(notices.append)
    page = opened(sample_desk, "title_zh")
    QTest.keyClick(page, Qt.Key.Key_F8)
    assert notices[-1].text == TOLD and notices[-1].sign == "info" and notices[-1].way is not None
    notices[-1].way.go()
    assert sample_desk.went[-1] == Place("handin", case=CASE)


def test_the_check_of_the_answers_tells_until_when_nothing_is_to_be_mended(sample_desk: TestDesk) -> None:
    _leave_to_hand_in(sample_desk)
    page = AnswersPage(sample_desk.desk)
    sample_desk.show(page, Place("answers", case=CASE))
    QTest.keyClick(page, Qt.Key.Key_F8)
    assert sample_desk.told[-1] == "Nothing was found that counts before hand-in."
