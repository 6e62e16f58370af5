"""A new case that begins with an earlier one: chosen by keys and mouse, what comes along and what stays."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.dialogs import in_modal
from tests.helpers.windows import OpenWindow, TestDesk
from tests.helpers.workbenches import FORM, sample_case
from workbench.app.settings import change_settings
from workbench.domain.proposal import ProposalSummary
from workbench.kernel.i18n import use_language
from workbench.ui.dialogs.newcase import NewCaseDialog
from workbench.ui.navigation import Place
from workbench.ui.widgets.comingalong import Earlier, Sections

OTHER_FORM = "gb-z-guidance"
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """Give a window for dialogs to stand over."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


def dialog_for(qtbot: QtBot, desk: TestDesk, parent: QWidget) -> NewCaseDialog:
    """Show the dialog with the cases that there are."""

    def tell_rest(form: str, case: str, sections: Sections, answer: Callable[[tuple[str, ...]], None]) -> None:
        answer(desk.workbench.drafting.left_behind(form, case, sections))

    def look_for(number: str, title: str, answer: Callable[[list[ProposalSummary]], None]) -> None:
        workbench = desk.operations.workbench
        if workbench is not None:
            answer(workbench.drafting.cases_of_standard(number, title))

    drafting = desk.workbench.drafting
    earlier = Earlier(tuple(drafting.cases()), tell_rest)
    dialog = NewCaseDialog(parent, drafting.forms(), look_for=look_for, earlier=earlier)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def click_on_box(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    """Click where the box to tick stands."""
    box = dialog.earlier.wanted
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))


def test_by_keys_alone_a_case_begins_with_sections_of_an_earlier_one(qtbot: QtBot, tmp_path: Path) -> None:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    source = window.workbench.drafting.case("2026-001")

    def act(dialog: NewCaseDialog) -> None:
        def press(key: Qt.Key) -> None:
            qtbot.keyClick(dialog.focusWidget(), key)

        qtbot.keyClicks(dialog.title_editor, "Cells")
        press(Qt.Key.Key_Tab)
        assert dialog.focusWidget() is dialog.earlier.wanted
        assert not dialog.along.isVisible()
        press(Qt.Key.Key_Space)
        assert dialog.focusWidget() is dialog.earlier.case
        assert dialog.earlier.case.currentText().startswith("2026-001  ")
        assert dialog.along.isVisible()
        qtbot.keyClick(dialog.along.list, Qt.Key.Key_Space)
        press(Qt.Key.Key_Return)

    in_modal(
        NewCaseDialog, lambda: (qtbot.keyClick(window.window, Qt.Key.Key_N, _CONTROL), window.settle()), act
    )
    window.settle()
    window.settle()
    assert window.page.place().case == "2026-002"
    made = window.workbench.drafting.case("2026-002")
    first = window.workbench.drafting.form(FORM).sections[0]
    assert made.values["title_en"] == "Cells"
    assert made.values["purpose"] == source.values["purpose"]
    assert not {field.id for field in first.fields} & set(made.values) - {"title_en"}
    assert made.links == ()
    assert len(window.workbench.history.of_case("2026-002")) == 1
    window.close()


def test_by_mouse_the_case_and_what_another_form_has_no_place_for_are_seen(
    qtbot: QtBot, desk: TestDesk, parent: QWidget
) -> None:
    use_language("en")
    desk.workbench.drafting.create_sample(FORM)
    desk.workbench.drafting.create(FORM, "Nothing in it")
    dialog = dialog_for(qtbot, desk, parent)
    dialog.form_choice.setCurrentIndex(dialog.form_choice.findData(OTHER_FORM))
    click_on_box(qtbot, dialog)
    assert dialog.chosen().source == "2026-002"
    assert not dialog.rest.isVisible()
    dialog.earlier.case.setCurrentIndex(1)
    assert dialog.chosen().source == "2026-001"
    assert not dialog.rest.isVisible()  # all that stays behind says no more than no
    dialog.form_choice.setCurrentIndex(dialog.form_choice.findData("gb-mandatory"))
    assert dialog.rest.isVisible()
    assert dialog.rest.text().startswith("What this form has no place for stays behind: ")
    dialog.form_choice.setCurrentIndex(dialog.form_choice.findData(FORM))
    assert not dialog.rest.isVisible()
    click_on_box(qtbot, dialog)
    assert not dialog.along.isVisible()
    assert (dialog.chosen().source, dialog.chosen().sections) == ("", None)


def test_the_note_of_what_stays_behind_follows_the_sections_that_are_ticked(
    qtbot: QtBot, desk: TestDesk, parent: QWidget
) -> None:
    use_language("en")
    desk.workbench.drafting.create_sample(FORM)
    dialog = dialog_for(qtbot, desk, parent)
    dialog.form_choice.setCurrentIndex(dialog.form_choice.findData("gb-mandatory"))
    click_on_box(qtbot, dialog)
    assert "Competent department" in dialog.rest.text() and "Fast" not in dialog.rest.text()
    listed = dialog.along.list
    titles = [listed.item(row).text() for row in range(listed.count())]
    sections = desk.workbench.drafting.form("gb-mandatory").sections
    organisations = next(one.title.here() for one in sections if one.id == "organisations")
    listed.setCurrentRow(titles.index(organisations))
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert not dialog.rest.isVisible()
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert dialog.rest.isVisible() and "Competent department" in dialog.rest.text()


def test_without_an_earlier_case_it_says_why_it_cannot(qtbot: QtBot, desk: TestDesk, parent: QWidget) -> None:
    use_language("en")
    dialog = dialog_for(qtbot, desk, parent)
    reason = "There is no earlier case in this workspace yet."
    assert not dialog.earlier.wanted.isEnabled()
    assert dialog.earlier.wanted.accessibleDescription() == reason
    assert reason in [one.text() for one in dialog.earlier.findChildren(QLabel) if one.isVisible()]


def test_an_earlier_case_that_is_chosen_goes_before_one_of_the_standard_revised(
    qtbot: QtBot, desk: TestDesk, parent: QWidget
) -> None:
    desk.workbench.drafting.create(FORM, "电池", revises="GB/T 36276-2018")
    desk.workbench.drafting.create(FORM, "电芯")
    dialog = dialog_for(qtbot, desk, parent)
    qtbot.keyClicks(dialog.title_editor, "Cells")
    dialog.is_revision.click()
    qtbot.keyClicks(dialog.revision.number, "GB/T 36276-2023")
    qtbot.waitUntil(dialog.revision.source.isVisible)
    assert dialog.chosen().source == "2026-001"
    dialog.earlier.wanted.click()
    assert not dialog.revision.source.isVisible()
    assert (dialog.chosen().source, dialog.chosen().revises) == ("2026-002", "GB/T 36276-2023")


def test_a_copy_of_another_form_says_what_stays_behind(qtbot: QtBot, tmp_path: Path) -> None:
    change_settings(name="林一", first_start_done=True)
    window = OpenWindow(tmp_path, sample_case)
    page = window.go(Place("editor", case="2026-001", field="title_zh"))

    def act(dialog: NewCaseDialog) -> None:
        assert not dialog.earlier.isVisible()
        dialog.form_choice.setCurrentIndex(dialog.form_choice.findData("gb-mandatory"))
        qtbot.waitUntil(dialog.rest.isVisible)

    keys = _CONTROL | Qt.KeyboardModifier.ShiftModifier
    in_modal(NewCaseDialog, lambda: (qtbot.keyClick(page, Qt.Key.Key_D, keys), window.settle()), act)
    window.close()
