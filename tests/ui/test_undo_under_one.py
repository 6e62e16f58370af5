"""Undo and redo that take away the section one writes in: told, with a way back, and the focus in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.helpers.editors import CASE, opened, row
from tests.helpers.hands import focused, name_of
from tests.helpers.windows import TestDesk
from tests.helpers.workbenches import new_case
from workbench.app.workbench import Workbench
from workbench.domain.proposal import LinkRole
from workbench.domain.refs import DEFAULT_PLAN, ArticleRef
from workbench.ui.navigation import Place
from workbench.ui.notify import Notice
from workbench.ui.pages.editor.page import EditorPage
from workbench.ui.pages.editor.whereabouts import section_of

FIELD = "article3_equipment"
THREE = ArticleRef(DEFAULT_PLAN, "3")
_CONTROL = Qt.KeyboardModifier.ControlModifier


def press(desk: TestDesk, key: Qt.Key) -> None:
    """Press a key with Ctrl and wait for what it does."""
    QTest.keyClick(focused(), key, _CONTROL)
    rest(desk)


def rest(desk: TestDesk) -> None:
    """Wait until an act, what is read after it and what is told of it are through."""
    for _ in range(4):
        desk.settle()


def linked(desk: TestDesk) -> tuple[EditorPage, list[Notice]]:
    """Write in the section of an article, the linking of which is the last act."""
    new_case(desk.workbench)
    link(desk.workbench)
    page = opened(desk, FIELD)
    notices: list[Notice] = []
    desk.desk.notices.shown.connect(notices.append)
    assert focused() is row(page, FIELD).editor.entry()
    return page, notices


def link(workbench: Workbench) -> None:
    """Link the case to article 3."""
    workbench.planning.link(CASE, THREE, "It serves.", LinkRole.MAIN, "")


def unlinked_again(desk: TestDesk) -> tuple[EditorPage, list[Notice]]:
    """Write in a section that redo will take away."""
    new_case(desk.workbench)
    link(desk.workbench)
    desk.workbench.planning.unlink(CASE, THREE)
    desk.workbench.history.undo(CASE)
    page = opened(desk, FIELD)
    notices: list[Notice] = []
    desk.desk.notices.shown.connect(notices.append)
    return page, notices


@pytest.mark.parametrize(
    ("begun", "key", "told", "back"),
    [
        (linked, Qt.Key.Key_Z, "Undone: Link to article 3", "Redo"),
        (unlinked_again, Qt.Key.Key_Y, "Done again: Remove link to article 3", "Undo"),
    ],
)
def test_a_section_that_goes_is_told_and_the_focus_is_in_the_one_above(
    desk: TestDesk,
    begun: Callable[[TestDesk], tuple[EditorPage, list[Notice]]],
    key: Qt.Key,
    told: str,
    back: str,
) -> None:
    page, notices = begun(desk)
    names = [section.id for section in page._sections.view.sections.items]
    press(desk, key)
    assert page._form.section == names[names.index("article3") - 1]
    assert focused() is page._form._title
    assert name_of(focused()) == page._form._title.text()
    assert page._side._field == page._form.field
    (notice,) = notices
    assert (notice.text, notice.label) == (told, back)
    action = notice.action
    assert action is not None
    action()
    rest(desk)
    assert "article3" in [section.id for section in page._sections.view.sections.items]
    way = notices[-1].way
    assert way is not None
    assert way.label == "Show"
    way.go()
    rest(desk)
    assert focused() is row(page, FIELD).editor.entry()


def test_redo_by_keys_is_told_with_the_way_to_the_section(desk: TestDesk) -> None:
    page, notices = linked(desk)
    press(desk, Qt.Key.Key_Z)
    press(desk, Qt.Key.Key_Y)
    notice = notices[-1]
    assert (notice.text, notice.label) == ("Done again: Link to article 3", "Undo")
    assert notice.way is not None
    notice.way.go()
    assert page._form.section == "article3"


def test_deleted_answers_that_come_back_are_told_with_the_way_there(sample_desk: TestDesk) -> None:
    links = sample_desk.workbench.drafting.case(CASE).links
    nine = next(one.ref for one in links if one.ref.article == "9")
    sample_desk.workbench.planning.unlink(CASE, nine)
    sample_desk.workbench.drafting.delete_answers(CASE, "article9")
    page = opened(sample_desk, "purpose")
    press(sample_desk, Qt.Key.Key_Z)
    assert sample_desk.told[-1] == "Undone in another section: Delete the answers to article 9"
    assert page._form.section != "article9"


def test_the_focus_outside_the_form_stays_where_it_is(desk: TestDesk) -> None:
    page, notices = linked(desk)
    page._sections.view.setFocus()
    press(desk, Qt.Key.Key_Z)
    assert focused() is page._sections.view
    assert len(notices) == 1


def test_the_way_back_changes_no_other_case_that_is_open_by_then(desk: TestDesk) -> None:
    page, notices = linked(desk)
    other = new_case(desk.workbench, "Cold chains").ref
    desk.workbench.drafting.set_value(other, "purpose", "kept")
    desk.workbench.history.undo(other)
    press(desk, Qt.Key.Key_Z)
    again = notices[-1].action
    assert again is not None
    page.show_place(Place("editor", case=other))
    rest(desk)
    again()
    rest(desk)
    assert "purpose" not in desk.workbench.drafting.case(other).values
    assert desk.workbench.drafting.case(CASE).links


def test_the_way_back_of_a_redo_takes_back_no_later_act(desk: TestDesk) -> None:
    page, notices = unlinked_again(desk)
    press(desk, Qt.Key.Key_Y)
    again = notices[-1].action
    assert again is not None
    assert page.state is not None
    page._open_section(section_of(page.state, "purpose"))
    row(page, "purpose").editor.focus_cell()
    QTest.keyClicks(focused(), "typed since")
    again()
    rest(desk)
    assert desk.workbench.drafting.case(CASE).values["purpose"] == "typed since"
    assert [str(error) for error in desk.troubles] == [
        f"{CASE} was changed since, so only the later act can be undone."
    ]
